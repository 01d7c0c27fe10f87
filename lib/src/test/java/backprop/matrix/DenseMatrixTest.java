package backprop.matrix;

import static backprop.matrix.Reference.dense;
import static backprop.matrix.Reference.same;
import static backprop.matrix.Reference.sameChange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** What stands in a dense matrix, and what comes out. Reference: {@code Array2DRowRealMatrix}. */
class DenseMatrixTest {
    @Test
    void rowsAndColumns() {
        same(m -> m.getRowMatrix(m.getRowDimension() - 1));
        same(m -> m.getColumnMatrix(m.getColumnDimension() - 1));
        same(m -> MatrixUtils.createRowRealMatrix(m.getRow(m.getRowDimension() / 2)));
        same(m -> MatrixUtils.createRowRealMatrix(m.getColumn(m.getColumnDimension() / 2)));
        same(m -> MatrixUtils.createRowRealMatrix(m.getRowVector(0).toArray()));
        same(m -> MatrixUtils.createRowRealMatrix(m.getColumnVector(0).toArray()));
    }

    @Test
    void rowsAndColumnsSet() {
        sameChange(m -> m.setRow(m.getRowDimension() / 2, Reference.random(2, 1, m.getColumnDimension()).getRow(0)));
        sameChange(m -> m.setColumn(m.getColumnDimension() / 2, Reference.random(2, 1, m.getRowDimension()).getRow(0)));
        sameChange(m -> m.setRowMatrix(0, Reference.random(2, 1, m.getColumnDimension())));
        sameChange(m -> m.setColumnMatrix(0, dense(2, m.getRowDimension(), 1)));
        sameChange(m -> m.setRowVector(0, new ArrayRealVector(m.getColumnDimension(), 7)));
        sameChange(m -> m.setColumnVector(0, new ArrayRealVector(m.getRowDimension(), 7)));
    }

    @Test
    void entries() {
        sameChange(m -> m.setEntry(m.getRowDimension() - 1, m.getColumnDimension() - 1, 7));
        sameChange(m -> m.addToEntry(0, m.getColumnDimension() - 1, 0.1));
        sameChange(m -> m.multiplyEntry(m.getRowDimension() - 1, 0, 3));
        Reference.shapes().forEach(s -> {
            RealMatrix theirs = Reference.random(1, s[0], s[1]);
            DenseMatrix ours = dense(1, s[0], s[1]);
            assertEquals(s[0], ours.getRowDimension());
            assertEquals(s[1], ours.getColumnDimension());
            assertEquals(s[0] == s[1], ours.isSquare());
            assertEquals(theirs.getEntry(s[0] - 1, s[1] / 2), ours.getEntry(s[0] - 1, s[1] / 2));
        });
    }

    @Test
    void subMatrices() {
        same(m -> m.getSubMatrix(0, m.getRowDimension() - 1, 0, m.getColumnDimension() - 1));
        same(m -> m.getSubMatrix(m.getRowDimension() / 2, m.getRowDimension() - 1, 0, m.getColumnDimension() / 2));
        same(m -> m.getSubMatrix(new int[] {m.getRowDimension() - 1, 0, 0}, new int[] {m.getColumnDimension() / 2, 0}));
        same(m -> {
            double[][] to = new double[m.getRowDimension() + 1][m.getColumnDimension() + 1];
            m.copySubMatrix(0, m.getRowDimension() - 1, m.getColumnDimension() / 2, m.getColumnDimension() - 1, to);
            return new Array2DRowRealMatrix(to);
        });
        same(m -> {
            double[][] to = new double[2][2];
            m.copySubMatrix(new int[] {0, m.getRowDimension() - 1}, new int[] {m.getColumnDimension() - 1, 0}, to);
            return new Array2DRowRealMatrix(to);
        });
    }

    @Test
    void subMatricesSet() {
        sameChange(m -> m.setSubMatrix(new double[][] {{7}}, m.getRowDimension() - 1, m.getColumnDimension() - 1));
        sameChange(m -> m.setSubMatrix(Reference.random(2, m.getRowDimension(), m.getColumnDimension()).getData(), 0,
                0));
        sameChange(m -> m.setSubMatrix(Reference.random(2, (m.getRowDimension() + 1) / 2, 1).getData(),
                m.getRowDimension() / 2, 0));
    }

    @Test
    void createMatrixGivesZeros() {
        same(m -> m.createMatrix(m.getColumnDimension(), 3));
        Reference.assertBits(new Array2DRowRealMatrix(3, 2), new DenseMatrix(3, 2));
    }

    @Test
    void theArrayItWasMadeFromIsCopied() {
        double[][] numbers = {{1, 2}, {3, 4}};
        DenseMatrix m = new DenseMatrix(numbers);
        numbers[0][0] = 99;
        numbers[1] = new double[] {98, 97};
        assertEquals(new Array2DRowRealMatrix(new double[][] {{1, 2}, {3, 4}}), m);
    }

    @Test
    void oneArrayGivenAsTwoRowsIsTwoRows() {
        double[] row = {1, 2};
        DenseMatrix m = new DenseMatrix(new double[][] {row, row});
        m.setEntry(0, 0, 9);
        assertEquals(1, m.getEntry(1, 0));
        assertEquals(1, row[0]);
    }

    @Test
    void whatItGivesOutIsACopy() {
        DenseMatrix m = dense(1, 3, 2);
        m.getData()[0][0] = 99;
        m.getData()[1] = null;
        m.getRow(0)[0] = 99;
        m.getColumn(0)[0] = 99;
        m.getRowVector(0).setEntry(0, 99);
        m.getColumnVector(0).setEntry(0, 99);
        m.getRowMatrix(0).setEntry(0, 0, 99);
        m.getColumnMatrix(0).setEntry(0, 0, 99);
        m.copy().setEntry(0, 0, 99);
        Reference.assertBits(Reference.random(1, 3, 2), m);
    }

    @Test
    void whatItTakesInIsCopied() {
        DenseMatrix m = new DenseMatrix(2, 2);
        double[] row = {1, 2};
        double[][] part = {{3, 4}};
        m.setRow(0, row);
        m.setSubMatrix(part, 1, 0);
        row[0] = 99;
        part[0][0] = 99;
        assertEquals(new Array2DRowRealMatrix(new double[][] {{1, 2}, {3, 4}}), m);
    }

    @Test
    void ofTakesADenseMatrixAsItIsAndCopiesAnyOther() {
        DenseMatrix ours = dense(1, 2, 2);
        assertSame(ours, DenseMatrix.of(ours));
        Kinds.all().skip(1).forEach(kind -> {
            RealMatrix other = kind.apply(ours.getData());
            DenseMatrix copy = DenseMatrix.of(other);
            other.setEntry(0, 0, 99);
            Reference.assertBits(ours, copy);
        });
    }

    @Test
    void itEqualsEveryMatrixOfItsNumbersAndSoDoTheyIt() {
        Reference.shapes().forEach(s -> {
            DenseMatrix ours = dense(1, s[0], s[1]);
            Kinds.all().forEach(kind -> {
                RealMatrix other = kind.apply(ours.getData());
                assertEquals(ours, other);
                assertEquals(other, ours);
                assertEquals(other.hashCode(), ours.hashCode());
                other.addToEntry(s[0] - 1, s[1] - 1, 1e-9);
                assertNotEquals(ours, other);
                assertNotEquals(other, ours);
            });
        });
    }

    @Test
    void anotherShapeAnotherThingAndNanAreNotEqual() {
        DenseMatrix zeros = new DenseMatrix(2, 3);
        assertNotEquals(zeros, new DenseMatrix(3, 2));
        assertNotEquals(zeros, new Array2DRowRealMatrix(2, 2));
        assertNotEquals(zeros, null);
        assertFalse(zeros.equals((Object) "0"));
        zeros.setEntry(0, 0, Double.NaN);
        assertNotEquals(zeros, zeros.copy());
        assertEquals(new Array2DRowRealMatrix(zeros.getData()).hashCode(), zeros.hashCode());
    }

    @Test
    void itPrintsAsCommonsMathsDo() {
        assertEquals("DenseMatrix{{1.0,-0.5},{0.0,2.0}}", new DenseMatrix(new double[][] {{1, -0.5}, {0, 2}})
                .toString());
    }

    @Test
    void aLargeOnePrintsItsShape() {
        assertEquals("DenseMatrix{10000×784}", new DenseMatrix(10_000, 784).toString());
        assertEquals("DenseMatrix{1001×1}", new DenseMatrix(1001, 1).toString());
        assertTrue(new DenseMatrix(1, 1000).toString().startsWith("DenseMatrix{{0.0,0.0,"));
    }

    @Test
    void oneEntryIsEnoughToBeNoLongerFinite() {
        DenseMatrix m = new DenseMatrix(2, 3);
        assertTrue(m.isFinite());
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            m.setEntry(1, 2, bad);
            assertFalse(m.isFinite());
        }
        m.setEntry(1, 2, Double.MAX_VALUE);
        assertTrue(m.isFinite());
    }
}
