package backprop.scalar;

/**
 * The multiplication node {@code z = x · y}. Its local derivatives are {@code ∂z/∂x = y} and
 * {@code ∂z/∂y = x}: backward swaps the inputs, so forward has to remember them.
 * Source: CS231n, "Backpropagation, Intuitions", section "Patterns in backward flow".
 */
public final class MulNode implements Node {
    private boolean ready;
    private double x;
    private double y;

    @Override
    public double forward(double x, double y) {
        this.x = x;
        this.y = y;
        ready = true;
        return x * y;
    }

    /** @throws IllegalStateException if {@link #forward} has not run: there is nothing to swap */
    @Override
    public Gradients backward(double dout) {
        if (!ready) {
            throw new IllegalStateException("MulNode.backward: forward has not run, so there are no inputs to swap;"
                    + " call forward(x, y) first.");
        }
        return new Gradients(dout * y, dout * x);
    }

    @Override
    public String derivation(int input) {
        return input == 0 ? "dout × y" : "dout × x";
    }

    @Override
    public String symbol() {
        return "×";
    }
}
