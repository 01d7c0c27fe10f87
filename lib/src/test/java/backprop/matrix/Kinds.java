package backprop.matrix;

import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.AbstractRealMatrix;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.BlockRealMatrix;
import org.apache.commons.math3.linear.OpenMapRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;

/** What makes a matrix of each kind: the dense one first, those of Commons Math, and one written at home. */
final class Kinds {
    private Kinds() { }

    static Stream<Function<double[][], RealMatrix>> all() {
        return Stream.of(DenseMatrix::new, Array2DRowRealMatrix::new, BlockRealMatrix::new, Kinds::openMap,
                Kinds::view);
    }

    private static RealMatrix openMap(double[][] numbers) {
        RealMatrix m = new OpenMapRealMatrix(numbers.length, numbers[0].length);
        m.setSubMatrix(numbers, 0, 0);
        return m;
    }

    /** A matrix that has nothing but what a {@code RealMatrix} must. */
    private static RealMatrix view(double[][] numbers) {
        return new AbstractRealMatrix() {
            @Override
            public int getRowDimension() {
                return numbers.length;
            }

            @Override
            public int getColumnDimension() {
                return numbers[0].length;
            }

            @Override
            public RealMatrix createMatrix(int rows, int columns) {
                return new Array2DRowRealMatrix(rows, columns);
            }

            @Override
            public RealMatrix copy() {
                return view(new Array2DRowRealMatrix(numbers).getData());
            }

            @Override
            public double getEntry(int row, int column) {
                return numbers[row][column];
            }

            @Override
            public void setEntry(int row, int column, double value) {
                numbers[row][column] = value;
            }
        };
    }
}
