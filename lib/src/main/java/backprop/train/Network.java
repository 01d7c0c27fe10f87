package backprop.train;

import backprop.matrix.Layer;
import backprop.matrix.Ledger;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.Shapes;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.commons.math3.linear.RealMatrix;

/** Layers one after another: forward runs them first to last, backward last to first. */
public final class Network {
    private final List<Layer> layers;
    private final List<Parameter> parameters;
    private final Ledger ledger;

    /** @throws IllegalArgumentException if there is no layer, one is null, or two layers hold the same parameter */
    public Network(Layer... layers) {
        if (layers.length == 0) {
            throw new IllegalArgumentException("Network: there is no layer; give it one or more.");
        }
        for (int i = 0; i < layers.length; i++) {
            Shapes.given("Network", "layer " + (i + 1), layers[i], "a Layer");
        }
        this.layers = List.of(layers);
        parameters = this.layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
        ledger = new Ledger(this.layers);
        Set<Parameter> seen = new HashSet<>();
        for (Parameter p : parameters) {
            if (!seen.add(p)) {
                throw new IllegalArgumentException("Network: two layers hold the parameter " + p
                        + ", and the second to go backward would overwrite its gradient; give each layer its own.");
            }
        }
    }

    /**
     * The two-layer fully connected network {@code Y = relu(X·W1)·W2}, without biases.
     *
     * @param w1 {@code D_in×H}, copied
     * @param w2 {@code H×D_out}, copied
     * @throws IllegalArgumentException if w2 has not as many rows as w1 has columns
     */
    public static Network twoLayer(RealMatrix w1, RealMatrix w2) {
        Parameter first = new Parameter("W1", w1);
        Parameter second = new Parameter("W2", w2);
        Shapes.product("Network.twoLayer", "W1", w1, "W2", w2);
        return new Network(new MatMul(first), new Relu(), new MatMul(second));
    }

    /** The outputs for a batch. Shapes and errors are those of the layers. */
    public RealMatrix forward(RealMatrix x) {
        RealMatrix value = x;
        for (int i = 0; i < layers.size(); i++) {
            RealMatrix out = layers.get(i).forward(value);
            ledger.forward(i, value, out);
            value = out;
        }
        return value;
    }

    /** Fills the gradient of every parameter and returns that of the input. Shapes and errors are those of the layers. */
    public RealMatrix backward(RealMatrix dy) {
        RealMatrix first = backwardToFirst(dy);
        RealMatrix dx = layers.get(0).backward(first);
        ledger.backward(0, first, dx);
        return dx;
    }

    /** As {@link #backward}, but for the gradient of the input, which no training step needs. */
    public void learn(RealMatrix dy) {
        RealMatrix first = backwardToFirst(dy);
        layers.get(0).learn(first);
        ledger.backward(0, first, null);
    }

    private RealMatrix backwardToFirst(RealMatrix dy) {
        RealMatrix gradient = dy;
        for (int i = layers.size() - 1; i > 0; i--) {
            RealMatrix down = layers.get(i).backward(gradient);
            ledger.backward(i, gradient, down);
            gradient = down;
        }
        return gradient;
    }

    /** As {@link Layer#reuse}, for every layer and parameter. */
    public void reuse(boolean on) {
        layers.forEach(layer -> layer.reuse(on));
        parameters.forEach(parameter -> parameter.reuse(on));
    }

    /** All parameters, in the order of the layers. */
    public List<Parameter> parameters() {
        return parameters;
    }

    /** The parameter of that name. @throws IllegalArgumentException if there is none */
    public Parameter parameter(String name) {
        return parameters.stream().filter(p -> p.name().equals(name)).findFirst().orElseThrow(() ->
                new IllegalArgumentException("Network.parameter: there is no " + name + "; this network has " + parameters + "."));
    }

    /** The shapes of the last run. */
    public Ledger ledger() {
        return ledger;
    }
}
