package backprop.check;

import backprop.matrix.DenseMatrix;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * One thing that a trial should give.
 *
 * @param name what it is called, say {@code dW}
 * @param value what it should be; a number is a 1×1 matrix
 * @param by how that is known, say {@code a nudge of W gives}
 */
record Due(String name, RealMatrix value, String by) {

    static Due of(String name, RealMatrix value) {
        return new Due(name, value, "it should be");
    }

    static Due of(String name, double value) {
        return of(name, number(value));
    }

    /** A derivative of {@code f} at {@code at}, by nudging. */
    static Due nudged(String name, String input, double at, DoubleUnaryOperator f) {
        return new Due(name, number(Slope.of(f, at).value()), "a nudge of " + input + " gives");
    }

    /** A derivative with respect to every entry, by nudging; at a kink it is 0, as this library has it. */
    static Due nudged(String name, String input, RealMatrix at, ToDoubleFunction<RealMatrix> f) {
        return new Due(name, slopes(at, f), "a nudge of " + input + " gives");
    }

    static RealMatrix slopes(RealMatrix at, ToDoubleFunction<RealMatrix> f) {
        RealMatrix slopes = new DenseMatrix(at.getRowDimension(), at.getColumnDimension());
        for (int i = 0; i < at.getRowDimension(); i++) {
            for (int j = 0; j < at.getColumnDimension(); j++) {
                Slope slope = Slope.of(f, at, i, j);
                slopes.setEntry(i, j, slope.kink() ? 0 : slope.value());
            }
        }
        return slopes;
    }

    static RealMatrix number(double value) {
        return new DenseMatrix(new double[][] {{value}});
    }
}
