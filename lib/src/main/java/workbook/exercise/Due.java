package workbook.exercise;

import backprop.check.GradientReport;
import backprop.check.Slope;
import backprop.matrix.DenseMatrix;
import java.util.concurrent.CancellationException;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * One result that a trial should give.
 *
 * @param name its name, say {@code dW}
 * @param value what it should be; a number is a 1×1 matrix
 * @param by how that is known, say {@code a nudge of W gives}
 */
public record Due(String name, RealMatrix value, String by) {

    public static Due of(String name, RealMatrix value) {
        return new Due(name, value, "it should be");
    }

    public static Due of(String name, double value) {
        return of(name, number(value));
    }

    /** @param by how the number is known, say {@code a nudge of both gives} */
    public static Due of(String name, double value, String by) {
        return new Due(name, number(value), by);
    }

    /** A derivative of {@code f} at {@code at}, by nudging. */
    public static Due nudged(String name, String input, double at, DoubleUnaryOperator f) {
        return new Due(name, number(slope(f, at)), "a nudge of " + input + " gives");
    }

    /** An exercise is made only once, when its class is loaded, so the stop button waits until that is done. */
    private static double slope(DoubleUnaryOperator f, double at) {
        boolean stopped = Thread.interrupted();
        try {
            return Slope.of(f, at).value();
        } catch (CancellationException e) {
            stopped = true;
            return Slope.of(f, at).value();
        } finally {
            if (stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A derivative with respect to every entry, by nudging; at a kink it is 0, as this library has it. */
    public static Due nudged(String name, String input, RealMatrix at, ToDoubleFunction<RealMatrix> f) {
        return new Due(name, slopes(at, f), "a nudge of " + input + " gives");
    }

    public static RealMatrix slopes(RealMatrix at, ToDoubleFunction<RealMatrix> f) {
        RealMatrix slopes = new DenseMatrix(at.getRowDimension(), at.getColumnDimension());
        for (int i = 0; i < at.getRowDimension(); i++) {
            for (int j = 0; j < at.getColumnDimension(); j++) {
                Slope slope = Slope.of(f, at, i, j);
                slopes.setEntry(i, j, slope.kink() ? 0 : slope.value());
            }
        }
        return slopes;
    }

    /** A number as questions show it: with at most nine digits, and 3 rather than 3.0. */
    public static String words(double value) {
        return GradientReport.number(value + 0.0, 9).replaceAll("\\.0$", "");
    }

    static RealMatrix number(double value) {
        return new DenseMatrix(new double[][] {{value}});
    }
}
