package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createColumnRealMatrix;
import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.data.Examples;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Loss;
import backprop.matrix.Layer;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reference values: hand computation on {@code y = w·x} with targets 0, so that {@code L = w²·Σx²} and {@code dw =
 * 2·w·Σx²}; NumPy 2.4.6, after whose {@code np.random.seed(0)} two permutations of 3 are 2 1 0 and 2 0 1.
 */
class MinibatchesTest {
    private final Examples three = Examples.of(createColumnRealMatrix(new double[] {1, 2, 3}), createRealMatrix(3, 1));
    private final Examples one = Examples.of(createColumnRealMatrix(new double[] {10}), createRealMatrix(1, 1));
    private final Parameter w = new Parameter("W", createRealMatrix(new double[][] {{1}}));
    private final Network network = new Network(new MatMul(w));
    private final Training training = new Training(network, new SquaredError(), new GradientDescent(0.01));

    private Minibatches batches(int size) {
        return new Minibatches(training, size, NumpyRandom.seed(0));
    }

    private double weight() {
        return w.value().getEntry(0, 0);
    }

    @Test
    void anEpochIsAStepForEachBatchTheLastOfWhatIsLeft() {
        // x = 3 and 2: L = 13, w = 1 − 0.01·2·13 = 0.74; x = 1: L = 0.74², w = 0.74 − 0.01·2·0.74 = 0.7252.
        EpochLog log = batches(2).run(three, one, 1, EpochProgress.NONE);
        assertArrayEquals(new double[] {13, 0.5476}, log.steps().losses(), 1e-15);
        assertEquals(0.7252, weight(), 1e-15);
    }

    @Test
    void eachEpochHasItsOwnOrder() {
        // First 3, 2, 1; then 3, 1, 2: w = 0.82, 0.7544, 0.739312; then the losses tell which x came.
        double[] losses = batches(1).run(three, one, 2, EpochProgress.NONE).steps().losses();
        double w = 1;
        int i = 0;
        for (double x : new double[] {3, 2, 1, 3, 1, 2}) {
            assertEquals(w * w * x * x, losses[i++], 1e-14);
            w -= 0.01 * 2 * w * x * x;
        }
        assertEquals(6, losses.length);
    }

    @Test
    void theNetworkIsMeasuredOverAllExamplesBeforeAndAfterEachEpoch() {
        EpochLog log = batches(3).run(three, one, 2, EpochProgress.NONE);
        // w = 1, then 1 − 0.01·2·14 = 0.72, then 0.72².
        double[] weights = {1, 0.72, 0.5184};
        assertEquals(3, log.epochs().size());
        for (int epoch = 0; epoch < 3; epoch++) {
            EpochLog.Epoch seen = log.epochs().get(epoch);
            assertEquals(epoch, seen.number());
            assertEquals(14 * weights[epoch] * weights[epoch], seen.loss(), 1e-14);
            assertEquals(100 * weights[epoch] * weights[epoch], seen.heldOutLoss(), 1e-13);
        }
        assertEquals(2, log.last().number());
    }

    @Test
    void accuracyIsThatOfTheEpoch() {
        // Scores [x, −x]: right for class 0 where x is above 0. Of the training examples that is one of three, of the
        // held-out both.
        Network signs = new Network(new MatMul(new Parameter("W", createRealMatrix(new double[][] {{1, -1}}))));
        Examples some = Examples.of(createColumnRealMatrix(new double[] {1, 2, 3}),
                createRealMatrix(new double[][] {{0, 1}, {1, 0}, {0, 1}}));
        Examples held = Examples.of(createColumnRealMatrix(new double[] {4, -5}),
                createRealMatrix(new double[][] {{1, 0}, {0, 1}}));
        EpochLog log = new Minibatches(new Training(signs, new SquaredError(), new GradientDescent(1e-9)), 2,
                NumpyRandom.seed(0))
                .run(some, held, 1, EpochProgress.NONE);
        for (EpochLog.Epoch epoch : log.epochs()) {
            assertEquals(1 / 3.0, epoch.accuracy());
            assertEquals(1, epoch.heldOutAccuracy());
        }
    }

    @Test
    void heldOutExamplesTeachNothing() {
        batches(2).run(three, one, 3, EpochProgress.NONE);
        double learnt = weight();
        w.set(createRealMatrix(new double[][] {{1}}));
        batches(2)
                .run(three, Examples.of(createRealMatrix(new double[][] {{7}}),
                createRealMatrix(new double[][] {{-7}})), 3, EpochProgress.NONE);
        assertEquals(learnt, weight());
    }

    @Test
    void progressIsToldBeforeAndAfterEachEpoch() {
        List<String> told = new ArrayList<>();
        batches(2).run(three, one, 2, (log, epochs) -> told.add(log.last().number() + "/" + epochs + " " + log.steps()
                .steps()));
        assertEquals(List.of("0/2 0", "1/2 2", "2/2 4"), told);
    }

    @Test
    void aLogGivenToProgressStaysAsItIs() {
        List<EpochLog> logs = new ArrayList<>();
        batches(2).run(three, one, 2, (log, epochs) -> logs.add(log));
        assertEquals(List.of(1, 2, 3), logs.stream().map(log -> log.epochs().size()).toList());
        assertThrows(UnsupportedOperationException.class, () -> logs.get(0).epochs().clear());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 7, 10})
    void aRunIsItsStepsMadeByHandAlsoWhereTheLastBatchIsSmaller(int size) {
        NumpyRandom numbers = NumpyRandom.seed(3);
        Examples examples = Examples.of(numbers.randn(10, 5), numbers.randn(10, 3));
        Examples held = Examples.of(numbers.randn(6, 5), numbers.randn(6, 3));
        RealMatrix w1 = numbers.randn(5, 8);
        RealMatrix b1 = numbers.randn(1, 8);
        RealMatrix w2 = numbers.randn(8, 3);
        Network byHand = network(w1, b1, w2);
        SquaredError loss = new SquaredError();
        List<Double> losses = new ArrayList<>();
        NumpyRandom order = NumpyRandom.seed(4);
        for (int epoch = 0; epoch < 5; epoch++) {
            int[] all = order.permutation(10);
            for (int from = 0; from < 10; from += size) {
                Examples batch = examples.rows(Arrays.copyOfRange(all, from, Math.min(10, from + size)));
                losses.add(loss.forward(byHand.forward(batch.x()), batch.t()));
                byHand.backward(loss.backward());
                new GradientDescent(0.003).step(byHand.parameters());
            }
        }
        Network run = network(w1, b1, w2);
        EpochLog log = new Minibatches(new Training(run, new SquaredError(), new GradientDescent(0.003)), size,
                NumpyRandom.seed(4))
                .run(examples, held, 5, EpochProgress.NONE);
        assertArrayEquals(losses.stream().mapToDouble(l -> l).toArray(), log.steps().losses());
        for (String name : List.of("W1", "B1", "W2")) {
            assertEquals(byHand.parameter(name).value(), run.parameter(name).value());
        }
        assertEquals(loss.forward(byHand.forward(held.x()), held.t()), log.last().heldOutLoss());
    }

    @Test
    void theStepsShareOneRoomThatIsNotTheExamples() {
        Examples five = Examples.of(createColumnRealMatrix(new double[] {1, 2, 3, 4, 5}), createRealMatrix(5, 1));
        Seen seen = new Seen();
        Network watched = new Network(seen, new MatMul(w));
        new Minibatches(new Training(watched, new SquaredError(), new GradientDescent(1e-3)), 2, NumpyRandom.seed(0))
                .run(five, one, 1, EpochProgress.NONE);
        List<RealMatrix> steps = seen.inputs.stream().filter(x -> x != five.x() && x != one.x()).toList();
        assertEquals(List.of(2, 2, 1), steps.stream().map(RealMatrix::getRowDimension).toList());
        assertSame(steps.get(0), steps.get(1));
        assertEquals(createColumnRealMatrix(new double[] {1, 2, 3, 4, 5}), five.x());
    }

    /** Hands on what it is given, and keeps it. */
    private static final class Seen implements Layer {
        private final List<RealMatrix> inputs = new ArrayList<>();

        @Override
        public RealMatrix forward(RealMatrix x) {
            inputs.add(x);
            return x;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return dy;
        }

        @Override
        public String formula(String x) {
            return x;
        }
    }

    private static Network network(RealMatrix w1, RealMatrix b1, RealMatrix w2) {
        return new Network(new Affine(new Parameter("W1", w1), new Parameter("B1", b1)), new Relu(),
                new MatMul(new Parameter("W2", w2)));
    }

    @Test
    void theSameSeedGivesTheSameRun() {
        double[] first = batches(2).run(three, one, 5, EpochProgress.NONE).steps().losses();
        w.set(createRealMatrix(new double[][] {{1}}));
        assertArrayEquals(first, batches(2).run(three, one, 5, EpochProgress.NONE).steps().losses());
        w.set(createRealMatrix(new double[][] {{1}}));
        assertNotEquals(first[0], new Minibatches(training, 2, NumpyRandom.seed(1))
                .run(three, one, 5, EpochProgress.NONE).steps().losses()[0]);
    }

    @Test
    void twoRunsAreOneLongRun() {
        double[] whole = batches(2).run(three, one, 5, EpochProgress.NONE).steps().losses();
        w.set(createRealMatrix(new double[][] {{1}}));
        Minibatches again = batches(2);
        assertArrayEquals(Arrays.copyOf(whole, 4), again.run(three, one, 2, EpochProgress.NONE).steps().losses());
        assertArrayEquals(Arrays.copyOfRange(whole, 4, 10), again.run(three, one, 3, EpochProgress.NONE).steps()
                .losses());
    }

    @Test
    void aRunThatDivergesSaysSoAndLeavesTheWeights() {
        DenseMatrix before = w.value();
        Minibatches wild = new Minibatches(new Training(network, new SquaredError(), new GradientDescent(1e100)), 2,
                NumpyRandom.seed(0));
        DivergedException e = assertThrows(DivergedException.class, () -> wild.run(three, one, 9, EpochProgress.NONE));
        assertEquals("Minibatches.run: the loss is Infinity at step 2 with learning rate 1.0E100: the steps overshoot; "
                + "try a smaller learning rate, say 1.0E99.\nThe weights are as they were before the run.",
                e.getMessage());
        assertEquals(2, e.log().steps());
        assertSame(before, w.value());
        assertEquals(1, weight());
    }

    @Test
    void aWeightThatTheLastStepMakesInfiniteIsSeenThoughReluHidesItFromTheLoss() {
        Network hidden = new Network(new MatMul(w), new Relu());
        Minibatches wild = new Minibatches(new Training(hidden, new SquaredError(), new GradientDescent(1e308)), 3,
                NumpyRandom.seed(0));
        String message = assertThrows(DivergedException.class, () -> wild.run(three, one, 1, EpochProgress.NONE))
                .getMessage();
        assertTrue(message.startsWith("Minibatches.run: W is no longer finite after the last step, step 1, with"
                + " learning rate 1.0E308: "), message);
        assertEquals(1, weight());
    }

    @Test
    void moreStepsThanALogCanHoldAreRefused() {
        Errors.argument("Minibatches.run: 2147483647 epochs of 2 steps are more steps than a log can hold; give at most"
                + " 1073741823 epochs.",
                () -> batches(2).run(three, one, Integer.MAX_VALUE, EpochProgress.NONE));
    }

    @Test
    void aRunWithinARunIsRefused() {
        Errors.state("Minibatches.run: W is in use by Minibatches.run already; let that one end first.",
                () -> batches(2)
                        .run(three, one, 5, (log, epochs) -> batches(2).run(three, one, 1, EpochProgress.NONE)));
        assertEquals(1, weight());
    }

    @Test
    void aHeldOutLossThatIsNotFiniteIsSeenToo() {
        Examples huge = Examples.of(createRealMatrix(new double[][] {{1e200}}), createRealMatrix(1, 1));
        assertTrue(assertThrows(DivergedException.class, () -> batches(2).run(three, huge, 1, EpochProgress.NONE))
                .getMessage()
                .startsWith("Minibatches.run: the loss is Infinity at step 0 with learning rate 0.01: no step"
                + " has been made yet"));
    }

    @Test
    void anInterruptEndsTheRunAndLeavesTheWeights() {
        CancellationException e = assertThrows(CancellationException.class, () -> batches(2)
                .run(three, one, 5, (log, epochs) -> {
            if (log.last().number() == 2) {
                Thread.currentThread().interrupt();
            }
        }));
        assertEquals("Minibatches.run: interrupted at step 4 of 10; the weights are as they were before the run.",
                e.getMessage());
        assertEquals(1, weight());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @Test
    void anInterruptEndsItAlsoWhileItMeasures() {
        List<Integer> measured = new ArrayList<>();
        Loss spy = new Loss() {
            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                measured.add(y.getRowDimension());
                Thread.currentThread().interrupt();
                return 0;
            }

            @Override
            public RealMatrix backward() {
                return null;
            }
        };
        assertEquals("Minibatches.run: interrupted at step 0 of 2; the weights are as they were before the run.",
                assertThrows(CancellationException.class, () -> new Minibatches(new Training(network, spy,
                        training.descent()), 2, NumpyRandom.seed(0)).run(three, one, 1, EpochProgress.NONE))
                        .getMessage());
        assertEquals(List.of(3), measured);
    }

    @Test
    void progressThatThrowsLeavesTheWeightsAndResultsNewAgain() {
        DenseMatrix before = w.value();
        assertThrows(AssertionError.class, () -> batches(2).run(three, one, 3, (log, epochs) -> {
            if (log.last().number() == 2) {
                throw new AssertionError();
            }
        }));
        assertSame(before, w.value());
        assertEquals(1, weight());
        assertNotSame(network.forward(three.x()), network.forward(three.x()));
    }

    @Test
    void dataAndEarlierResultsKeepTheirNumbers() {
        RealMatrix y = network.forward(three.x());
        batches(2).run(three, one, 3, EpochProgress.NONE);
        assertEquals(createColumnRealMatrix(new double[] {1, 2, 3}), y);
        assertEquals(createColumnRealMatrix(new double[] {1, 2, 3}), three.x());
        assertEquals(createRealMatrix(3, 1), three.t());
        assertEquals(createRealMatrix(new double[][] {{10}}), one.x());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void aBatchNeedsAnExampleAndARunAnEpoch(int none) {
        Errors.argument("Minibatches: size is " + none + ", so a step would see no example; give 1 or"
                + " more, say 32.", () -> batches(none));
        Errors.argument("Minibatches.run: epochs is " + none + "; give 1 or more.", () -> batches(1)
                .run(three, one, none, EpochProgress.NONE));
    }

    @Test
    void aBatchCanBeNoLargerThanAllExamples() {
        Errors.argument("Minibatches.run: a minibatch has 4 examples but there are only 3; make Minibatches of a size"
                + " from 1 to 3.",
                () -> batches(4).run(three, one, 1, EpochProgress.NONE));
        assertEquals(1, batches(3).run(three, one, 1, EpochProgress.NONE).steps().steps());
    }

    @Test
    void heldOutExamplesMustBeOfTheSameKind() {
        Examples wide = Examples.of(createRealMatrix(2, 2), createRealMatrix(2, 1));
        Examples twoTargets = Examples.of(createRealMatrix(2, 1), createRealMatrix(2, 2));
        Errors.argument("Minibatches.run: the held-out x is 2×2 but the training x is 3×1; give both the same number"
                + " of columns.",
                () -> batches(1).run(three, wide, 1, EpochProgress.NONE));
        Errors.argument("Minibatches.run: the held-out t is 2×2 but the training t is 3×1; give both the same"
                + " number of columns.",
                () -> batches(1).run(three, twoTargets, 1, EpochProgress.NONE));
        Errors.argument("MatMul.forward: x is 2×2 but W is 1×1; x needs 1 column.", () -> batches(1)
                .run(wide, wide, 1, EpochProgress.NONE));
        assertEquals(1, weight());
    }

    @Test
    void aWeightThatIsNotFiniteIsRefusedBeforeTheFirstStep() {
        w.set(createRealMatrix(new double[][] {{Double.NaN}}));
        Errors.argument("Minibatches.run: W has NaN at row 0, column 0 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> batches(1).run(three, one, 1, EpochProgress.NONE));
    }

    @Test
    void nothingMayBeNull() {
        Errors.argument("Minibatches: training is null; give it a Training.",
                () -> new Minibatches(null, 1, NumpyRandom.seed(0)));
        Errors.argument("Minibatches: random is null; give it NumpyRandom.seed(0).",
                () -> new Minibatches(training, 1, null));
        Errors.argument("Minibatches.run: examples is null; give it Examples.", () -> batches(1)
                .run(null, one, 1, EpochProgress.NONE));
        Errors.argument("Minibatches.run: heldOut is null; give it Examples.", () -> batches(1)
                .run(three, null, 1, EpochProgress.NONE));
        Errors.argument("Minibatches.run: progress is null; give it EpochProgress.NONE or Notebook.epochs().",
                () -> batches(1).run(three, one, 1, null));
    }
}
