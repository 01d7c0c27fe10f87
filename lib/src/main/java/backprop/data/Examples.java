package backprop.data;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Shapes;
import backprop.matrix.StopButton;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;

/** Examples and their targets, a row an example. */
public final class Examples {
    private final DenseMatrix x;
    private final DenseMatrix t;

    /** From matrices that nobody else holds. Errors are those of {@link #of}. */
    Examples(DenseMatrix x, DenseMatrix t) {
        Shapes.finite("Examples", "x", x);
        Shapes.finite("Examples", "t", t);
        if (x.getRowDimension() != t.getRowDimension()) {
            throw new IllegalArgumentException("Examples: x is " + Shapes.of(x) + " but t is " + Shapes.of(t)
                    + "; give each row of x its row of t.");
        }
        this.x = x.freeze();
        this.t = t.freeze();
    }

    /** Room for n examples of that kind. */
    private Examples(int n, Examples kind) {
        x = new DenseMatrix(n, kind.x.getColumnDimension());
        t = new DenseMatrix(n, kind.t.getColumnDimension());
    }

    /**
     * Examples with these inputs and targets, both copied.
     *
     * @param x the inputs, {@code N×D}
     * @param t the targets, {@code N×M}
     * @throws IllegalArgumentException if a matrix is null or empty, has an entry that is not finite, or they differ in
     * rows
     */
    public static Examples of(RealMatrix x, RealMatrix t) {
        Shapes.present("Examples", "x", x);
        Shapes.present("Examples", "t", t);
        return new Examples(DenseMatrix.frozen(x), DenseMatrix.frozen(t));
    }

    /** The inputs, {@code N×D}; read-only, except those of {@link #blank}. */
    public DenseMatrix x() {
        return x;
    }

    /** The targets, {@code N×M}; read-only, except those of {@link #blank}. */
    public DenseMatrix t() {
        return t;
    }

    /** N, how many there are. */
    public int size() {
        return x.getRowDimension();
    }

    /**
     * The examples of these rows, counted from 0, copied in this order.
     *
     * @throws IllegalArgumentException if no row is given
     * @throws org.apache.commons.math3.exception.OutOfRangeException if there is no such row
     * @throws CancellationException if the thread is interrupted (the notebook's stop button)
     */
    public Examples rows(int... rows) {
        if (rows == null || rows.length == 0) {
            throw new IllegalArgumentException("Examples.rows: no row is given; give one or more, from 0 to "
                    + (size() - 1) + ".");
        }
        Examples copies = blank(rows.length);
        for (int i = 0; i < rows.length; i++) {
            int done = i;
            StopButton.check(() -> "Examples.rows: interrupted after " + done + " of " + rows.length
                    + " rows; the examples are as they were.");
            copies.set(i, this, rows[i]);
        }
        return new Examples(copies.x, copies.t);
    }

    /**
     * Room for n examples of this kind, zeros until {@link #set} fills it. The steps of a run share it.
     *
     * @throws org.apache.commons.math3.exception.NotStrictlyPositiveException if n is below 1
     */
    public Examples blank(int n) {
        return new Examples(n, this);
    }

    /**
     * Example {@code i} becomes a copy of example {@code row} of others.
     *
     * @throws org.apache.commons.math3.exception.OutOfRangeException if there is no such example here or there
     * @throws org.apache.commons.math3.linear.MatrixDimensionMismatchException if the others have more or fewer columns
     */
    public void set(int i, Examples others, int row) {
        x.setRow(i, others.x, row);
        t.setRow(i, others.t, row);
    }

    /** The same examples in the order of {@code random.permutation(size())}. */
    public Examples shuffled(NumpyRandom random) {
        Shapes.given("Examples.shuffled", "random", random, "NumpyRandom.seed(0)");
        return rows(random.permutation(size()));
    }

    /**
     * Splits them in two, keeping their order.
     *
     * @param heldOut how many are held out; they are the last ones
     * @throws IllegalArgumentException if heldOut is below 1 or leaves none to train on
     */
    public Split split(int heldOut) {
        if (heldOut < 1 || heldOut >= size()) {
            throw new IllegalArgumentException("Examples.split: heldOut is " + heldOut + " of " + size()
                    + " examples; give 1 to " + (size() - 1) + ".");
        }
        int first = size() - heldOut;
        return new Split(rows(IntStream.range(0, first).toArray()), rows(IntStream.range(first, size()).toArray()));
    }

    /**
     * Examples in two parts.
     *
     * @param training what a network learns from
     * @param heldOut what it never sees while it learns, to test it afterwards
     */
    public record Split(Examples training, Examples heldOut) { }
}
