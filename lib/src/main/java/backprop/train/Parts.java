package backprop.train;

import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Checks what a network is made of: each layer once, each parameter once, and each name for one parameter only. */
final class Parts {

    private Parts() { }

    /** @throws IllegalArgumentException if there is no layer, one is null or is given twice */
    static List<Layer> layers(Layer... layers) {
        Shapes.given("Network", "the list of layers", layers, "one Layer or more");
        if (layers.length == 0) {
            throw new IllegalArgumentException("Network: there is no layer; give it one or more.");
        }
        for (int i = 0; i < layers.length; i++) {
            Shapes.given("Network", "layer " + (i + 1), layers[i], "a Layer");
            for (int j = 0; j < i; j++) {
                if (layers[j] == layers[i]) {
                    throw new IllegalArgumentException("Network: layer " + (i + 1) + " is the same object as layer "
                            + (j + 1) + ", but a layer remembers only its last input; make a new one for each"
                            + " place.");
                }
            }
        }
        return List.of(layers);
    }

    /** @throws IllegalArgumentException if two layers hold the same parameter, or two parameters have one name */
    static List<Parameter> parameters(List<Layer> layers) {
        List<Parameter> parameters = layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
        Map<String, Parameter> seen = new HashMap<>();
        for (Parameter p : parameters) {
            Parameter other = seen.put(p.name(), p);
            if (other == p) {
                throw new IllegalArgumentException("Network: two layers hold the parameter " + p
                        + ", so one layer's backward would overwrite the other's gradient; give each its own.");
            }
            if (other != null) {
                throw new IllegalArgumentException("Network: " + other + " and " + p + " have the same name, so"
                        + " it doesn't tell which one is meant; give each its own, say W1 and W2.");
            }
        }
        return parameters;
    }
}
