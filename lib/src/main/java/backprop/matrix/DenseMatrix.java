package backprop.matrix;

import java.util.Arrays;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.exception.util.DummyLocalizable;
import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixDimensionMismatchException;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrixPreservingVisitor;

/**
 * A {@code RealMatrix} that multiplies fast. It gives the same results as Commons Math's own classes, takes any of them
 * as an operand, and throws the same exceptions. Its numbers are in one array, row after row, as every BLAS wants them.
 * The {@code set...} methods compute into a matrix that is already there, so that a training step allocates none.
 */
public final class DenseMatrix extends AbstractRealMatrix {
    private static final int BLOCK = 16;
    private static final int MOST_PRINTED = 1000;

    private final double[] entries;
    private final int rows;
    private final int columns;
    private boolean frozen;

    /**
     * A matrix of zeros.
     *
     * @throws org.apache.commons.math3.exception.NotStrictlyPositiveException if a dimension is below 1
     * @throws IllegalArgumentException if it would have more entries than an array can hold
     */
    public DenseMatrix(int rows, int columns) {
        super(rows, columns);
        if ((long) rows * columns > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException("DenseMatrix: " + rows + "×" + columns
                    + " has more entries than a Java array can hold; give it fewer rows or columns.");
        }
        this.rows = rows;
        this.columns = columns;
        entries = new double[rows * columns];
    }

    /**
     * A matrix of these numbers, which are copied. Errors are those of {@link
     * Array2DRowRealMatrix#Array2DRowRealMatrix(double[][])}.
     */
    public DenseMatrix(double[][] numbers) {
        this(new Array2DRowRealMatrix(numbers, false).getRowDimension(), numbers[0].length);
        for (int i = 0; i < rows; i++) {
            System.arraycopy(numbers[i], 0, entries, i * columns, columns);
        }
    }

    /** The matrix itself if it is dense, else a dense copy. */
    public static DenseMatrix of(RealMatrix m) {
        return m instanceof DenseMatrix dense ? dense : new DenseMatrix(m.getData());
    }

    /**
     * A matrix of these numbers that nobody can change, so that many may share it: the matrix itself if it is frozen
     * already, else a copy. Its methods that set entries throw an {@code UnsupportedOperationException}.
     */
    public static DenseMatrix frozen(RealMatrix m) {
        DenseMatrix dense = of(m);
        return (dense == m && !dense.frozen ? dense.copy() : dense).freeze();
    }

    /** From now on nobody can change this matrix, as if it came from {@link #frozen}; returns it. */
    public DenseMatrix freeze() {
        frozen = true;
        return this;
    }

    boolean isFrozen() {
        return frozen;
    }

    private void refuseIfFrozen() {
        if (frozen) {
            throw new UnsupportedOperationException("DenseMatrix: this matrix is read-only, because other objects share"
                    + " it; change a copy of it, m.copy(), and give a Parameter its new value with set.");
        }
    }

    /** What multiplies in this JVM, in a few words: plain Java, or a BLAS by name. */
    public static String multipliesWith() {
        return Products.OURS.toString();
    }

    /** Whether no entry is NaN or infinite. */
    public boolean isFinite() {
        return Arrays.stream(entries).allMatch(Double::isFinite);
    }

    /**
     * Row {@code row} becomes a copy of row {@code from} of another matrix.
     *
     * @throws org.apache.commons.math3.exception.OutOfRangeException if one of them has no such row
     * @throws MatrixDimensionMismatchException if the other has not as many columns
     */
    public void setRow(int row, DenseMatrix m, int from) {
        refuseIfFrozen();
        MatrixUtils.checkRowIndex(this, row);
        MatrixUtils.checkRowIndex(m, from);
        if (m.columns != columns) {
            throw new MatrixDimensionMismatchException(1, m.columns, 1, columns);
        }
        System.arraycopy(m.entries, from * columns, entries, row * columns, columns);
    }

    /** The numbers themselves, row after row, no copy. */
    double[] entries() {
        return entries;
    }

    /** Becomes {@code a·b}. */
    void setProduct(DenseMatrix a, DenseMatrix b) {
        Products.OURS.product(rows, a.columns, columns, a.entries, false, b.entries, false, entries);
    }

    /** Becomes {@code aᵀ·b}, with no copy of a. */
    void setProductTransposedFirst(DenseMatrix a, DenseMatrix b) {
        Products.OURS.product(rows, a.rows, columns, a.entries, true, b.entries, false, entries);
    }

    /** Becomes {@code a·bᵀ}, with no copy of b. */
    void setProductTransposedSecond(DenseMatrix a, DenseMatrix b) {
        Products.OURS.product(rows, a.columns, columns, a.entries, false, b.entries, true, entries);
    }

    /** Becomes the sum of each column of {@code m}; a single row. */
    void setColumnSums(DenseMatrix m) {
        Arrays.fill(entries, 0);
        for (int i = 0; i < m.rows; i++) {
            for (int j = 0; j < columns; j++) {
                entries[j] += m.entries[i * columns + j];
            }
        }
    }

    /** Adds a single row to every row. */
    void addToEachRow(DenseMatrix row) {
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                entries[i * columns + j] += row.entries[j];
            }
        }
    }

    /** Subtracts {@code factor·m}, entry by entry. */
    void subtractScaled(double factor, DenseMatrix m) {
        for (int k = 0; k < entries.length; k++) {
            entries[k] -= factor * m.entries[k];
        }
    }

    /** @throws DimensionMismatchException if the factors don't fit; it names both shapes */
    @Override
    public DenseMatrix multiply(RealMatrix m) {
        if (columns != m.getRowDimension()) {
            DimensionMismatchException e = new DimensionMismatchException(columns, m.getRowDimension());
            e.getContext().addMessage(new DummyLocalizable("the factors are {0} and {1}; the second needs {2}."),
                    Shapes.of(this), Shapes.of(m), Shapes.count(columns, "row"));
            throw e;
        }
        DenseMatrix result = new DenseMatrix(rows, m.getColumnDimension());
        result.setProduct(this, of(m));
        return result;
    }

    @Override
    public DenseMatrix add(RealMatrix m) {
        MatrixUtils.checkAdditionCompatible(this, m);
        DenseMatrix result = copy();
        result.subtractScaled(-1, of(m));
        return result;
    }

    @Override
    public DenseMatrix subtract(RealMatrix m) {
        MatrixUtils.checkSubtractionCompatible(this, m);
        DenseMatrix result = copy();
        result.subtractScaled(1, of(m));
        return result;
    }

    @Override
    public DenseMatrix scalarMultiply(double factor) {
        DenseMatrix result = copy();
        for (int k = 0; k < entries.length; k++) {
            result.entries[k] *= factor;
        }
        return result;
    }

    /** Block by block, so that what is read and what is written both stay in the cache. */
    @Override
    public DenseMatrix transpose() {
        DenseMatrix result = new DenseMatrix(columns, rows);
        for (int top = 0; top < rows; top += BLOCK) {
            int bottom = Math.min(rows, top + BLOCK);
            for (int j = 0; j < columns; j++) {
                for (int i = top; i < bottom; i++) {
                    result.entries[j * rows + i] = entries[i * columns + j];
                }
            }
        }
        return result;
    }

    @Override
    public double[] getRow(int row) {
        MatrixUtils.checkRowIndex(this, row);
        return Arrays.copyOfRange(entries, row * columns, (row + 1) * columns);
    }

    @Override
    public double[][] getData() {
        double[][] copy = new double[rows][];
        Arrays.setAll(copy, this::getRow);
        return copy;
    }

    /** Row by row. The other orders of a visit end here or in the superclass. */
    @Override
    public double walkInRowOrder(RealMatrixChangingVisitor visitor) {
        refuseIfFrozen();
        visitor.start(rows, columns, 0, rows - 1, 0, columns - 1);
        for (int i = 0, k = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++, k++) {
                entries[k] = visitor.visit(i, j, entries[k]);
            }
        }
        return visitor.end();
    }

    @Override
    public double walkInRowOrder(RealMatrixPreservingVisitor visitor) {
        visitor.start(rows, columns, 0, rows - 1, 0, columns - 1);
        for (int i = 0, k = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++, k++) {
                visitor.visit(i, j, entries[k]);
            }
        }
        return visitor.end();
    }

    @Override
    public DenseMatrix createMatrix(int rowDimension, int columnDimension) {
        return new DenseMatrix(rowDimension, columnDimension);
    }

    @Override
    public DenseMatrix copy() {
        DenseMatrix copy = new DenseMatrix(rows, columns);
        System.arraycopy(entries, 0, copy.entries, 0, entries.length);
        return copy;
    }

    /**
     * Printed like Commons Math's own, but with more than 1000 entries only the shape, say
     * {@code DenseMatrix{64×1000}}.
     */
    @Override
    public String toString() {
        return entries.length > MOST_PRINTED ? "DenseMatrix{" + Shapes.of(this) + "}" : super.toString();
    }

    @Override
    public int getRowDimension() {
        return rows;
    }

    @Override
    public int getColumnDimension() {
        return columns;
    }

    @Override
    public double getEntry(int row, int column) {
        MatrixUtils.checkMatrixIndex(this, row, column);
        return entries[row * columns + column];
    }

    @Override
    public void setEntry(int row, int column, double value) {
        refuseIfFrozen();
        MatrixUtils.checkMatrixIndex(this, row, column);
        entries[row * columns + column] = value;
    }
}
