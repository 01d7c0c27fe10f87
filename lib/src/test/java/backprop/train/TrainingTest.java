package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference values: hand computation on {@code y = 2·w} with target 0; the run with learning rate 4e-6 of the issue. */
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
        assertTrue(e.getMessage().matches("Training\\.run: the loss is (NaN|Infinity) at step " + step + " with learning rate 4\\.0E-6: each step "
                + "overshot further than the last; try a smaller learning rate, say 4\\.0E-7\\. The weights are as they were before the run\\."),
                e.getMessage());
        assertEquals(Golden.W1, lesson.parameter("W1").value());
        assertEquals(Golden.W2, lesson.parameter("W2").value());
    }

    @Test
    void aDivergedRunKeepsTheFiniteLossesBeforeIt() {
        DivergedException e = assertThrows(DivergedException.class,
                () -> new Training(network, new SquaredError(), new GradientDescent(1e100)).run(x, t, 9, Progress.NONE));
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
        CancellationException e = assertThrows(CancellationException.class, () -> training.run(x, t, 5, (step, steps, loss) -> {
            if (step == 2) {
                Thread.currentThread().interrupt();
            }
        }));
        assertEquals("Training.run: interrupted at step 2 of 5; the weights are as they were before the run.", e.getMessage());
        assertEquals(3, weight());
        assertFalse(Thread.currentThread().isInterrupted());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1})
    void thereMustBeAStep(int steps) {
        Errors.argument("Training.run: steps is " + steps + "; give 1 or more.", () -> training.run(x, t, steps, Progress.NONE));
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
        Errors.argument("Training.run: progress is null; give it Progress.NONE or Notebook.progress().", () -> training.run(x, t, 1, null));
        Errors.argument("Training: network is null; give it a Network.", () -> new Training(null, training.loss(), training.descent()));
        Errors.argument("Training: loss is null; give it a Loss.", () -> new Training(network, null, training.descent()));
        Errors.argument("Training: descent is null; give it a GradientDescent.", () -> new Training(network, training.loss(), null));
    }
}
