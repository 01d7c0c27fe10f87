package backprop.train;

/** Is told how far a training run is. */
@FunctionalInterface
public interface Progress {

    /** Ignores it. */
    Progress NONE = (step, steps, loss) -> { };

    /** {@code step} of {@code steps} steps are done, and the last one saw {@code loss}. */
    void at(int step, int steps, double loss);
}
