package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation; the sigmoid of log k is k/(k+1). */
class SigmoidTest extends ActivationTest {
    private static final double EXACT = 1e-15;

    SigmoidTest() {
        super(Sigmoid::new);
    }

    @Test
    void forwardIsBetweenZeroAndOne() {
        assertArrayEquals(new double[] {0.5, 0.8, 0.2, 0.75}, forward(0, Math.log(4), -Math.log(4), Math.log(3)),
                EXACT);
    }

    @Test
    void backwardMultipliesByTheSlope() {
        forward(0, Math.log(4), -Math.log(4));
        assertArrayEquals(new double[] {2.5, 1.6, -1.6}, backward(10, 10, -10), 10 * EXACT);
    }

    @Test
    void farFromZeroItIsZeroOrOneAndFlat() {
        assertArrayEquals(new double[] {1, 0, 1, 0},
                forward(1000, -1000, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY));
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
    void itSaysWhatItDoes() {
        assertEquals("sigmoid(H)", layer.formula("H"));
        assertEquals(List.of("dH = dY ⊙ Y ⊙ (1 - Y)"), layer.derivations("H", "Y"));
    }
}
