package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/** A loss and its targets as a layer whose output is 1×1. Backward: {@code dX = dY·∂L/∂X}, dY being a single number. */
record Against(Loss loss, RealMatrix t) implements Layer {

    @Override
    public RealMatrix forward(RealMatrix x) {
        return new DenseMatrix(new double[][] {{loss.forward(x, t)}});
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        RealMatrix dx = loss.backward();
        Shapes.given(loss.getClass().getSimpleName() + ".backward", "the gradient of the outputs", dx, "a matrix");
        return dx.scalarMultiply(dy.getEntry(0, 0));
    }

    @Override
    public List<String> derivations(String x, String y) {
        return loss.derivation(x) == null ? List.of() : List.of(loss.derivation(x));
    }

    @Override
    public String formula(String x) {
        return loss.getClass().getSimpleName() + "(" + x + ")";
    }
}
