package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Loss;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.Sigmoid;
import backprop.matrix.SoftmaxCrossEntropy;
import backprop.matrix.SquaredError;
import backprop.matrix.Tanh;
import backprop.scalar.AddNode;
import backprop.scalar.DivNode;
import backprop.scalar.ExpNode;
import backprop.scalar.LogNode;
import backprop.scalar.MulNode;
import backprop.scalar.Node;
import backprop.scalar.UnaryNode;
import backprop.train.Network;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Every node and layer of the library passes, over seeded shapes; and the check leaves things as they were. */
class GradientCheckTest {
    /** N, D, M: 1×1, a batch of one, one input, one output, wide, tall, square, large. */
    private static final List<int[]> SHAPES = List.of(new int[] {1, 1, 1}, new int[] {1, 5, 3}, new int[] {5, 1, 3},
            new int[] {4, 3, 1},
            new int[] {2, 9, 4}, new int[] {9, 2, 4}, new int[] {4, 4, 4}, new int[] {64, 30, 10});

    private static RealMatrix random(int seed, int rows, int columns) {
        return NumpyRandom.seed(seed).randn(rows, columns);
    }

    private static Parameter parameter(String name, int seed, int rows, int columns) {
        return new Parameter(name, random(seed, rows, columns));
    }

    /** Rows that sum to 1: those that softmax makes of random scores. */
    private static RealMatrix probabilities(int rows, int columns) {
        SoftmaxCrossEntropy softmax = new SoftmaxCrossEntropy();
        RealMatrix any = new DenseMatrix(rows, columns);
        for (int i = 0; i < rows; i++) {
            any.setEntry(i, 0, 1);
        }
        softmax.forward(random(2, rows, columns), any);
        return softmax.probabilities();
    }

    private static void assertRight(double limit, int entries, GradientReport report) {
        assertEquals(Verdict.RIGHT, report.verdict(), report.toString());
        assertTrue(report.error() <= limit, report.toString());
        assertEquals(entries, report.comparisons().stream().mapToInt(c -> c.checked() + c.kinks()).sum());
    }

    @Test
    void nodes() {
        for (double[] at : new double[][] {{100, 2}, {-3, 0.5}, {0, 7}, {0, -1}, {1, 650}}) {
            assertRight(1e-7, 2, GradientCheck.of(new DivNode(), at[0], at[1]));
        }
        for (Node node : List.of(new AddNode(), new MulNode())) {
            for (double[] at : new double[][] {{100, 2}, {-3, 0.5}, {0, 0}, {0, 7}, {1e-6, 1e6}, {1.1, 650}}) {
                assertRight(1e-7, 2, GradientCheck.of(node, at[0], at[1]));
            }
        }
    }

    @Test
    void nodesWithOneInput() {
        for (double x : new double[] {-30, -1, 0, 1e-6, 0.5, 3, 20}) {
            assertRight(1e-7, 1, GradientCheck.of(new ExpNode(), x));
        }
        for (double x : new double[] {1e-6, 0.5, 1, 3, 1e6}) {
            assertRight(1e-7, 1, GradientCheck.of(new LogNode(), x));
        }
    }

    @Test
    void aWrongSlopeOfANodeWithOneInputIsSeen() {
        GradientReport report = GradientCheck.of(new UnaryNode() {
            @Override
            public double forward(double x) {
                return StrictMath.log(x);
            }

            @Override
            public double slope() {
                return 1;
            }

            @Override
            public String symbol() {
                return "log";
            }
        }, 3);
        assertEquals(Verdict.WRONG, report.verdict());
        assertEquals("log x", report.subject());
    }

    @Test
    void layers() {
        for (int[] s : SHAPES) {
            RealMatrix x = random(1, s[0], s[1]);
            assertRight(1e-7, s[0] * s[1] + s[1] * s[2], GradientCheck.of(new MatMul(parameter("W", 2, s[1], s[2])),
                    x));
            assertRight(1e-7, s[0] * s[1] + s[1] * s[2] + s[2],
                    GradientCheck.of(new Affine(parameter("W", 2, s[1], s[2]), parameter("B", 3, 1, s[2])), x));
            assertRight(1e-6, s[0] * s[1], GradientCheck.of(new Relu(), x));
            assertRight(1e-7, s[0] * s[1], GradientCheck.of(new Sigmoid(), x));
            assertRight(1e-7, s[0] * s[1], GradientCheck.of(new Tanh(), x));
        }
        RealMatrix saturated = new DenseMatrix(new double[][] {{1000, -1000, 40, -40, 4, -4}});
        assertRight(1e-7, 6, GradientCheck.of(new Sigmoid(), saturated));
        assertRight(1e-7, 6, GradientCheck.of(new Tanh(), saturated));
    }

    @Test
    void whereAnOutputIsNearOneItsRoundingIsAllowedForButNoFault() {
        for (double x = 0; x <= 20; x += 0.25) {
            RealMatrix at = new DenseMatrix(new double[][] {{x, -x}});
            assertRight(1e-7, 2, GradientCheck.of(new Tanh(), at));
            assertRight(1e-7, 2, GradientCheck.of(new Sigmoid(), at));
            assertRight(1e-7, 1, GradientCheck.of(new TanhNode(), x));
        }
        // 1 - |y| is about half of 1 - y², and the more so the more tanh is saturated.
        RealMatrix at = new DenseMatrix(new double[][] {{9}});
        assertEquals(Verdict.WRONG, GradientCheck.of(new HalfTanh(), at).verdict());
    }

    /** One entry's tanh, with 1 - |y| for its slope. */
    private static final class HalfTanh implements Layer {
        private double y;

        @Override
        public RealMatrix forward(RealMatrix x) {
            y = Math.tanh(x.getEntry(0, 0));
            return new DenseMatrix(new double[][] {{y}});
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return dy.scalarMultiply(1 - Math.abs(y));
        }

        @Override
        public String formula(String x) {
            return "tanh(" + x + ")";
        }
    }

    /** The hyperbolic tangent of a number. */
    private static final class TanhNode implements UnaryNode {
        private double z;

        @Override
        public double forward(double x) {
            return z = StrictMath.tanh(x);
        }

        @Override
        public double slope() {
            return 1 - z * z;
        }

        @Override
        public String symbol() {
            return "tanh";
        }
    }

    @Test
    void losses() {
        for (int[] s : SHAPES) {
            assertRight(1e-7, s[0] * s[1], GradientCheck.of(new SquaredError(), random(1, s[0], s[1]),
                    random(2, s[0], s[1])));
        }
        for (int[] s : SHAPES) {
            assertRight(1e-7, s[0] * s[1], GradientCheck.of(new SoftmaxCrossEntropy(), random(1, s[0], s[1]),
                    probabilities(s[0], s[1])));
        }
        assertRight(1e-7, 4, GradientCheck.of(new SoftmaxCrossEntropy(),
                new DenseMatrix(new double[][] {{1000, -1000}, {1000, 999}}),
                new DenseMatrix(new double[][] {{0, 1}, {0, 1}})));
        assertRight(1e-7, 4000, GradientCheck.of(new SquaredError(), random(1, 400, 10), random(2, 400, 10)));
        assertRight(1e-7, 4, GradientCheck.of(new SquaredError(), random(1, 2, 2), random(1, 2, 2)));
    }

    @Test
    void networks() {
        for (int[] s : SHAPES) {
            Network network = Network.twoLayer(random(2, s[1], 6), random(3, 6, s[2]));
            assertRight(1e-6, s[0] * s[1] + s[1] * 6 + 6 * s[2],
                    GradientCheck.of(network, new SquaredError(), random(1, s[0], s[1]), random(4, s[0], s[2])));
            Network affine = new Network(new Affine(parameter("W1", 5, s[1], 6), parameter("B1", 6, 1, 6)), new Relu(),
                    new Affine(parameter("W2", 7, 6, s[2]), parameter("B2", 8, 1, s[2])));
            assertRight(1e-6, s[0] * s[1] + s[1] * 6 + 6 + 6 * s[2] + s[2],
                    GradientCheck.of(affine, new SquaredError(), random(1, s[0], s[1]), random(4, s[0], s[2])));
        }
    }

    @Test
    void parametersAndGradientsStayAsTheyWere() {
        Parameter w = parameter("W", 2, 3, 2);
        Parameter b = parameter("B", 3, 1, 2);
        DenseMatrix value = w.value();
        DenseMatrix copy = value.copy();
        w.setGradient(new DenseMatrix(3, 2));
        DenseMatrix gradient = w.gradient();
        RealMatrix x = random(1, 4, 3);
        GradientCheck.of(new Affine(w, b), x);
        assertSame(value, w.value());
        assertEquals(copy, w.value());
        assertSame(gradient, w.gradient());
        assertEquals(new DenseMatrix(3, 2), gradient);
        assertThrows(IllegalStateException.class, b::gradient);
        assertEquals(random(1, 4, 3), x);
    }

    @Test
    void alsoWhereBackwardThrows() {
        Broken throwing = new Broken(random(2, 3, 3), random(3, 1, 3)) {
            @Override
            protected RealMatrix dx(RealMatrix dy) {
                throw new ArithmeticException("no");
            }
        };
        DenseMatrix value = throwing.w.value();
        assertThrows(ArithmeticException.class, () -> GradientCheck.of(throwing, random(1, 4, 3)));
        assertSame(value, throwing.w.value());
        assertThrows(IllegalStateException.class, throwing.w::gradient);
    }

    @Test
    void aParameterThatIsCalledAsTheInputIsRefused() {
        Errors.argument("GradientCheck: a parameter is called X, and so is the input; give the parameter another name,"
                + " say W1.",
                () -> GradientCheck.of(new MatMul(parameter("X", 2, 3, 2)), random(1, 4, 3)));
    }

    @Test
    void whatIsMissingIsRefused() {
        RealMatrix x = random(1, 2, 2);
        RealMatrix nan = new DenseMatrix(new double[][] {{1, Double.NaN}});
        Errors.argument("GradientCheck: node is null; give it a Node.", () -> GradientCheck.of((Node) null, 1, 2));
        Errors.argument("GradientCheck: node is null; give it a UnaryNode.",
                () -> GradientCheck.of((UnaryNode) null, 1));
        Errors.argument("GradientCheck: x has NaN at row 0, column 0 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> GradientCheck.of(new ExpNode(), Double.NaN));
        Errors.argument("GradientCheck: layer is null; give it a Layer.", () -> GradientCheck.of((Layer) null, x));
        Errors.argument("GradientCheck: loss is null; give it a Loss.", () -> GradientCheck.of((Loss) null, x, x));
        Errors.argument("GradientCheck: network is null; give it a Network.",
                () -> GradientCheck.of(null, new SquaredError(), x, x));
        Errors.argument("GradientCheck: loss is null; give it a function of W.",
                () -> GradientCheck.of("W", x, null, x));
        Errors.argument("GradientCheck: X has NaN at row 0, column 1 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> GradientCheck.of(new Relu(), nan));
        Errors.argument("Affine.forward: x is 2×2 but W is 3×2; x needs 3 columns.",
                () -> GradientCheck.of(new Affine(parameter("W", 2, 3, 2), parameter("B", 3, 1, 2)), x));
    }
}
