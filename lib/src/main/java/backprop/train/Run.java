package backprop.train;

import backprop.matrix.Parameter;
import backprop.matrix.Reuse;
import backprop.matrix.Shapes;
import backprop.matrix.StopButton;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;

/** A run in progress: the losses of its steps so far, and how the network is restored if it fails. */
final class Run {
    /** For how many losses there is room at first, since all planned steps might need more memory than there is. */
    private static final int ROOM = 1024;

    private final String name;
    private final Training training;
    private final int planned;
    private double[] losses;
    private int steps;
    private Reuse reuse;

    Run(String name, Training training, int planned) {
        this.name = name;
        this.training = training;
        this.planned = planned;
        losses = new double[Math.min(planned, ROOM)];
    }

    /**
     * Does the work while nobody else works with the network. If it fails, the network has the weights and gradients it
     * had before.
     *
     * @throws IllegalArgumentException if a parameter is not finite
     * @throws IllegalStateException if the network or the loss is in a run or a gradient check already, or in use by
     *     another thread
     */
    <L> L guarded(Supplier<L> work) {
        return training.network().alone(name, training.loss(), () -> putBackIfItFails(work));
    }

    private <L> L putBackIfItFails(Supplier<L> work) {
        training.network().parameters().forEach(p -> Shapes.finite(name, p.name(), p.value()));
        List<Runnable> back = training.network().parameters().stream().map(Parameter::snapshot).toList();
        reuse = training.network().reuse(training.loss());
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            back.forEach(Runnable::run);
            throw e;
        }
    }

    /**
     * Forward, loss, backward, descent; returns the loss, from before the descent.
     *
     * @throws DivergedException if the loss is not finite or, as no loss follows, what the last step leaves
     */
    double step(RealMatrix x, RealMatrix t) {
        goOn();
        reuse.step(true);
        double loss;
        try {
            loss = finite(training.loss().forward(training.network().stepForward(x), t));
            training.network().stepBackward(training.loss().backward());
            training.descent().step(training.network().parameters());
        } finally {
            reuse.step(false);
        }
        if (steps == losses.length) {
            losses = Arrays.copyOf(losses, (int) Math.min(planned, 2L * steps));
        }
        losses[steps++] = loss;
        if (steps == planned) {
            training.network().parameters().forEach(this::finite);
        }
        return loss;
    }

    /** Ends the run if the stop button was pressed. */
    void goOn() {
        StopButton.check(() -> name + ": interrupted at step " + steps + " of " + planned
                + "; the weights are as they were before the run.");
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
