package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Loss;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import backprop.train.Network;
import java.util.List;
import java.util.Random;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Faults that stand in real programs: each is caught, and what differs from it in that one place passes. */
class FaultsTest {
    private final RealMatrix x = random(1, 4, 3);
    private final RealMatrix w = random(2, 3, 3);
    private final RealMatrix b = random(3, 1, 3);

    private static RealMatrix random(int seed, int rows, int columns) {
        return NumpyRandom.seed(seed).randn(rows, columns);
    }

    /** A wrong verdict, by that gradient alone, with that relative error. */
    private static void assertWrong(String name, double error, GradientReport report) {
        assertEquals(Verdict.WRONG, report.verdict(), report.toString());
        assertEquals(List.of(), report.faults());
        for (Comparison c : report.comparisons()) {
            assertEquals(c.name().equals(name) ? Verdict.WRONG : Verdict.RIGHT, c.verdict(), report.toString());
        }
        assertEquals(error, report.comparison(name).error(), 1e-6);
    }

    private static void assertFault(String sentence, GradientReport report) {
        assertEquals(List.of(sentence), report.faults());
        assertEquals(Verdict.WRONG, report.verdict());
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

    /** Entry by entry. */
    private static Layer each(DoubleUnaryOperator f, DoubleUnaryOperator slope) {
        return layer(x -> map(x, f), (x, dy) -> {
            RealMatrix dx = map(x, slope);
            for (int i = 0; i < dx.getRowDimension(); i++) {
                for (int j = 0; j < dx.getColumnDimension(); j++) {
                    dx.multiplyEntry(i, j, dy.getEntry(i, j));
                }
            }
            return dx;
        });
    }

    private static Layer layer(UnaryOperator<RealMatrix> forward, BinaryOperator<RealMatrix> backward) {
        return new Layer() {
            private RealMatrix x;

            @Override
            public RealMatrix forward(RealMatrix x) {
                this.x = x;
                return forward.apply(x);
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return backward.apply(x, dy);
            }

            @Override
            public String formula(String x) {
                return "f(" + x + ")";
            }
        };
    }

    private static RealMatrix map(RealMatrix m, DoubleUnaryOperator f) {
        RealMatrix result = m.copy();
        for (int i = 0; i < m.getRowDimension(); i++) {
            for (int j = 0; j < m.getColumnDimension(); j++) {
                result.setEntry(i, j, f.applyAsDouble(m.getEntry(i, j)));
            }
        }
        return result;
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
    void anUpstreamGradientChangedInPlace() {
        GradientReport report = GradientCheck.of(layer(m -> map(m, z -> Math.max(0, z)), (m, dy) -> {
            for (int i = 0; i < m.getRowDimension(); i++) {
                for (int j = 0; j < m.getColumnDimension(); j++) {
                    dy.multiplyEntry(i, j, m.getEntry(i, j) > 0 ? 1 : 0);
                }
            }
            return dy;
        }), x);
        assertEquals(Verdict.RIGHT, report.comparison("X").verdict());
        assertFault("backward changed its upstream gradient dY in place; others still need it, so work on a copy.",
                report);
    }

    @Test
    void whatBackwardDoesToItsUpstreamGradientLeavesTheNudgesAlone() {
        assertEquals(Verdict.RIGHT, GradientCheck.of(layer(m -> m.copy(), (m, dy) -> {
            RealMatrix dx = dy.copy();
            dy.setEntry(0, 0, 99);
            return dx;
        }), x).comparison("X").verdict());
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
    void nothingThere() {
        assertFault("forward returned null; return the output Y.", GradientCheck.of(layer(m -> null, (m, dy) -> dy),
                x));
        assertFault("dX is null; backward must return the gradient of X.",
                GradientCheck.of(layer(m -> m.copy(), (m, dy) -> null), x));
        Loss none = new Loss() {
            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                return 0;
            }

            @Override
            public RealMatrix backward() {
                return null;
            }
        };
        assertFault("dY is null; backward must return the gradient of Y.", GradientCheck.of(none, x, x));
        assertFault("dY is null; the loss's backward must return the gradient of Y.",
                GradientCheck.of(new Network(new Relu()), none, x, x));
        assertFault("backward left no gradient for W; give it one with setGradient.",
                GradientCheck.of(new Broken(w, b) {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                b.setGradient(db(dy));
                return dx(dy);
            }
        }, x));
    }

    @Test
    void anotherShape() {
        assertFault("dX is 3×4 but X is 4×3; a gradient has the shape of its value.",
                GradientCheck.of(new Broken(w, b) {
            @Override
            protected RealMatrix dx(RealMatrix dy) {
                return super.dx(dy).transpose();
            }
        }, x));
    }

    @Test
    void noFiniteNumber() {
        RealMatrix at = new DenseMatrix(new double[][] {{1, 2}});
        GradientReport report = GradientCheck.of("w", at, m -> m.getEntry(0, 0),
                new DenseMatrix(new double[][] {{1, Double.NaN}}));
        assertWrong("w", Double.POSITIVE_INFINITY, report);
        assertEquals("dw[0][1] is NaN; a gradient is a finite number.", last(report));
        report = GradientCheck.of("w", at, m -> 0 / 0.0, at);
        assertWrong("w", Double.POSITIVE_INFINITY, report);
        assertEquals("A nudge of w[0][0] makes the loss infinite or NaN, so it can't be compared; check at"
                + " other numbers.", last(report));
    }

    private static String last(GradientReport report) {
        String[] lines = report.toString().split("\n");
        return lines[lines.length - 1];
    }

    @Test
    void anInputChanged() {
        assertFault("forward changed its input X in place; others still need it, so work on a copy.",
                GradientCheck.of(layer(m -> {
            m.setEntry(0, 0, 7);
            return m.scalarMultiply(2);
        }, (m, dy) -> {
            RealMatrix dx = dy.scalarMultiply(2);
            dx.setEntry(0, 0, 0);
            return dx;
        }), x));
        assertFault("backward changed the input X in place; others still need it, so work on a copy.",
                GradientCheck.of(layer(m -> m.copy(), (m, dy) -> {
            m.setEntry(0, 0, 7);
            return dy;
        }), x));
        Loss greedy = new Loss() {
            private final SquaredError right = new SquaredError();

            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                double loss = right.forward(y, t);
                y.setEntry(0, 0, 7);
                return loss;
            }

            @Override
            public RealMatrix backward() {
                return right.backward();
            }
        };
        assertFault("The loss changed the outputs Y in place; others still need it, so work on a copy.",
                GradientCheck.of(greedy, x, random(4, 4, 3)));
    }

    /** Leaves out each entry half of the time; what the seed says about when, the caller knows. */
    private static Layer dropout(Supplier<Random> random) {
        RealMatrix[] kept = new RealMatrix[1];
        return layer(m -> {
            Random next = random.get();
            kept[0] = map(m, z -> next.nextInt(2) * 2);
            return product(m, kept[0]);
        }, (m, dy) -> product(dy, kept[0]));
    }

    private static RealMatrix product(RealMatrix a, RealMatrix b) {
        RealMatrix result = a.copy();
        for (int i = 0; i < a.getRowDimension(); i++) {
            for (int j = 0; j < a.getColumnDimension(); j++) {
                result.multiplyEntry(i, j, b.getEntry(i, j));
            }
        }
        return result;
    }

    @Test
    void aForwardThatDrawsOtherNumbersEachTime() {
        Random random = new Random(0);
        String fault = "Two forward passes with the same %s gave different results. A gradient check needs a forward"
                + " that always does the same: let it draw its random numbers from the same seed in every pass, or"
                + " leave them out.";
        GradientReport report = GradientCheck.of(dropout(() -> random), x);
        assertFault(fault.formatted("X"), report);
        assertEquals(List.of(), report.comparisons());
        assertFault(fault.formatted("X"), GradientCheck.of(new Network(new Broken(w, b), dropout(() -> random)),
                new SquaredError(), x, random(4, 4, 3)));
        assertFault(fault.formatted("w"), GradientCheck.of("w", x, m -> random.nextDouble(), x));
        assertFault(fault.formatted("x"), GradientCheck.of(new Node() {
            @Override
            public double forward(double x, double y) {
                return x + y * random.nextInt(2);
            }

            @Override
            public Gradients backward(double dout) {
                return new Gradients(dout, dout);
            }

            @Override
            public String symbol() {
                return "?";
            }
        }, 1, 2));
        assertFault(fault.formatted("Y"), GradientCheck.of(new Loss() {
            private final SquaredError right = new SquaredError();

            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                return right.forward(y, t) + random.nextDouble();
            }

            @Override
            public RealMatrix backward() {
                return right.backward();
            }
        }, x, random(4, 4, 3)));
    }

    @Test
    void aForwardThatDrawsTheSameNumbersEachTimeIsRight() {
        assertRight(GradientCheck.of(dropout(() -> new Random(0)), x));
    }

    @Test
    void aNodeThatReturnsNothing() {
        Node none = new Node() {
            @Override
            public double forward(double x, double y) {
                return x;
            }

            @Override
            public Gradients backward(double dout) {
                return null;
            }

            @Override
            public String symbol() {
                return "?";
            }
        };
        assertFault("backward returned null; return new Gradients(dx, dy).", GradientCheck.of(none, 1, 2));
    }
}
