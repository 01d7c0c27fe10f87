package backprop.train;

/** A training run whose loss is no longer a finite number. The network has the weights it had before the run. */
public final class DivergedException extends ArithmeticException {
    private static final long serialVersionUID = 1;
    private final transient TrainingLog log;

    DivergedException(String run, double loss, TrainingLog log) {
        super(run + ": the loss is " + loss + " at step " + log.steps() + " with learning rate " + log.learningRate() + ": "
                + (log.steps() == 0 ? "no step was made yet, so x, t or the weights hold numbers too large; scale them down."
                : "the steps overshoot; try a smaller learning rate, say " + log.learningRate() / 10 + ".")
                + "\nThe weights are as they were before the run.");
        this.log = log;
    }

    /** The finite losses before that step. */
    public TrainingLog log() {
        return log;
    }
}
