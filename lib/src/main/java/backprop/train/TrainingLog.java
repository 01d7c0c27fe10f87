package backprop.train;

import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/** What was measured in a training run: the loss of every step, before that step changed the weights. */
public final class TrainingLog {
    private final double learningRate;
    private final double[] losses;

    TrainingLog(double learningRate, double[] losses) {
        this.learningRate = learningRate;
        this.losses = losses;
    }

    /** The learning rate of the run. */
    public double learningRate() {
        return learningRate;
    }

    /** How many steps the run made, 0 or more. */
    public int steps() {
        return losses.length;
    }

    /** The loss of a step, counted from 0. @throws IllegalArgumentException if there was no such step */
    public double loss(int step) {
        if (step < 0 || step >= losses.length) {
            throw new IllegalArgumentException("TrainingLog.loss: step is " + step + " but the log has " + counted()
                    + "; ask for one from 0 to " + (losses.length - 1) + ".");
        }
        return losses[step];
    }

    /** The losses of all steps, a copy. */
    public double[] losses() {
        return losses.clone();
    }

    /** A table with the columns {@code step} (from 0) and {@code loss}, a row a step. */
    public Table table() {
        return Table.create("training", IntColumn.indexColumn("step", losses.length, 0),
                DoubleColumn.create("loss", losses));
    }

    private String counted() {
        return losses.length + (losses.length == 1 ? " step" : " steps");
    }

    @Override
    public String toString() {
        return losses.length == 0 ? "No step was made."
                : String.format(java.util.Locale.ROOT, "%s at learning rate %s: the loss went from %.6g to %.6g.",
                        counted(), learningRate, losses[0], losses[losses.length - 1]);
    }
}
