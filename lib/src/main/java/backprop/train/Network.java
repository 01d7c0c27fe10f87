package backprop.train;

import backprop.matrix.Claim;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Ledger;
import backprop.matrix.Loss;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.Reuse;
import backprop.matrix.Shapes;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Layers one after another: forward runs them first to last, backward last to first. One thread works with a network at
 * a time; a second one is refused.
 */
public final class Network {
    private final List<Layer> layers;
    private final List<Parameter> parameters;
    private final Ledger ledger;
    private final List<Object> claimed;

    /**
     * @throws IllegalArgumentException if there is no layer, one is null or is given twice, or two layers hold the same
     *     parameter or two of one name
     */
    public Network(Layer... layers) {
        this.layers = Parts.layers(layers);
        parameters = Parts.parameters(this.layers);
        ledger = new Ledger(this.layers);
        claimed = Stream.of(parameters, this.layers, List.of(ledger)).<Object>flatMap(List::stream).toList();
    }

    /**
     * The two-layer fully connected network {@code Y = relu(X·W1)·W2}, without biases.
     *
     * @param w1 {@code D_in×H}, copied
     * @param w2 {@code H×D_out}, copied
     * @throws IllegalArgumentException if w2 doesn't have as many rows as w1 has columns
     */
    public static Network twoLayer(RealMatrix w1, RealMatrix w2) {
        Parameter first = new Parameter("W1", w1);
        Parameter second = new Parameter("W2", w2);
        Shapes.product("Network.twoLayer", "W1", w1, "W2", w2);
        return new Network(new MatMul(first), new Relu(), new MatMul(second));
    }

    /**
     * The outputs for a batch. Errors are those of the layers.
     *
     * @param x the inputs, {@code N×D}
     * @return {@code N×M}
     * @throws IllegalStateException if a layer's forward returns null, or another thread works with this network
     */
    public RealMatrix forward(RealMatrix x) {
        return Claim.within("Network.forward", claimed, () -> {
            RealMatrix[] values = copies(values(x));
            ledger.forward(values);
            return values[layers.size()].copy();
        });
    }

    /** The same within a training run, where nothing is copied. */
    RealMatrix stepForward(RealMatrix x) {
        RealMatrix[] values = values(x);
        ledger.forward(values);
        return values[layers.size()];
    }

    private RealMatrix[] values(RealMatrix x) {
        ledger.clear();
        RealMatrix[] values = new RealMatrix[layers.size() + 1];
        values[0] = x;
        for (int i = 0; i < layers.size(); i++) {
            values[i + 1] = layers.get(i).forward(values[i]);
            if (values[i + 1] == null) {
                throw new IllegalStateException("Network: forward of layer " + (i + 1) + ", " + layers.get(i)
                        .formula("X")
                        + ", returned null; return the output Y.");
            }
        }
        return values;
    }

    /** For the ledger: others may change the matrices themselves. */
    private static RealMatrix[] copies(RealMatrix[] matrices) {
        return Stream.of(matrices).map(m -> m == null ? null : DenseMatrix.frozen(m)).toArray(RealMatrix[]::new);
    }

    /**
     * Fills the gradient of every parameter. Errors are those of the layers.
     *
     * @param dy the gradient of the last outputs, {@code N×M}
     * @return the gradient of the inputs, {@code N×D}
     * @throws IllegalStateException if no forward pass has run, or a parameter has changed since, or a layer has run
     *     another forward pass elsewhere, or another thread works with this network
     */
    public RealMatrix backward(RealMatrix dy) {
        return Claim.within("Network.backward", claimed, () -> {
            ledger.beginBackward("Network.backward");
            RealMatrix[] gradients = gradients(dy);
            gradients[0] = layers.get(0).backward(gradients[1]);
            ledger.backward(copies(gradients));
            return gradients[0] == null ? null : gradients[0].copy();
        });
    }

    /** Like {@link #backward}, but without the gradient of the inputs, which no training step needs. */
    public void learn(RealMatrix dy) {
        Claim.within("Network.learn", claimed, () -> {
            ledger.beginBackward("Network.learn");
            ledger.backward(copies(stepBackward(dy)));
            return null;
        });
    }

    /** The same within a training run, where nothing is copied. */
    RealMatrix[] stepBackward(RealMatrix dy) {
        RealMatrix[] gradients = gradients(dy);
        layers.get(0).learn(gradients[1]);
        ledger.backward(gradients);
        return gradients;
    }

    private RealMatrix[] gradients(RealMatrix dy) {
        RealMatrix[] gradients = new RealMatrix[layers.size() + 1];
        gradients[layers.size()] = dy;
        for (int i = layers.size() - 1; i > 0; i--) {
            gradients[i] = layers.get(i).backward(gradients[i + 1]);
        }
        return gradients;
    }

    /**
     * Does work that overwrites parameters or what layers and loss remember, such as a training run or a gradient
     * check.
     *
     * @param what its name, for errors
     * @throws IllegalStateException if the network or the loss is in such work already, or in use by another thread
     */
    public <T> T alone(String what, Loss loss, Supplier<T> work) {
        return Claim.alone(what, Stream.concat(claimed.stream(), Stream.of(loss)).toList(), work);
    }

    /** For the steps of a training run. */
    Reuse reuse(Loss loss) {
        return new Reuse(layers, loss);
    }

    /** All parameters, in the order of the layers. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter of that name. @throws IllegalArgumentException if there is none */
    public Parameter parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("Network.parameter: there is no " + name + "; its parameters are "
                        + parameters + ", so ask for one of these."));
    }

    /** The shapes of the last run. */
    public Ledger ledger() {
        return ledger;
    }

    /** The formula with its shapes, say {@code ReLU(X · W1 1000×100) · W2 100×10}. */
    @Override
    public String toString() {
        String formula = "X";
        for (Layer layer : layers) {
            formula = layer.formula(formula);
        }
        return formula;
    }
}
