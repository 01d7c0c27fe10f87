package backprop.check;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.DenseMatrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** What people wrote who met lessons 9 and 10 for the first time. */
class NewcomersTest {

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    private static void without(String claim, Feedback feedback) {
        assertFalse(feedback.passed());
        assertFalse(feedback.text().contains(claim), feedback.text());
    }

    private static double[] softmax(double[] row, double shift) {
        double[] powers = Arrays.stream(row).map(v -> StrictMath.exp(v - shift)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(v -> v / sum).toArray();
    }

    /** Softmax of each row, with that subtracted. */
    private static Feedback softmax(ToDoubleFunction<double[]> shift) {
        return Lesson9.softmaxOfBatch(scores -> {
            RealMatrix p = scores.copy();
            for (int i = 0; i < p.getRowDimension(); i++) {
                p.setRow(i, softmax(scores.getRow(i), shift.applyAsDouble(scores.getRow(i))));
            }
            return p;
        });
    }

    private static double max(double[] row) {
        return Arrays.stream(row).max().getAsDouble();
    }

    @Test
    void onlyAGradientHasTheShapeOfItsValue() {
        with("\n  p came out as 1×3, but it should be 2×3; there is one row for each example.", Lesson9.softmaxOfBatch(scores -> scores.getRowMatrix(0)));
        with("\n  p came out as 1×1, but it should be 2×3.", Lesson9.softmaxOfBatch(scores -> new DenseMatrix(1, 1)));
        with("\n  W1 came out as 1×", Lesson6.step((x, t, w1, w2, rate) -> List.of(w1.getRowMatrix(0), w2)));
        without("one row", Lesson6.step((x, t, w1, w2, rate) -> List.of(w1.getRowMatrix(0), w2)));
        without("the shape of its value", Lesson6.step((x, t, w1, w2, rate) -> List.of(w1.getRowMatrix(0), w2)));
    }
}
