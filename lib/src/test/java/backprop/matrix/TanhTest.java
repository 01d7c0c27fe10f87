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

/** Reference values: hand computation; tanh of (log k)/2 is (k − 1)/(k + 1). */
class TanhTest {
    private static final double EXACT = 1e-15;

    private final Tanh layer = new Tanh();

    private double[] forward(double... x) {
        return layer.forward(createRowRealMatrix(x)).getRow(0);
    }

    private double[] backward(double... dy) {
        return layer.backward(createRowRealMatrix(dy)).getRow(0);
    }

    @Test
    void forwardIsBetweenMinusOneAndOne() {
        assertArrayEquals(new double[] {0, 0.6, -0.6, 0.8}, forward(0, Math.log(4) / 2, -Math.log(4) / 2, Math.log(9) / 2), EXACT);
    }

    @Test
    void backwardMultipliesByTheSlope() {
        forward(0, Math.log(4) / 2, -Math.log(4) / 2);
        assertArrayEquals(new double[] {10, 6.4, -6.4}, backward(10, 10, -10), 10 * EXACT);
    }

    @Test
    void farFromZeroItIsOneOrMinusOneAndFlat() {
        assertArrayEquals(new double[] {1, -1, 1, -1}, forward(1000, -1000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertArrayEquals(new double[] {0, 0, 0, 0}, backward(1, 1, 1, 1));
    }

    @Test
    void nanStaysNan() {
        assertArrayEquals(new double[] {Double.NaN, 0}, forward(Double.NaN, 0));
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
        Errors.state("Tanh.backward: forward has not run, so there is nothing to go back through; call forward first.", () -> backward(1));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        forward(1, 2);
        Errors.argument("Tanh.forward: x is null; give it a matrix.", () -> layer.forward(null));
        Errors.argument("Tanh.backward: dy is 1×3 but the last output is 1×2; dy needs 1 row and 2 columns.", () -> backward(1, 2, 3));
    }

    @Test
    void itLearnsNothing() {
        assertEquals(List.of(), layer.parameters());
    }

    @Test
    void itSaysWhatItDoes() {
        assertEquals("tanh(H)", layer.formula("H"));
        assertEquals(List.of("dH = dY ⊙ (1 - Y ⊙ Y)"), layer.derivations("H", "Y"));
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {0, 0}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {4, 8}));
        forward(5, -6);
        backward(7, 8);
        assertEquals(createRealMatrix(new double[][] {{0, 0}}), y);
        assertEquals(createRealMatrix(new double[][] {{4, 8}}), dx);
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        layer.reuse(true);
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {-1, 2}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {3, 4}));
        assertSame(y, layer.forward(createRowRealMatrix(new double[] {0, 0})));
        assertSame(dx, layer.backward(createRowRealMatrix(new double[] {4, 8})));
        assertEquals(createRealMatrix(new double[][] {{0, 0}}), y);
        assertEquals(createRealMatrix(new double[][] {{4, 8}}), dx);
    }

    @Test
    void aBatchOfAnotherShapeMayFollowInARun() {
        layer.reuse(true);
        forward(1, -2, 3);
        assertArrayEquals(new double[] {0, 0}, forward(0, 0));
        assertArrayEquals(new double[] {4, 8}, backward(4, 8));
    }
}
