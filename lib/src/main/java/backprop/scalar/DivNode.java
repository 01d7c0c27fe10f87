package backprop.scalar;

/**
 * The division node {@code z = x / y}. Its local derivatives are {@code ∂z/∂x = 1/y} and, by the power rule, {@code
 * ∂z/∂y = −x/y² = −z/y}: using its output, which it remembers, avoids a square that could overflow.
 */
public final class DivNode implements Node {
    private boolean ready;
    private double y;
    private double z;

    @Override
    public double forward(double x, double y) {
        this.y = y;
        z = x / y;
        ready = true;
        return z;
    }

    /** @throws IllegalStateException if {@link #forward} has not run */
    @Override
    public Gradients backward(double dout) {
        if (!ready) {
            throw new IllegalStateException("DivNode.backward: forward has not run, so there are no inputs to divide;"
                    + " call forward(x, y) first.");
        }
        return new Gradients(dout / y, -(dout * z / y));
    }

    @Override
    public String derivation(int input) {
        return input == 0 ? "dout / y" : "-(dout × z / y)";
    }

    @Override
    public String symbol() {
        return "/";
    }
}
