package backprop.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.GradientCheck;
import backprop.data.Examples;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.Layer;
import backprop.matrix.Ledger;
import backprop.matrix.Loss;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import backprop.matrix.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** What belongs to one network is in the hands of one thread at a time. */
class TwoThreadsTest {
    private final RealMatrix x = NumpyRandom.seed(1).randn(4, 3);
    private final RealMatrix t = NumpyRandom.seed(2).randn(4, 2);
    private final Parameter w1 = new Parameter("W1", NumpyRandom.seed(3).randn(3, 5));
    private final Parameter b1 = new Parameter("B1", NumpyRandom.seed(4).randn(1, 5));
    private final Parameter w2 = new Parameter("W2", NumpyRandom.seed(5).randn(5, 2));
    private final Affine affine = new Affine(w1, b1);
    private final Relu relu = new Relu();
    private final MatMul product = new MatMul(w2);
    private final Network network = new Network(affine, relu, product);
    private final SquaredError loss = new SquaredError();
    private final GradientDescent descent = new GradientDescent(0.01);
    private final Training training = new Training(network, loss, descent);

    @TempDir
    private Path folder;

    /** What work throws in another thread; null if nothing. */
    private static Throwable elsewhere(Executable work) {
        AtomicReference<Throwable> thrown = new AtomicReference<>();
        Thread other = new Thread(() -> {
            try {
                work.execute();
            } catch (Throwable e) {
                thrown.set(e);
            }
        });
        other.start();
        try {
            other.join(60_000);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        return thrown.get();
    }

    private static void assertRefused(String where, String thing, String what, Executable work) {
        Throwable e = elsewhere(work);
        assertTrue(e instanceof IllegalStateException, where + ": " + e);
        assertEquals(where + ": " + thing + " is in use by " + what + " in another thread, and two at once would mix"
                + " up their numbers; let that one end first. If it is a cell that you have stopped, it will end in a"
                + " moment, so run this one again then.", e.getMessage());
    }

    /** Everything that a second thread might do with what the network is made of, by what refuses it. */
    private Map<String, Executable> everything() {
        RealMatrix dy = t.copy();
        network.forward(x);
        Ledger ledger = network.ledger();
        Path file = folder.resolve("network.json");
        Saved.write(file, network, new TrainingLog(1, new double[0]));
        Value graph = Value.of("X", x).times(w1).loss(SquaredError::new, NumpyRandom.seed(1).randn(4, 5));
        Map<String, Executable> all = new LinkedHashMap<>();
        all.put("Training.run: W1", () -> training.run(x, t, 1, Progress.NONE));
        all.put("GradientCheck: W1", () -> GradientCheck.of(network, new SquaredError(), x, t));
        all.put("GradientCheck: ReLU(X)", () -> GradientCheck.of(relu, x));
        all.put("GradientCheck: SquaredError", () -> GradientCheck.of(loss, t, t));
        all.put("Network.forward: W1", () -> network.forward(x));
        all.put("Network.backward: W1", () -> network.backward(dy));
        all.put("Network.learn: W1", () -> network.learn(dy));
        all.put("GradientDescent.step: W1", () -> descent.step(network.parameters()));
        all.put("Parameter.value: W2", w2::value);
        all.put("Parameter.gradient: W2", w2::gradient);
        all.put("Parameter.set: B1", () -> b1.set(NumpyRandom.seed(4).randn(1, 5)));
        all.put("Parameter.setGradient: B1", () -> b1.setGradient(NumpyRandom.seed(4).randn(1, 5)));
        all.put("Parameter.descend: B1", () -> b1.descend(1));
        all.put("MatMul.forward: X · W2 5×2", () -> product.forward(NumpyRandom.seed(1).randn(4, 5)));
        all.put("Affine.forward: X · W1 3×5 + B1 1×5", () -> affine.forward(x));
        all.put("Parameter.setGradient: W2", () -> product.backward(t));
        all.put("Relu.forward: ReLU(X)", () -> relu.forward(x));
        all.put("Relu.backward: ReLU(X)", () -> relu.backward(x));
        all.put("SquaredError.forward: SquaredError", () -> loss.forward(t, t));
        all.put("SquaredError.backward: SquaredError", loss::backward);
        all.put("Ledger.value: Ledger", () -> ledger.value(0));
        all.put("Ledger.gradient: Ledger", () -> ledger.gradient(0));
        all.put("Value.backward: W1", graph::backward);
        all.put("Saved.read: W1", () -> Saved.read(file, network));
        all.put("Saved.write: W1", () -> Saved.write(file, network, new TrainingLog(1, new double[0])));
        all.put("Training.run: W2", () -> new Training(new Network(new MatMul(w2)), new SquaredError(), descent)
                .run(NumpyRandom.seed(1).randn(4, 5), t, 1, Progress.NONE));
        all.put("Training.run: SquaredError", () -> new Training(Network.twoLayer(NumpyRandom.seed(3).randn(3, 5),
                NumpyRandom.seed(5).randn(5, 2)), loss, descent).run(x, t, 1, Progress.NONE));
        return all;
    }

    /** Expects that each of these is refused, once. */
    private static void assertRefused(String what, Map<String, Executable> all) {
        all.forEach((key, work) -> assertRefused(key.split(": ")[0], key.split(": ")[1].strip(), what, work));
    }

    @Test
    void aRunRefusesWhateverAnotherThreadDoesAndGoesOnAsIfNothingHadBeen() {
        Map<String, Executable> everything = everything();
        Runnable back = snapshot();
        double[] undisturbed = training.run(x, t, 5, Progress.NONE).losses();
        back.run();
        double[] losses = training.run(x, t, 5, (step, steps, loss) -> {
            if (step == 2) {
                assertRefused("Training.run", everything);
            }
        }).losses();
        assertArrayEquals(undisturbed, losses);
        assertNull(elsewhere(() -> training.run(x, t, 5, Progress.NONE)));
    }

    @Test
    void aRunInMinibatchesToo() {
        Map<String, Executable> everything = everything();
        new Minibatches(training, 2, NumpyRandom.seed(0)).run(Examples.of(x, t), Examples.of(x, t), 1,
                (log, epochs) -> assertRefused("Minibatches.run", everything));
    }

    @Test
    void aGradientCheckToo() {
        Map<String, Executable> everything = everything();
        everything.keySet().removeIf(key -> key.endsWith(": SquaredError"));
        AtomicInteger calls = new AtomicInteger();
        GradientCheck.of(network, new Loss() {
            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                if (calls.incrementAndGet() == 100) {
                    assertRefused("GradientCheck", everything);
                }
                return loss.forward(y, t);
            }

            @Override
            public RealMatrix backward() {
                return loss.backward();
            }
        }, x, t);
        assertTrue(calls.get() > 100);
    }

    private Runnable snapshot() {
        List<Runnable> back = network.parameters().stream().map(Parameter::snapshot).toList();
        return () -> back.forEach(Runnable::run);
    }

    @Test
    void inAForwardOrBackwardPassASecondThreadIsRefusedToo() {
        Map<String, Executable> everything = everything();
        everything.keySet().removeIf(key -> key.endsWith(": SquaredError") || key.startsWith("Ledger"));
        List<String> seen = new ArrayList<>();
        Layer spy = new Layer() {
            private String pass;

            @Override
            public RealMatrix forward(RealMatrix x) {
                assertRefused("Network.forward", everything);
                seen.add("forward");
                pass = "Network.backward";
                return x;
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                assertRefused(pass, everything);
                seen.add(pass);
                pass = "Network.learn";
                return dy;
            }

            @Override
            public String formula(String x) {
                return x;
            }
        };
        Network spied = new Network(affine, spy, relu, product);
        spied.forward(x);
        spied.backward(t);
        spied.learn(t);
        assertEquals(List.of("forward", "Network.backward", "Network.learn"), seen);
    }

    @Test
    void aCallbackMayAskTheNetworkThatIsTrained() {
        Runnable back = snapshot();
        double[] undisturbed = training.run(x, t, 5, Progress.NONE).losses();
        back.run();
        RealMatrix other = NumpyRandom.seed(9).randn(7, 3);
        List<RealMatrix> asked = new ArrayList<>();
        assertArrayEquals(undisturbed, training.run(x, t, 5, (step, steps, loss) -> {
            asked.add(network.forward(other));
            network.backward(NumpyRandom.seed(9).randn(7, 2));
            asked.add(w1.value());
            asked.add(network.ledger().value(1));
        }).losses());
        assertEquals(15, asked.size());
    }

    @Test
    void ofTwoRunsAtOnceOneIsRefusedOrComesFirst() throws Throwable {
        Runnable back = snapshot();
        double[] both = training.run(x, t, 20, Progress.NONE).losses();
        for (int round = 0; round < 300; round++) {
            back.run();
            CyclicBarrier start = new CyclicBarrier(2);
            List<double[]> runs = Collections.synchronizedList(new ArrayList<>());
            Executable run = () -> {
                start.await();
                try {
                    runs.add(training.run(x, t, 10, Progress.NONE).losses());
                } catch (IllegalStateException e) {
                    assertTrue(e.getMessage().startsWith("Training.run: "), e.getMessage());
                }
            };
            AtomicReference<Throwable> failure = new AtomicReference<>();
            Thread second = new Thread(() -> failure.set(elsewhere(run)));
            second.start();
            run.execute();
            second.join();
            assertNull(failure.get());
            runs.sort(Comparator.comparingDouble(losses -> -losses[0]));
            assertTrue(runs.size() > 0);
            for (int i = 0; i < runs.size(); i++) {
                assertArrayEquals(Arrays.copyOfRange(both, 10 * i, 10 * i + 10), runs.get(i));
            }
        }
    }
}
