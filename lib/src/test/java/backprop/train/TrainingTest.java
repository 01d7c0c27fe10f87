package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.SquaredError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference values: hand computation on {@code y = 2·w} with target 0. */
class TrainingTest extends OneWeight {
    @Test
    void aStepIsForwardLossBackwardDescent() {
        // y = 2·3, L = 36, dL/dw = 2·6·2 = 24, w = 3 − 0.1·24 = 0.6; then y = 1.2, L = 1.44, w = 0.6 − 0.1·4.8 = 0.12.
        assertArrayEquals(new double[] {36, 1.44}, training.run(x, t, 2, Progress.NONE).losses(), 1e-14);
        assertEquals(0.12, weight(), 1e-15);
    }

    @Test
    void progressIsToldAfterEveryStep() {
        List<String> told = new ArrayList<>();
        training.run(x, t, 3, (step, steps, loss) -> told.add(step + "/" + steps + " " + Math.round(100 * loss)));
        assertEquals(List.of("1/3 3600", "2/3 144", "3/3 6"), told);
    }

    @Test
    void dataIsNotChanged() {
        training.run(x, t, 3, Progress.NONE);
        assertEquals(createRealMatrix(new double[][] {{2}}), x);
        assertEquals(createRealMatrix(new double[][] {{0}}), t);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void thereMustBeAStep(int steps) {
        Errors.argument("Training.run: steps is " + steps + "; give 1 or more.",
                () -> training.run(x, t, steps, Progress.NONE));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY})
    void inputsAndTargetsMustBeFinite(double bad) {
        RealMatrix m = createRealMatrix(new double[][] {{bad}});
        String rest = " has " + bad + " at row 0, column 0 (counted from 0); replace that entry or leave its row out.";
        Errors.argument("Training.run: x" + rest, () -> training.run(m, t, 1, Progress.NONE));
        Errors.argument("Training.run: t" + rest, () -> training.run(x, m, 1, Progress.NONE));
        assertEquals(3, weight());
    }

    @Test
    void inputsAndTargetsMustFit() {
        Errors.argument("SquaredError.forward: t is 2×1 but y is 1×1; t needs 1 row and 1 column.",
                () -> training.run(x, createRealMatrix(2, 1), 1, Progress.NONE));
        Errors.argument("MatMul.forward: x is 1×2 but W is 1×1; x needs 1 column.",
                () -> training.run(createRealMatrix(1, 2), t, 1, Progress.NONE));
        assertEquals(3, weight());
    }

    @Test
    void nothingMayBeNull() {
        Errors.argument("Training.run: x is null; give it a matrix.", () -> training.run(null, t, 1, Progress.NONE));
        Errors.argument("Training.run: t is null; give it a matrix.", () -> training.run(x, null, 1, Progress.NONE));
        Errors.argument("Training.run: progress is null; give it Progress.NONE or Notebook.progress().",
                () -> training.run(x, t, 1, null));
        Errors.argument("Training: network is null; give it a Network.",
                () -> new Training(null, training.loss(), training.descent()));
        Errors.argument("Training: loss is null; give it a Loss.",
                () -> new Training(network, null, training.descent()));
        Errors.argument("Training: descent is null; give it a GradientDescent.",
                () -> new Training(network, training.loss(), null));
    }

    @Test
    void twoRunsAreOneLongRun() {
        double[] whole = training.run(x, t, 6, Progress.NONE).losses();
        w.set(createRealMatrix(new double[][] {{3}}));
        assertArrayEquals(Arrays.copyOf(whole, 2), training.run(x, t, 2, Progress.NONE).losses());
        assertArrayEquals(Arrays.copyOfRange(whole, 2, 6), training.run(x, t, 4, Progress.NONE).losses());
    }

    @Test
    void theSameSeedGivesTheSameBitsRunAfterRun() {
        double[] first = lossesOf200Steps();
        for (int run = 0; run < 5; run++) {
            assertArrayEquals(first, lossesOf200Steps());
        }
    }

    private static double[] lossesOf200Steps() {
        NumpyRandom numbers = NumpyRandom.seed(1);
        Network network = Network.twoLayer(numbers.randn(50, 33), numbers.randn(33, 7));
        return Golden.training(network, 1e-5).run(numbers.randn(21, 50), numbers.randn(21, 7), 200, Progress.NONE)
                .losses();
    }

    @Test
    void aRunIsItsStepsMadeByHand() {
        Network byHand = Golden.network();
        SquaredError loss = new SquaredError();
        double[] losses = new double[20];
        for (int step = 0; step < losses.length; step++) {
            losses[step] = loss.forward(byHand.forward(Golden.X), Golden.T);
            byHand.backward(loss.backward());
            new GradientDescent(Golden.RATE).step(byHand.parameters());
        }
        Network run = Golden.network();
        assertArrayEquals(losses, Golden.training(run, Golden.RATE).run(Golden.X, Golden.T, losses.length,
                Progress.NONE).losses());
        assertEquals(byHand.parameter("W1").value(), run.parameter("W1").value());
        assertEquals(byHand.parameter("W2").value(), run.parameter("W2").value());
    }

    @Test
    void aLongRunKeepsEveryLoss() {
        // y = 2w and dL/dw = 8w, so a step of rate 1e-4 multiplies y by 1 − 8e-4.
        double[] losses = Golden.training(network, 1e-4).run(x, t, 3000, Progress.NONE).losses();
        assertEquals(3000, losses.length);
        double y = 6;
        for (int step = 0; step < 3000; step++) {
            assertEquals(y * y, losses[step], 1e-11, "step " + step);
            y *= 1 - 8e-4;
        }
    }

    @Test
    void denseDataIsNotChangedEither() {
        DenseMatrix inputs = DenseMatrix.of(x);
        DenseMatrix targets = DenseMatrix.of(t);
        training.run(inputs, targets, 3, Progress.NONE);
        assertEquals(x, inputs);
        assertEquals(t, targets);
    }
}
