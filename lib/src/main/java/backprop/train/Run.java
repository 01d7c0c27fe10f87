package backprop.train;

import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import backprop.matrix.StopButton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;

/** A run under way: the losses of its steps so far, and what becomes of the network if it fails. */
final class Run {
    /** For how many losses there is room at first; what is not yet made may be more than the memory holds. */
    private static final int ROOM = 1024;

    private final String name;
    private final Training training;
    private final int planned;
    private double[] losses;
    private int steps;

    /** @throws IllegalArgumentException if a parameter is not finite */
    Run(String name, Training training, int planned) {
        this.name = name;
        this.training = training;
        this.planned = planned;
        losses = new double[Math.min(planned, ROOM)];
        training.network().parameters().forEach(p -> Shapes.finite(name, p.name(), p.value()));
    }

    /**
     * Does the work with results that are used again. If it fails, the network has the weights and gradients it had
     * before.
     *
     * @throws IllegalStateException if the network is in a run already
     */
    <L> L guarded(Supplier<L> work) {
        List<Runnable> back = training.network().parameters().stream().map(p -> p.snapshot(name)).toList();
        try {
            training.network().reuse(true);
            training.loss().reuse(true);
            return work.get();
        } catch (RuntimeException | Error e) {
            back.forEach(Runnable::run);
            throw e;
        } finally {
            training.network().reuse(false);
            training.loss().reuse(false);
        }
    }

    /**
     * Forward, loss, backward, descent; returns the loss, from before the descent.
     *
     * @throws DivergedException if the loss is not finite or, as no loss follows, what the last step leaves
     */
    double step(RealMatrix x, RealMatrix t) {
        double loss = finite(training.loss().forward(training.network().forward(x), t));
        StopButton.check(() -> name + ": interrupted at step " + steps + " of " + planned
                + "; the weights are as they were before the run.");
        training.network().learn(training.loss().backward());
        training.descent().step(training.network().parameters());
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, (int) Math.min(planned, 2L * steps));
        }
        losses[steps++] = loss;
        if (steps == planned) {
            training.network().parameters().forEach(this::finite);
        }
        return loss;
    }

    private void finite(Parameter p) {
        if (!p.value().isFinite()) {
            throw new DivergedException(name, p, log());
        }
    }

    /** The loss itself. @throws DivergedException if it is not finite */
    double finite(double loss) {
        if (!Double.isFinite(loss)) {
            throw new DivergedException(name, loss, log());
        }
        return loss;
    }

    /** The steps so far. */
    TrainingLog log() {
        return new TrainingLog(training.descent().learningRate(), Arrays.copyOf(losses, steps));
    }
}
