package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.DenseMatrix;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: derivatives by the rules. */
class SlopeTest {

    private static void assertSlope(double expected, DoubleUnaryOperator f, double x) {
        Slope slope = Slope.of(f, x);
        assertFalse(slope.kink());
        assertEquals(expected, slope.value(), 1e-9 * Math.abs(expected) + slope.uncertainty());
    }

    @Test
    void smoothFunctions() {
        for (double x : new double[] {-300, -2, -1e-3, 1e-7, 0.3, 1, 7, 1e6}) {
            assertSlope(2 * x, z -> z * z, x);
            assertSlope(3 * x * x, z -> z * z * z, x);
            assertSlope(-1 / (x * x), z -> 1 / z, x);
            assertSlope(Math.cos(x), Math::sin, x);
            assertSlope(1 / Math.cosh(x) / Math.cosh(x), Math::tanh, x);
        }
        assertSlope(Math.E, Math::exp, 1);
        assertSlope(1e4, Math::log, 1e-4);
    }

    @Test
    void whereTheFunctionBendsWithinTheFirstStepASmallerOneIsTaken() {
        Slope slope = Slope.of(z -> Math.sin(1e5 * z), 1);
        assertFalse(slope.kink());
        assertEquals(1e5 * Math.cos(1e5), slope.value(), 1e-2);
    }

    @Test
    void whereTheDerivativeIsZero() {
        assertSlope(0, z -> 5, 2);
        for (double above : new double[] {0, 1, 50, 1e6}) {
            assertSlope(0, z -> above + z * z, 0);
            assertSlope(0, z -> above + z * z * z, 0);
            assertSlope(0, z -> above + z * z * z * z, 0);
            assertSlope(0, z -> above + z * Math.abs(z), 0);
        }
    }

    @Test
    void roundingIsNoSlope() {
        Slope slope = Slope.of(z -> 1e9 + Math.sin(z), 0);
        assertTrue(Math.abs(slope.value() - 1) <= slope.uncertainty(), slope.toString());
    }

    @Test
    void aKinkIsTold() {
        assertTrue(Slope.of(z -> Math.max(0, z), 0).kink());
        assertTrue(Slope.of(Math::abs, 0).kink());
        assertTrue(Slope.of(z -> Math.max(3 * z, z * z), 3).kink());
        assertTrue(Slope.of(z -> 5000 + Math.max(0, z), 0).kink());
        assertTrue(Slope.of(z -> 100 * z + Math.max(0, z), 0).kink());
        for (double d = 1e-9; d < 1e-7; d *= 1.1) {
            double kink = d;
            assertTrue(Slope.of(z -> Math.max(0, z - kink), 0).kink());
        }
    }

    @Test
    void besideAKinkTheStepIsMadeSmaller() {
        for (double d = 1e-6; d < 1; d *= 1.01) {
            double kink = d;
            assertSlope(0, z -> Math.max(0, z - kink), 0);
            assertSlope(1, z -> Math.max(0, z + kink), 0);
        }
    }

    @Test
    void whereTheFunctionIsNotFinite() {
        assertEquals(Double.NaN, Slope.of(z -> Double.NaN, 1).value());
        assertEquals(Double.NaN, Slope.of(Math::sqrt, 0).value());
    }

    @Test
    void anEntryOfAMatrix() {
        RealMatrix at = new DenseMatrix(new double[][] {{1, 2}, {3, 4}});
        assertEquals(2 * 3.0, Slope.of(m -> m.getEntry(1, 0) * m.getEntry(1, 0) + m.getEntry(0, 1), at, 1, 0).value(),
                1e-9);
        assertEquals(new DenseMatrix(new double[][] {{1, 2}, {3, 4}}), at);
    }
}
