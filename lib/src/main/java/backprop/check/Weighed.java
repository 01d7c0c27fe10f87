package backprop.check;

import backprop.matrix.Loss;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Makes one number of a layer's output: how far each entry is from where it was, times its weight, summed. So the
 * gradient of the output is the weights. Taking the distance first leaves no large sum to round.
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
        for (int i = 0; i < y.getRowDimension(); i++) {
            for (int j = 0; j < y.getColumnDimension(); j++) {
                sum += (y.getEntry(i, j) - start.getEntry(i, j)) * weights.getEntry(i, j);
            }
        }
        return sum;
    }

    @Override
    public RealMatrix backward() {
        return weights.copy();
    }
}
