package workbook.picture;

import backprop.scalar.Traced;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a picture writes for a value of a graph and for the node that it came from. Each is equal to itself only. */
abstract class Vertex {
    private final String name;
    private final List<Vertex> inputs;

    Vertex(String name, List<Vertex> inputs) {
        this.name = name;
        this.inputs = inputs;
    }

    /** Makes the vertex of a value. */
    interface Maker<V> {
        Vertex of(V value, String name, List<Vertex> inputs);
    }

    /**
     * The vertices of a graph. A value that a node made gets a number for a name.
     *
     * @param order every value after its inputs
     */
    static <V extends Traced<V>> List<Vertex> all(List<V> order, Maker<V> maker) {
        Map<V, Vertex> vertices = new LinkedHashMap<>();
        int nodes = 0;
        for (V v : order) {
            String named = v.name() == null ? "(" + ++nodes + ")" : v.name();
            vertices.put(v, maker.of(v, named, v.inputs().stream().map(vertices::get).toList()));
        }
        return List.copyOf(vertices.values());
    }

    /** What the value was computed from; empty for an input. */
    final List<Vertex> inputs() {
        return inputs;
    }

    /** An input by its name; any other value by the number of its node, say {@code (2)}. */
    final String name() {
        return name;
    }

    /** What is written into the node, say {@code ×}; null for an input. */
    abstract String symbol();

    abstract String value();

    /** The whole gradient, after a backward pass. */
    abstract String gradient();

    /** The contribution of the node to the gradient of an input; 0 is the first. */
    abstract String share(int slot);

    /** Whether {@link #gradient} has fewer digits than the number. */
    abstract boolean isGradientRounded();

    /** Whether {@link #share} has fewer digits than the number. */
    abstract boolean isShareRounded(int slot);

    /** The operation of the node, its inputs and its result, say {@code apple × apples: 100 × 2 = 200}. */
    abstract String told();

    /** The forward pass through the node as a formula, in the node's own letters and with its numbers. */
    abstract String product();

    /** The derivative with respect to one input, written in the same manner. */
    abstract String derivation(int slot);

    /** What else the node computes in the backward pass, a line each. */
    List<String> learnt() {
        return List.of();
    }
}
