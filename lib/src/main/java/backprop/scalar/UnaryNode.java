package backprop.scalar;

/**
 * A node with one input, {@code z = f(x)}. All that it has to know is the value of f and its slope; it passes back
 * {@code dout} times that slope. In a graph it is a {@link Node} without a second input.
 */
public interface UnaryNode extends Node {

    /** The output {@code z} for the input {@code x}. */
    double forward(double x);

    /**
     * The local derivative {@code ∂z/∂x} at the input of the last {@link #forward}.
     *
     * @throws IllegalStateException if forward has not run
     */
    double slope();

    /** {@code y} is not used. */
    @Override
    default double forward(double x, double y) {
        return forward(x);
    }

    @Override
    default Gradients backward(double dout) {
        return new Gradients(dout * slope(), 0);
    }
}
