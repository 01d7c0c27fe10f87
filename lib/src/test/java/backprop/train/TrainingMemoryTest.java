package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** A run computes into the same matrices step after step, and no one outside it notices. */
class TrainingMemoryTest extends OneWeight {
    @Test
    void aStepAllocatesNothingWorthSpeakingOf() {
        // 200 steps after the first, given plain and dense data; a matrix of the first hidden layer alone has 50 kB.
        assertBelow1kB(Golden.network(), Golden.X, Golden.T);
        assertBelow1kB(Golden.network(), DenseMatrix.of(Golden.X), DenseMatrix.of(Golden.T));
    }

    @Test
    void aStepWithBiasesAllocatesNothingWorthSpeakingOf() {
        NumpyRandom numbers = NumpyRandom.seed(1);
        Network biased = new Network(new Affine(new Parameter("W1", numbers.randn(70, 50)),
                new Parameter("B1", numbers.randn(1, 50))), new Relu(),
                new Affine(new Parameter("W2", numbers.randn(50, 90)), new Parameter("B2", numbers.randn(1, 90))),
                new Relu(),
                new MatMul(new Parameter("W3", numbers.randn(90, 40))));
        assertBelow1kB(biased, numbers.randn(130, 70), numbers.randn(130, 40));
    }

    private static void assertBelow1kB(Network network, RealMatrix x, RealMatrix t) {
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long id = Thread.currentThread().getId();
        long[] bytes = new long[202];
        Golden.training(network, 1e-9).run(x, t, 201, (step, steps, loss) ->
                bytes[step] = threads.getThreadAllocatedBytes(id));
        long perStep = (bytes[201] - bytes[1]) / 200;
        assertTrue(perStep < 1024, perStep + " bytes a step");
    }

    @Test
    void anEarlierResultGradientAndValueKeepTheirNumbersInARun() {
        RealMatrix y = network.forward(x);
        RealMatrix dx = network.backward(createRealMatrix(new double[][] {{5}}));
        RealMatrix gradient = w.gradient();
        RealMatrix value = w.value();
        training.run(x, t, 3, Progress.NONE);
        assertEquals(createRealMatrix(new double[][] {{6}}), y);
        assertEquals(createRealMatrix(new double[][] {{15}}), dx);
        assertEquals(createRealMatrix(new double[][] {{10}}), gradient);
        assertEquals(createRealMatrix(new double[][] {{3}}), value);
    }

    @Test
    void whatARunLeavesKeepsItsNumbersInTheNext() {
        training.run(x, t, 2, Progress.NONE);
        RealMatrix gradient = w.gradient();
        RealMatrix value = w.value();
        RealMatrix gradientThen = gradient.copy();
        RealMatrix valueThen = value.copy();
        training.run(x, t, 2, Progress.NONE);
        network.forward(x);
        network.backward(t);
        training.descent().step(network.parameters());
        assertEquals(gradientThen, gradient);
        assertEquals(valueThen, value);
    }

    @Test
    void afterARunEveryResultIsNewAgain() {
        training.run(x, t, 1, Progress.NONE);
        RealMatrix y = network.forward(x);
        RealMatrix dx = network.backward(x);
        RealMatrix gradient = w.gradient();
        RealMatrix value = w.value();
        training.descent().step(network.parameters());
        assertNotSame(value, w.value());
        assertNotSame(y, network.forward(x));
        assertNotSame(dx, network.backward(x));
        assertNotSame(gradient, w.gradient());
    }

    @Test
    void aRunOfMoreStepsThanMemoryHoldsBegins() {
        assertThrows(UnsupportedOperationException.class,
                () -> training.run(x, t, Integer.MAX_VALUE, (step, steps, loss) -> {
            if (step == 3) {
                throw new UnsupportedOperationException();
            }
        }));
    }
}
