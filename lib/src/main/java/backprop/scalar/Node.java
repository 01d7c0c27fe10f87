package backprop.scalar;

/**
 * One operation of a computational graph on two numbers. A node knows only itself: {@link #forward} computes its output
 * from its two inputs, and {@link #backward} multiplies its upstream gradient by its own local derivatives. Everything
 * else in this library is made of nodes.
 */
public interface Node {

    /** The output {@code z} for the inputs {@code x} and {@code y}. */
    double forward(double x, double y);

    /**
     * The chain rule at this node.
     *
     * @param dout the upstream gradient: the derivative of the graph's output with respect to {@code z}
     * @return {@code dout · ∂z/∂x} and {@code dout · ∂z/∂y}, at the inputs of the last {@link #forward}
     * @throws IllegalStateException if the node needs its inputs and {@code forward} has not run
     */
    Gradients backward(double dout);

    /**
     * What {@link #backward} passes to an input, as a formula in the letters {@code dout}, {@code x}, {@code y} and
     * {@code z}, say {@code dout × y}. The steps of a graph replace the letters by numbers.
     *
     * @param input 0 for the first, 1 for the second
     * @return null if the node has no formula; the steps then show only its numbers
     */
    default String derivation(int input) {
        return null;
    }

    /** What a picture writes into the node, say {@code +}. */
    String symbol();
}
