package backprop.train;

import backprop.matrix.Shapes;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * What was measured in a run in minibatches.
 *
 * @param steps the loss of every step, each on its own minibatch
 * @param epochs what was measured before the first epoch and after each, in this order; never empty
 */
public record EpochLog(TrainingLog steps, List<Epoch> epochs) {

    /**
     * The network at the end of an epoch, over all examples.
     *
     * @param number 0 before the first epoch
     * @param loss on the training examples
     * @param accuracy the fraction of the training examples that it gets right, from 0 to 1
     * @param heldOutLoss on the held-out examples
     * @param heldOutAccuracy the fraction of the held-out examples that it gets right, from 0 to 1
     */
    public record Epoch(int number, double loss, double accuracy, double heldOutLoss, double heldOutAccuracy) {

        /** @throws IllegalArgumentException if an accuracy is not from 0 to 1 */
        public Epoch {
            part("accuracy", accuracy);
            part("heldOutAccuracy", heldOutAccuracy);
        }

        private static void part(String name, double part) {
            if (!(part >= 0 && part <= 1)) {
                throw new IllegalArgumentException("EpochLog.Epoch: " + name + " is " + part
                        + "; give the fraction that is right, from 0 to 1.");
            }
        }
    }

    /**
     * Copies the list, so that a log never changes.
     *
     * @throws IllegalArgumentException if steps or epochs is null, or there is no epoch
     */
    public EpochLog {
        Shapes.given("EpochLog", "steps", steps, "the TrainingLog of the run");
        Shapes.given("EpochLog", "epochs", epochs, "what was measured");
        if (epochs.isEmpty()) {
            throw new IllegalArgumentException("EpochLog: there is no epoch; give what was measured before the first"
                    + " one, at least.");
        }
        epochs = List.copyOf(epochs);
    }

    /** The last epoch. */
    public Epoch last() {
        return epochs.get(epochs.size() - 1);
    }

    /**
     * A table with the columns {@code epoch} (from 0), {@code loss}, {@code accuracy}, {@code held-out loss} and {@code
     * held-out accuracy}.
     */
    public Table table() {
        return Table.create("epochs", IntColumn.indexColumn("epoch", epochs.size(), 0), column("loss", Epoch::loss),
                column("accuracy", Epoch::accuracy),
                column("held-out loss", Epoch::heldOutLoss), column("held-out accuracy", Epoch::heldOutAccuracy));
    }

    private DoubleColumn column(String name, ToDoubleFunction<Epoch> value) {
        return DoubleColumn.create(name, epochs.stream().mapToDouble(value).toArray());
    }

    @Override
    public String toString() {
        Epoch last = last();
        return String.format(Locale.ROOT, "After epoch %d: loss %.3f and %.1f %% right on the training examples, loss"
                + " %.3f and %.1f %% right on the held-out ones.",
                last.number, last.loss, 100 * last.accuracy, last.heldOutLoss, 100 * last.heldOutAccuracy);
    }
}
