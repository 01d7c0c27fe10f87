package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.data.NumpyRandom;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Gradients held against centred differences, with the relative error of CS231n, "Neural Networks Part 3":
 * {@code |a − n| / max(1e-8, |a| + |n|)}, where up to 1e-7 is right.
 */
final class Gradcheck {
    static final double RIGHT = 1e-7;
    /** N, D, M: 1×1, 1×n, n×1, wide, tall, square. */
    static final List<int[]> SHAPES = List.of(new int[] {1, 1, 1}, new int[] {1, 5, 3}, new int[] {5, 1, 3}, new int[] {4, 3, 1},
            new int[] {2, 9, 4}, new int[] {9, 2, 4}, new int[] {3, 2, 8}, new int[] {4, 4, 4});
    private static final double STEP = 1e-3;

    private Gradcheck() { }

    /** The largest relative error of {@code gradient}, the derivative of {@code loss} at {@code at}. */
    static double error(RealMatrix at, RealMatrix gradient, ToDoubleFunction<RealMatrix> loss) {
        assertEquals(Shapes.of(at), Shapes.of(gradient));
        double worst = 0;
        for (int i = 0; i < at.getRowDimension(); i++) {
            for (int j = 0; j < at.getColumnDimension(); j++) {
                RealMatrix up = at.copy();
                RealMatrix down = at.copy();
                up.addToEntry(i, j, STEP);
                down.addToEntry(i, j, -STEP);
                double numeric = (loss.applyAsDouble(up) - loss.applyAsDouble(down)) / (2 * STEP);
                double analytic = gradient.getEntry(i, j);
                worst = Math.max(worst, Math.abs(analytic - numeric) / Math.max(1e-8, Math.abs(analytic) + Math.abs(numeric)));
            }
        }
        return worst;
    }

    /** A layer's output as one number, {@code Σ yᵢⱼ·dyᵢⱼ}, whose derivative with respect to y is dy. */
    static double weigh(RealMatrix y, RealMatrix dy) {
        double sum = 0;
        for (int i = 0; i < y.getRowDimension(); i++) {
            for (int j = 0; j < y.getColumnDimension(); j++) {
                sum += y.getEntry(i, j) * dy.getEntry(i, j);
            }
        }
        return sum;
    }

    static RealMatrix random(int seed, int rows, int columns) {
        return NumpyRandom.seed(seed).randn(rows, columns);
    }
}
