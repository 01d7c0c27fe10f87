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

/** Reference values: hand computation; the sigmoid of log k is k/(k+1). */
class SigmoidTest {
    private static final double EXACT = 1e-15;

    private final Sigmoid layer = new Sigmoid();

    private double[] forward(double... x) {
        return layer.forward(createRowRealMatrix(x)).getRow(0);
    }

    private double[] backward(double... dy) {
        return layer.backward(createRowRealMatrix(dy)).getRow(0);
    }

    @Test
    void forwardIsBetweenZeroAndOne() {
        assertArrayEquals(new double[] {0.5, 0.8, 0.2, 0.75}, forward(0, Math.log(4), -Math.log(4), Math.log(3)), EXACT);
    }

    @Test
    void backwardMultipliesByTheSlope() {
        forward(0, Math.log(4), -Math.log(4));
        assertArrayEquals(new double[] {2.5, 1.6, -1.6}, backward(10, 10, -10), 10 * EXACT);
    }

    @Test
    void farFromZeroItIsZeroOrOneAndFlat() {
        assertArrayEquals(new double[] {1, 0, 1, 0}, forward(1000, -1000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertArrayEquals(new double[] {0, 0, 0, 0}, backward(1, 1, 1, 1));
    }

    @Test
    void aSmallOutputKeepsItsDigits() {
        // For x far below 0, 1 / (1 + exp(−x)) is exp(x).
        assertEquals(Math.exp(-700), forward(-700)[0], 1e-15 * Math.exp(-700));
    }

    @Test
    void nanStaysNan() {
        assertArrayEquals(new double[] {Double.NaN, 0.5}, forward(Double.NaN, 0));
    }

    @Test
    void inputAndUpstreamGradientAreNotChanged() {
        RealMatrix x = new DenseMatrix(new double[][] {{-1, 2}});
        RealMatrix dy = new DenseMatrix(new double[][] {{3, 4}});
        layer.forward(x);
        layer.backward(dy);
        assertEquals(createRealMatrix(new double[][] {{-1, 2}}), x);
        assertEquals(createRealMatrix(new double[][] {{3, 4}}), dy);
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("Sigmoid.backward: forward has not run, so there is nothing to go back through; call forward first.", () -> backward(1));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        forward(1, 2);
        Errors.argument("Sigmoid.forward: x is null; give it a matrix.", () -> layer.forward(null));
        Errors.argument("Sigmoid.backward: dy is 1×3 but the last output is 1×2; dy needs 1 row and 2 columns.", () -> backward(1, 2, 3));
    }

    @Test
    void itLearnsNothing() {
        assertEquals(List.of(), layer.parameters());
    }

    @Test
    void itSaysWhatItDoes() {
        assertEquals("sigmoid(H)", layer.formula("H"));
        assertEquals(List.of("dH = dY ⊙ Y ⊙ (1 - Y)"), layer.derivations("H", "Y"));
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {0, 0}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {4, 8}));
        forward(5, -6);
        backward(7, 8);
        assertEquals(createRealMatrix(new double[][] {{0.5, 0.5}}), y);
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), dx);
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        layer.reuse(true);
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {-1, 2}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {3, 4}));
        assertSame(y, layer.forward(createRowRealMatrix(new double[] {0, 0})));
        assertSame(dx, layer.backward(createRowRealMatrix(new double[] {4, 8})));
        assertEquals(createRealMatrix(new double[][] {{0.5, 0.5}}), y);
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), dx);
    }

    @Test
    void aBatchOfAnotherShapeMayFollowInARun() {
        layer.reuse(true);
        forward(1, -2, 3);
        assertArrayEquals(new double[] {0.5, 0.5}, forward(0, 0));
        assertArrayEquals(new double[] {1, 2}, backward(4, 8));
    }
}
