package backprop.check;

import backprop.matrix.Loss;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Turns a layer's output into one number: the weighted sum of the changes of its entries. The gradient of the output is
 * then the weights themselves. Subtracting the first output before the sum leaves no large sum to round. The largest
 * entry, weighted, is added as well, because no change is known better than the output itself, and {@link Slope} allows
 * for rounding by the size of the numbers that it sees.
 */
final class Weighed implements Loss {
    private final RealMatrix start;
    private RealMatrix weights;

    Weighed(RealMatrix start) {
        this.start = start;
    }

    @Override
    public double forward(RealMatrix y, RealMatrix weights) {
        this.weights = weights;
        double sum = 0;
        double largest = 0;
        for (int i = 0; i < y.getRowDimension(); i++) {
            for (int j = 0; j < y.getColumnDimension(); j++) {
                sum += (y.getEntry(i, j) - start.getEntry(i, j)) * weights.getEntry(i, j);
                largest = Math.max(largest, Math.abs(start.getEntry(i, j) * weights.getEntry(i, j)));
            }
        }
        return sum + largest;
    }

    @Override
    public RealMatrix backward() {
        return weights.copy();
    }
}
