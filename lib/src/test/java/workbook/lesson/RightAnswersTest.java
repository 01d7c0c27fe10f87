package workbook.lesson;

import static workbook.exercise.Exercise.todo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.data.Examples;
import backprop.data.Labels;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SoftmaxCrossEntropy;
import backprop.matrix.SquaredError;
import backprop.matrix.Tanh;
import backprop.matrix.Value;
import backprop.scalar.AddNode;
import backprop.scalar.Gradients;
import backprop.scalar.MulNode;
import backprop.scalar.Node;
import backprop.scalar.Scalar;
import backprop.train.EpochProgress;
import backprop.train.GradientDescent;
import backprop.train.Minibatches;
import backprop.train.Network;
import backprop.train.Training;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Lesson6.Loop;

/** Each right answer passes, also when it is written in another way; and what still says todo() is not begun. */
class RightAnswersTest {

    private static void passes(Feedback... all) {
        for (Feedback feedback : all) {
            assertTrue(feedback.passed(), feedback.text());
            assertTrue(feedback.text().startsWith("✓ Right: "), feedback.text());
        }
    }

    private static void notBegun(Feedback... all) {
        for (Feedback feedback : all) {
            assertFalse(feedback.passed());
            assertTrue(feedback.text().startsWith("Not begun yet: "), feedback.text());
            assertEquals(1, feedback.text().lines().count());
        }
    }

    /** A node that keeps its inputs in an array, and has its formulas from outside. */
    private static Supplier<Node> node(DoubleBinaryOperator f, DoubleBinaryOperator localX,
            DoubleBinaryOperator localY) {
        return () -> new Node() {
            private double[] in;

            @Override
            public double forward(double x, double y) {
                in = new double[] {x, y};
                return f.applyAsDouble(x, y);
            }

            @Override
            public Gradients backward(double dout) {
                return new Gradients(localX.applyAsDouble(in[0], in[1]) * dout,
                        localY.applyAsDouble(in[0], in[1]) * dout);
            }

            @Override
            public String symbol() {
                return "test";
            }
        };
    }

    @Test
    void predictions() {
        passes(Lesson1.bill(546), Lesson1.bill((3 * 120 + 2 * 80) * 1.05), Lesson1.dearerOranges(21),
                Lesson1.dearerOranges(10 * 2 * 1.05),
                Lesson2.bothInputs(-2, -2.0), Lesson2.bothInputs(-2L, -2f), Lesson2.usedTwice(6),
                Lesson2.usedTwice(3 + 3.0),
                Lesson3.bothInputs(-6, 0), Lesson3.bothInputs(2 * -3.0, -0.0), Lesson3.onePieceMore(96),
                Lesson3.onePieceMore(1.2 * 80),
                Lesson4.priceTwice(2.2, 3.3, 5.5), Lesson4.priceTwice(2 * 1.1, 3 * 1.1, 5 * 1.1),
                Lesson5.shapeOfDW("3×2"), Lesson5.shapeOfDW(" 3 x 2"), Lesson5.lineAtFault(2), Lesson5.lineAtFault(2.0),
                Lesson9.threeScores(0.05, -0.125, 0.075), Lesson9.threeScores(0.2 / 4, (0.5 - 1) / 4, 0.3 / 4),
                Lesson10.steps(900), Lesson10.steps(20 * Math.ceil(1437 / 32.0)), Lesson10.honest(4),
                Lesson10.honest(4.0),
                Lesson11.numbers(165), Lesson11.numbers((2 + 1) * 20 + (20 + 1) * 5.0),
                Lesson12.usedThreeTimes(12, 8), Lesson12.usedThreeTimes(1 + 1 + 2 * 5.0, 8L));
        notBegun(Lesson1.bill(null), Lesson1.dearerOranges(null), Lesson2.bothInputs(null, null),
                Lesson2.bothInputs(-2, null), Lesson2.usedTwice(null),
                Lesson3.bothInputs(null, 0), Lesson3.onePieceMore(null), Lesson4.priceTwice(2.2, 3.3, null),
                Lesson5.shapeOfDW(null), Lesson5.lineAtFault(null),
                Lesson6.learningRate(null, null), Lesson6.learningRate(4e-4, null),
                Lesson9.threeScores(null, null, null), Lesson9.threeScores(0.05, null, 0.075),
                Lesson10.steps(null), Lesson10.honest(null), Lesson11.numbers(null),
                Lesson12.usedThreeTimes(null, null), Lesson12.usedThreeTimes(12, null));
    }

    @Test
    void nodes() {
        passes(Lesson2.addBackward(AddNode::new), Lesson2.addBackward(node((x, y) -> y + x, (x, y) -> 1, (x, y) -> 1)),
                Lesson2.subtractBackward(node((x, y) -> x - y, (x, y) -> 1, (x, y) -> -1)),
                Lesson2.subtractBackward(node((x, y) -> x + -1 * y, (x, y) -> 1, (x, y) -> -1)),
                Lesson3.mulBackward(MulNode::new), Lesson3.mulBackward(node((x, y) -> y * x, (x, y) -> y, (x, y) -> x)),
                Lesson4.discountBackward(node((x, y) -> x * (1 - y), (x, y) -> 1 - y, (x, y) -> -x)),
                Lesson4.discountBackward(node((x, y) -> x - x * y, (x, y) -> 1 - y, (x, y) -> 0 - x)));
    }

    @Test
    void atATieOneDoutMayBeSplitInAnyWay() {
        passes(Lesson4.maxBackward(node(Math::max, (x, y) -> x >= y ? 1 : 0, (x, y) -> y > x ? 1 : 0)),
                Lesson4.maxBackward(node(Math::max, (x, y) -> x > y ? 1 : 0, (x, y) -> y >= x ? 1 : 0)),
                Lesson4.maxBackward(node((x, y) -> x > y ? x : y, (x, y) -> x == y ? 0.5 : x > y ? 1 : 0,
                        (x, y) -> x == y ? 0.5 : x > y ? 0 : 1)));
        Feedback more = Lesson4.maxBackward(node(Math::max, (x, y) -> x == y ? 2 : x > y ? 1 : 0, (x, y) -> x == y ? -1
                : x > y ? 0 : 1));
        assertTrue(more.text().contains("\nAt a tie, one of dx and dy is above 0 and the other below: they pull against"
                + " each other."), more.text());
    }

    @Test
    void aNodeNotYetWritten() {
        notBegun(Lesson2.addBackward(Unwritten::new), Lesson2.subtractBackward(Unwritten::new),
                Lesson3.mulBackward(Unwritten::new), Lesson4.discountBackward(Unwritten::new),
                Lesson4.maxBackward(Unwritten::new),
                Lesson4.discountedBill((apple, apples, orange, oranges, discount, tax) -> todo()),
                Lesson3.mulBackward(null));
        assertEquals("Not begun yet: Unwritten.forward still says todo(). Write it, then run both cells.",
                Lesson3.mulBackward(Unwritten::new).text());
    }

    /** As a stub stands in a lesson. */
    static class Unwritten implements Node, Layer {

        @Override
        public double forward(double x, double y) {
            return todo();
        }

        @Override
        public Gradients backward(double dout) {
            return todo();
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            return todo();
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return todo();
        }

        @Override
        public String symbol() {
            return "test";
        }

        @Override
        public String formula(String x) {
            return x;
        }
    }

    @Test
    void bills() {
        Supplier<Node> discounted = node((x, y) -> x * (1 - y), (x, y) -> 1 - y, (x, y) -> -x);
        passes(Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n).apply(discounted, d).plus(o.times(m)).times(t)),
                Lesson4.discountedBill((a, n, o, m, d, t) -> t.times(m.times(o).plus(a.apply(discounted, d).times(n)))),
                Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n)
                        .times(Scalar.of("one", 1).plus(Scalar.of("minus one", -1).times(d))).plus(o.times(m))
                        .times(t)));
    }

    @Test
    void aBillOfBareNumbersHasNoGraph() {
        Feedback all = Lesson4.discountedBill((a, n, o, m, d, t) -> Scalar.of("total",
                (a.value() * n.value() * (1 - d.value()) + o.value() * m.value()) * t.value()));
        assertTrue(all.text().contains("\nThe total is right, but no path leads to it from apple."), all.text());
        Feedback rest = Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n).times(Scalar.of("rest", 1 - d.value()))
                .plus(o.times(m)).times(t));
        assertTrue(rest.text().contains("\nThe total is right, but no path leads to it from discount.") && !rest.text()
                .contains("takes no part"), rest.text());
    }

    @Test
    void layers() {
        passes(Lesson5.affineBackward(Affine::new), Lesson5.affineBackward(Loops::new), Lesson6.relu(Relu::new),
                Lesson6.relu(Mask::new),
                Lesson9.tanhBackward(Tanh::new),
                Lesson9.tanhBackward(() -> new Entrywise(x -> 1 - 2 / (Math.exp(2 * x) + 1),
                (x, d) -> d / Math.cosh(x) / Math.cosh(x))));
        notBegun(Lesson5.affineBackward((w, b) -> new Unwritten()), Lesson6.relu(Unwritten::new),
                Lesson9.tanhBackward(Unwritten::new), Lesson9.tanhBackward(null));
    }

    @Test
    void softmaxOfABatch() {
        passes(Lesson9.softmaxOfBatch(scores -> {
            SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
            RealMatrix t = scores.scalarMultiply(0);
            t.setColumnMatrix(0, MatrixUtils.createRealMatrix(t.getRowDimension(), 1).scalarAdd(1));
            loss.forward(scores, t);
            return loss.probabilities();
        }), Lesson9.softmaxOfBatch(scores -> {
            double[][] p = scores.getData();
            for (double[] row : p) {
                double max = Arrays.stream(row).max().getAsDouble();
                double log = max + Math.log(Arrays.stream(row).map(v -> Math.exp(v - max)).sum());
                Arrays.setAll(row, j -> Math.exp(row[j] - log));
            }
            return new Array2DRowRealMatrix(p);
        }));
        notBegun(Lesson9.softmaxOfBatch(scores -> todo()), Lesson9.softmaxOfBatch(null));
    }

    /** An affine layer in loops alone, on other matrices. */
    private static class Loops extends Unwritten {
        private final Parameter w;
        private final Parameter b;
        private double[][] x;

        Loops(Parameter w, Parameter b) {
            this.w = w;
            this.b = b;
        }

        @Override
        public RealMatrix forward(RealMatrix in) {
            x = in.getData();
            double[][] y = new double[x.length][w.value().getColumnDimension()];
            for (int i = 0; i < y.length; i++) {
                for (int j = 0; j < y[i].length; j++) {
                    y[i][j] = b.value().getEntry(0, j);
                    for (int k = 0; k < x[i].length; k++) {
                        y[i][j] += x[i][k] * w.value().getEntry(k, j);
                    }
                }
            }
            return new Array2DRowRealMatrix(y);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = MatrixUtils.createRealMatrix(x.length, x[0].length);
            RealMatrix dw = MatrixUtils.createRealMatrix(x[0].length, dy.getColumnDimension());
            double[] db = new double[dy.getColumnDimension()];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < db.length; j++) {
                    db[j] += dy.getEntry(i, j);
                    for (int k = 0; k < x[0].length; k++) {
                        dx.addToEntry(i, k, dy.getEntry(i, j) * w.value().getEntry(k, j));
                        dw.addToEntry(k, j, dy.getEntry(i, j) * x[i][k]);
                    }
                }
            }
            w.setGradient(dw);
            b.setGradient(MatrixUtils.createRowRealMatrix(db));
            return dx;
        }
    }

    /** ReLU by its output, which is above 0 just where the input is. */
    private static class Mask extends Unwritten {
        private double[][] y;

        @Override
        public RealMatrix forward(RealMatrix x) {
            y = Arrays.stream(x.getData()).map(row -> Arrays.stream(row).map(v -> v < 0 ? 0 : v).toArray())
                    .toArray(double[][]::new);
            return new DenseMatrix(y);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = dy.copy();
            for (int i = 0; i < y.length; i++) {
                for (int j = 0; j < y[i].length; j++) {
                    dx.multiplyEntry(i, j, y[i][j] > 0 ? 1 : 0);
                }
            }
            return dx;
        }
    }

    @Test
    void theStoryOfTheLineAtFaultIsTrue() {
        for (boolean copied : new boolean[] {false, true}) {
            Feedback feedback = Lesson5.affineBackward((w, b) -> new Loops(w, b) {
                private RealMatrix x;

                @Override
                public RealMatrix forward(RealMatrix x) {
                    this.x = x;
                    return super.forward(x);
                }

                @Override
                public RealMatrix backward(RealMatrix dY) {
                    RealMatrix dX = dY.multiply(w.value().transpose());
                    RealMatrix sums = copied ? dY.copy() : dY;
                    for (int i = 1; i < sums.getRowDimension(); i++) {
                        sums.setRowVector(0, sums.getRowVector(0).add(sums.getRowVector(i)));
                    }
                    b.setGradient(sums.getRowMatrix(0));
                    w.setGradient(x.transpose().multiply(dY));
                    return dX;
                }
            });
            assertEquals(copied, feedback.passed());
            if (!copied) {
                assertTrue(feedback.text().contains("dW[0][0] came out as") && !feedback.text().contains("dB[")
                        && !feedback.text().contains("dX["), feedback.text());
            }
        }
    }

    /** The lines of the loop by the library's layers. */
    private static class ByLayers implements Loop {

        @Override
        public RealMatrix active(RealMatrix hidden) {
            return new Relu().forward(hidden);
        }

        @Override
        public RealMatrix dOut(RealMatrix difference) {
            return difference.add(difference);
        }

        @Override
        public RealMatrix dW2(RealMatrix active, RealMatrix dOut) {
            return dOut.transpose().multiply(active).transpose();
        }

        @Override
        public RealMatrix dHidden(RealMatrix hidden, RealMatrix dOut, RealMatrix w2) {
            Relu relu = new Relu();
            relu.forward(hidden);
            MatMul product = new MatMul(new Parameter("W2", w2));
            product.forward(hidden);
            return relu.backward(product.backward(dOut));
        }

        @Override
        public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
            return x.transpose().multiply(dHidden);
        }

        @Override
        public RealMatrix newW(RealMatrix w, RealMatrix dW, double rate) {
            return w.add(dW.scalarMultiply(-rate));
        }
    }

    @Test
    void lines() {
        passes(Lesson6.lines(new ByLayers()));
        notBegun(Lesson6.lines(null));
        Loop half = new ByLayers() {
            @Override
            public RealMatrix dOut(RealMatrix difference) {
                return todo();
            }

            @Override
            public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
                return todo();
            }
        };
        assertEquals("Not begun yet: dOut, dW1 still say todo(). Right so far: active, dW2, dHidden, newW.",
                Lesson6.lines(half).text());
    }

    @Test
    void aLineIsWrongWhileOthersAreNotBegun() {
        Feedback feedback = Lesson6.lines(new ByLayers() {
            @Override
            public RealMatrix dOut(RealMatrix difference) {
                return difference.copy();
            }

            @Override
            public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
                return todo();
            }
        });
        assertTrue(feedback.text().startsWith("✗ Not yet: the lines of the loop, right on 16 of 20 inputs tried.\ndOut:"
                + " the factor 2 is missing. The derivative of u² is 2u.\nWith difference = "), feedback.text());
        assertTrue(feedback.text().endsWith("\ndW1 still says todo()."), feedback.text());
    }

    @Test
    void steps() {
        passes(Lesson6.step((x, t, w1, w2, rate) -> {
            Network network = Network.twoLayer(w1, w2);
            SquaredError loss = new SquaredError();
            loss.forward(network.forward(x), t);
            network.learn(loss.backward());
            new GradientDescent(rate).step(network.parameters());
            return List.of(network.parameter("W1").value(), network.parameter("W2").value());
        }), Lesson6.step((x, t, w1, w2, rate) -> {
            Loop loop = new ByLayers();
            RealMatrix hidden = x.multiply(w1);
            RealMatrix active = loop.active(hidden);
            RealMatrix dOut = loop.dOut(active.multiply(w2).subtract(t));
            return Arrays.asList(loop.newW(w1, loop.dW1(x, loop.dHidden(hidden, dOut, w2)), rate),
                    loop.newW(w2, loop.dW2(active, dOut), rate));
        }));
        notBegun(Lesson6.step((x, t, w1, w2, rate) -> todo()), Lesson6.step(null));
    }

    @Test
    void learningRates() {
        passes(Lesson6.learningRate(4e-4, 1e-3), Lesson6.learningRate(5e-4, 2e-3), Lesson6.learningRate(2e-4, 8e-4));
    }

    @Test
    void accuracies() {
        passes(Lesson10.accuracy((scores, labels) -> Labels.accuracy(scores,
                Labels.oneHot(labels, scores.getColumnDimension()))),
                Lesson10.accuracy((scores, labels) -> {
                    int right = labels.length;
                    for (int i = 0; i < labels.length; i++) {
                        for (double score : scores.getRow(i)) {
                            if (score > scores.getEntry(i, labels[i])) {
                                right--;
                                break;
                            }
                        }
                    }
                    return 1.0 * right / labels.length;
                }));
        notBegun(Lesson10.accuracy((scores, labels) -> todo()), Lesson10.accuracy(null));
    }

    @Test
    void theStepsAreThoseOfMinibatches() {
        AtomicInteger steps = new AtomicInteger();
        Network network = new Network(new MatMul(new Parameter("W", new DenseMatrix(1, 2))), new Unwritten() {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return x;
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                steps.incrementAndGet();
                return dy;
            }
        });
        Examples all = Examples.of(new DenseMatrix(1437, 1), Labels.oneHot(new int[1437], 2));
        new Minibatches(new Training(network, new SquaredError(), new GradientDescent(0.1)), 32, NumpyRandom.seed(0))
                .run(all, all, 20, EpochProgress.NONE);
        passes(Lesson10.steps(steps.get()));
    }

    @Test
    void theNumbersAreThoseOfANetwork() {
        Network network = new Network(new Affine(new Parameter("W1", new DenseMatrix(2, 20)),
                new Parameter("B1", new DenseMatrix(1, 20))), new Relu(),
                new Affine(new Parameter("W2", new DenseMatrix(20, 5)), new Parameter("B2", new DenseMatrix(1, 5))));
        passes(Lesson11.numbers(network.parameters().stream().map(Parameter::value)
                .mapToInt(v -> v.getRowDimension() * v.getColumnDimension()).sum()));
    }

    @Test
    void units() {
        passes(Lesson11.unitsAbove((x, y, w1, b1) -> {
            RealMatrix hidden = new DenseMatrix(new double[][] {{x, y}}).multiply(w1).add(b1);
            return (int) Arrays.stream(hidden.getRow(0)).filter(v -> v > 0).count();
        }), Lesson11.unitsAbove((x, y, w1, b1) -> {
            int above = w1.getColumnDimension();
            for (double v : new Affine(new Parameter("W1", w1), new Parameter("B1", b1))
                    .forward(new DenseMatrix(new double[][] {{x, y}})).getRow(0)) {
                above -= v <= 0 ? 1 : 0;
            }
            return above;
        }));
        notBegun(Lesson11.unitsAbove((x, y, w1, b1) -> todo()), Lesson11.unitsAbove(null));
    }

    /** One array for all entries, each put back as it was. */
    private static double[] inOneArray(ToDoubleFunction<double[]> f, double[] x, double h) {
        double[] slopes = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double before = x[i];
            x[i] = before + h;
            slopes[i] = f.applyAsDouble(x) / h / 2;
            x[i] = before - h;
            slopes[i] -= f.applyAsDouble(x) / h / 2;
            x[i] = before;
        }
        return slopes;
    }

    private static double[] inCopies(ToDoubleFunction<double[]> f, double[] x, double h) {
        return IntStream.range(0, x.length).mapToDouble(i -> {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            return (f.applyAsDouble(up) - f.applyAsDouble(down)) / (h + h);
        }).toArray();
    }

    @Test
    void nudges() {
        passes(Lesson7.smallerStep(0.08, 0.01), Lesson7.smallerStep(0.32 / 4, 0.16 / 4 / 4),
                Lesson7.slopes(RightAnswersTest::inOneArray), Lesson7.slopes(RightAnswersTest::inCopies),
                Lesson7.relativeError((a, n) -> a == n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n))),
                Lesson7.relativeError((a, n) -> {
                    double size = Math.abs(a) > Math.abs(n) ? Math.abs(a) : Math.abs(n);
                    return size == 0 ? 0 : Math.sqrt((n - a) / size * ((n - a) / size));
                }));
        notBegun(Lesson7.smallerStep(null, null), Lesson7.smallerStep(0.08, null), Lesson7.slopes(null),
                Lesson7.slopes((f, x, h) -> todo()),
                Lesson7.relativeError(null), Lesson7.relativeError((a, n) -> todo()));
    }

    @Test
    void theErrorsAreThoseOfRealSlopes() {
        assertEquals(0.32, Lesson7.oneSidedError(0.4), 1e-12);
        assertEquals(0.16, Lesson7.centredError(0.4), 1e-12);
    }

    @Test
    void mistakesWithNoSlipOfTheirOwn() {
        String sum = Lesson7.relativeError((a, n) -> Math.abs(a - n) / (Math.abs(a) + Math.abs(n))).text();
        assertTrue(sum.contains("\nIt divides by the sum of both sizes.")
                && sum.contains("\nFor 0 against 0 it divides 0 by 0."), sum);
        String none = Lesson7.slopes((f, x, h) -> new double[2]).text();
        assertTrue(none.contains("slopes returned 2 numbers for 1 entry; return one for each"), none);
        String oneCopy = Lesson7.slopes((f, x, h) -> {
            double[] copy = x.clone();
            return IntStream.range(0, x.length).mapToDouble(i -> {
                copy[i] += h;
                double up = f.applyAsDouble(copy);
                copy[i] -= 2 * h;
                return (up - f.applyAsDouble(copy)) / (2 * h);
            }).toArray();
        }).text();
        assertTrue(oneCopy.contains("\nAn entry stays nudged while the next one is"), oneCopy);
    }

    @Test
    void theGradientOfHIsTheEngines() {
        Parameter v = new Parameter("V", new DenseMatrix(new double[][] {{1, 5}, {-4, 2}}));
        Value h = Value.of("H", new DenseMatrix(new double[][] {{2, 1}}));
        Value y = h.plus(h).plus(h.times(v).apply(Relu::new));
        // squared error hands back twice the difference
        RealMatrix half = new DenseMatrix(new double[][] {{0.5, 1}});
        y.loss(SquaredError::new, y.value().subtract(half)).backward();
        passes(Lesson12.usedThreeTimes(h.gradient().getEntry(0, 0), h.gradient().getEntry(0, 1)));
    }

    @Test
    void orders() {
        passes(Lesson12.wayBack((inputs, end) -> {
            int[] uses = new int[inputs.length];
            for (int[] each : inputs) {
                for (int input : each) {
                    uses[input]++;
                }
            }
            Deque<Integer> ready = new ArrayDeque<>(List.of(end));
            List<Integer> order = new LinkedList<>();
            while (!ready.isEmpty()) {
                int v = ready.pop();
                order.add(v);
                for (int input : inputs[v]) {
                    uses[input]--;
                    if (uses[input] == 0) {
                        ready.push(input);
                    }
                }
            }
            return order;
        }), Lesson12.wayBack((inputs, end) -> {
            LinkedList<Integer> order = new LinkedList<>();
            visit(end, inputs, order);
            return order;
        }));
        notBegun(Lesson12.wayBack((inputs, end) -> todo()), Lesson12.wayBack(null));
    }

    private static void visit(int v, int[][] inputs, LinkedList<Integer> order) {
        if (!order.contains(v)) {
            for (int input : inputs[v]) {
                visit(input, inputs, order);
            }
            order.addFirst(v);
        }
    }

    @Test
    void anOrderThatIsNone() {
        assertTrue(Lesson12.wayBack((inputs, end) -> null).text()
                .contains("\nnull came in place of a list; return the order."));
        assertTrue(Lesson12.wayBack((inputs, end) -> List.of(end, 7)).text()
                .contains("\nThe order is [1, 7], but the values are 0 to 4. Each call needs a list of its own."));
        assertTrue(Lesson12.wayBack((inputs, end) -> List.of()).text()
                .contains("\nThe list is empty. The way back begins at the end: put that in first."));
    }
}
