package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static workbook.lesson.Answers.notStarted;
import static workbook.lesson.Answers.passes;

import backprop.data.Examples;
import backprop.data.Labels;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import backprop.matrix.Value;
import backprop.train.EpochProgress;
import backprop.train.GradientDescent;
import backprop.train.Minibatches;
import backprop.train.Network;
import backprop.train.Training;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.lesson.Answers.Unwritten;

/** Each right prediction passes, also when it is computed in another way; and the right ones are the library's own. */
class RightPredictionsTest {
    @Test
    void predictions() {
        passes(Lesson1.bill(1134), Lesson1.bill((4 * 130 + 7 * 80) * 1.05), Lesson1.dearerOranges(73.5),
                Lesson1.dearerOranges(10 * 7 * 1.05),
                Lesson2.bothInputs(-7, -7.0), Lesson2.bothInputs(-7L, -7f), Lesson2.usedTwice(10),
                Lesson2.usedTwice(5 + 5.0),
                Lesson3.bothInputs(-28, 0), Lesson3.bothInputs(4 * -7.0, -0.0), Lesson3.onePieceMore(96),
                Lesson3.onePieceMore(1.2 * 80),
                Lesson4.priceTwice(4.4, 7.7, 12.1), Lesson4.priceTwice(4 * 1.1, 7 * 1.1, 11 * 1.1),
                Lesson5.shapeOfDW("3×2"), Lesson5.shapeOfDW(" 3 x 2"), Lesson5.lineAtFault(2), Lesson5.lineAtFault(2.0),
                Lesson9.threeScores(0.03, -0.0875, 0.0575),
                Lesson9.threeScores(0.12 / 4, (0.65 - 1) / 4, 0.23 / 4),
                Lesson11.steps(900), Lesson11.steps(20 * Math.ceil(1437 / 32.0)), Lesson11.honest(4),
                Lesson11.honest(4.0),
                Lesson12.numbers(165), Lesson12.numbers((2 + 1) * 20 + (20 + 1) * 5.0),
                Lesson13.usedThreeTimes(41, 35), Lesson13.usedThreeTimes(3 + 3 + 7 * 5.0, 35L));
        notStarted(Lesson1.bill(null), Lesson1.dearerOranges(null), Lesson2.bothInputs(null, null),
                Lesson2.bothInputs(-7, null), Lesson2.usedTwice(null),
                Lesson3.bothInputs(null, 0), Lesson3.onePieceMore(null), Lesson4.priceTwice(4.4, 7.7, null),
                Lesson5.shapeOfDW(null), Lesson5.lineAtFault(null),
                Lesson6.learningRate(null, null), Lesson6.learningRate(null, 1e-3),
                Lesson9.threeScores(null, null, null), Lesson9.threeScores(0.03, null, 0.0575),
                Lesson11.steps(null), Lesson11.honest(null), Lesson12.numbers(null),
                Lesson13.usedThreeTimes(null, null), Lesson13.usedThreeTimes(41, null));
    }

    @Test
    void learningRates() {
        passes(Lesson6.learningRate(4e-4, 1e-3), Lesson6.learningRate(5e-4, 2e-3), Lesson6.learningRate(2e-4, 8e-4));
    }

    @Test
    void theStepsAreThoseOfMinibatches() {
        AtomicInteger steps = new AtomicInteger();
        Network network = new Network(new MatMul(new Parameter("W", new DenseMatrix(1, 2))), new Unwritten() {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return x;
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                steps.incrementAndGet();
                return dy;
            }
        });
        Examples all = Examples.of(new DenseMatrix(1437, 1), Labels.oneHot(new int[1437], 2));
        new Minibatches(new Training(network, new SquaredError(), new GradientDescent(0.1)), 32, NumpyRandom.seed(0))
                .run(all, all, 20, EpochProgress.NONE);
        passes(Lesson11.steps(steps.get()));
    }

    @Test
    void theNumbersAreThoseOfANetwork() {
        Network network = new Network(new Affine(new Parameter("W1", new DenseMatrix(2, 20)),
                new Parameter("B1", new DenseMatrix(1, 20))), new Relu(),
                new Affine(new Parameter("W2", new DenseMatrix(20, 5)), new Parameter("B2", new DenseMatrix(1, 5))));
        passes(Lesson12.numbers(network.parameters().stream().map(Parameter::value)
                .mapToInt(v -> v.getRowDimension() * v.getColumnDimension()).sum()));
    }

    @Test
    void theErrorsAreThoseOfRealSlopes() {
        assertEquals(0.36, Lesson7.oneSidedError(0.4), 1e-12);
        assertEquals(0.16, Lesson7.centredError(0.4), 1e-12);
    }

    @Test
    void theGradientOfHIsTheEngines() {
        Parameter v = new Parameter("V", new DenseMatrix(new double[][] {{1, 5}, {-4, 3}}));
        Value h = Value.of("H", new DenseMatrix(new double[][] {{2, 1}}));
        Value y = h.plus(h).plus(h.times(v).apply(Relu::new));
        // squared error hands back twice the difference
        RealMatrix half = new DenseMatrix(new double[][] {{1.5, 3.5}});
        y.loss(SquaredError::new, y.value().subtract(half)).backward();
        passes(Lesson13.usedThreeTimes(h.gradient().getEntry(0, 0), h.gradient().getEntry(0, 1)));
    }
}
