package backprop.check;

import backprop.matrix.Loss;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Makes one number of a layer's output: how far each entry is from where it was, times its weight, summed. So the
 * gradient of the output is the weights. Taking the distance first leaves no large sum to round. To that comes the
 * largest of the entries, weighed: no distance is known better than the output itself, and {@link Slope} allows for
 * rounding by the size of the numbers that it sees.
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
