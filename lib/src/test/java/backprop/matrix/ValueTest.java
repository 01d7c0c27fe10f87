package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference values: hand computation. */
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

    @Test
    void theForkInNumbers() {
        // S = X + X, L = Σ (S − 0)², so dL/dX = 2·2·S = 8X
        Value twice = input.plus(input);
        twice.loss(SquaredError::new, createRealMatrix(1, 2)).backward();
        assertEquals(createRealMatrix(new double[][] {{8, 4}}), twice.gradient());
        assertEquals(createRealMatrix(new double[][] {{16, 8}}), input.gradient());
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
    void aLossThatCountsTwiceHasTwiceTheGradient() {
        loss.plus(loss).backward();
        assertEquals(createRealMatrix(new double[][] {{24, 48}}), input.gradient());
        assertEquals(createRealMatrix(new double[][] {{48, 0}, {24, 0}}), w1.gradient());
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
        String sentence = "Value: this is 1×2, but number() and backward() need a single number;"
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
        assertRefused("Value.backward: a parameter of X · W1 2×2 has changed since the forward pass; compute the"
                + " loss again, then call backward.", loss::backward);
    }

    @Test
    void aLayerThatIsUsedTwiceIsRefused() {
        loss.backward();
        Layer only = new Relu();
        Value twice = hidden.apply(() -> only).apply(() -> only).times(w2).loss(SquaredError::new, t);
        assertRefused("Value.backward: two uses share the layer ReLU(X), which remembers only the last one; make a"
                + " layer for each, as in x.apply(() -> new MatMul(w)).", twice::backward);
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
        String layer = "Value.apply: there is no layer; give a supplier of one, as in x.apply(Relu::new).";
        Errors.argument(layer, () -> input.apply(null));
        Errors.argument(layer, () -> input.apply(() -> null));
        Errors.argument("Value.loss: there is no loss; give a supplier of one, as in y.loss(SquaredError::new, t).",
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

    @Test
    void whatItGivesAwayIsReadOnly() {
        loss.backward();
        for (DenseMatrix given : List.of(input.value(), hidden.value(), loss.value(), input.gradient(),
                hidden.gradient(), hidden.passedBack().get(0))) {
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
    void aLayerThatAnotherGraphHasUsedSinceIsRefused() {
        Relu relu = new Relu();
        SquaredError error = new SquaredError();
        String rest = " has run another forward pass since, elsewhere, and it remembers only the last one; make one"
                + " for each use,"
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
        assertRefused("Value.backward: backward of same(X) set no gradient for W1; give it one with setGradient.",
                lazy.times(w2).loss(SquaredError::new, t)::backward);
    }
}
