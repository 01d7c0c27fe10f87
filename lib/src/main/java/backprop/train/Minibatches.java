package backprop.train;

import backprop.data.Examples;
import backprop.data.Labels;
import backprop.data.NumpyRandom;
import backprop.matrix.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Training in minibatches. An epoch goes once through all examples, in a new random order: the first {@code size} of
 * them make a step, then the next ones, and the last step takes the rest. The steps of a run share the matrices of
 * their examples, so a layer that needs its input for longer than a step has to copy it. Source: Goodfellow, Bengio and
 * Courville, "Deep Learning" (2016), section 8.1.3.
 *
 * @param training the network, its loss and its steps
 * @param size how many examples a step takes, 1 or more
 * @param random draws the order of each epoch, with {@code random.permutation(N)}
 */
public record Minibatches(Training training, int size, NumpyRandom random) {

    /** @throws IllegalArgumentException if training or random is null, or the size is below 1 */
    public Minibatches {
        Shapes.given("Minibatches", "training", training, "a Training");
        Shapes.given("Minibatches", "random", random, "NumpyRandom.seed(0)");
        if (size < 1) {
            throw new IllegalArgumentException("Minibatches: size is " + size
                    + ", so a step would see no example; give 1 or more, say 32.");
        }
    }

    /**
     * Trains, and measures the network over all examples before the first epoch and after each. If the run fails, the
     * network has the weights and gradients it had before; but {@code random} has drawn the orders of the epochs begun.
     *
     * @param examples what it learns from
     * @param heldOut what it is only tested on
     * @param epochs 1 or more
     * @param progress told whenever the network has been measured
     * @throws IllegalArgumentException if a shape does not fit, a parameter is not finite, the size is above the number
     *     of examples, epochs is below 1 or above what a log can hold, or something is null
     * @throws DivergedException if a loss, or a parameter after the last step, is no longer finite
     * @throws IllegalStateException if the network or the loss is in a run or a gradient check already, or in use by
     *     another thread
     * @throws CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public EpochLog run(Examples examples, Examples heldOut, int epochs, EpochProgress progress) {
        Shapes.given("Minibatches.run", "examples", examples, "Examples");
        Shapes.given("Minibatches.run", "heldOut", heldOut, "Examples");
        Shapes.given("Minibatches.run", "progress", progress, "EpochProgress.NONE or Notebook.epochs()");
        alike("x", examples.x(), heldOut.x());
        alike("t", examples.t(), heldOut.t());
        if (size > examples.size()) {
            throw new IllegalArgumentException("Minibatches.run: a minibatch has " + size
                    + " examples but there are only " + examples.size()
                    + "; make Minibatches of a size from 1 to " + examples.size() + ".");
        }
        if (epochs < 1) {
            throw new IllegalArgumentException("Minibatches.run: epochs is " + epochs + "; give 1 or more.");
        }
        int each = (examples.size() + size - 1) / size;
        if (epochs > Integer.MAX_VALUE / each) {
            throw new IllegalArgumentException("Minibatches.run: " + epochs + " epochs of " + each
                    + " steps are more steps than a log can hold; give at most "
                    + Integer.MAX_VALUE / each + " epochs.");
        }
        Run run = new Run("Minibatches.run", training, epochs * each);
        Examples whole = examples.blank(size);
        Examples rest = examples.blank(examples.size() - (each - 1) * size);
        List<EpochLog.Epoch> seen = new ArrayList<>();
        return run.guarded(() -> {
            EpochLog log = measured(run, examples, heldOut, seen);
            progress.at(log, epochs);
            while (log.last().number() < epochs) {
                int[] order = random.permutation(examples.size());
                for (int i = 0; i < order.length; i += size) {
                    Examples batch = order.length - i < size ? rest : whole;
                    for (int j = 0; j < batch.size(); j++) {
                        batch.set(j, examples, order[i + j]);
                    }
                    run.step(batch.x(), batch.t());
                }
                log = measured(run, examples, heldOut, seen);
                progress.at(log, epochs);
            }
            return log;
        });
    }

    private static void alike(String name, RealMatrix m, RealMatrix heldOut) {
        if (m.getColumnDimension() != heldOut.getColumnDimension()) {
            throw new IllegalArgumentException("Minibatches.run: the held-out " + name + " is " + Shapes.of(heldOut)
                    + " but the training " + name + " is "
                    + Shapes.of(m) + "; give both the same number of columns.");
        }
    }

    /** Adds a measurement to those seen so far. */
    private EpochLog measured(Run run, Examples examples, Examples heldOut, List<EpochLog.Epoch> seen) {
        run.goOn();
        RealMatrix y = training.network().stepForward(examples.x());
        double loss = run.finite(training.loss().forward(y, examples.t()));
        double accuracy = Labels.accuracy(y, examples.t());
        run.goOn();
        RealMatrix held = training.network().stepForward(heldOut.x());
        double heldOutLoss = run.finite(training.loss().forward(held, heldOut.t()));
        seen.add(new EpochLog.Epoch(seen.size(), loss, accuracy, heldOutLoss, Labels.accuracy(held, heldOut.t())));
        return new EpochLog(run.log(), seen);
    }
}
