package backprop.train;

/** Where a training run says how far it is. */
@FunctionalInterface
public interface Progress {

    /** Says nothing. */
    Progress NONE = (step, steps, loss) -> { };

    /** {@code step} of {@code steps} steps are done, and the last one saw {@code loss}. */
    void at(int step, int steps, double loss);
}
