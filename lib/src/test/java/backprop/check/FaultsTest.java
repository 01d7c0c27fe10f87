package backprop.check;

import static backprop.check.Homemade.each;
import static backprop.check.Homemade.layer;
import static backprop.check.Homemade.random;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Loss;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Wrong gradients that stand in real programs: each is caught, and what differs from it in that one place passes. */
class FaultsTest {
    private final RealMatrix x = random(1, 4, 3);
    private final RealMatrix w = random(2, 3, 3);
    private final RealMatrix b = random(3, 1, 3);

    /** A wrong verdict, by that gradient alone, with that relative error. */
    private static void assertWrong(String name, double error, GradientReport report) {
        assertEquals(Verdict.WRONG, report.verdict(), report.toString());
        assertEquals(List.of(), report.faults());
        for (Comparison c : report.comparisons()) {
            assertEquals(c.name().equals(name) ? Verdict.WRONG : Verdict.RIGHT, c.verdict(), report.toString());
        }
        assertEquals(error, report.comparison(name).error(), 1e-6);
    }

    private static void assertRight(GradientReport report) {
        assertEquals(Verdict.RIGHT, report.verdict(), report.toString());
    }

    private static Node minus(double sign) {
        return new Node() {
            @Override
            public double forward(double x, double y) {
                return x - y;
            }

            @Override
            public Gradients backward(double dout) {
                return new Gradients(dout, sign * dout);
            }

            @Override
            public String symbol() {
                return "−";
            }
        };
    }

    private static Loss squares(double factor) {
        return new Loss() {
            private RealMatrix difference;

            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                difference = y.subtract(t);
                return Math.pow(difference.getFrobeniusNorm(), 2);
            }

            @Override
            public RealMatrix backward() {
                return difference.scalarMultiply(factor);
            }
        };
    }

    @Test
    void theAffineLayerThatIsBrokenBelowIsRight() {
        assertRight(GradientCheck.of(new Broken(w, b), x));
    }

    @Test
    void aWrongSign() {
        assertRight(GradientCheck.of(minus(-1), 5, 3));
        assertWrong("y", 2, GradientCheck.of(minus(1), 5, 3));
    }

    @Test
    void aForgottenUpstreamGradient() {
        GradientReport report = GradientCheck.of(new Node() {
            @Override
            public double forward(double x, double y) {
                return x + y;
            }

            @Override
            public Gradients backward(double dout) {
                return new Gradients(1, dout);
            }

            @Override
            public String symbol() {
                return "+";
            }
        }, 5, 3);
        assertWrong("x", report.error(), report);
    }

    @Test
    void aMissingTranspose() {
        GradientReport report = GradientCheck.of(new Broken(w, b) {
            @Override
            protected RealMatrix dx(RealMatrix dy) {
                return dy.multiply(w.value());
            }
        }, x);
        assertWrong("X", report.comparison("X").error(), report);
        assertTrue(report.error() > 0.5);
    }

    @Test
    void aMeanForASum() {
        assertWrong("B", 0.75, GradientCheck.of(new Broken(w, b) {
            @Override
            protected RealMatrix db(RealMatrix dy) {
                return super.db(dy).scalarMultiply(1.0 / dy.getRowDimension());
            }
        }, x));
    }

    @Test
    void anOverwriteWhereAValueForks() {
        UnaryOperator<RealMatrix> twice = m -> m.multiply(w).add(m);
        assertRight(GradientCheck.of(layer(twice, (m, dy) -> dy.multiply(w.transpose()).add(dy)), x));
        GradientReport report = GradientCheck.of(layer(twice, (m, dy) -> {
            RealMatrix dx = dy.multiply(w.transpose());
            dx = dy;
            return dx;
        }), x);
        assertWrong("X", report.error(), report);
        assertTrue(report.error() > 0.5);
    }

    @Test
    void aReluThatLetsDeadUnitsPass() {
        assertRight(GradientCheck.of(each(z -> Math.max(0, z), z -> z > 0 ? 1 : 0), x));
        assertWrong("X", 1, GradientCheck.of(each(z -> Math.max(0, z), z -> Math.max(0, z) >= 0 ? 1 : 0), x));
    }

    @Test
    void aMissingFactorTwo() {
        assertRight(GradientCheck.of(squares(2), x, random(4, 4, 3)));
        assertWrong("Y", 0.5, GradientCheck.of(squares(1), x, random(4, 4, 3)));
    }

    @Test
    void aWrongGradientAtASmoothPlaceIsNeverTakenForAKink() {
        DoubleUnaryOperator[] smooth = {z -> z * z, z -> z * z * z, z -> Math.pow(z, 4), Math::sin, Math::exp,
                Math::tanh, z -> z * Math.abs(z),
            z -> 1e-3 * Math.sin(1e3 * z), z -> 100 + z * z * z, z -> Math.log(1 + Math.exp(50 * z)),
            z -> Math.cbrt(1e-6 + z * z), z -> 3};
        for (DoubleUnaryOperator f : smooth) {
            for (double at : new double[] {0, 1e-9, 1e-6, 1e-3, -0.02, 0.5, -1, 3}) {
                RealMatrix m = new DenseMatrix(new double[][] {{at}});
                GradientReport report = GradientCheck.of("w", m, z -> f.applyAsDouble(z.getEntry(0, 0)),
                        new DenseMatrix(new double[][] {{1e5}}));
                assertWrong("w", report.error(), report);
                assertEquals(0, report.comparison("w").kinks());
            }
        }
    }

    @Test
    void besideAKinkAWrongGradientIsWrong() {
        for (double z = 1e-6; z < 1; z *= 1.3) {
            for (double at : new double[] {z, -z}) {
                RealMatrix m = new DenseMatrix(new double[][] {{at}});
                assertRight(GradientCheck.of(each(v -> Math.max(0, v), v -> v > 0 ? 1 : 0), m));
                assertWrong("X", at > 0 ? 0.5 : 1, GradientCheck.of(each(v -> Math.max(0, v), v -> v > 0 ? 2 : 1), m));
            }
        }
    }

    @Test
    void atAKinkNothingIsCounted() {
        RealMatrix kinks = new DenseMatrix(new double[][] {{0, 1}, {-1, 0}});
        Comparison c = GradientCheck.of(each(z -> Math.max(0, z), z -> z > 0 ? 1 : 0.7 * Math.signum(z + 1)), kinks)
                .comparison("X");
        assertEquals(2, c.kinks());
        assertEquals(2, c.checked());
        assertEquals(Verdict.RIGHT, c.verdict());
    }

    @Test
    void nothingComparedIsNotRight() {
        GradientReport report = GradientCheck.of(each(Math::abs, Math::signum), new DenseMatrix(2, 2));
        assertEquals(Verdict.SUSPICIOUS, report.verdict());
    }

    @Test
    void noFiniteNumber() {
        RealMatrix at = new DenseMatrix(new double[][] {{1, 2}});
        GradientReport report = GradientCheck.of("w", at, m -> m.getEntry(0, 0),
                new DenseMatrix(new double[][] {{1, Double.NaN}}));
        assertWrong("w", Double.POSITIVE_INFINITY, report);
        assertEquals("dw[0][1] is NaN; a gradient must be a finite number.", last(report));
        report = GradientCheck.of("w", at, m -> 0 / 0.0, at);
        assertWrong("w", Double.POSITIVE_INFINITY, report);
        assertEquals("A nudge of w[0][0] makes the loss infinite or NaN, so it can't be compared; repeat the check"
                + " at other numbers.", last(report));
    }

    private static String last(GradientReport report) {
        String[] lines = report.toString().split("\n");
        return lines[lines.length - 1];
    }
}
