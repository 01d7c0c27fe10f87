package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.apache.commons.math3.linear.MatrixUtils.createRowRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import java.util.Arrays;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/**
 * Reference values: Python's decimal module with 50 digits, for the scores below; hand computation elsewhere:
 * scores that are the logarithms of 1, 2, 5 have the probabilities 1/8, 2/8, 5/8.
 */
class SoftmaxCrossEntropyTest {
    private static final double EXACT = 1e-15;

    private final RealMatrix y = createRealMatrix(new double[][] {{2, 1, 0.1}, {-1, 3, 0.5}});
    private final RealMatrix t = createRealMatrix(new double[][] {{1, 0, 0}, {0.25, 0, 0.75}});
    private final SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();

    private static RealMatrix row(double... entries) {
        return createRowRealMatrix(entries);
    }

    private static void assertNear(double[][] expected, RealMatrix actual) {
        for (int i = 0; i < expected.length; i++) {
            assertArrayEquals(expected[i], actual.getRow(i), EXACT);
        }
    }

    @Test
    void forwardIsTheMeanOverTheExamples() {
        assertEquals(1.6938521728461078, loss.forward(y, t), EXACT);
    }

    @Test
    void probabilitiesAreThoseOfTheScores() {
        loss.forward(y, t);
        assertNear(new double[][] {{0.6590011388859679, 0.24243297070471392, 0.09856589040931817},
            {0.016644518609272352, 0.9087599242585133, 0.07459555713221443}}, loss.probabilities());
    }

    @Test
    void backwardIsTheProbabilitiesMinusTheTargetsOverN() {
        loss.forward(y, t);
        assertNear(new double[][] {{-0.17049943055701605, 0.12121648535235696, 0.04928294520465908},
            {-0.11667774069536382, 0.45437996212925663, -0.3377022214338928}}, loss.backward());
    }

    @Test
    void scoresThatAreLogarithms() {
        RealMatrix scores = row(0, Math.log(2), Math.log(5));
        assertEquals(Math.log(4), loss.forward(scores, row(0, 1, 0)), EXACT);
        assertNear(new double[][] {{0.125, 0.25, 0.625}}, loss.probabilities());
        assertNear(new double[][] {{0.125, -0.75, 0.625}}, loss.backward());
    }

    @Test
    void theSameAddedToEveryScoreChangesNothing() {
        double before = loss.forward(y, t);
        RealMatrix p = loss.probabilities();
        assertEquals(before, loss.forward(y.scalarAdd(100), t), 1e-13);
        assertArrayEquals(p.getRow(1), loss.probabilities().getRow(1), 1e-13);
    }

    @Test
    void scoresOfAThousandAreFinite() {
        assertEquals(2000, loss.forward(row(1000, -1000), row(0, 1)));
        assertNear(new double[][] {{1, -1}}, loss.backward());
        assertEquals(0, loss.forward(row(1000, -1000), row(1, 0)));
        assertNear(new double[][] {{0, 0}}, loss.backward());
        assertEquals(Math.log(2), loss.forward(row(-1000, -1000), row(1, 0)));
        assertNear(new double[][] {{-0.5, 0.5}}, loss.backward());
    }

    @Test
    void aSingleClassIsAlwaysRight() {
        assertEquals(0, loss.forward(createRealMatrix(new double[][] {{-7}, {1000}}),
                createRealMatrix(new double[][] {{1}, {1}})));
        assertEquals(createRealMatrix(2, 1), loss.backward());
    }

    @Test
    void aTargetOfProbabilitiesThatIsMetHasNoGradient() {
        loss.forward(row(0, Math.log(3)), row(0.25, 0.75));
        assertNear(new double[][] {{0, 0}}, loss.backward());
    }

    @Test
    void targetsMayBeOffByTheRoundingOfSinglePrecision() {
        for (double off : new double[] {1e-8, -1e-8, 9e-6, -9e-6}) {
            assertEquals(Math.log(2), loss.forward(row(0, 0), row(0.5, 0.5 + off)), 1e-5);
        }
        for (double off : new double[] {2e-5, -2e-5, -0.001}) {
            Errors.argument("SoftmaxCrossEntropy.forward: row 0 of t (counted from 0) sums to " + (0.5 + (0.5 + off))
                    + "; targets are probabilities, so give it a row that sums to 1, say one 1 among zeros.",
                    () -> loss.forward(row(0, 0), row(0.5, 0.5 + off)));
        }
    }

    @Test
    void aSoftmaxOfFloatsMayBeATarget() {
        for (int classes : new int[] {10, 100, 1000}) {
            double[] floats = softmaxOfFloats(classes);
            assertTrue(Math.abs(Arrays.stream(floats).sum() - 1) > 1e-9, classes + " sum to 1");
            assertTrue(loss.forward(createRealMatrix(1, classes), row(floats)) > 0);
        }
    }

    private static double[] softmaxOfFloats(int classes) {
        float[] powers = new float[classes];
        float sum = 0;
        for (int j = 0; j < classes; j++) {
            powers[j] = (float) Math.exp(j % 7 / 3.0);
            sum += powers[j];
        }
        double[] probabilities = new double[classes];
        for (int j = 0; j < classes; j++) {
            probabilities[j] = powers[j] / sum;
        }
        return probabilities;
    }

    @Test
    void targetsThatAreNoProbabilitiesAreRefused() {
        Errors.argument("SoftmaxCrossEntropy.forward: row 1 of t (counted from 0) sums to 2.0;"
                + " targets are probabilities, so give it a row that sums to 1, say one 1 among zeros.",
                () -> loss.forward(y, createRealMatrix(new double[][] {{1, 0, 0}, {1, 1, 0}})));
        Errors.argument("SoftmaxCrossEntropy.forward: row 0 of t (counted from 0) sums to 0.0;"
                + " targets are probabilities, so give it a row that sums to 1, say one 1 among zeros.",
                () -> loss.forward(y, createRealMatrix(2, 3)));
        Errors.argument("SoftmaxCrossEntropy.forward: t has -0.5 at row 0, column 1 (counted from 0); targets are"
                + " probabilities, so give it 0 or more.",
                () -> loss.forward(y, createRealMatrix(new double[][] {{1.5, -0.5, 0}, {1, 0, 0}})));
        Errors.argument("SoftmaxCrossEntropy.forward: t has NaN at row 1, column 2 (counted from 0); targets are"
                + " probabilities, so give it 0 or more.",
                () -> loss.forward(y, createRealMatrix(new double[][] {{1, 0, 0}, {1, 0, Double.NaN}})));
    }

    @Test
    void afterARefusalTheLastForwardStands() {
        loss.forward(y, t);
        RealMatrix dy = loss.backward();
        Errors.argument("SoftmaxCrossEntropy.forward: t is 1×3 but y is 2×3; t needs 2 rows and 3 columns.",
                () -> loss.forward(y, row(1, 0, 0)));
        Errors.argument("SoftmaxCrossEntropy.forward: row 0 of t (counted from 0) sums to 0.5;"
                + " targets are probabilities, so give it a row that sums to 1, say one 1 among zeros.",
                () -> loss.forward(row(1, 2), row(0.5, 0)));
        assertEquals(dy, loss.backward());
    }

    @Test
    void whatDoesNotFitIsRefused() {
        Errors.argument("SoftmaxCrossEntropy.forward: t is 2×2 but y is 2×3; t needs 2 rows and 3 columns.",
                () -> loss.forward(y, createRealMatrix(2, 2)));
        Errors.argument("SoftmaxCrossEntropy.forward: t is null; give it a matrix.", () -> loss.forward(y, null));
        Errors.argument("SoftmaxCrossEntropy.forward: y is null; give it a matrix.", () -> loss.forward(null, t));
    }

    @Test
    void beforeForwardThereIsNothing() {
        Errors.state("SoftmaxCrossEntropy.backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.", loss::backward);
        Errors.state("SoftmaxCrossEntropy.probabilities: forward has not run, so there is nothing to differentiate;"
                + " call forward first.",
                loss::probabilities);
    }

    @Test
    void outputsAndTargetsAreNotChanged() {
        RealMatrix scores = new DenseMatrix(y.getData());
        RealMatrix targets = new DenseMatrix(t.getData());
        loss.forward(scores, targets);
        loss.backward();
        assertEquals(y, scores);
        assertEquals(t, targets);
    }

    @Test
    void nanAndAnInfiniteScoreReachTheLoss() {
        for (double bad : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
            assertEquals(Double.NaN, loss.forward(row(0, bad), row(1, 0)));
            assertEquals(Double.NaN, loss.forward(row(bad, 0), row(1, 0)));
        }
        assertEquals(Double.POSITIVE_INFINITY, loss.forward(row(0, Double.NEGATIVE_INFINITY), row(0, 1)));
        assertEquals(0, loss.forward(row(0, Double.NEGATIVE_INFINITY), row(1, 0)));
        assertEquals(Double.POSITIVE_INFINITY, loss.forward(row(1e308, -1e308), row(0, 1)));
        assertEquals(Double.NaN, loss.forward(row(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY), row(1, 0)));
    }

    @Test
    void backwardTwiceIsTheSameTwice() {
        loss.forward(y, t);
        assertEquals(loss.backward(), loss.backward());
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        loss.forward(y, t);
        RealMatrix p = loss.probabilities();
        RealMatrix dy = loss.backward();
        RealMatrix before = p.copy();
        RealMatrix dyBefore = dy.copy();
        loss.forward(y.scalarMultiply(2), t);
        assertNotSame(dy, loss.backward());
        assertEquals(before, p);
        assertEquals(dyBefore, dy);
    }

    @Test
    void whatOthersDoWithTheirMatricesChangesNoGradient() {
        loss.forward(y, t);
        RealMatrix right = loss.backward();
        DenseMatrix scores = new DenseMatrix(y.getData());
        DenseMatrix targets = new DenseMatrix(t.getData());
        loss.forward(scores, targets);
        scores.setEntry(0, 0, 99);
        targets.setEntry(0, 0, 99);
        loss.probabilities().setEntry(0, 0, 99);
        loss.backward().setEntry(0, 0, 99);
        assertEquals(right, loss.backward());
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        loss.step(true);
        loss.forward(y, t);
        RealMatrix dy = loss.backward();
        loss.forward(createRealMatrix(2, 3), t);
        assertSame(dy, loss.backward());
        assertNear(new double[][] {{-1 / 3.0, 1 / 6.0, 1 / 6.0}, {1 / 24.0, 1 / 6.0, -5 / 24.0}}, dy);
    }

    @Test
    void aSmallerBatchMayFollowInARun() {
        loss.step(true);
        loss.forward(y, t);
        loss.backward();
        assertTrue(loss.forward(row(0, 0), row(1, 0)) > 0);
        assertNear(new double[][] {{-0.5, 0.5}}, loss.backward());
    }
}
