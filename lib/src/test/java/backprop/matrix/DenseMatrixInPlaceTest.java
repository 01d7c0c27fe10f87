package backprop.matrix;

import static backprop.matrix.Reference.dense;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.apache.commons.math3.exception.OutOfRangeException;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixDimensionMismatchException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** What the layers compute into a matrix that is already there. Reference: Commons Math's own products and sums. */
class DenseMatrixInPlaceTest {
    @Test
    void setProductsAreTheProducts() {
        Reference.products().forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix b = Reference.random(2, s[1], s[2]);
            DenseMatrix c = dense(3, s[0], s[2]);
            c.setProduct(DenseMatrix.of(a), DenseMatrix.of(b));
            Reference.assertClose(a.multiply(b), c);
            c.setProductTransposedFirst(DenseMatrix.of(a.transpose()), DenseMatrix.of(b));
            Reference.assertClose(a.multiply(b), c);
            c.setProductTransposedSecond(DenseMatrix.of(a), DenseMatrix.of(b.transpose()));
            Reference.assertClose(a.multiply(b), c);
        });
    }

    @Test
    void columnSumsAndRowsAddedAndSteps() {
        Reference.shapes().forEach(s -> {
            RealMatrix a = Reference.random(1, s[0], s[1]);
            RealMatrix ones = new Array2DRowRealMatrix(1, s[0]).scalarAdd(1);
            DenseMatrix row = dense(2, 1, s[1]);
            row.setColumnSums(DenseMatrix.of(a));
            Reference.assertClose(ones.multiply(a), row);
            DenseMatrix sum = dense(1, s[0], s[1]);
            sum.addToEachRow(row);
            Reference.assertClose(a.add(ones.transpose().multiply(row)), sum);
            DenseMatrix step = dense(1, s[0], s[1]);
            step.subtractScaled(0.3, sum);
            Reference.assertBits(a.subtract(sum.scalarMultiply(0.3)), step);
        });
    }

    @Test
    void theEntriesAreTheNumbersThemselvesRowAfterRow() {
        DenseMatrix m = dense(1, 3, 2);
        assertSame(m.entries(), m.entries());
        assertNotSame(m.entries(), m.copy().entries());
        m.entries()[3] = 9;
        assertEquals(9, m.getEntry(1, 1));
    }

    @Test
    void aRowBecomesThatOfAnother() {
        DenseMatrix m = dense(1, 3, 2);
        DenseMatrix other = dense(2, 4, 2);
        m.setRow(1, other, 3);
        assertArrayEquals(Reference.random(2, 4, 2).getRow(3), m.getRow(1));
        assertArrayEquals(Reference.random(1, 3, 2).getRow(0), m.getRow(0));
        assertArrayEquals(Reference.random(1, 3, 2).getRow(2), m.getRow(2));
        Reference.assertBits(Reference.random(2, 4, 2), other);
        assertThrows(OutOfRangeException.class, () -> m.setRow(3, other, 0));
        assertThrows(OutOfRangeException.class, () -> m.setRow(0, other, 4));
        assertThrows(OutOfRangeException.class, () -> m.setRow(-1, other, 0));
        assertThrows(MatrixDimensionMismatchException.class, () -> m.setRow(0, dense(2, 4, 3), 0));
    }

    @Test
    void aRowIsACopy() {
        DenseMatrix m = dense(1, 3, 2);
        m.getRow(1)[0] = 9;
        Reference.assertBits(Reference.random(1, 3, 2), m);
    }
}
