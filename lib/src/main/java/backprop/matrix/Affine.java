package backprop.matrix;

import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The affine layer {@code Y = X·W + B}, the same row B added to every row of the product. Backward:
 * {@code dX = dY·Wᵀ}, {@code dW = Xᵀ·dY}, and {@code dB} = the column sums of {@code dY}, because
 * each example used B once and gradients add up where a value forks.
 * Source: CS231n, "Backpropagation, Intuitions", section "Gradients for vectorized operations".
 */
public final class Affine implements Layer {
    private final Parameter w;
    private final Parameter b;
    private RealMatrix x;
    private RealMatrix y;

    /**
     * @param w the weights, {@code D×M}
     * @param b the bias, {@code 1×M}
     * @throws IllegalArgumentException if one is null or b is not a row as wide as w
     */
    public Affine(Parameter w, Parameter b) {
        Shapes.given("Affine", "w", w, "a Parameter");
        Shapes.given("Affine", "b", b, "a Parameter");
        if (b.value().getRowDimension() != 1 || b.value().getColumnDimension() != w.value().getColumnDimension()) {
            throw new IllegalArgumentException("Affine: " + b.name() + " is " + Shapes.of(b.value()) + " but " + w.name() + " is "
                    + Shapes.of(w.value()) + "; " + b.name() + " needs 1 row and " + Shapes.count(w.value().getColumnDimension(), "column") + ".");
        }
        this.w = w;
        this.b = b;
    }

    @Override
    public RealMatrix forward(RealMatrix x) {
        Shapes.product("Affine.forward", "x", x, w.name(), w.value());
        this.x = x;
        y = x.multiply(w.value()).add(rows(x.getRowDimension(), b.value().getRow(0)));
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        Shapes.forwardHasRun("Affine.backward", y);
        Shapes.same("Affine.backward", "dy", dy, "the last output", y);
        w.setGradient(x.transpose().multiply(dy));
        b.setGradient(columnSums(dy));
        return dy.multiply(w.value().transpose());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(w, b);
    }

    @Override
    public String formula(String x) {
        return x + " · " + w + " + " + b;
    }

    /** The same row n times, {@code n×M}. */
    private static RealMatrix rows(int n, double[] row) {
        double[][] rows = new double[n][];
        Arrays.fill(rows, row);
        return MatrixUtils.createRealMatrix(rows);
    }

    /** The sum of each column, {@code 1×M}: a row of ones times the matrix. */
    private static RealMatrix columnSums(RealMatrix m) {
        double[] ones = new double[m.getRowDimension()];
        Arrays.fill(ones, 1);
        return MatrixUtils.createRowRealMatrix(m.preMultiply(ones));
    }
}
