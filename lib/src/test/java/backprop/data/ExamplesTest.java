package backprop.data;

import static org.apache.commons.math3.linear.MatrixUtils.createColumnRealMatrix;
import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.DenseMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.apache.commons.math3.exception.OutOfRangeException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** Reference: NumPy 2.4.6, {@code np.random.seed(0); np.random.permutation(5)} is 2 0 1 3 4. */
class ExamplesTest {
    private final Examples five = Examples.of(createRealMatrix(new double[][] {{0, 1}, {2, 3}, {4, 5}, {6, 7}, {8, 9}}),
            column(0, 1, 2, 3, 4));

    private static RealMatrix column(double... entries) {
        return createColumnRealMatrix(entries);
    }

    @Test
    void rowsKeepTheirTargets() {
        Examples two = five.rows(3, 1);
        assertEquals(createRealMatrix(new double[][] {{6, 7}, {2, 3}}), two.x());
        assertEquals(column(3, 1), two.t());
        assertThrows(OutOfRangeException.class, () -> five.rows(5));
    }

    @Test
    void noRowsAreNoExamples() {
        Errors.argument("Examples.rows: no row is given; give one or more, from 0 to 4.", five::rows);
        Errors.argument("Examples.rows: no row is given; give one or more, from 0 to 4.",
                () -> five.rows((int[]) null));
    }

    @Test
    void oneExampleBecomesAnother() {
        Examples room = five.blank(3);
        room.set(1, five, 4);
        assertEquals(createRealMatrix(new double[][] {{0, 0}, {8, 9}, {0, 0}}), room.x());
        assertEquals(column(0, 4, 0), room.t());
        room.x().setEntry(1, 0, 7);
        assertEquals(8, five.x().getEntry(4, 0));
        assertThrows(OutOfRangeException.class, () -> room.set(3, five, 0));
        assertThrows(OutOfRangeException.class, () -> room.set(0, five, 5));
    }

    @Test
    void theStopButtonEndsTheCopying() {
        List<Executable> copying = List.of(() -> five.rows(3, 1), () -> five.split(2),
                () -> five.shuffled(NumpyRandom.seed(0)));
        for (Executable copy : copying) {
            Thread.currentThread().interrupt();
            String message = assertThrows(CancellationException.class, copy).getMessage();
            assertTrue(message.matches("Examples.rows: interrupted after 0 of \\d rows; the examples are as they"
                    + " were\\."), message);
            assertFalse(Thread.interrupted());
        }
        assertEquals(column(0, 1, 2, 3, 4), five.t());
    }

    @Test
    void whatIsGivenIsCopied() {
        DenseMatrix x = new DenseMatrix(2, 3);
        DenseMatrix t = new DenseMatrix(2, 1);
        Examples examples = Examples.of(x, t);
        x.setEntry(0, 0, Double.NaN);
        t.setEntry(0, 0, 7);
        assertEquals(new DenseMatrix(2, 3), examples.x());
        assertEquals(new DenseMatrix(2, 1), examples.t());
    }

    @Test
    void whatIsHeldIsReadOnly() {
        for (Examples some : List.of(five, five.rows(0), five.split(2).heldOut())) {
            assertThrows(UnsupportedOperationException.class, () -> some.x().setEntry(0, 0, Double.NaN));
            assertThrows(UnsupportedOperationException.class, () -> some.t().setEntry(0, 0, Double.NaN));
        }
    }

    @Test
    void shufflingIsNumpysPermutation() {
        Examples shuffled = five.shuffled(NumpyRandom.seed(0));
        assertEquals(column(2, 0, 1, 3, 4), shuffled.t());
        assertArrayEquals(new double[] {4, 0, 2, 6, 8}, shuffled.x().getColumn(0));
        assertEquals(column(0, 1, 2, 3, 4), five.t());
    }

    @Test
    void aSplitHoldsTheLastOnesOut() {
        Examples.Split split = five.split(2);
        assertEquals(column(0, 1, 2), split.training().t());
        assertEquals(column(3, 4), split.heldOut().t());
        assertEquals(createRealMatrix(new double[][] {{6, 7}, {8, 9}}), split.heldOut().x());
        assertEquals(3, split.training().size());
    }

    @Test
    void noExampleIsLostOrInBothParts() {
        Examples.Split split = five.shuffled(NumpyRandom.seed(7)).split(2);
        double[] all = new double[5];
        System.arraycopy(split.training().t().getColumn(0), 0, all, 0, 3);
        System.arraycopy(split.heldOut().t().getColumn(0), 0, all, 3, 2);
        assertArrayEquals(new double[] {0, 1, 2, 3, 4}, Arrays.stream(all).sorted().toArray());
    }

    @Test
    void bothPartsNeedAnExample() {
        for (int heldOut : new int[] {-1, 0, 5, 6}) {
            Errors.argument("Examples.split: heldOut is " + heldOut + " of 5 examples; give 1 to 4.",
                    () -> five.split(heldOut));
        }
    }

    @Test
    void whatIsNoExampleIsRefused() {
        Errors.argument("Examples: x is 5×2 but t is 3×1; give each row of x its row of t.",
                () -> Examples.of(five.x(), column(0, 1, 2)));
        Errors.argument("Examples: t has NaN at row 1, column 0 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> Examples.of(column(0, 1), column(0, Double.NaN)));
        Errors.argument("Examples: x is null; give it a matrix.", () -> Examples.of(null, five.t()));
        Errors.argument("Examples: t is null; give it a matrix.", () -> Examples.of(five.x(), null));
        Errors.argument("Examples: x is empty (0×0); it needs at least one row and one column.",
                () -> Examples.of(new org.apache.commons.math3.linear.Array2DRowRealMatrix(), five.t()));
        Errors.argument("Examples.shuffled: random is null; give it NumpyRandom.seed(0).", () -> five.shuffled(null));
    }
}
