package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.check.GradientCheck;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import backprop.matrix.Value;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reference values: hand computation on {@code y = 2·w} with target 0; the run with learning rate 4e-6 of the issue.
 */
class TrainingTest {
    private final RealMatrix x = createRealMatrix(new double[][] {{2}});
    private final RealMatrix t = createRealMatrix(new double[][] {{0}});
    private final Parameter w = new Parameter("W", createRealMatrix(new double[][] {{3}}));
    private final Network network = new Network(new MatMul(w));
    private final Training training = new Training(network, new SquaredError(), new GradientDescent(0.1));

    private double weight() {
        return w.value().getEntry(0, 0);
    }

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

    @Test
    void theNetworkOfLesson06At4e6IsNoLongerFiniteWithinTenSteps() {
        Network lesson = Golden.network();
        DivergedException e = assertThrows(DivergedException.class,
                () -> Golden.training(lesson, 4e-6).run(Golden.X, Golden.T, 10, Progress.NONE));
        int step = e.log().steps();
        assertTrue(step < 10);
        assertTrue(e.getMessage().matches("Training\\.run: the loss is (NaN|Infinity) at step " + step
                + " with learning rate 4\\.0E-6: "
                + "the steps overshoot; try a smaller learning rate, say 4\\.0E-7\\.\nThe weights are as they were"
                + " before the run\\."),
                e.getMessage());
        assertEquals(Golden.W1, lesson.parameter("W1").value());
        assertEquals(Golden.W2, lesson.parameter("W2").value());
    }

    @Test
    void aDivergedRunKeepsTheFiniteLossesBeforeIt() {
        DivergedException e = assertThrows(DivergedException.class,
                () -> new Training(network, new SquaredError(), new GradientDescent(1e100))
                        .run(x, t, 9, Progress.NONE));
        assertEquals(2, e.log().steps());
        assertEquals(36, e.log().loss(0));
        assertEquals(3, weight());
    }

    @Test
    void progressThatThrowsLeavesTheWeights() {
        assertThrows(UnsupportedOperationException.class, () -> training.run(x, t, 3, (step, steps, loss) -> {
            if (step == 2) {
                throw new UnsupportedOperationException();
            }
        }));
        assertEquals(3, weight());
    }

    @Test
    void anInterruptEndsTheRunAndLeavesTheWeights() {
        CancellationException e = assertThrows(CancellationException.class,
                () -> training.run(x, t, 5, (step, steps, loss) -> {
            if (step == 2) {
                Thread.currentThread().interrupt();
            }
        }));
        assertEquals("Training.run: interrupted at step 2 of 5; the weights are as they were before the run.",
                e.getMessage());
        assertEquals(3, weight());
        assertFalse(Thread.currentThread().isInterrupted());
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
    void aStepAllocatesNothingWorthSpeakingOf() {
        // 200 steps after the first, given plain and dense data; a matrix of the first hidden layer alone has 50 kB.
        assertBelow1kB(Golden.network(), Golden.X, Golden.T);
        assertBelow1kB(Golden.network(), DenseMatrix.of(Golden.X), DenseMatrix.of(Golden.T));
    }

    @Test
    void aStepWithBiasesAllocatesNothingWorthSpeakingOf() {
        NumpyRandom numbers = NumpyRandom.seed(1);
        Network biased = new Network(new Affine(new Parameter("W1", numbers.randn(70, 50)),
                new Parameter("B1", numbers.randn(1, 50))), new Relu(),
                new Affine(new Parameter("W2", numbers.randn(50, 90)), new Parameter("B2", numbers.randn(1, 90))),
                new Relu(),
                new MatMul(new Parameter("W3", numbers.randn(90, 40))));
        assertBelow1kB(biased, numbers.randn(130, 70), numbers.randn(130, 40));
    }

    private static void assertBelow1kB(Network network, RealMatrix x, RealMatrix t) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long[] bytes = new long[202];
        new Training(network, new SquaredError(), new GradientDescent(1e-9)).run(x, t, 201, (step, steps, loss) ->
                bytes[step] = threads.getThreadAllocatedBytes(id));
        long perStep = (bytes[201] - bytes[1]) / 200;
        assertTrue(perStep < 1024, perStep + " bytes a step");
    }

    @Test
    void anEarlierResultGradientAndValueKeepTheirNumbersInARun() {
        RealMatrix y = network.forward(x);
        RealMatrix dx = network.backward(createRealMatrix(new double[][] {{5}}));
        RealMatrix gradient = w.gradient();
        RealMatrix value = w.value();
        training.run(x, t, 3, Progress.NONE);
        assertEquals(createRealMatrix(new double[][] {{6}}), y);
        assertEquals(createRealMatrix(new double[][] {{15}}), dx);
        assertEquals(createRealMatrix(new double[][] {{10}}), gradient);
        assertEquals(createRealMatrix(new double[][] {{3}}), value);
    }

    @Test
    void whatARunLeavesKeepsItsNumbersInTheNext() {
        training.run(x, t, 2, Progress.NONE);
        RealMatrix gradient = w.gradient();
        RealMatrix value = w.value();
        RealMatrix gradientThen = gradient.copy();
        RealMatrix valueThen = value.copy();
        training.run(x, t, 2, Progress.NONE);
        network.forward(x);
        network.backward(t);
        training.descent().step(network.parameters());
        assertEquals(gradientThen, gradient);
        assertEquals(valueThen, value);
    }

    @Test
    void afterARunEveryResultIsNewAgain() {
        training.run(x, t, 1, Progress.NONE);
        RealMatrix y = network.forward(x);
        RealMatrix dx = network.backward(x);
        RealMatrix gradient = w.gradient();
        RealMatrix value = w.value();
        training.descent().step(network.parameters());
        assertNotSame(value, w.value());
        assertNotSame(y, network.forward(x));
        assertNotSame(dx, network.backward(x));
        assertNotSame(gradient, w.gradient());
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
    void aFailedRunLeavesTheVerySameValuesAndResultsNewAgain() {
        DenseMatrix before = w.value();
        assertThrows(DivergedException.class, () -> new Training(network, new SquaredError(),
                new GradientDescent(1e100)).run(x, t, 9, Progress.NONE));
        assertSame(before, w.value());
        assertThrows(AssertionError.class, () -> training.run(x, t, 3, (step, steps, loss) -> {
            throw new AssertionError();
        }));
        assertSame(before, w.value());
        assertThrows(IllegalArgumentException.class, () -> training.run(createRealMatrix(1, 2), t, 3, Progress.NONE));
        assertSame(before, w.value());
        assertEquals(createRealMatrix(new double[][] {{3}}), before);
        assertNotSame(network.forward(x), network.forward(x));
        training.run(x, t, 1, Progress.NONE);
        assertEquals(createRealMatrix(new double[][] {{3}}), before);
    }

    @Test
    void aFailedRunBringsBackTheGradientToo() {
        network.forward(x);
        network.backward(createRealMatrix(new double[][] {{5}}));
        DenseMatrix before = w.gradient();
        assertThrows(DivergedException.class, () -> new Training(network, new SquaredError(),
                new GradientDescent(1e100)).run(x, t, 9, Progress.NONE));
        assertSame(before, w.gradient());
        assertEquals(createRealMatrix(new double[][] {{10}}), before);
    }

    @Test
    void aRunWithinARunIsRefusedAndBothPromisesHold() {
        DenseMatrix before = w.value();
        Errors.state("Training.run: W is in Training.run already; let that one end first.",
                () -> training.run(x, t, 5, (step, steps, loss) -> training.run(x, t, 1, Progress.NONE)));
        assertSame(before, w.value());
        assertEquals(3, weight());
        training.run(x, t, 2, Progress.NONE);
        assertEquals(0.12, weight(), 1e-15);
    }

    @Test
    void aGradientCheckWithinARunIsRefused() {
        Errors.state("GradientCheck: W is in Training.run already; let that one end first.",
                () -> training.run(x, t, 5, (step, steps, loss) -> GradientCheck.of(network, new SquaredError(), x,
                        t)));
        assertEquals(3, weight());
    }

    @Test
    void aRunThatIsRefusedBeforeItsFirstStepLeavesGraphsTheirWayBack() {
        Value graph = Value.of("X", x).times(w);
        assertThrows(IllegalArgumentException.class, () -> training.run(createRealMatrix(1, 2), t, 3, Progress.NONE));
        assertFalse(graph.outdated());
        assertThrows(DivergedException.class, () -> new Training(network, new SquaredError(),
                new GradientDescent(1e100)).run(x, t, 9, Progress.NONE));
        assertTrue(graph.outdated());
    }

    @Test
    void aWeightThatTheLastStepMakesInfiniteIsNoSuccess() {
        DenseMatrix before = w.value();
        DivergedException e = assertThrows(DivergedException.class,
                () -> new Training(network, new SquaredError(), new GradientDescent(1e308))
                        .run(x, t, 1, Progress.NONE));
        assertEquals("Training.run: W is no longer finite after the last step, step 1, with learning rate 1.0E308: the"
                + " steps overshoot; "
                + "try a smaller learning rate, say 1.0E307.\nThe weights are as they were before the run.",
                e.getMessage());
        assertArrayEquals(new double[] {36}, e.log().losses());
        assertSame(before, w.value());
    }

    @Test
    void aRunOfMoreStepsThanMemoryHoldsBegins() {
        assertThrows(UnsupportedOperationException.class,
                () -> training.run(x, t, Integer.MAX_VALUE, (step, steps, loss) -> {
            if (step == 3) {
                throw new UnsupportedOperationException();
            }
        }));
    }

    @Test
    void aLongRunKeepsEveryLoss() {
        // y = 2w and dL/dw = 8w, so a step of rate 1e-4 multiplies y by 1 − 8e-4.
        double[] losses = new Training(network, new SquaredError(), new GradientDescent(1e-4))
                .run(x, t, 3000, Progress.NONE).losses();
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

    @Test
    void anInfinityWithinTheNetworkIsSeenEvenBehindAZero() {
        // H = [1e200·1e200, 1e200·0] = [∞, 0], and ∞·0 is NaN: the zero weight may not hide it.
        Network overflowing = Network.twoLayer(createRealMatrix(new double[][] {{1e200, 0}}),
                createRealMatrix(new double[][] {{0}, {1}}));
        DivergedException e = assertThrows(DivergedException.class,
                () -> Golden.training(overflowing, 0.1).run(createRealMatrix(new double[][] {{1e200}}), t, 3,
                        Progress.NONE));
        assertTrue(e.getMessage().startsWith("Training.run: the loss is NaN at step 0"), e.getMessage());
    }

    @Test
    void aWeightThatIsNotFiniteIsRefusedBeforeTheFirstStep() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            w.set(createRealMatrix(new double[][] {{bad}}));
            assertEquals("Training.run: W has " + bad + " at row 0, column 0 (counted from 0); replace that entry or"
                    + " leave its row out.",
                    assertThrows(IllegalArgumentException.class, () -> training.run(x, t, 3, Progress.NONE))
                            .getMessage());
        }
    }

    @Test
    void aLossThatIsNotFiniteBeforeAnyStepIsNotTheLearningRatesFault() {
        RealMatrix huge = createRealMatrix(new double[][] {{1e200}});
        assertEquals("Training.run: the loss is Infinity at step 0 with learning rate " + training.descent()
                .learningRate()
                + ": no step was made yet, so x, t or the weights hold numbers too large; scale them down."
                + "\nThe weights are as they were before the run.",
                assertThrows(DivergedException.class, () -> training.run(huge, t, 3, Progress.NONE)).getMessage());
    }
}
