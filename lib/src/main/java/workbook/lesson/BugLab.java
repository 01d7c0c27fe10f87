package workbook.lesson;

import backprop.data.NumpyRandom;
import backprop.matrix.Parameter;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** What lesson 8 trains its networks on, each with its bug and without it, from the same first weights. */
public final class BugLab {
    private static final int STARTS = 20;

    private BugLab() { }

    /** A new matrix, entry by entry from two of one shape. */
    public static RealMatrix each(RealMatrix a, RealMatrix b, DoubleBinaryOperator f) {
        return Matrices.each(a, b, f);
    }

    /** Weights to start from, {@code rows×columns}: half of N(0, 1). */
    public static Parameter weights(NumpyRandom random, String name, int rows, int columns) {
        return new Parameter(name, random.randn(rows, columns).scalarMultiply(0.5));
    }

    /** A bias to start from, {@code 1×columns}: zeros. */
    public static Parameter bias(int columns) {
        return new Parameter("B", MatrixUtils.createRealMatrix(1, columns));
    }

    /**
     * The loss of each of 400 steps: 16 examples, and as targets a fifth of what another network answers.
     *
     * @param make makes a network with 8 inputs and 2 outputs
     */
    public static double[] train(int seed, Function<NumpyRandom, Network> make) {
        NumpyRandom random = NumpyRandom.seed(seed);
        RealMatrix x = random.randn(16, 8);
        Network other = Network.twoLayer(random.randn(8, 8), random.randn(8, 2));
        RealMatrix t = other.forward(x).scalarMultiply(0.2);
        return losses(make.apply(random), x, t, 0.002, 400);
    }

    /** How many of 20 starts end with a higher loss for the broken network, in a sentence. */
    public static String twenty(Function<NumpyRandom, Network> broken, Function<NumpyRandom, Network> fixed) {
        long higher = IntStream.range(0, STARTS).filter(s -> last(train(s, broken)) > last(train(s, fixed))).count();
        return "the broken one ends higher in " + higher + " of " + STARTS + " starts";
    }

    /**
     * The loss of each of 100 steps: 20 examples with targets around 5, which only a bias can reach.
     *
     * @param make makes a network with 3 inputs and 2 outputs, of its weights
     */
    public static double[] farTargets(Function<Parameter, Network> make) {
        NumpyRandom random = NumpyRandom.seed(0);
        RealMatrix x = random.randn(20, 3);
        RealMatrix t = x.multiply(random.randn(3, 2)).scalarAdd(5);
        return losses(make.apply(weights(random, "W", 3, 2)), x, t, 0.01, 100);
    }

    /** Two runs under their names, the broken one first, as a plot takes them. */
    public static Map<String, double[]> both(double[] broken, double[] fixed) {
        Map<String, double[]> losses = new LinkedHashMap<>();
        losses.put("broken", broken);
        losses.put("fixed", fixed);
        return losses;
    }

    private static double[] losses(Network network, RealMatrix x, RealMatrix t, double rate, int steps) {
        return new Training(network, new SquaredError(), new GradientDescent(rate)).run(x, t, steps, Progress.NONE)
                .losses();
    }

    private static double last(double[] losses) {
        return losses[losses.length - 1];
    }
}
