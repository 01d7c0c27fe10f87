package backprop.check;

import static backprop.check.Homemade.layer;
import static backprop.check.Homemade.map;
import static backprop.check.Homemade.random;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.matrix.Layer;
import backprop.matrix.Loss;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import backprop.train.Network;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Faults that leave nothing to compare, or spoil what others still need: each is caught, and told from the rest. */
class ContractFaultsTest {
    private final RealMatrix x = random(1, 4, 3);
    private final RealMatrix w = random(2, 3, 3);
    private final RealMatrix b = random(3, 1, 3);

    private static void assertFault(String sentence, GradientReport report) {
        assertEquals(List.of(sentence), report.faults());
        assertEquals(Verdict.WRONG, report.verdict());
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
        assertFault("backward set no gradient for W; give it one with setGradient.",
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
    void anInputChanged() {
        assertFault("forward changed its input X in place, but other code still needs it; work on a copy.",
                GradientCheck.of(layer(m -> {
            m.setEntry(0, 0, 7);
            return m.scalarMultiply(2);
        }, (m, dy) -> {
            RealMatrix dx = dy.scalarMultiply(2);
            dx.setEntry(0, 0, 0);
            return dx;
        }), x));
        assertFault("backward changed the input X in place, but other code still needs it; work on a copy.",
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
        assertFault("The loss changed the outputs Y in place, but other code still needs it; work on a copy.",
                GradientCheck.of(greedy, x, random(4, 4, 3)));
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
        assertFault("backward changed its upstream gradient dY in place, but other code still needs it; work on a"
                + " copy.",
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
        assertEquals(Verdict.RIGHT, GradientCheck.of(dropout(() -> new Random(0)), x).verdict());
    }

}
