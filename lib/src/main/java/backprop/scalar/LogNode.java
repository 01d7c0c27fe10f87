package backprop.scalar;

/**
 * The natural logarithm, {@code z = log(x)}. Its slope is {@code 1/x}: infinite at 0. The logarithm of a number below 0
 * is NaN. {@code StrictMath} gives the same digits on every machine.
 */
public final class LogNode implements UnaryNode {
    private boolean ready;
    private double x;

    @Override
    public double forward(double x) {
        this.x = x;
        ready = true;
        return StrictMath.log(x);
    }

    @Override
    public double slope() {
        if (!ready) {
            throw new IllegalStateException("LogNode: forward has not run, so there is no input to compute the slope"
                    + " at; call forward(x) first.");
        }
        return 1 / x;
    }

    @Override
    public String derivation(int input) {
        return "dout × (1 / x)";
    }

    @Override
    public String symbol() {
        return "log";
    }
}
