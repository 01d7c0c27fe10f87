package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * The sum of squared errors {@code L = Σ (yᵢⱼ − tᵢⱼ)²}, over all examples and outputs, with no mean and
 * no half. Its derivative is {@code ∂L/∂yᵢⱼ = 2(yᵢⱼ − tᵢⱼ)}: the power rule, every other term being constant.
 * Source: Goodfellow, Bengio and Courville, "Deep Learning" (2016), section 5.1.4, but for the mean.
 */
public final class SquaredError implements Loss {
    private final Room room = new Room();
    private final Room down = new Room();
    private DenseMatrix difference;

    @Override
    public double forward(RealMatrix y, RealMatrix t) {
        Shapes.same("SquaredError.forward", "t", t, "y", y);
        DenseMatrix outputs = DenseMatrix.of(y);
        DenseMatrix targets = DenseMatrix.of(t);
        difference = room.like(outputs);
        double sum = 0;
        for (int i = 0; i < y.getRowDimension(); i++) {
            double[] d = difference.row(i);
            for (int j = 0; j < d.length; j++) {
                d[j] = outputs.row(i)[j] - targets.row(i)[j];
                sum += d[j] * d[j];
            }
        }
        return sum;
    }

    @Override
    public RealMatrix backward() {
        Shapes.forwardHasRun("SquaredError.backward", difference);
        DenseMatrix dy = down.like(difference);
        for (int i = 0; i < dy.getRowDimension(); i++) {
            for (int j = 0; j < dy.getColumnDimension(); j++) {
                dy.row(i)[j] = 2 * difference.row(i)[j];
            }
        }
        return dy;
    }

    @Override
    public void reuse(boolean on) {
        room.reuse(on);
        down.reuse(on);
    }
}
