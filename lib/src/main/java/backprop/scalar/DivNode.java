package backprop.scalar;

/**
 * The division node {@code z = x / y}. Its local derivatives are {@code ∂z/∂x = 1/y} and, by the power rule,
 * {@code ∂z/∂y = −x/y²}.
 */
public final class DivNode implements Node {
    private boolean ready;
    private double x;
    private double y;

    @Override
    public double forward(double x, double y) {
        this.x = x;
        this.y = y;
        ready = true;
        return x / y;
    }

    /** @throws IllegalStateException if {@link #forward} has not run */
    @Override
    public Gradients backward(double dout) {
        if (!ready) {
            throw new IllegalStateException("DivNode.backward: forward has not run, so there are no inputs to divide; call forward(x, y) first.");
        }
        return new Gradients(dout / y, -(dout * x / (y * y)));
    }

    @Override
    public String derivation(int input) {
        return input == 0 ? "dout / y" : "-(dout × x / (y × y))";
    }

    @Override
    public String symbol() {
        return "/";
    }
}
