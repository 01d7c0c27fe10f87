package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * The sum of squared errors {@code L = Σ (yᵢⱼ − tᵢⱼ)²}, over all examples and outputs, without a mean and without a
 * half. Its derivative is {@code ∂L/∂yᵢⱼ = 2(yᵢⱼ − tᵢⱼ)}: the power rule, every other term being constant. Source:
 * Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 5.1.4, apart from the mean.
 */
public final class SquaredError extends Own implements Loss {
    private DenseMatrix difference;

    @Override
    public double forward(RealMatrix y, RealMatrix t) {
        begin("SquaredError.forward");
        Shapes.same("SquaredError.forward", "t", t, "y", y);
        difference = out.of(y.getRowDimension(), y.getColumnDimension());
        double[] outputs = DenseMatrix.of(y).entries();
        double[] targets = DenseMatrix.of(t).entries();
        double[] d = difference.entries();
        double sum = 0;
        for (int k = 0; k < d.length; k++) {
            d[k] = outputs[k] - targets[k];
            sum += d[k] * d[k];
        }
        return sum;
    }

    @Override
    public RealMatrix backward() {
        Claim.check("SquaredError.backward", this);
        Shapes.forwardHasRun("SquaredError.backward", difference);
        DenseMatrix dy = down.like(difference);
        double[] d = difference.entries();
        double[] twice = dy.entries();
        for (int k = 0; k < twice.length; k++) {
            twice[k] = 2 * d[k];
        }
        return dy;
    }

    @Override
    public String derivation(String y) {
        return "d" + y + " = 2 · (" + y + " - T)";
    }
}
