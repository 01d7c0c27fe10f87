package backprop.bench;

import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import backprop.train.TrainingLog;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One step of the 500 of a {@link Training#run} once it is warm: its time, and with JMH's gc profiler its part of what
 * the run allocates.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class Step {
    private static final int STEPS = 500;
    private final NumpyRandom random = NumpyRandom.seed(0);
    private final DenseMatrix x = random.randn(64, 1000);
    private final DenseMatrix t = random.randn(64, 10);
    private final DenseMatrix w1 = random.randn(1000, 100);
    private final DenseMatrix w2 = random.randn(100, 10);

    @Benchmark
    @OperationsPerInvocation(STEPS)
    public TrainingLog run() {
        return new Training(Network.twoLayer(w1, w2), new SquaredError(), new GradientDescent(1e-6))
                .run(x, t, STEPS, Progress.NONE);
    }
}
