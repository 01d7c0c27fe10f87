package backprop.train;

import backprop.matrix.Parameter;

/**
 * A training run whose loss, or a parameter after its last step, is no longer finite. The network has the weights it
 * had before the run.
 */
public final class DivergedException extends ArithmeticException {
    private static final long serialVersionUID = 1;
    private final transient TrainingLog log;

    DivergedException(String run, double loss, TrainingLog log) {
        this(run + ": the loss is " + loss + " at step " + log.steps(), log);
    }

    DivergedException(String run, Parameter p, TrainingLog log) {
        this(run + ": " + p.name() + " is no longer finite after the last step, step " + log.steps() + ",", log);
    }

    private DivergedException(String what, TrainingLog log) {
        super(what + " with learning rate " + log.learningRate() + ": "
                + (log.steps() == 0 ? "no step has been made yet, so x, t or the weights hold numbers that are"
                + " too large; scale them down."
                : "the steps overshoot; try a smaller learning rate, say " + log.learningRate() / 10 + ".")
                + "\nThe weights are as they were before the run.");
        this.log = log;
    }

    /** The finite losses of the steps made. */
    public TrainingLog log() {
        return log;
    }
}
