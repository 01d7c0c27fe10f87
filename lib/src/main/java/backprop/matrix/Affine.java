package backprop.matrix;

import java.util.List;
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
    private final Room out = new Room();
    private final Room down = new Room();
    private DenseMatrix x;
    private DenseMatrix y;

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
        this.x = DenseMatrix.of(x);
        y = out.of(x.getRowDimension(), w.value().getColumnDimension());
        y.setProduct(this.x, w.value());
        y.addToEachRow(b.value());                                    // Y = X·W + B
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        learn(dy);
        DenseMatrix dx = down.like(x);
        dx.setProductTransposedSecond(DenseMatrix.of(dy), w.value());  // dX = dY·Wᵀ
        return dx;
    }

    @Override
    public void learn(RealMatrix dy) {
        Shapes.forwardHasRun("Affine.backward", y);
        Shapes.same("Affine.backward", "dy", dy, "the last output", y);
        w.freshGradient().setProductTransposedFirst(x, DenseMatrix.of(dy));  // dW = Xᵀ·dY
        b.freshGradient().setColumnSums(DenseMatrix.of(dy));          // dB = the column sums of dY
    }

    @Override
    public void reuse(boolean on) {
        out.reuse(on);
        down.reuse(on);
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(w, b);
    }

    @Override
    public String formula(String x) {
        return x + " · " + w + " + " + b;
    }
}
