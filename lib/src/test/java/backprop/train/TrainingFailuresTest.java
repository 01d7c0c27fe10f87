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
import backprop.matrix.DenseMatrix;
import backprop.matrix.SquaredError;
import backprop.matrix.Value;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Runs that come to no good end: each says why, and leaves everything as it was. */
class TrainingFailuresTest extends OneWeight {
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
                () -> Golden.training(network, 1e100).run(x, t, 9, Progress.NONE));
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

    @Test
    void aFailedRunLeavesTheVerySameValuesAndResultsNewAgain() {
        DenseMatrix before = w.value();
        assertThrows(DivergedException.class, () -> Golden.training(network, 1e100).run(x, t, 9, Progress.NONE));
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
        assertThrows(DivergedException.class, () -> Golden.training(network, 1e100).run(x, t, 9, Progress.NONE));
        assertSame(before, w.gradient());
        assertEquals(createRealMatrix(new double[][] {{10}}), before);
    }

    @Test
    void aRunWithinARunIsRefusedAndBothPromisesHold() {
        DenseMatrix before = w.value();
        Errors.state("Training.run: W is in use by Training.run already; let that one end first.",
                () -> training.run(x, t, 5, (step, steps, loss) -> training.run(x, t, 1, Progress.NONE)));
        assertSame(before, w.value());
        assertEquals(3, weight());
        training.run(x, t, 2, Progress.NONE);
        assertEquals(0.12, weight(), 1e-15);
    }

    @Test
    void aGradientCheckWithinARunIsRefused() {
        Errors.state("GradientCheck: W is in use by Training.run already; let that one end first.",
                () -> training.run(x, t, 5, (step, steps, loss) -> GradientCheck.of(network, new SquaredError(), x,
                        t)));
        assertEquals(3, weight());
    }

    @Test
    void aRunThatIsRefusedBeforeItsFirstStepLeavesGraphsTheirWayBack() {
        Value graph = Value.of("X", x).times(w);
        assertThrows(IllegalArgumentException.class, () -> training.run(createRealMatrix(1, 2), t, 3, Progress.NONE));
        assertFalse(graph.outdated());
        assertThrows(DivergedException.class, () -> Golden.training(network, 1e100).run(x, t, 9, Progress.NONE));
        assertTrue(graph.outdated());
    }

    @Test
    void aWeightThatTheLastStepMakesInfiniteIsNoSuccess() {
        DenseMatrix before = w.value();
        DivergedException e = assertThrows(DivergedException.class,
                () -> Golden.training(network, 1e308).run(x, t, 1, Progress.NONE));
        assertEquals("Training.run: W is no longer finite after the last step, step 1, with learning rate 1.0E308: the"
                + " steps overshoot; "
                + "try a smaller learning rate, say 1.0E307.\nThe weights are as they were before the run.",
                e.getMessage());
        assertArrayEquals(new double[] {36}, e.log().losses());
        assertSame(before, w.value());
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
                + ": no step has been made yet, so x, t or the weights hold numbers that are too large; scale them"
                + " down."
                + "\nThe weights are as they were before the run.",
                assertThrows(DivergedException.class, () -> training.run(huge, t, 3, Progress.NONE)).getMessage());
    }
}
