package backprop.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Errors;
import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Loss;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The stop button, pressed in the midst of a check. */
class StoppedCheckTest {
    private final RealMatrix x = NumpyRandom.seed(1).randn(4, 3);
    private final RealMatrix t = NumpyRandom.seed(2).randn(4, 2);
    private final Network network = Network.twoLayer(NumpyRandom.seed(3).randn(3, 5), NumpyRandom.seed(4).randn(5, 2));
    private int calls;

    /** A loss during whose forward pass of that number something happens. */
    private Loss at(int call, Executable what) {
        SquaredError right = new SquaredError();
        return new Loss() {
            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                if (++calls == call) {
                    try {
                        what.execute();
                    } catch (RuntimeException | Error e) {
                        throw e;
                    } catch (Throwable e) {
                        throw new AssertionError(e);
                    }
                }
                return right.forward(y, t);
            }

            @Override
            public RealMatrix backward() {
                return right.backward();
            }
        };
    }

    private static String stopped(Executable work) {
        String message = assertThrows(CancellationException.class, work).getMessage();
        assertFalse(Thread.currentThread().isInterrupted());
        return message;
    }

    @Test
    void aStoppedCheckEndsAtOnceAndPutsTheNetworkBack() {
        DenseMatrix w1 = network.parameter("W1").value();
        DenseMatrix then = w1.copy();
        // 8 passes and 4 for each of the 12 entries are for the input, so pass 100 is in the midst of W1
        Loss loss = at(100, Thread.currentThread()::interrupt);
        String message = stopped(() -> GradientCheck.of(network, loss, x, t));
        assertEquals("GradientCheck: interrupted at dW1; parameters and gradients are as they were.", message);
        assertEquals(100, calls);
        assertSame(w1, network.parameter("W1").value());
        assertEquals(then, w1);
        assertThrows(IllegalStateException.class, network.parameter("W1")::gradient);
        new Training(network, new SquaredError(), new GradientDescent(1e-3)).run(x, t, 1, Progress.NONE);
    }

    @Test
    void aStoppedSlopeEndsToo() {
        assertEquals("Slope: interrupted at x = 2.0; run the cell again.", stopped(() -> Slope.of(z -> {
            Thread.currentThread().interrupt();
            calls++;
            return z * z;
        }, 2)));
        assertEquals(1, calls);
        String entry = "Slope: interrupted at x = " + x.getEntry(1, 0) + "; run the cell again.";
        assertEquals(entry, stopped(() -> Slope.of(m -> {
            Thread.currentThread().interrupt();
            return m.getEntry(0, 0);
        }, x, 1, 0)));
        assertEquals("GradientCheck: interrupted at dw; parameters and gradients are as they were.",
                stopped(() -> GradientCheck.of("w", x, m -> {
            Thread.currentThread().interrupt();
            return m.getEntry(0, 0);
        }, x)));
    }

    @Test
    void aNetworkUnderCheckRefusesARunAndAnotherCheck() {
        Training training = new Training(network, new SquaredError(), new GradientDescent(1e-3));
        Errors.state("Training.run: W1 is in use by GradientCheck already; let that one end first.",
                () -> GradientCheck.of(network, at(100, () -> training.run(x, t, 1, Progress.NONE)), x, t));
        calls = 0;
        Errors.state("GradientCheck: W1 is in use by GradientCheck already; let that one end first.",
                () -> GradientCheck.of(network, at(100,
                        () -> GradientCheck.of(network, new SquaredError(), x, t)), x, t));
        training.run(x, t, 1, Progress.NONE);
    }
}
