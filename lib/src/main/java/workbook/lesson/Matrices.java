package workbook.lesson;

import backprop.data.NumpyRandom;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Trial;

/** What exercises on matrices are made of. */
final class Matrices {

    private Matrices() { }

    /** Whole numbers near 0, which are quickly read; 0 and negative ones are among them. */
    static RealMatrix whole(int seed, int rows, int columns) {
        return rounded(NumpyRandom.seed(seed).randn(rows, columns).scalarMultiply(2), 1);
    }

    /** Normal numbers, in tenths. */
    static RealMatrix tenths(int seed, int rows, int columns) {
        return rounded(NumpyRandom.seed(seed).randn(rows, columns), 10);
    }

    private static RealMatrix rounded(RealMatrix m, double parts) {
        for (int i = 0; i < m.getRowDimension(); i++) {
            for (int j = 0; j < m.getColumnDimension(); j++) {
                m.setEntry(i, j, Math.round(m.getEntry(i, j) * parts) / parts);
            }
        }
        return m;
    }

    /** Say {@code X = [[1, -2], [0, 3]]}. */
    static String words(String name, RealMatrix m) {
        return name + " = " + Arrays.stream(m.getData()).map(row -> Arrays.stream(row).mapToObj(Due::words)
                .collect(Collectors.joining(", ", "[", "]"))).collect(Collectors.joining(", ", "[", "]"));
    }

    /** Each entry times its weight, summed, so that the weights are the gradient. */
    static double weighed(RealMatrix m, RealMatrix weights) {
        double sum = 0;
        for (int i = 0; i < m.getRowDimension(); i++) {
            for (int j = 0; j < m.getColumnDimension(); j++) {
                sum += m.getEntry(i, j) * weights.getEntry(i, j);
            }
        }
        return sum;
    }

    static RealMatrix each(RealMatrix m, DoubleUnaryOperator f) {
        return each(m, m, (a, b) -> f.applyAsDouble(a));
    }

    /** A new matrix, entry by entry from two. */
    static RealMatrix each(RealMatrix a, RealMatrix b, DoubleBinaryOperator f) {
        MatrixUtils.checkAdditionCompatible(a, b);
        RealMatrix result = new DenseMatrix(a.getRowDimension(), a.getColumnDimension());
        for (int i = 0; i < a.getRowDimension(); i++) {
            for (int j = 0; j < a.getColumnDimension(); j++) {
                result.setEntry(i, j, f.applyAsDouble(a.getEntry(i, j), b.getEntry(i, j)));
            }
        }
        return result;
    }

    static RealMatrix relu(RealMatrix m) {
        return each(m, v -> Math.max(0, v));
    }

    /** A column of ones. */
    static RealMatrix ones(int n) {
        return new DenseMatrix(n, 1).scalarAdd(1);
    }

    static RealMatrix number(double value) {
        return new DenseMatrix(new double[][] {{value}});
    }

    /**
     * What a method gives must not depend on earlier calls.
     *
     * @param call what an answer gives for the input, with that added to it
     */
    static <A> Trial<A> again(String given, Due due, BiFunction<A, Double, RealMatrix> call) {
        return new Trial<>(given + ", in a second call", List.of(due), (answer, out) -> {
            RealMatrix first = call.apply(answer, 0.0).copy();
            call.apply(answer, 9000.0);
            if (!Arrays.deepEquals(first.getData(), call.apply(answer, 0.0).getData())) {    // NaN is NaN
                throw new Mishap("A second call with the same input gives another result, so something is kept from"
                        + " one call to the next. Declare what your method counts, sums or compares inside the"
                        + " method.");
            }
            out.put(due.name(), first, "Your code");
        });
    }

    /** Forward, with what it must not change. */
    static RealMatrix forward(Layer layer, RealMatrix x, Outcome out) {
        RealMatrix handed = x.copy();
        RealMatrix y = layer.forward(handed);
        out.put("Y", y, "forward");
        Outcome.unchanged("x", x, handed, "forward");
        return handed;
    }

    /** Backward, with what it must not change: {@code handed} is what forward was given. */
    static void backward(Layer layer, RealMatrix x, RealMatrix handed, RealMatrix dy, Outcome out, Runnable more) {
        RealMatrix dout = dy.copy();
        RealMatrix dx = layer.backward(dout);
        out.put("dX", dx, "backward");
        more.run();
        try {
            Outcome.unchanged("dY", dy, dout, "backward");
        } catch (Mishap e) {
            throw dx == dout ? new Mishap("dY itself", e.getMessage()) : e;    // another mistake than a late copy
        }
        Outcome.unchanged("x", x, handed, "backward");
    }
}
