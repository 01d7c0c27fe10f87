package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backprop.Errors;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
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
        assertEquals(createRealMatrix(new double[][] {{3, 6}}), network.backward(createRealMatrix(new double[][] {{1}})));
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
        Errors.argument("Network.twoLayer: W1 is 2×2 but W2 is 3×1; W1 needs 3 columns.", () -> Network.twoLayer(w1, createRealMatrix(3, 1)));
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
        Errors.argument("Network.parameter: there is no W3; this network has [W1 2×2, W2 2×1].", () -> network.parameter("W3"));
    }

    @Test
    void aParameterOfTwoLayersIsRefused() {
        Parameter shared = new Parameter("W", createRealMatrix(2, 2));
        Errors.argument("Network: two layers hold the parameter W 2×2, and the second to go backward would overwrite its gradient; give each layer its own.",
                () -> new Network(new MatMul(shared), new Relu(), new MatMul(shared)));
    }

    @Test
    void thereMustBeALayer() {
        Errors.argument("Network: there is no layer; give it one or more.", Network::new);
        Errors.argument("Network: layer 2 is null; give it a Layer.", () -> new Network(new Relu(), null));
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("MatMul.backward: forward has not run, so there is nothing to go back through; call forward first.",
                () -> network.backward(createRealMatrix(1, 1)));
    }
}
