package backprop.data;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Shapes;
import org.apache.commons.math3.linear.RealMatrix;

/** Classes as numbers from 0, and as matrices with a column a class. */
public final class Labels {

    private Labels() { }

    /**
     * The column with the largest entry of each row: the class of a one-hot row, or the guess of a row of outputs. If
     * several entries are equally large, the first one counts.
     *
     * @param m {@code N×K}
     * @return N numbers, each from 0 to K − 1
     * @throws IllegalArgumentException if m is null or empty, or a row has a NaN, with which no entry can be compared
     */
    public static int[] of(RealMatrix m) {
        Shapes.present("Labels.of", "m", m);
        int[] labels = new int[m.getRowDimension()];
        for (int i = 0; i < labels.length; i++) {
            double[] row = m.getRow(i);
            int best = 0;
            for (int j = 0; j < row.length; j++) {
                if (Double.isNaN(row[j])) {
                    throw new IllegalArgumentException("Labels.of: row " + i
                            + " of m (counted from 0) has a NaN, so none of its entries is the largest;"
                            + " leave that row out, or find out which numbers became too large before.");
                }
                best = row[j] > row[best] ? j : best;
            }
            labels[i] = best;
        }
        return labels;
    }

    /**
     * The opposite of {@link #of}: each row has a 1 in the column of its label, and 0 elsewhere.
     *
     * @param labels N numbers, each from 0 to K − 1
     * @param classes K
     * @return {@code N×K}
     * @throws IllegalArgumentException if there is no label, or one is below 0 or not below K
     */
    public static DenseMatrix oneHot(int[] labels, int classes) {
        if (labels == null || labels.length == 0) {
            throw new IllegalArgumentException("Labels.oneHot: there is no label; give one or more.");
        }
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0 || labels[i] >= classes) {
                throw new IllegalArgumentException("Labels.oneHot: label " + i + " (counted from 0) is " + labels[i]
                        + " but there are " + classes
                        + " classes; give a label from 0 to " + (classes - 1) + ".");
            }
        }
        DenseMatrix t = new DenseMatrix(labels.length, classes);
        for (int i = 0; i < labels.length; i++) {
            t.setEntry(i, labels[i], 1);
        }
        return t;
    }

    /**
     * The fraction of the rows whose largest entry is in the same column in both matrices.
     *
     * @param y the outputs, {@code N×K}
     * @param t the targets, {@code N×K}
     * @return from 0, none, to 1, all
     * @throws IllegalArgumentException if a matrix is null or empty or has a NaN, or the shapes differ
     */
    public static double accuracy(RealMatrix y, RealMatrix t) {
        Shapes.same("Labels.accuracy", "t", t, "y", y);
        int[] guesses = of(y);
        int[] labels = of(t);
        int right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += guesses[i] == labels[i] ? 1 : 0;
        }
        return (double) right / labels.length;
    }
}
