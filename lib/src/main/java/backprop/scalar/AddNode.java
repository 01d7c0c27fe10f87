package backprop.scalar;

/**
 * The addition node {@code z = x + y}. Both its local derivatives are 1, so it passes the upstream gradient on to both
 * inputs unchanged, and has nothing to remember. Source: CS231n, "Backpropagation, Intuitions", section "Patterns in
 * backward flow".
 */
public final class AddNode implements Node {

    @Override
    public double forward(double x, double y) {
        return x + y;
    }

    @Override
    public Gradients backward(double dout) {
        return new Gradients(dout, dout);
    }

    @Override
    public String derivation(int input) {
        return "dout";
    }

    @Override
    public String symbol() {
        return "+";
    }
}
