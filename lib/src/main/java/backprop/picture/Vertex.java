package backprop.picture;

import java.util.List;

/** What a picture writes of a graph's value and of the node that it came from. Each is equal to itself only. */
interface Vertex {

    /** What the value was computed from; empty for an input. */
    List<Vertex> inputs();

    /** An input by its name; another by the number of its node, say {@code (2)}. */
    String name();

    /** What stands in the node, say {@code ×}; null for an input. */
    String symbol();

    String value();

    /** The whole gradient, after a backward pass. */
    String gradient();

    /** What the node handed down to an input; 0 is the first. */
    String share(int slot);

    /** What the node did, with what to what result, say {@code apple × apples: 100 × 2 = 200}. */
    String told();

    /** The way forward as a formula, in the node's own letters, with its numbers. */
    String product();

    /** The way back in the same manner, for one input. */
    String derivation(int slot);

    /** What else the node makes on the way back, a line each. */
    default List<String> learnt() {
        return List.of();
    }
}
