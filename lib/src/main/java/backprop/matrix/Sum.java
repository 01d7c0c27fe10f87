package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The addition of a matrix that was computed elsewhere, {@code Y = X + Z}: the addition node for matrices. Both local
 * derivatives are 1, so X and Z get the upstream gradient unchanged.
 */
record Sum(DenseMatrix z) implements Layer {

    @Override
    public RealMatrix forward(RealMatrix x) {
        return z.add(x);
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        return dy;
    }

    @Override
    public List<String> derivations(String x, String y) {
        return List.of("d" + x + " = d" + y);
    }

    @Override
    public String formula(String x) {
        return x + " + a matrix " + Shapes.of(z);
    }
}
