package workbook.lesson;

import backprop.check.GradientCheck;
import backprop.check.GradientReport;
import backprop.scalar.Scalar;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/** Backward passes through a graph of numbers, each of which gives the gradient of every value in the graph. */
public final class Walks {
    private static final RealMatrix P = MatrixUtils.createRowRealMatrix(new double[] {3, 2});

    /** The points are at x = -2 to 2. */
    private static final int FAR = 2;

    private Walks() { }

    /** The library's own. */
    public static Map<Scalar, Double> library(Scalar output) {
        output.backward();
        return output.graph().stream().collect(Collectors.toMap(v -> v, Scalar::gradient));
    }

    /**
     * Holds a walk against nudges, at (a, b) = (3, 2), as one matrix P.
     *
     * @param graph makes the output of a and b
     */
    public static GradientReport check(Function<Scalar, Map<Scalar, Double>> walk, BinaryOperator<Scalar> graph) {
        Scalar a = Scalar.of("a", P.getEntry(0, 0));
        Scalar b = Scalar.of("b", P.getEntry(0, 1));
        Map<Scalar, Double> found = walk.apply(graph.apply(a, b));
        double[] gradient = {found.getOrDefault(a, Double.NaN), found.getOrDefault(b, Double.NaN)};
        ToDoubleFunction<RealMatrix> output = m -> graph.apply(Scalar.of("a", m.getEntry(0, 0)),
                Scalar.of("b", m.getEntry(0, 1))).value();
        return GradientCheck.of("P", P, output, MatrixUtils.createRowRealMatrix(gradient));
    }

    /**
     * What came of fitting a line.
     *
     * @param losses the loss of each step
     * @param errors how far the line is from each of the points after the last step
     */
    public record Fit(double[] losses, double[] errors) { }

    /** Fits {@code w·x + b} to the five points of {@code t = 3x + 1} in 100 steps, with the gradients of a walk. */
    public static Fit fit(Function<Scalar, Map<Scalar, Double>> walk) {
        double[] losses = new double[100];
        double w = 0;
        double b = 0;
        for (int step = 0; step < losses.length; step++) {
            Scalar weight = Scalar.of("w", w);
            Scalar bias = Scalar.of("b", b);
            Scalar loss = squares(weight, bias);
            Map<Scalar, Double> gradients = walk.apply(loss);
            losses[step] = loss.value();
            w -= 0.02 * gradients.get(weight);
            b -= 0.02 * gradients.get(bias);
        }
        double[] errors = new double[2 * FAR + 1];
        for (int x = -FAR; x <= FAR; x++) {
            errors[x + FAR] = w * x + b - (3 * x + 1);
        }
        return new Fit(losses, errors);
    }

    /** The squared errors of {@code w·x + b} at x = -2, -1, 0, 1 and 2, added up in this order. */
    private static Scalar squares(Scalar w, Scalar b) {
        Scalar sum = Scalar.of("0", 0);
        for (int x = -FAR; x <= FAR; x++) {
            Scalar error = w.times(Scalar.of("x", x)).plus(b).plus(Scalar.of("-t", -(3 * x + 1)));
            sum = sum.plus(error.times(error));
        }
        return sum;
    }
}
