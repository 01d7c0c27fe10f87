package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backprop.Errors;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation. */
class NetworkTest {
    private final RealMatrix w1 = createRealMatrix(new double[][] {{1, -1}, {2, 1}});
    private final RealMatrix w2 = createRealMatrix(new double[][] {{3}, {5}});
    private final Network network = Network.twoLayer(w1, w2);
    private final RealMatrix x = createRealMatrix(new double[][] {{2, 1}});

    @Test
    void forwardRunsTheLayersFirstToLast() {
        // x·W1 = [4, −1], ReLU [4, 0], ·W2 = 12
        assertEquals(createRealMatrix(new double[][] {{12}}), network.forward(x));
    }

    @Test
    void backwardRunsThemLastToFirst() {
        // dH2 = dy·W2ᵀ = [3, 5], dH1 = [3, 0], dX = dH1·W1ᵀ = [3, 6], dW2 = [4, 0]ᵀ, dW1 = xᵀ·dH1
        network.forward(x);
        assertEquals(createRealMatrix(new double[][] {{3, 6}}),
                network.backward(createRealMatrix(new double[][] {{1}})));
        assertEquals(createRealMatrix(new double[][] {{4}, {0}}), network.parameter("W2").gradient());
        assertEquals(createRealMatrix(new double[][] {{6, 0}, {3, 0}}), network.parameter("W1").gradient());
    }

    @Test
    void twoLayerHoldsCopiesOfItsWeights() {
        w1.setEntry(0, 0, 99);
        assertEquals(1, network.parameter("W1").value().getEntry(0, 0));
    }

    @Test
    void twoLayerNeedsWeightsThatFit() {
        Errors.argument("Network.twoLayer: W1 is 2×2 but W2 is 3×1; W1 needs 3 columns.",
                () -> Network.twoLayer(w1, createRealMatrix(3, 1)));
        Errors.argument("Parameter: W1 is null; give it a matrix.", () -> Network.twoLayer(null, w2));
        Errors.argument("Parameter: W2 is null; give it a matrix.", () -> Network.twoLayer(w1, null));
    }

    @Test
    void parametersAreInTheOrderOfTheLayers() {
        assertEquals(List.of("W1", "W2"), network.parameters().stream().map(Parameter::name).toList());
        assertSame(network.parameters().get(1), network.parameter("W2"));
    }

    @Test
    void anUnknownParameterIsRefused() {
        Errors.argument("Network.parameter: there is no W3; its parameters are [W1 2×2, W2 2×1], so ask for one"
                + " of these.", () -> network.parameter("W3"));
    }

    @Test
    void aParameterOfTwoLayersIsRefused() {
        Parameter shared = new Parameter("W", createRealMatrix(2, 2));
        Errors.argument("Network: two layers hold the parameter W 2×2, so one layer's backward would overwrite the"
                + " other's gradient; give each its own.",
                () -> new Network(new MatMul(shared), new Relu(), new MatMul(shared)));
    }

    @Test
    void twoParametersOfOneNameAreRefused() {
        Errors.argument("Network: W 2×2 and W 2×1 have the same name, so it doesn't tell which one is meant; give"
                + " each its own, say W1 and W2.",
                () -> new Network(new MatMul(new Parameter("W", w1)), new Relu(), new MatMul(new Parameter("W", w2))));
    }

    @Test
    void aLayerThatStandsThereTwiceIsRefused() {
        Relu relu = new Relu();
        Errors.argument("Network: layer 4 is the same object as layer 2, but a layer remembers only its last input;"
                + " make a new one for each place.",
                () -> new Network(new MatMul(new Parameter("W1", w1)), relu, new MatMul(new Parameter("W2", w2)),
                        relu));
    }

    @Test
    void aLayerWhoseForwardReturnsNullIsNamedItself() {
        Layer silent = new Spy("silent", new ArrayList<>()) {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return null;
            }

            @Override
            public String formula(String x) {
                return "silent(" + x + ")";
            }
        };
        Errors.state("Network: forward of layer 2, silent(X), returned null; return the output Y.",
                () -> new Network(new Relu(), silent, new Relu()).forward(x));
        Errors.state("Network: forward of layer 1, silent(X), returned null; return the output Y.",
                () -> new Network(silent).forward(x));
    }

    @Test
    void thereMustBeALayer() {
        Errors.argument("Network: there is no layer; give it one or more.", Network::new);
        Errors.argument("Network: layer 2 is null; give it a Layer.", () -> new Network(new Relu(), null));
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("Network.backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.",
                () -> network.backward(createRealMatrix(1, 1)));
    }

    @Test
    void learnFillsTheGradientsOfBackwardToTheBit() {
        Network lesson = Golden.network();
        RealMatrix dy = lesson.forward(Golden.X).subtract(Golden.T);
        lesson.backward(dy);
        List<DenseMatrix> gradients = lesson.parameters().stream().map(Parameter::gradient).toList();
        lesson.learn(dy);
        for (int i = 0; i < gradients.size(); i++) {
            assertArrayEquals(gradients.get(i).getData(), lesson.parameters().get(i).gradient().getData());
        }
    }

    @Test
    void learnAsksTheFirstLayerForNoGradientOfItsInput() {
        List<String> asked = new ArrayList<>();
        Layer first = new Spy("first", asked) {
            @Override
            public void learn(RealMatrix dy) {
                asked.add("first learn");
            }
        };
        Network spied = new Network(first, new Spy("second", asked));
        spied.forward(x);
        spied.learn(x);
        assertEquals(List.of("second backward", "first learn"), asked);
    }

    @Test
    void aLayerThatHasNoLearnOfItsOwnGoesBackward() {
        List<String> asked = new ArrayList<>();
        Network spied = new Network(new Spy("only", asked));
        spied.forward(x);
        spied.learn(x);
        assertEquals(List.of("only backward"), asked);
    }

    /** Lets everything through, and tells what it was asked. */
    private static class Spy implements Layer {
        private final String name;
        private final List<String> asked;

        Spy(String name, List<String> asked) {
            this.name = name;
            this.asked = asked;
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            return x;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            asked.add(name + " backward");
            return dy;
        }

        @Override
        public String formula(String x) {
            return x;
        }
    }
}
