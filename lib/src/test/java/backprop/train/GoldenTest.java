package backprop.train;

import static backprop.train.Golden.RATE;
import static backprop.train.Golden.T;
import static backprop.train.Golden.W1;
import static backprop.train.Golden.W2;
import static backprop.train.Golden.X;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Layer;
import backprop.matrix.Loss;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/**
 * The run of lesson 06 held against the same program in NumPy 2.4.6, golden/two_layer.py. That the comparison
 * can fail is shown with programs that are a little wrong.
 */
class GoldenTest {
    private static final int FEW = 3;

    @Test
    void theDataIsThatOfNumpy() {
        double[] start = Stream.of(X, T, W1, W2).flatMapToDouble(m -> DoubleStream.of(m.getRow(0)).limit(3)).toArray();
        assertArrayEquals(Golden.numpyStart(), start, 1e-15);
    }

    @Test
    void all500LossesAreThoseOfNumpyToARelative1e9() {
        assertEquals(500, Golden.numpyLosses().length);
        assertEquals(500, Golden.log().steps());
        assertEquals(-1, Golden.firstDifference(Golden.log().losses()));
    }

    @Test
    void aLossOffBySlightlyMoreThanTheToleranceIsSeen() {
        double[] losses = Golden.numpyLosses();
        losses[499] *= 1 + 1.1e-9;
        assertEquals(499, Golden.firstDifference(losses));
        losses[7] = Double.NaN;
        assertEquals(7, Golden.firstDifference(losses));
    }

    @Test
    void theFirstStepsOfTheRightProgramAreRight() {
        assertEquals(-1, run(new Relu(), new SquaredError(), RATE));
    }

    @Test
    void aReluThatAsksItsOutputWhetherItIsAtLeastZeroIsSeen() {
        assertEquals(1, run(new OutputMaskRelu(), new SquaredError(), RATE));
    }

    @Test
    void aMeanInPlaceOfTheSumIsSeen() {
        assertEquals(0, run(new Relu(), scaled(1.0 / 640, 1.0 / 640), RATE));
    }

    @Test
    void aMissingFactorTwoInTheGradientIsSeen() {
        assertEquals(1, run(new Relu(), scaled(1, 0.5), RATE));
    }

    @Test
    void aLearningRateThatIsSlightlyOffIsSeen() {
        int step = run(new Relu(), new SquaredError(), RATE * (1 + 1e-8));
        assertTrue(step == 1 || step == 2, "seen at step " + step);
    }

    @Test
    void targetsDrawnAfterTheWeightsAreSeen() {
        backprop.data.NumpyRandom numbers = backprop.data.NumpyRandom.seed(0);
        RealMatrix x = numbers.randn(64, 1000);
        Network network = Network.twoLayer(numbers.randn(1000, 100), numbers.randn(100, 10));
        double[] losses = Golden.training(network, RATE).run(x, numbers.randn(64, 10), 1, Progress.NONE).losses();
        assertEquals(0, Golden.firstDifference(losses));
    }

    private static int run(Layer middle, Loss loss, double rate) {
        Network network = new Network(new MatMul(new Parameter("W1", W1)), middle, new MatMul(new Parameter("W2", W2)));
        return Golden.firstDifference(new Training(network, loss, new GradientDescent(rate))
                .run(X, T, FEW, Progress.NONE).losses());
    }

    /** A squared error whose value and gradient are multiplied by something. */
    private static Loss scaled(double value, double gradient) {
        SquaredError right = new SquaredError();
        return new Loss() {
            @Override
            public double forward(RealMatrix y, RealMatrix t) {
                return value * right.forward(y, t);
            }

            @Override
            public RealMatrix backward() {
                return right.backward().scalarMultiply(gradient);
            }
        };
    }

    /** The known fault: a ReLU's output is never below 0, so this lets every gradient through. */
    private static final class OutputMaskRelu implements Layer {
        private final Relu relu = new Relu();
        private RealMatrix y;

        @Override
        public RealMatrix forward(RealMatrix x) {
            y = relu.forward(x);
            return y;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = dy.copy();
            dx.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
                @Override
                public double visit(int row, int column, double upstream) {
                    return y.getEntry(row, column) >= 0 ? upstream : 0;
                }
            });
            return dx;
        }

        @Override
        public String formula(String x) {
            return "wrong(" + x + ")";
        }
    }
}
