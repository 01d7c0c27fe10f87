package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The affine layer {@code Y = X·W + B}, the same row B added to every row of the product. Backward: {@code dX = dY·Wᵀ},
 * {@code dW = Xᵀ·dY}, and {@code dB} = the column sums of {@code dY}, because each example uses B once, and the
 * gradients of all uses of a value add up. Source: CS231n, "Backpropagation, Intuitions", section "Gradients for
 * vectorized operations".
 */
public final class Affine extends Own implements Layer {
    private final MatMul product;
    private final Parameter b;

    /**
     * @param w the weights, {@code D×M}
     * @param b the bias, {@code 1×M}
     * @throws IllegalArgumentException if one is null, b is not a row as wide as w, or both are the same parameter or
     *     have the same name
     */
    public Affine(Parameter w, Parameter b) {
        Shapes.given("Affine", "w", w, "a Parameter");
        Shapes.given("Affine", "b", b, "a Parameter");
        if (w == b) {
            throw new IllegalArgumentException("Affine: w and b are both the parameter " + w
                    + ", so the gradient of b would overwrite the gradient of w; give each its own.");
        }
        if (w.name().equals(b.name())) {
            throw new IllegalArgumentException("Affine: w and b are both called " + w.name() + ", so the name doesn't"
                    + " tell which one is meant; give each its own name, say W and B.");
        }
        if (b.value().getRowDimension() != 1 || b.value().getColumnDimension() != w.value().getColumnDimension()) {
            throw new IllegalArgumentException("Affine: " + b.name() + " is " + Shapes.of(b.value()) + " but "
                    + w.name() + " is "
                    + Shapes.of(w.value()) + "; " + b.name() + " needs 1 row and "
                    + Shapes.count(w.value().getColumnDimension(), "column") + ".");
        }
        product = new MatMul("Affine", w);
        this.b = b;
    }

    @Override
    public RealMatrix forward(RealMatrix x) {
        begin("Affine.forward");
        DenseMatrix y = product.forward(x);
        y.addToEachRow(b.live());                             // Y = X·W + B
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        RealMatrix dx = product.backward(dy);                 // dX = dY·Wᵀ and dW = Xᵀ·dY
        b.freshGradient().setColumnSums(DenseMatrix.of(dy));  // dB = the column sums of dY
        return dx;
    }

    @Override
    public void learn(RealMatrix dy) {
        product.learn(dy);
        b.freshGradient().setColumnSums(DenseMatrix.of(dy));
    }

    @Override
    void step(boolean on) {
        product.step(on);
    }

    @Override
    void forget() {
        product.forget();
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(product.parameters().get(0), b);
    }

    @Override
    public List<String> derivations(String x, String y) {
        return List.of(product.derivations(x, y).get(0), product.derivations(x, y).get(1), "d" + b.name()
                + " = column sums of d" + y);
    }

    @Override
    public String formula(String x) {
        return product.formula(x) + " + " + b;
    }
}
