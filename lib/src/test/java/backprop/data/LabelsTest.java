package backprop.data;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation. */
class LabelsTest {
    private final RealMatrix y = createRealMatrix(new double[][] {{-1, -3, -2}, {0, 5, 5}, {1, 2, 3}, {0, 0, 0}});

    @Test
    void theLabelIsTheColumnOfTheLargestEntryTheFirstOfEqualOnes() {
        assertArrayEquals(new int[] {0, 1, 2, 0}, Labels.of(y));
    }

    @Test
    void aRowWithANaNHasNoLabel() {
        for (double[] row : new double[][] {{Double.NaN, 3}, {3, Double.NaN}, {Double.NaN, Double.NaN}}) {
            Errors.argument("Labels.of: row 1 of m (counted from 0) has a NaN, so none of its entries is the largest;"
                    + " leave that row out, or find out which numbers became too large before.",
                    () -> Labels.of(createRealMatrix(new double[][] {{1, 2}, row})));
        }
        double large = Double.POSITIVE_INFINITY;
        assertArrayEquals(new int[] {1, 0}, Labels.of(createRealMatrix(new double[][] {{0, large}, {0, -large}})));
    }

    @Test
    void oneHotHasAOneInTheColumnOfTheLabel() {
        assertEquals(createRealMatrix(new double[][] {{0, 0, 1}, {1, 0, 0}}), Labels.oneHot(new int[] {2, 0}, 3));
        assertArrayEquals(new int[] {2, 0, 1}, Labels.of(Labels.oneHot(new int[] {2, 0, 1}, 3)));
    }

    @Test
    void accuracyIsThePartThatIsRight() {
        assertEquals(0.75, Labels.accuracy(y, Labels.oneHot(new int[] {0, 1, 2, 1}, 3)));
        assertEquals(0, Labels.accuracy(y, Labels.oneHot(new int[] {1, 2, 0, 1}, 3)));
    }

    @Test
    void whatIsNoLabelIsRefused() {
        Errors.argument("Labels.oneHot: label 1 (counted from 0) is 3 but there are 3 classes; give a label"
                + " from 0 to 2.",
                () -> Labels.oneHot(new int[] {0, 3}, 3));
        Errors.argument("Labels.oneHot: label 0 (counted from 0) is -1 but there are 3 classes; give a label"
                + " from 0 to 2.",
                () -> Labels.oneHot(new int[] {-1}, 3));
        Errors.argument("Labels.oneHot: there is no label; give one or more.", () -> Labels.oneHot(new int[0], 3));
        Errors.argument("Labels.oneHot: there is no label; give one or more.", () -> Labels.oneHot(null, 3));
    }

    @Test
    void matricesMustBeThereAndFit() {
        Errors.argument("Labels.of: m is null; give it a matrix.", () -> Labels.of(null));
        Errors.argument("Labels.accuracy: t is 2×3 but y is 4×3; t needs 4 rows and 3 columns.",
                () -> Labels.accuracy(y, Labels.oneHot(new int[] {2, 0}, 3)));
    }
}
