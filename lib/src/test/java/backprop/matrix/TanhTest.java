package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation; tanh of (log k)/2 is (k − 1)/(k + 1). */
class TanhTest extends ActivationTest {
    private static final double EXACT = 1e-15;

    TanhTest() {
        super(Tanh::new);
    }

    @Test
    void forwardIsBetweenMinusOneAndOne() {
        assertArrayEquals(new double[] {0, 0.6, -0.6, 0.8},
                forward(0, Math.log(4) / 2, -Math.log(4) / 2, Math.log(9) / 2), EXACT);
    }

    @Test
    void backwardMultipliesByTheSlope() {
        forward(0, Math.log(4) / 2, -Math.log(4) / 2);
        assertArrayEquals(new double[] {10, 6.4, -6.4}, backward(10, 10, -10), 10 * EXACT);
    }

    @Test
    void farFromZeroItIsOneOrMinusOneAndFlat() {
        assertArrayEquals(new double[] {1, -1, 1, -1},
                forward(1000, -1000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
        assertArrayEquals(new double[] {0, 0, 0, 0}, backward(1, 1, 1, 1));
    }

    @Test
    void nanStaysNan() {
        assertArrayEquals(new double[] {Double.NaN, 0}, forward(Double.NaN, 0));
    }

    @Test
    void itSaysWhatItDoes() {
        assertEquals("tanh(H)", layer.formula("H"));
        assertEquals(List.of("dH = dY ⊙ (1 - Y ⊙ Y)"), layer.derivations("H", "Y"));
    }
}
