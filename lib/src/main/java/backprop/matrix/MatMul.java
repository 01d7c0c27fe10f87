package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The matrix product {@code Y = X·W}, the multiplication node for matrices. Backward swaps the factors here too, and a
 * transpose makes the shapes fit: {@code dX = dY·Wᵀ}, {@code dW = Xᵀ·dY}. Source: CS231n, "Backpropagation,
 * Intuitions", section "Gradients for vectorized operations".
 */
public final class MatMul extends Own implements Layer {
    private final String forward;
    private final String backward;
    private final Parameter w;
    private DenseMatrix x;
    private DenseMatrix weights;
    private DenseMatrix y;

    /**
     * @param w the weights, {@code D×M}
     * @throws IllegalArgumentException if w is null
     */
    public MatMul(Parameter w) {
        this("MatMul", w);
    }

    /** The product within another layer, in whose name it speaks. */
    MatMul(String layer, Parameter w) {
        Shapes.given(layer, "w", w, "a Parameter");
        forward = layer + ".forward";
        backward = layer + ".backward";
        this.w = w;
    }

    @Override
    public DenseMatrix forward(RealMatrix x) {
        begin(forward);
        Shapes.product(forward, "x", x, w.name(), w.live());
        this.x = keep(x);
        weights = keep(w);
        y = out.of(x.getRowDimension(), weights.getColumnDimension());
        y.setProduct(this.x, weights);                                // Y = X·W
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        learn(dy);
        DenseMatrix dx = down.like(x);
        dx.setProductTransposedSecond(DenseMatrix.of(dy), weights);    // dX = dY·Wᵀ
        return dx;
    }

    @Override
    public void learn(RealMatrix dy) {
        Shapes.forwardHasRun(backward, y);
        Shapes.same(backward, "dy", dy, "the last output", y);
        w.freshGradient().setProductTransposedFirst(x, DenseMatrix.of(dy));  // dW = Xᵀ·dY
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(w);
    }

    @Override
    public List<String> derivations(String x, String y) {
        return List.of("d" + x + " = d" + y + " · " + w.name() + "ᵀ", "d" + w.name() + " = " + x + "ᵀ · d" + y);
    }

    @Override
    public String formula(String x) {
        return x + " · " + w;
    }
}
