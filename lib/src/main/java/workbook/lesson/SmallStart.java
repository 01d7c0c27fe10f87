package workbook.lesson;

import backprop.check.GradientCheck;
import backprop.check.GradientReport;
import backprop.data.NumpyRandom;
import backprop.matrix.Layer;
import backprop.matrix.Loss;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import java.util.function.Function;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A network for ten classes, all of whose gradients are small: its loss is a mean, and its weights start at 0.0001
 * times N(0, 1). It has 20 examples of 8 numbers, each in the class in which a random product of it is largest.
 */
public final class SmallStart {
    private static final RealMatrix X;
    private static final RealMatrix T = MatrixUtils.createRealMatrix(20, 10);
    private static final RealMatrix W1;
    private static final RealMatrix W2;

    static {
        NumpyRandom random = NumpyRandom.seed(0);
        X = random.randn(20, 8);
        RealMatrix scores = X.multiply(random.randn(8, 10));
        for (int i = 0; i < X.getRowDimension(); i++) {
            T.setEntry(i, scores.getRowVector(i).getMaxIndex(), 1);
        }
        W1 = random.randn(8, 8).scalarMultiply(1e-4);
        W2 = random.randn(8, 10).scalarMultiply(1e-4);
    }

    private SmallStart() { }

    /** A gradient check of the network. @param second what becomes of its second product; it may break it */
    public static GradientReport check(Function<MatMul, Layer> second) {
        return GradientCheck.of(network(second), new MeanSquares(), X, T);
    }

    /** The loss of each of 300 steps. @param second what becomes of the network's second product; it may break it */
    public static double[] losses(Function<MatMul, Layer> second) {
        return new Training(network(second), new MeanSquares(), new GradientDescent(2)).run(X, T, 300, Progress.NONE)
                .losses();
    }

    private static Network network(Function<MatMul, Layer> second) {
        return new Network(new MatMul(new Parameter("W1", W1)), new Relu(),
                second.apply(new MatMul(new Parameter("W2", W2))));
    }

    private static final class MeanSquares implements Loss {
        private final SquaredError squares = new SquaredError();
        private double n;

        @Override
        public double forward(RealMatrix y, RealMatrix t) {
            n = y.getRowDimension() * y.getColumnDimension();
            return squares.forward(y, t) / n;
        }

        @Override
        public RealMatrix backward() {
            return squares.backward().scalarMultiply(1 / n);
        }
    }
}
