package backprop.scalar;

/**
 * The node {@code z = exp(x)}. Its slope is its own output, so that is all it remembers. {@code StrictMath} gives the
 * same digits on every machine.
 */
public final class ExpNode implements UnaryNode {
    private boolean ready;
    private double z;

    @Override
    public double forward(double x) {
        z = StrictMath.exp(x);
        ready = true;
        return z;
    }

    @Override
    public double slope() {
        if (!ready) {
            throw new IllegalStateException("ExpNode: forward has not run, so there is no output to compute the"
                    + " slope from; call forward(x) first.");
        }
        return z;
    }

    @Override
    public String derivation(int input) {
        return "dout × z";
    }

    @Override
    public String symbol() {
        return "exp";
    }
}
