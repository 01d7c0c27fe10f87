package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.check.GradientCheck;
import backprop.check.GradientReport;
import backprop.check.Verdict;
import backprop.data.NumpyRandom;
import backprop.train.GradientDescent;
import backprop.train.Network;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The gradients of many graphs. Reference values: a loop that knows no node; the network; nudges. */
class ValueGradientsTest {
    private final RealMatrix x = createRealMatrix(new double[][] {{2, 1}});
    private final RealMatrix t = createRealMatrix(new double[][] {{10}});
    private final Parameter w1 = new Parameter("W1", createRealMatrix(new double[][] {{1, -1}, {2, 1}}));
    private final Parameter w2 = new Parameter("W2", createRealMatrix(new double[][] {{3}, {5}}));

    @ParameterizedTest
    @CsvSource({"1,1,1,1", "1,5,3,2", "7,1,4,1", "16,20,30,5", "30,2,40,3", "3,40,7,10"})
    void allGradientsAreThoseOfTheLoopByHandAndOfTheNetwork(int n, int d, int h, int m) {
        for (int seed = 0; seed < 5; seed++) {
            NumpyRandom random = NumpyRandom.seed(seed);
            RealMatrix batch = random.randn(n, d);
            RealMatrix targets = random.randn(n, m);
            RealMatrix first = random.randn(d, h);
            RealMatrix second = random.randn(h, m);

            Parameter p1 = new Parameter("W1", first);
            Parameter p2 = new Parameter("W2", second);
            Value in = Value.of("X", batch);
            Value end = in.times(p1).apply(Relu::new).times(p2).loss(SquaredError::new, targets);
            end.backward();

            Network network = Network.twoLayer(first, second);
            SquaredError error = new SquaredError();
            double networkLoss = error.forward(network.forward(batch), targets);
            RealMatrix networkDx = network.backward(error.backward());
            ByHand byHand = new ByHand(batch.getData(), targets.getData(), first.getData(), second.getData());

            assertRelative(1e-12, new double[][] {{networkLoss}}, end.value());
            assertRelative(1e-12, networkDx.getData(), in.gradient());
            assertRelative(1e-12, network.parameter("W1").gradient().getData(), p1.gradient());
            assertRelative(1e-12, network.parameter("W2").gradient().getData(), p2.gradient());
            assertRelative(1e-12, new double[][] {{byHand.loss}}, end.value());
            assertRelative(1e-12, byHand.dx, in.gradient());
            assertRelative(1e-12, byHand.dw1, p1.gradient());
            assertRelative(1e-12, byHand.dw2, p2.gradient());
        }
    }

    @Test
    void theComparisonNoticesTwelveDigits() {
        RealMatrix one = createRealMatrix(new double[][] {{1, 1e-9}});
        assertRelative(1e-12, new double[][] {{1, 1e-9}}, one);
        assertThrows(AssertionError.class, () -> assertRelative(1e-12, new double[][] {{1 + 2e-12, 1e-9}}, one));
        assertThrows(AssertionError.class, () -> assertRelative(1e-12, new double[][] {{1, 1e-9 + 2e-12}}, one));
    }

    /** Each entry to a part of the largest one, since where summands cancel an entry has only the rounding of these. */
    private static void assertRelative(double part, double[][] expected, RealMatrix actual) {
        double largest = 0;
        for (double[] row : expected) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        assertEquals(expected.length, actual.getRowDimension());
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual.getRow(i), part * largest, "row " + i);
        }
    }

    @Test
    void trainedByItsGradientsItGoesTheNetworksWay() {
        Network network = Network.twoLayer(w1.value(), w2.value());
        SquaredError error = new SquaredError();
        GradientDescent descent = new GradientDescent(1e-3);
        for (int step = 0; step < 20; step++) {
            double expected = error.forward(network.forward(x), t);
            network.learn(error.backward());
            descent.step(network.parameters());
            Value end = Value.of("X", x).times(w1).apply(Relu::new).times(w2).loss(SquaredError::new, t);
            end.backward();
            descent.step(end.parameters());
            assertEquals(expected, end.number());
        }
        Reference.assertBits(network.parameter("W1").value(), w1.value());
        Reference.assertBits(network.parameter("W2").value(), w2.value());
    }

    @Test
    void aLayerOfAnyKindTakesPart() {
        Parameter b = new Parameter("B", createRealMatrix(new double[][] {{0.5, 3}}));
        assertRight("X", x, m -> Value.of("X", m).apply(() -> new Affine(w1, b)).apply(Relu::new).times(w2)
                .loss(SquaredError::new, t), w1, b, w2);
    }

    @Test
    void gradientsAddUpWhereAValueForks() {
        // H = X·W1, Y = H + ReLU(H) = [4 + 4, −1 + 0], L = Y·W2 − 10 squared
        assertRight("X", x, m -> {
            Value h = Value.of("X", m).times(w1);
            return h.plus(h.apply(Relu::new)).times(w2).loss(SquaredError::new, t);
        }, w1, w2);
    }

    @Test
    void theLongWayRoundIsWalkedBeforeTheFork() {
        // The short way from the fork to the sum must wait for the long one, whichever of them stands first.
        for (boolean shortFirst : new boolean[] {true, false}) {
            assertRight("X", x, m -> {
                Value h = Value.of("X", m).times(w1);
                Value round = h.apply(Relu::new).times(w1).apply(Relu::new);
                return (shortFirst ? h.plus(round) : round.plus(h)).times(w2).loss(SquaredError::new, t);
            }, w1, w2);
        }
    }

    @Test
    void gradientsAddUpWhereAParameterIsUsedTwice() {
        assertRight("X", x, m -> Value.of("X", m).times(w1).times(w1).times(w2).loss(SquaredError::new, t), w1, w2);
    }

    @Test
    void lossesAddUpToo() {
        assertRight("X", x, m -> {
            Value h = Value.of("X", m).times(w1);
            return h.times(w2).loss(SquaredError::new, t).plus(h.loss(SquaredError::new, createRealMatrix(1, 2)));
        }, w1, w2);
    }

    /** Every gradient of the graph is what nudges say. */
    private static void assertRight(String name, RealMatrix at, Function<RealMatrix, Value> graph,
            Parameter... parameters) {
        Value end = graph.apply(at);
        end.backward();
        Value in = end.graph().stream().filter(v -> name.equals(v.name())).findFirst().orElseThrow();
        assertVerdict(GradientCheck.of(name, at, m -> graph.apply(m).number(), in.gradient()));
        for (Parameter p : parameters) {
            RealMatrix value = p.value();
            assertVerdict(GradientCheck.of(p.name(), value, m -> {
                p.set(m);
                return graph.apply(at).number();
            }, p.gradient()));
            p.set(value);
        }
    }

    private static void assertVerdict(GradientReport report) {
        assertEquals(Verdict.RIGHT, report.verdict(), report::toString);
    }

    /**
     * The two-layer network in plain loops, gradients and all: {@code dX = dY·Wᵀ}, {@code dW = Xᵀ·dY}, and nothing of
     * the library.
     */
    private static final class ByHand {
        final double[][] dx;
        final double[][] dw1;
        final double[][] dw2;
        double loss;

        ByHand(double[][] x, double[][] t, double[][] w1, double[][] w2) {
            double[][] h = product(x, w1);
            double[][] active = new double[h.length][h[0].length];
            for (int i = 0; i < h.length; i++) {
                for (int j = 0; j < h[0].length; j++) {
                    active[i][j] = h[i][j] > 0 ? h[i][j] : 0;
                }
            }
            double[][] dy = product(active, w2);
            for (int i = 0; i < dy.length; i++) {
                for (int j = 0; j < dy[0].length; j++) {
                    double difference = dy[i][j] - t[i][j];
                    loss += difference * difference;
                    dy[i][j] = 2 * difference;
                }
            }
            dw2 = product(transpose(active), dy);
            double[][] dh = product(dy, transpose(w2));
            for (int i = 0; i < h.length; i++) {
                for (int j = 0; j < h[0].length; j++) {
                    dh[i][j] = h[i][j] > 0 ? dh[i][j] : 0;
                }
            }
            dw1 = product(transpose(x), dh);
            dx = product(dh, transpose(w1));
        }

        private static double[][] product(double[][] a, double[][] b) {
            double[][] c = new double[a.length][b[0].length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < b[0].length; j++) {
                    for (int k = 0; k < b.length; k++) {
                        c[i][j] += a[i][k] * b[k][j];
                    }
                }
            }
            return c;
        }

        private static double[][] transpose(double[][] a) {
            double[][] c = new double[a[0].length][a.length];
            for (int i = 0; i < a.length; i++) {
                for (int j = 0; j < a[0].length; j++) {
                    c[j][i] = a[i][j];
                }
            }
            return c;
        }
    }
}
