package backprop.bench;

import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One step of {@link Training#run} once it is warm: its time, and with JMH's gc profiler what it allocates. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Step {
    private final SquaredError loss = new SquaredError();
    private final GradientDescent descent = new GradientDescent(1e-6);
    private DenseMatrix x;
    private DenseMatrix t;
    private Network network;

    /** The run's first 500 steps, made by hand, must be those of the run itself. */
    @Setup(Level.Trial)
    public void start() {
        NumpyRandom random = NumpyRandom.seed(0);
        x = random.randn(64, 1000);
        t = random.randn(64, 10);
        DenseMatrix w1 = random.randn(1000, 100);
        DenseMatrix w2 = random.randn(100, 10);
        double[] losses = new Training(Network.twoLayer(w1, w2), loss, descent).run(x, t, 500, Progress.NONE).losses();
        network = Network.twoLayer(w1, w2);
        network.reuse(true);
        loss.reuse(true);
        for (int i = 0; i < losses.length; i++) {
            double found = step();
            if (!(Math.abs(found - losses[i]) <= 1e-9 * losses[i])) {
                throw new IllegalStateException("Step " + i + ": the loss is " + found + " and in Training.run "
                        + losses[i]);
            }
        }
    }

    @Benchmark
    public double step() {
        double value = loss.forward(network.forward(x), t);
        network.learn(loss.backward());
        descent.step(network.parameters());
        return value;
    }
}
