package backprop.matrix;

import java.util.Arrays;
import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrixPreservingVisitor;

/**
 * A {@code RealMatrix} that multiplies fast. It gives what Commons Math's own classes give, takes any of them as an
 * operand, and throws what they throw. Its rows are separate arrays, because HotSpot vectorises a loop over such rows
 * and not one over a part of a longer array. The {@code set...} methods compute into a matrix that is already there,
 * so that a training step allocates none.
 */
public final class DenseMatrix extends AbstractRealMatrix {
    static final Products PRODUCTS = new PlainProducts();

    private final double[][] rows;
    private final int columns;

    /**
     * A matrix of zeros.
     *
     * @throws org.apache.commons.math3.exception.NotStrictlyPositiveException if a dimension is below 1
     */
    public DenseMatrix(int rows, int columns) {
        super(rows, columns);
        this.rows = new double[rows][columns];
        this.columns = columns;
    }

    /** A matrix of these numbers, which are copied. Errors are those of {@link Array2DRowRealMatrix#Array2DRowRealMatrix(double[][])}. */
    public DenseMatrix(double[][] numbers) {
        this(new Array2DRowRealMatrix(numbers, false).getRowDimension(), numbers[0].length);
        setSubMatrix(numbers, 0, 0);
    }

    /** The matrix itself if it is dense, else a dense copy. */
    public static DenseMatrix of(RealMatrix m) {
        return m instanceof DenseMatrix dense ? dense : new DenseMatrix(m.getData());
    }

    /** The row itself, no copy. */
    double[] row(int i) {
        return rows[i];
    }

    /** Becomes {@code a·b}. */
    void setProduct(DenseMatrix a, DenseMatrix b) {
        PRODUCTS.product(a.rows, b.rows, rows);
    }

    /** Becomes {@code aᵀ·b}. */
    void setProductTransposedFirst(DenseMatrix a, DenseMatrix b) {
        PRODUCTS.productTransposedFirst(a.rows, b.rows, rows);
    }

    /** Becomes {@code a·bᵀ}. */
    void setProductTransposedSecond(DenseMatrix a, DenseMatrix b) {
        PRODUCTS.productTransposedSecond(a.rows, b.rows, rows);
    }

    /** Becomes the sum of each column of {@code m}; a single row. */
    void setColumnSums(DenseMatrix m) {
        Arrays.fill(rows[0], 0);
        for (double[] row : m.rows) {
            for (int j = 0; j < columns; j++) {
                rows[0][j] += row[j];
            }
        }
    }

    /** Adds a single row to every row. */
    void addToEachRow(DenseMatrix row) {
        for (double[] to : rows) {
            for (int j = 0; j < columns; j++) {
                to[j] += row.rows[0][j];
            }
        }
    }

    /** Subtracts {@code factor·m}, entry by entry. */
    void subtractScaled(double factor, DenseMatrix m) {
        for (int i = 0; i < rows.length; i++) {
            double[] to = rows[i];
            double[] from = m.rows[i];
            for (int j = 0; j < to.length; j++) {
                to[j] -= factor * from[j];
            }
        }
    }

    @Override
    public DenseMatrix multiply(RealMatrix m) {
        MatrixUtils.checkMultiplicationCompatible(this, m);
        DenseMatrix result = new DenseMatrix(rows.length, m.getColumnDimension());
        result.setProduct(this, of(m));
        return result;
    }

    @Override
    public DenseMatrix add(RealMatrix m) {
        MatrixUtils.checkAdditionCompatible(this, m);
        return plus(1, of(m));
    }

    @Override
    public DenseMatrix subtract(RealMatrix m) {
        MatrixUtils.checkSubtractionCompatible(this, m);
        return plus(-1, of(m));
    }

    private DenseMatrix plus(double sign, DenseMatrix m) {
        DenseMatrix result = new DenseMatrix(rows.length, columns);
        for (int i = 0; i < rows.length; i++) {
            double[] to = result.rows[i];
            double[] x = rows[i];
            double[] y = m.rows[i];
            for (int j = 0; j < to.length; j++) {
                to[j] = x[j] + sign * y[j];
            }
        }
        return result;
    }

    @Override
    public DenseMatrix scalarMultiply(double factor) {
        DenseMatrix result = new DenseMatrix(rows.length, columns);
        for (int i = 0; i < rows.length; i++) {
            double[] to = result.rows[i];
            double[] from = rows[i];
            for (int j = 0; j < to.length; j++) {
                to[j] = from[j] * factor;
            }
        }
        return result;
    }

    @Override
    public DenseMatrix transpose() {
        DenseMatrix result = new DenseMatrix(columns, rows.length);
        for (int i = 0; i < rows.length; i++) {
            double[] from = rows[i];
            for (int j = 0; j < columns; j++) {
                result.rows[j][i] = from[j];
            }
        }
        return result;
    }

    @Override
    public double[][] getData() {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** Row by row. The other orders of a visit end here or in the superclass. */
    @Override
    public double walkInRowOrder(RealMatrixChangingVisitor visitor) {
        visitor.start(rows.length, columns, 0, rows.length - 1, 0, columns - 1);
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            for (int j = 0; j < row.length; j++) {
                row[j] = visitor.visit(i, j, row[j]);
            }
        }
        return visitor.end();
    }

    @Override
    public double walkInRowOrder(RealMatrixPreservingVisitor visitor) {
        visitor.start(rows.length, columns, 0, rows.length - 1, 0, columns - 1);
        for (int i = 0; i < rows.length; i++) {
            double[] row = rows[i];
            for (int j = 0; j < row.length; j++) {
                visitor.visit(i, j, row[j]);
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
        DenseMatrix copy = new DenseMatrix(rows.length, columns);
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(rows[i], 0, copy.rows[i], 0, columns);
        }
        return copy;
    }

    @Override
    public int getRowDimension() {
        return rows.length;
    }

    @Override
    public int getColumnDimension() {
        return columns;
    }

    @Override
    public double getEntry(int row, int column) {
        MatrixUtils.checkMatrixIndex(this, row, column);
        return rows[row][column];
    }

    @Override
    public void setEntry(int row, int column, double value) {
        MatrixUtils.checkMatrixIndex(this, row, column);
        rows[row][column] = value;
    }
}
