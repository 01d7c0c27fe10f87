package backprop.train;

/** A training run whose loss is no longer a finite number. The network has the weights it had before the run. */
public final class DivergedException extends ArithmeticException {
    private static final long serialVersionUID = 1;
    private final transient TrainingLog log;

    DivergedException(double loss, TrainingLog log) {
        super("Training.run: the loss is " + loss + " at step " + log.steps() + " with learning rate " + log.learningRate()
                + ": each step overshot further than the last; try a smaller learning rate, say "
                + log.learningRate() / 10 + ". The weights are as they were before the run.");
        this.log = log;
    }

    /** The finite losses before that step. */
    public TrainingLog log() {
        return log;
    }
}
