package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The matrix product {@code Y = X·W}, the multiplication node's bigger sister: backward swaps the
 * factors, and a transpose puts each where its shape fits: {@code dX = dY·Wᵀ}, {@code dW = Xᵀ·dY}.
 * Source: CS231n, "Backpropagation, Intuitions", section "Gradients for vectorized operations".
 */
public final class MatMul implements Layer {
    private final Parameter w;
    private RealMatrix x;
    private RealMatrix y;

    /**
     * @param w the weights, {@code D×M}
     * @throws IllegalArgumentException if w is null
     */
    public MatMul(Parameter w) {
        Shapes.given("MatMul", "w", w, "a Parameter");
        this.w = w;
    }

    @Override
    public RealMatrix forward(RealMatrix x) {
        Shapes.product("MatMul.forward", "x", x, w.name(), w.value());
        this.x = x;
        y = x.multiply(w.value());
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        Shapes.forwardHasRun("MatMul.backward", y);
        Shapes.same("MatMul.backward", "dy", dy, "the last output", y);
        w.setGradient(x.transpose().multiply(dy));
        return dy.multiply(w.value().transpose());
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(w);
    }

    @Override
    public String formula(String x) {
        return x + " · " + w;
    }
}
