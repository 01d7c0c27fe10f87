package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * The sum of squared errors {@code L = Σ (yᵢⱼ − tᵢⱼ)²}, over all examples and outputs, with no mean and
 * no half. Its derivative is {@code ∂L/∂yᵢⱼ = 2(yᵢⱼ − tᵢⱼ)}: the power rule, every other term being constant.
 */
public final class SquaredError implements Loss {
    private RealMatrix difference;

    @Override
    public double forward(RealMatrix y, RealMatrix t) {
        Shapes.same("SquaredError.forward", "t", t, "y", y);
        difference = y.subtract(t);
        double sum = 0;
        for (double[] row : difference.getData()) {
            for (double d : row) {
                sum += d * d;
            }
        }
        return sum;
    }

    @Override
    public RealMatrix backward() {
        Shapes.forwardHasRun("SquaredError.backward", difference);
        return difference.scalarMultiply(2);
    }
}
