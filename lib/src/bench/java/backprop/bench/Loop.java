package backprop.bench;

import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrix;

/** The plain loop of lesson 06 with its helper, word for word, on whichever RealMatrix it is given. */
final class Loop implements TwoLayer.Competitor {
    private final RealMatrix x;
    private final RealMatrix t;
    private final RealMatrix start1;
    private final RealMatrix start2;

    Loop(RealMatrix x, RealMatrix t, RealMatrix start1, RealMatrix start2) {
        this.x = x;
        this.t = t;
        this.start1 = start1;
        this.start2 = start2;
    }

    static RealMatrix whereAboveZero(RealMatrix condition, RealMatrix m) {
        RealMatrix result = m.copy();
        result.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int i, int j, double value) {
                return condition.getEntry(i, j) > 0 ? value : 0;
            }
        });
        return result;
    }

    @Override
    public double[] run(int steps, double rate) {
        RealMatrix w1 = start1, w2 = start2;
        double[] losses = new double[steps];
        for (int step = 0; step < steps; step++) {
            RealMatrix hidden = x.multiply(w1);
            RealMatrix active = whereAboveZero(hidden, hidden);
            RealMatrix difference = active.multiply(w2).subtract(t);
            losses[step] = Math.pow(difference.getFrobeniusNorm(), 2);

            RealMatrix dOut = difference.scalarMultiply(2);
            RealMatrix dW2 = active.transpose().multiply(dOut);
            RealMatrix dHidden = whereAboveZero(hidden, dOut.multiply(w2.transpose()));
            RealMatrix dW1 = x.transpose().multiply(dHidden);

            w1 = w1.subtract(dW1.scalarMultiply(rate));
            w2 = w2.subtract(dW2.scalarMultiply(rate));
        }
        return losses;
    }
}
