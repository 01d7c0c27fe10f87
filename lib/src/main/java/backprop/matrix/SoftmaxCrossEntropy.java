package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * Softmax and cross-entropy as one node, for K classes. It turns each row of scores into probabilities, {@code pⱼ =
 * exp(yⱼ) / Σₖ exp(yₖ)}, and the loss is the mean over the N examples of {@code −Σⱼ tⱼ·log pⱼ}. The derivative of both
 * together is {@code (p − t)/N}. Source: Bishop, "Pattern Recognition and Machine Learning" (2006), section 4.3.4.
 *
 * <p>The largest score of a row is subtracted first, which changes no probability and lets no exp overflow; and {@code
 * log pⱼ} is computed without p, which may be 0: {@code yⱼ − max − log Σₖ exp(yₖ − max)}. Source: Goodfellow, Bengio
 * and Courville, "Deep Learning" (2016), section 4.1. {@code StrictMath} gives the same digits everywhere.
 */
public final class SoftmaxCrossEntropy extends Own implements Loss {
    /** How far the sum of a row of targets may be from 1. */
    private static final double ROUNDING = 1e-5;

    private DenseMatrix p;
    private DenseMatrix t;

    /**
     * The loss of a batch.
     *
     * @param y the scores, any numbers, {@code N×K}
     * @param t the targets, {@code N×K}: in each row the probabilities of the classes, so one 1 among zeros if the
     *     class is known. A row may miss the sum of 1 by 1e-5, because probabilities of single precision do: each is
     *     rounded by up to 6e-8 (2⁻²⁴) of itself, and so was each of the additions that made them. The gradient, which
     *     takes the sum for 1, misses by no more
     * @return 0 or more; NaN if a score is NaN or +∞, or all scores of a row are −∞. A −∞ among others, or a score
     *     further below the largest than a double reaches, is a class of probability 0: the loss is infinite if its
     *     target is above 0, and else as if the class were not there
     * @throws IllegalArgumentException if a matrix is null or empty, the shapes differ, or a row of t has a negative
     *     entry or does not sum to 1
     */
    @Override
    public double forward(RealMatrix y, RealMatrix t) {
        begin("SoftmaxCrossEntropy.forward");
        Shapes.same("SoftmaxCrossEntropy.forward", "t", t, "y", y);
        DenseMatrix targets = DenseMatrix.of(t);
        distributions(targets);
        this.t = keep(targets);
        int rows = y.getRowDimension();
        int columns = y.getColumnDimension();
        p = out.of(rows, columns);
        double[] scores = DenseMatrix.of(y).entries();
        double sum = 0;
        for (int from = 0; from < scores.length; from += columns) {
            sum += row(scores, from, from + columns);
        }
        return sum / rows;
    }

    /** Sets the probabilities of one example and returns its loss. */
    private double row(double[] y, int from, int to) {
        double[] probabilities = p.entries();
        double[] targets = t.entries();
        double max = y[from];
        for (int k = from; k < to; k++) {
            max = Math.max(max, y[k]);
        }
        double sum = 0;
        for (int k = from; k < to; k++) {
            probabilities[k] = StrictMath.exp(y[k] - max);
            sum += probabilities[k];
        }
        double log = StrictMath.log(sum);
        double loss = 0;
        for (int k = from; k < to; k++) {
            probabilities[k] /= sum;
            loss += targets[k] == 0 ? 0 : targets[k] * (log - (y[k] - max));
        }
        return loss;
    }

    private static void distributions(DenseMatrix t) {
        double[] entries = t.entries();
        int columns = t.getColumnDimension();
        for (int i = 0; i < t.getRowDimension(); i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                double entry = entries[i * columns + j];
                if (!(entry >= 0)) {
                    throw new IllegalArgumentException("SoftmaxCrossEntropy.forward: t has " + entry + " at row " + i
                            + ", column " + j
                            + " (counted from 0); targets are probabilities, so give it 0 or more.");
                }
                sum += entry;
            }
            if (Math.abs(sum - 1) > ROUNDING) {
                throw new IllegalArgumentException("SoftmaxCrossEntropy.forward: row " + i
                        + " of t (counted from 0) sums to " + sum
                        + "; targets are probabilities, so give it a row that sums to 1, say one 1 among zeros.");
            }
        }
    }

    /**
     * The probabilities that the last forward pass made of the scores, a copy.
     *
     * @return {@code N×K}; every row sums to 1
     * @throws IllegalStateException if forward has not run
     */
    public RealMatrix probabilities() {
        Claim.check("SoftmaxCrossEntropy.probabilities", this);
        Shapes.forwardHasRun("SoftmaxCrossEntropy.probabilities", p);
        return p.copy();
    }

    @Override
    public RealMatrix backward() {
        Claim.check("SoftmaxCrossEntropy.backward", this);
        Shapes.forwardHasRun("SoftmaxCrossEntropy.backward", p);
        DenseMatrix dy = down.like(p);
        double[] probabilities = p.entries();
        double[] targets = t.entries();
        double[] to = dy.entries();
        for (int k = 0; k < to.length; k++) {
            to[k] = (probabilities[k] - targets[k]) / p.getRowDimension();
        }
        return dy;
    }

    @Override
    public String derivation(String y) {
        return "d" + y + " = (softmax(" + y + ") - T) / N";
    }
}
