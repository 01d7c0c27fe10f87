package backprop.train;

import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;

/** A run under way: the losses of its steps so far, and what becomes of the network if it fails. */
final class Run {
    private final String name;
    private final Training training;
    private final double[] losses;
    private int steps;

    /** @throws IllegalArgumentException if a parameter is not finite */
    Run(String name, Training training, int steps) {
        this.name = name;
        this.training = training;
        losses = new double[steps];
        training.network().parameters().forEach(p -> Shapes.finite(name, p.name(), p.value()));
    }

    /** Does the work with results that are used again. If it fails, the network has the weights and gradients it had before. */
    <L> L guarded(Supplier<L> work) {
        training.network().reuse(true);
        training.loss().reuse(true);
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            training.network().parameters().forEach(Parameter::undo);
            throw e;
        } finally {
            training.network().reuse(false);
            training.loss().reuse(false);
        }
    }

    /** Forward, loss, backward, descent; returns the loss, from before the descent. */
    double step(RealMatrix x, RealMatrix t) {
        losses[steps] = finite(training.loss().forward(training.network().forward(x), t));
        if (Thread.interrupted()) {
            throw new CancellationException(name + ": interrupted at step " + steps + " of " + losses.length
                    + "; the weights are as they were before the run.");
        }
        training.network().learn(training.loss().backward());
        training.descent().step(training.network().parameters());
        return losses[steps++];
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
