package backprop.train;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Loss;
import backprop.matrix.Shapes;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A training run over one batch: forward, loss, backward, step, and again. {@link Minibatches} trains in many small
 * batches.
 *
 * @param network what learns
 * @param loss what the run tries to make small
 * @param descent how it steps
 */
public record Training(Network network, Loss loss, GradientDescent descent) {

    /** @throws IllegalArgumentException if one is null */
    public Training {
        Shapes.given("Training", "network", network, "a Network");
        Shapes.given("Training", "loss", loss, "a Loss");
        Shapes.given("Training", "descent", descent, "a GradientDescent");
    }

    /**
     * Trains, and keeps the loss of every step. If the run fails, the network has the weights and gradients it had
     * before.
     *
     * @param x the inputs, {@code N×D}, as they are when the run begins
     * @param t the targets, in the shape of the outputs, {@code N×M}, as they are when the run begins
     * @param steps 1 or more
     * @param progress told after every step
     * @throws IllegalArgumentException if a shape does not fit, an entry of x, t or a parameter is not finite, progress
     *     is null, or steps is below 1
     * @throws DivergedException if the loss, or a parameter after the last step, is no longer finite
     * @throws IllegalStateException if the network or the loss is in a run or a gradient check already, or in use by
     *     another thread
     * @throws CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public TrainingLog run(RealMatrix x, RealMatrix t, int steps, Progress progress) {
        if (steps < 1) {
            throw new IllegalArgumentException("Training.run: steps is " + steps + "; give 1 or more.");
        }
        Shapes.finite("Training.run", "x", x);
        Shapes.finite("Training.run", "t", t);
        Shapes.given("Training.run", "progress", progress, "Progress.NONE or Notebook.progress()");
        DenseMatrix inputs = DenseMatrix.frozen(x);
        DenseMatrix targets = DenseMatrix.frozen(t);
        Run run = new Run("Training.run", this, steps);
        return run.guarded(() -> {
            for (int step = 1; step <= steps; step++) {
                progress.at(step, steps, run.step(inputs, targets));
            }
            return run.log();
        });
    }
}
