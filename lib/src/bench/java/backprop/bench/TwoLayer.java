package backprop.bench;

import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import java.io.IOException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.BlockRealMatrix;

/**
 * The two-layer network in Java, as a process that bench.py sends work to; the argument names the competitor.
 * A line of input is {@code N D_in H steps rate}; {@link Answers} says what it is answered.
 */
final class TwoLayer {
    private TwoLayer() { }

    /** A network with its data, ready to run. */
    interface Competitor {
        double[] run(int steps, double rate);
    }

    public static void main(String[] args) throws IOException {
        Answers.give(words -> {
            int n = Integer.parseInt(words[0]);
            int d = Integer.parseInt(words[1]);
            int h = Integer.parseInt(words[2]);
            int steps = Integer.parseInt(words[3]);
            double rate = Double.parseDouble(words[4]);
            NumpyRandom random = NumpyRandom.seed(0);
            Competitor competitor = competitor(args[0], random.randn(n, d), random.randn(n, 10), random.randn(d, h),
                    random.randn(h, 10));
            return () -> competitor.run(steps, rate);
        });
    }

    private static Competitor competitor(String name, DenseMatrix x, DenseMatrix t, DenseMatrix w1, DenseMatrix w2) {
        switch (name) {
            case "training":
                Network network = Network.twoLayer(w1, w2);
                return (steps, rate) -> new Training(network, new SquaredError(), new GradientDescent(rate))
                        .run(x, t, steps, Progress.NONE).losses();
            case "loop":
                return new Loop(x, t, w1, w2);
            case "block":
                return new Loop(new BlockRealMatrix(x.getData()), new BlockRealMatrix(t.getData()),
                        new BlockRealMatrix(w1.getData()), new BlockRealMatrix(w2.getData()));
            case "array2d":
                return new Loop(new Array2DRowRealMatrix(x.getData()), new Array2DRowRealMatrix(t.getData()),
                        new Array2DRowRealMatrix(w1.getData()), new Array2DRowRealMatrix(w2.getData()));
            case "ejml":
                return new Ejml(x.getData(), t.getData(), w1.getData(), w2.getData());
            default:
                throw new IllegalArgumentException("There is no competitor " + name + ".");
        }
    }
}
