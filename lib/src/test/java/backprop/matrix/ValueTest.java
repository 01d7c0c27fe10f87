package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.check.GradientCheck;
import backprop.check.GradientReport;
import backprop.check.Verdict;
import backprop.data.NumpyRandom;
import backprop.train.GradientDescent;
import backprop.train.Network;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Function;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference values: hand computation; a loop that knows no node; nudges. */
class ValueTest {
    private final RealMatrix x = createRealMatrix(new double[][] {{2, 1}});
    private final RealMatrix t = createRealMatrix(new double[][] {{10}});
    private final Parameter w1 = new Parameter("W1", createRealMatrix(new double[][] {{1, -1}, {2, 1}}));
    private final Parameter w2 = new Parameter("W2", createRealMatrix(new double[][] {{3}, {5}}));
    private final Value input = Value.of("X", x);
    private final Value hidden = input.times(w1).apply(Relu::new);
    private final Value loss = hidden.times(w2).loss(SquaredError::new, t);

    @Test
    void forwardOfTheTwoLayerNetwork() {
        // x·W1 = [4, −1], ReLU [4, 0], ·W2 = 12, L = (12 − 10)²
        assertEquals(createRealMatrix(new double[][] {{4, 0}}), hidden.value());
        assertEquals(4, loss.number());
    }

    @Test
    void backwardOfTheTwoLayerNetwork() {
        // dY = 2(12 − 10) = 4, dH2 = [12, 20], dH1 = [12, 0], dX = dH1·W1ᵀ = [12, 24], dW2 = [4, 0]ᵀ·4, dW1 = xᵀ·dH1
        loss.backward();
        assertEquals(createRealMatrix(new double[][] {{1}}), loss.gradient());
        assertEquals(createRealMatrix(new double[][] {{12, 20}}), hidden.gradient());
        assertEquals(createRealMatrix(new double[][] {{12, 24}}), input.gradient());
        assertEquals(createRealMatrix(new double[][] {{16}, {0}}), w2.gradient());
        assertEquals(createRealMatrix(new double[][] {{24, 0}, {12, 0}}), w1.gradient());
    }

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
            Value end = input.times(w1).apply(Relu::new).times(w2).loss(SquaredError::new, t);
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
    void theForkInNumbers() {
        // S = X + X, L = Σ (S − 0)², so dL/dX = 2·2·S = 8X
        Value twice = input.plus(input);
        twice.loss(SquaredError::new, createRealMatrix(1, 2)).backward();
        assertEquals(createRealMatrix(new double[][] {{8, 4}}), twice.gradient());
        assertEquals(createRealMatrix(new double[][] {{16, 8}}), input.gradient());
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
    void theSharedParameterInNumbers() {
        // Y = X·V·V with V = 3 and X = 2: L = (18 − 10)² = 64, dL/dV = 2·8·2·X·V = 192, in two shares of 96
        Parameter v = new Parameter("V", createRealMatrix(new double[][] {{3}}));
        Value end = Value.of("X", createRealMatrix(new double[][] {{2}})).times(v).times(v).loss(SquaredError::new, t);
        end.backward();
        assertEquals(createRealMatrix(new double[][] {{192}}), v.gradient());
        end.backward();
        assertEquals(createRealMatrix(new double[][] {{192}}), v.gradient());
        assertEquals(List.of(v), end.parameters());
    }

    @Test
    void lossesAddUpToo() {
        assertRight("X", x, m -> {
            Value h = Value.of("X", m).times(w1);
            return h.times(w2).loss(SquaredError::new, t).plus(h.loss(SquaredError::new, createRealMatrix(1, 2)));
        }, w1, w2);
    }

    @Test
    void aLossThatCountsTwiceHasTwiceTheGradient() {
        loss.plus(loss).backward();
        assertEquals(createRealMatrix(new double[][] {{24, 48}}), input.gradient());
        assertEquals(createRealMatrix(new double[][] {{48, 0}, {24, 0}}), w1.gradient());
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

    @Test
    void backwardTwiceGivesTheSame() {
        loss.backward();
        loss.backward();
        assertEquals(createRealMatrix(new double[][] {{12, 24}}), input.gradient());
        assertEquals(createRealMatrix(new double[][] {{24, 0}, {12, 0}}), w1.gradient());
    }

    @Test
    void aChainOf100000LayersGoesForwardAndBackward() {
        Value in = Value.of("X", createRealMatrix(new double[][] {{3}}));
        Value v = in;
        for (int i = 0; i < 100_000; i++) {
            v = v.apply(Relu::new);
        }
        v.loss(SquaredError::new, createRealMatrix(1, 1)).backward();
        assertEquals(6, in.gradient().getEntry(0, 0));
    }

    @Test
    void manyPathsThroughFewLayersAreWalkedLayerByLayer() {
        // 60 doublings have 2^60 paths; each sum is visited once, and the gradient is 2·2^60·2^60.
        Value in = Value.of("X", createRealMatrix(new double[][] {{1}}));
        Value v = in;
        for (int i = 0; i < 60; i++) {
            v = v.plus(v);
        }
        v.loss(SquaredError::new, createRealMatrix(1, 1)).backward();
        assertEquals(0x1p121, in.gradient().getEntry(0, 0));
    }

    @Test
    void graphHasEveryValueOnceAndAfterItsInputs() {
        Value a = input.times(w1);
        Value b = a.apply(Relu::new);
        Value c = b.plus(a);
        assertEquals(List.of(input, a, b, c), c.graph());
        assertEquals(List.of(b, a), c.inputs());
    }

    @Test
    void parametersAreInTheOrderOfTheWayForward() {
        assertEquals(List.of(w1, w2), loss.parameters());
    }

    @Test
    void inputsAreCopied() {
        RealMatrix mine = new DenseMatrix(x.getData());
        Value in = Value.of("X", mine);
        mine.setEntry(0, 0, 99);
        assertEquals(x, in.value());
    }

    @Test
    void whatItGivesAwayIsReadOnly() {
        loss.backward();
        for (DenseMatrix given : List.of(input.value(), hidden.value(), loss.value(), input.gradient(),
                hidden.gradient(), hidden.handedDown().get(0))) {
            assertThrows(UnsupportedOperationException.class, () -> given.setEntry(0, 0, 99));
        }
    }

    @Test
    void whatALayerDoesWithItsOwnResultChangesNoValue() {
        DenseMatrix own = new DenseMatrix(new double[][] {{7, 8}});
        Value v = input.apply(() -> new Layer() {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return own;
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return own;
            }

            @Override
            public String formula(String x) {
                return x;
            }
        });
        v.loss(SquaredError::new, createRealMatrix(1, 2)).backward();
        own.setEntry(0, 0, 99);
        assertEquals(createRealMatrix(new double[][] {{7, 8}}), v.value());
        assertEquals(createRealMatrix(new double[][] {{7, 8}}), input.gradient());
    }

    @Test
    void targetsAreCopied() {
        DenseMatrix mine = new DenseMatrix(new double[][] {{1, 0}});
        Value end = input.loss(SoftmaxCrossEntropy::new, mine);
        end.backward();
        DenseMatrix right = input.gradient();
        mine.setEntry(0, 0, 0);
        mine.setEntry(0, 1, 1);
        end.backward();
        assertEquals(right, input.gradient());
    }

    @Test
    void onlyANumberGoesBackward() {
        String sentence = "Value: this is 1×2, and only a single number has a value to read and a way back;"
                + " end the graph with a loss, as in y.loss(SquaredError::new, t).";
        Errors.state(sentence, hidden::backward);
        Errors.state(sentence, hidden::number);
    }

    @Test
    void aValueOutsideTheGraphHasNoGradient() {
        loss.backward();
        Errors.state("Value.gradient: no backward pass has reached Z 1×2; call backward() on a loss that was"
                + " computed from it.",
                () -> Value.of("Z", x).gradient());
        Errors.state("Value.gradient: no backward pass has reached 1×2; call backward() on a loss that was"
                + " computed from it.",
                () -> input.times(w1).gradient());
    }

    @Test
    void aParameterThatHasChangedSinceIsRefused() {
        loss.backward();
        w1.descend(0.1);
        assertRefused("Value.backward: a parameter of X · W1 2×2 has changed since the forward pass; compute the loss"
                + " again, then go backward.", loss::backward);
    }

    @Test
    void aLayerThatIsUsedTwiceIsRefused() {
        loss.backward();
        Layer only = new Relu();
        Value twice = hidden.apply(() -> only).apply(() -> only).times(w2).loss(SquaredError::new, t);
        assertRefused("Value.backward: two uses share the layer ReLU(X), which remembers only the last;"
                + " make one for each, as in x.apply(() -> new MatMul(w)).", twice::backward);
    }

    @Test
    void aLayerThatAnotherGraphHasUsedSinceIsRefused() {
        Relu relu = new Relu();
        SquaredError error = new SquaredError();
        String rest = " has gone forward for somebody else since, and remembers only that pass; make one for each use,"
                + " as in x.apply(() -> new MatMul(w)).";
        Value first = input.apply(() -> relu).times(w1).times(w2).loss(SquaredError::new, t);
        Value.of("X", x.scalarMultiply(-1)).apply(() -> relu);
        loss.backward();
        assertRefused("Value.backward: ReLU(X)" + rest, first::backward);
        Value second = input.times(w1).times(w2).loss(() -> error, t);
        Value.of("X", t).loss(() -> error, t);
        loss.backward();
        assertRefused("Value.backward: SquaredError(X)" + rest, second::backward);
    }

    @Test
    void aWalkThatIsInterruptedOrFailsLeavesTheParametersGradientsToo() {
        loss.backward();
        RealMatrix then = w2.gradient();
        Thread.currentThread().interrupt();
        assertEquals("Value.backward: interrupted; every gradient is as it was.",
                assertThrows(CancellationException.class, loss::backward).getMessage());
        assertSame(then, w2.gradient());
        assertThrows(IllegalStateException.class, failing(null)::backward);
        assertSame(then, w2.gradient());
    }

    @Test
    void aLayerThatLeavesNoGradientIsNamedAndNoOlderOneIsTakenForIt() {
        loss.backward();
        Value lazy = input.apply(() -> new Home(x) {
            @Override
            public List<Parameter> parameters() {
                return List.of(w1);
            }
        });
        assertRefused("Value.backward: backward of same(X) left no gradient for W1; give it one with setGradient.",
                lazy.times(w2).loss(SquaredError::new, t)::backward);
    }

    @Test
    void aLayerWhoseBackwardFailsIsNamed() {
        loss.backward();
        assertRefused("Value.backward: backward of same(X) returned null; return the gradient dX.",
                failing(null)::backward);
        assertRefused("Value.backward: backward of same(X) returned 2×1 but its input is 1×2; return the gradient dX in"
                + " the shape of X.",
                failing(createRealMatrix(2, 1))::backward);
    }

    /** The way back from here comes to hidden first, and then to a layer before it that hands down this. */
    private Value failing(RealMatrix dx) {
        Value before = Value.of("Z", x).apply(() -> new Home(dx));
        return before.plus(hidden).times(w2).loss(SquaredError::new, createRealMatrix(1, 1));
    }

    /** No gradient of a value has changed. */
    private void assertRefused(String sentence, Executable call) {
        Errors.state(sentence, call);
        assertEquals(createRealMatrix(new double[][] {{12, 24}}), input.gradient());
        assertEquals(createRealMatrix(new double[][] {{12, 20}}), hidden.gradient());
    }

    @Test
    void aLayerWhoseForwardReturnsNullIsNamed() {
        Errors.state("Value: forward of same(X) returned null; return the output Y.",
                () -> input.apply(() -> new Home(null) {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return null;
            }
        }));
    }

    @Test
    void aLossThatReturnsNullIsNamed() {
        class Silent implements Loss {
            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                return 1;
            }

            @Override
            public RealMatrix backward() {
                return null;
            }
        }
        Errors.argument("Silent.backward: the gradient of the outputs is null; give it a matrix.",
                hidden.loss(Silent::new, t)::backward);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void anInputNeedsAName(String name) {
        Errors.argument("Value.of: an input needs a name; give it one, as in Value.of(\"X\", x).",
                () -> Value.of(name, x));
    }

    @Test
    void anInputMustBeFiniteAndThere() {
        Errors.argument("Value.of: X is null; give it a matrix.", () -> Value.of("X", null));
        Errors.argument("Value.of: X has NaN at row 0, column 1 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> Value.of("X", createRealMatrix(new double[][] {{1, Double.NaN}})));
    }

    @Test
    void whatIsMissingIsRefused() {
        String layer = "Value.apply: there is no layer; give what makes one, as in x.apply(Relu::new).";
        Errors.argument(layer, () -> input.apply(null));
        Errors.argument(layer, () -> input.apply(() -> null));
        Errors.argument("Value.loss: there is no loss; give what makes one, as in y.loss(SquaredError::new, t).",
                () -> input.loss(null, t));
        Errors.argument("Value.loss: t is null; give it a matrix.", () -> input.loss(SquaredError::new, null));
        Errors.argument("MatMul: w is null; give it a Parameter.", () -> input.times(null));
        Errors.argument("Value.plus: the other is null; give it a Value, as in Value.of(\"Z\", z).",
                () -> input.plus(null));
    }

    @Test
    void shapesThatDontFitAreRefused() {
        Errors.argument("MatMul.forward: x is 1×1 but W1 is 2×2; x needs 2 columns.", () -> loss.times(w1));
        Errors.argument("Value.plus: the other is 1×1 but this value is 1×2; the other needs 1 row and 2 columns.",
                () -> hidden.plus(loss));
        Errors.argument("SquaredError.forward: t is 1×1 but y is 1×2; t needs 1 row and 2 columns.",
                () -> hidden.loss(SquaredError::new, t));
    }

    @Test
    void anInputHasANameAndNoLayer() {
        assertEquals("X", input.name());
        assertNull(input.layer());
        assertEquals(List.of(), input.inputs());
        assertEquals("X 1×2", input.toString());
    }

    @Test
    void aComputedValueKnowsItsLayerAndItsInput() {
        assertNull(hidden.name());
        assertTrue(hidden.layer() instanceof Relu);
        assertSame(input, hidden.inputs().get(0).inputs().get(0));
        assertEquals("1×2", hidden.toString());
    }

    @Test
    void aSumAndALossSayWhatTheyDo() {
        assertEquals("A + a matrix 1×2", input.plus(hidden).layer().formula("A"));
        assertEquals("SquaredError(Y)", loss.layer().formula("Y"));
    }

    /** A layer as a learner writes it, which lets everything through and answers what it was told. */
    private static class Home implements Layer {
        private final RealMatrix dx;

        Home(RealMatrix dx) {
            this.dx = dx;
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            return x;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return dx;
        }

        @Override
        public String formula(String x) {
            return "same(" + x + ")";
        }
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
