package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Reference values: hand computation. */
class ReluTest extends ActivationTest {
    ReluTest() {
        super(Relu::new);
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
}
