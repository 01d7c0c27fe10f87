package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createColumnRealMatrix;
import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.data.Examples;
import backprop.data.Labels;
import backprop.data.NumpyRandom;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import backprop.train.EpochLog;
import backprop.train.EpochProgress;
import backprop.train.GradientDescent;
import backprop.train.Minibatches;
import backprop.train.Network;
import backprop.train.Training;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Reference values: hand computation on {@code y = w·x} with x = 1, target 0 and w = 1, which a rate of 0.25 halves
 * each epoch; held out x = 2.
 */
class EpochPlotTest {
    private final EpochLog log =
            new Minibatches(
            new Training(new Network(new MatMul(new Parameter("W", createRealMatrix(new double[][] {{1}})))),
            new SquaredError(), new GradientDescent(0.25)), 1, NumpyRandom.seed(0))
                    .run(one(1), one(2), 5, EpochProgress.NONE);

    private static Examples one(double x) {
        return Examples.of(createRealMatrix(new double[][] {{x}}), createRealMatrix(1, 1));
    }

    private static Map<?, ?> trace(Picture picture, int i) {
        return (Map<?, ?>) ((List<?>) ((Map<?, ?>) picture.plotly()).get("data")).get(i);
    }

    @Test
    void lossesOfBothPartsToThreeDigits() {
        Picture picture = EpochPlot.loss(log);
        assertEquals(List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0), trace(picture, 0).get("x"));
        assertEquals(List.of(1.0, 0.25, 0.0625, 0.0156, 0.00391, 9.77E-4), trace(picture, 0).get("y"));
        assertEquals(List.of(4.0, 1.0, 0.25, 0.0625, 0.0156, 0.00391), trace(picture, 1).get("y"));
        assertEquals(List.of("training", "held out"),
                List.of(trace(picture, 0).get("name"), trace(picture, 1).get("name")));
        assertEquals("Loss after each epoch. After epoch 5: loss 0.001 and 100.0 % right on the training examples, "
                + "loss 0.004 and 100.0 % right on the held-out ones.", picture.text());
    }

    @Test
    void accuraciesOfBothPartsInPerCent() {
        Examples some = Examples.of(createColumnRealMatrix(new double[] {1, -2, 3}),
                Labels.oneHot(new int[] {0, 0, 0}, 2));
        Examples held = Examples.of(createColumnRealMatrix(new double[] {-4}), Labels.oneHot(new int[] {0}, 2));
        Network signs = new Network(new MatMul(new Parameter("W", createRealMatrix(new double[][] {{1, -1}}))));
        Picture picture =
                EpochPlot.accuracy(new Minibatches(new Training(signs, new SquaredError(), new GradientDescent(1e-9)),
                3, NumpyRandom.seed(0))
                .run(some, held, 1, EpochProgress.NONE));
        assertEquals(List.of(66.667, 66.667), trace(picture, 0).get("y"));
        assertEquals(List.of(0.0, 0.0), trace(picture, 1).get("y"));
        assertTrue(new Drawing(picture).all("text").map(Element::getTextContent).toList()
                .containsAll(List.of("epoch", "accuracy (%)", "training", "held out")));
    }

    @Test
    void whatIsNotANumberLeavesAGap() {
        EpochLog holes = new EpochLog(log.steps(),
                List.of(new EpochLog.Epoch(0, 1, 0, 4, 0), new EpochLog.Epoch(1, Double.NaN, 0, 1, 0)));
        assertEquals(java.util.Arrays.asList(1.0, null), trace(EpochPlot.loss(holes), 0).get("y"));
    }

    @Test
    void aLogMustBeGiven() {
        Errors.argument("EpochPlot: log is null; give it an EpochLog.", () -> EpochPlot.loss(null));
        Errors.argument("EpochPlot: log is null; give it an EpochLog.", () -> EpochPlot.accuracy(null));
    }
}
