package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backprop.Errors;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation. */
class SquaredErrorTest {
    private final RealMatrix y = createRealMatrix(new double[][] {{1, 2}, {3, 4}});
    private final RealMatrix t = createRealMatrix(new double[][] {{0, 4}, {3, 1}});
    private final SquaredError loss = new SquaredError();

    @Test
    void forwardIsTheSumOfTheSquares() {
        // 1² + (−2)² + 0² + 3² = 14
        assertEquals(14, loss.forward(y, t));
    }

    @Test
    void backwardIsTwiceTheDifference() {
        loss.forward(y, t);
        assertEquals(createRealMatrix(new double[][] {{2, -4}, {0, 6}}), loss.backward());
    }

    @Test
    void itIsZeroWhereEveryOutputMeetsItsTarget() {
        assertEquals(0, loss.forward(y, y.copy()));
        assertEquals(createRealMatrix(2, 2), loss.backward());
    }

    @Test
    void outputsAndTargetsAreNotChanged() {
        loss.forward(y, t);
        loss.backward().scalarAdd(1);
        assertEquals(createRealMatrix(new double[][] {{1, 2}, {3, 4}}), y);
        assertEquals(createRealMatrix(new double[][] {{0, 4}, {3, 1}}), t);
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("SquaredError.backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.", loss::backward);
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Errors.argument("SquaredError.forward: t is 2×3 but y is 2×2; t needs 2 rows and 2 columns.",
                () -> loss.forward(y, createRealMatrix(2, 3)));
        Errors.argument("SquaredError.forward: t is null; give it a matrix.", () -> loss.forward(y, null));
        Errors.argument("SquaredError.forward: y is null; give it a matrix.", () -> loss.forward(null, t));
    }

    @Test
    void itIsTheSameForADenseMatrix() {
        assertEquals(14, loss.forward(new DenseMatrix(y.getData()), t));
        assertEquals(14, loss.forward(y, new DenseMatrix(t.getData())));
        assertEquals(createRealMatrix(new double[][] {{2, -4}, {0, 6}}), loss.backward());
    }

    @Test
    void nanAndInfinityReachTheLoss() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            y.setEntry(1, 0, bad);
            assertEquals(Math.abs(bad), loss.forward(y, t));
        }
        assertEquals(Double.NaN, loss.forward(y, y));
    }

    @Test
    void backwardTwiceIsTheSameTwice() {
        loss.forward(y, t);
        loss.backward();
        assertEquals(createRealMatrix(new double[][] {{2, -4}, {0, 6}}), loss.backward());
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        loss.forward(y, t);
        RealMatrix dy = loss.backward();
        loss.forward(y.scalarAdd(1), t);
        loss.backward();
        assertEquals(createRealMatrix(new double[][] {{2, -4}, {0, 6}}), dy);
    }

    @Test
    void whatOthersDoWithTheirMatricesChangesNoGradient() {
        DenseMatrix outputs = new DenseMatrix(y.getData());
        DenseMatrix targets = new DenseMatrix(t.getData());
        loss.forward(outputs, targets);
        outputs.setEntry(0, 0, 99);
        targets.setEntry(0, 1, 99);
        loss.backward().setEntry(1, 1, 99);
        assertEquals(createRealMatrix(new double[][] {{2, -4}, {0, 6}}), loss.backward());
    }

    @Test
    void inARunTheGradientTakesTheSamePlace() {
        loss.step(true);
        loss.forward(y, t);
        RealMatrix dy = loss.backward();
        loss.forward(y.scalarAdd(1), t);
        assertSame(dy, loss.backward());
        assertEquals(createRealMatrix(new double[][] {{4, -2}, {2, 8}}), dy);
    }
}
