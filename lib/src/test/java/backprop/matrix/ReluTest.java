package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.apache.commons.math3.linear.MatrixUtils.createRowRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backprop.Errors;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation. */
class ReluTest {
    private final Relu layer = new Relu();

    private double[] forward(double... x) {
        return layer.forward(createRowRealMatrix(x)).getRow(0);
    }

    private double[] backward(double... dy) {
        return layer.backward(createRowRealMatrix(dy)).getRow(0);
    }

    @Test
    void forwardKeepsWhatIsAboveZero() {
        assertArrayEquals(new double[] {0, 0, 3, 1e-300}, forward(-2, 0, 3, 1e-300));
    }

    @Test
    void backwardLetsThroughWhereTheInputWasAboveZero() {
        forward(-2, 3, 1e-300);
        assertArrayEquals(new double[] {0, 20, -30}, backward(10, 20, -30));
    }

    @Test
    void theDerivativeAtExactlyZeroIsZero() {
        forward(0.0, -0.0);
        assertArrayEquals(new double[] {0, 0}, backward(10, 20));
    }

    @Test
    void minusZeroBecomesZero() {
        assertEquals(Double.POSITIVE_INFINITY, 1 / forward(-0.0)[0]);
    }

    @Test
    void nanStaysNan() {
        assertArrayEquals(new double[] {Double.NaN, 1}, forward(Double.NaN, 1));
    }

    @Test
    void inputAndUpstreamGradientAreNotChanged() {
        RealMatrix x = createRealMatrix(new double[][] {{-1, 2}});
        RealMatrix dy = createRealMatrix(new double[][] {{3, 4}});
        layer.forward(x);
        layer.backward(dy);
        assertEquals(createRealMatrix(new double[][] {{-1, 2}}), x);
        assertEquals(createRealMatrix(new double[][] {{3, 4}}), dy);
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("Relu.backward: forward has not run, so there is nothing to go back through; call forward first.", () -> backward(1));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        forward(1, 2);
        Errors.argument("Relu.forward: x is null; give it a matrix.", () -> layer.forward(null));
        Errors.argument("Relu.backward: dy is 1×3 but the last output is 1×2; dy needs 1 row and 2 columns.", () -> backward(1, 2, 3));
    }

    @Test
    void itLearnsNothing() {
        assertEquals(List.of(), layer.parameters());
    }

    @Test
    void itIsTheSameForADenseMatrix() {
        assertEquals(createRealMatrix(new double[][] {{0}, {2}}), layer.forward(new DenseMatrix(new double[][] {{-1}, {2}})));
        assertEquals(createRealMatrix(new double[][] {{0}, {4}}), layer.backward(new DenseMatrix(new double[][] {{3}, {4}})));
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {-1, 2}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {3, 4}));
        forward(5, -6);
        backward(7, 8);
        assertEquals(createRealMatrix(new double[][] {{0, 2}}), y);
        assertEquals(createRealMatrix(new double[][] {{0, 4}}), dx);
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        layer.reuse(true);
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {-1, 2}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {3, 4}));
        assertSame(y, layer.forward(createRowRealMatrix(new double[] {5, -6})));
        assertSame(dx, layer.backward(createRowRealMatrix(new double[] {7, 8})));
        assertEquals(createRealMatrix(new double[][] {{5, 0}}), y);
        assertEquals(createRealMatrix(new double[][] {{7, 0}}), dx);
    }

    @Test
    void aBatchOfAnotherShapeMayFollowInARun() {
        layer.reuse(true);
        forward(1, -2, 3);
        assertArrayEquals(new double[] {0, 5}, forward(-4, 5));
        assertArrayEquals(new double[] {0, 7}, backward(6, 7));
    }
}
