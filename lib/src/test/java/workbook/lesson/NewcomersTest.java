package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.data.Labels;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Tanh;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

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
        with("\n  p came out as 1×3, but it should be 2×3; there is one row for each example.",
                Lesson9.softmaxOfBatch(scores -> scores.getRowMatrix(0)));
        with("\n  p came out as 1×1, but it should be 2×3.", Lesson9.softmaxOfBatch(scores -> new DenseMatrix(1, 1)));
        with("\n  W1 came out as 1×", Lesson6.step((x, t, w1, w2, rate) -> List.of(w1.getRowMatrix(0), w2)));
        without("one row", Lesson6.step((x, t, w1, w2, rate) -> List.of(w1.getRowMatrix(0), w2)));
        without("the shape of its value", Lesson6.step((x, t, w1, w2, rate) -> List.of(w1.getRowMatrix(0), w2)));
    }

    @Test
    void whatIsSubtractedIsNotNothing() {
        String sentence = "\nEither you subtract nothing, or what you subtract doesn't keep exp from overflowing, as"
                + " the row's largest score would.";
        with(sentence, softmax(row -> 0));
        with(sentence, softmax(row -> row.length));
        with("\nYou subtract the row's sum.", softmax(row -> Arrays.stream(row).sum()));
    }

    @Test
    void halfOfTheLargestScoreIsTooLittle() {
        with("\nWith scores = [[-5000, 0, 5000]]:\n  p[0][2] came out as NaN, but it should be 1",
                softmax(row -> max(row) / 2));
    }

    private static Feedback rows(IntPredicate done, boolean copied) {
        return Lesson9.softmaxOfBatch(scores -> {
            RealMatrix p = copied ? scores.copy()
                    : new DenseMatrix(scores.getRowDimension(), scores.getColumnDimension());
            for (int i = 0; i < p.getRowDimension(); i++) {
                if (done.test(i - p.getRowDimension()) && done.test(i)) {
                    p.setRow(i, softmax(scores.getRow(i), max(scores.getRow(i))));
                }
            }
            return p;
        });
    }

    @Test
    void rowsThatAreLeftOut() {
        with("tried.\nThe last row is left as it was: the loop over the rows ends one row too early.",
                rows(i -> i != -1, true));
        with("tried.\nThe last row is all 0: the loop over the rows ends one row too early.",
                rows(i -> i != -1, false));
        with("tried.\nThe first row is left as it was. Rows are counted from 0.", rows(i -> i != 0, true));
        with("tried.\nThe first row is all 0. Rows are counted from 0.", rows(i -> i != 0, false));
        with("tried.\nYour method returns the scores unchanged. ", rows(i -> false, true));
        with("tried.\nAll entries are 0: ", rows(i -> false, false));
    }

    @Test
    void rowsThatAreConfused() {
        for (boolean copied : new boolean[] {true, false}) {
            with("tried.\nYou write every row's result into row 0", Lesson9.softmaxOfBatch(scores -> {
                RealMatrix p = copied ? scores.copy()
                        : new DenseMatrix(scores.getRowDimension(), scores.getColumnDimension());
                for (int i = 0; i < p.getRowDimension(); i++) {
                    p.setRow(0, softmax(scores.getRow(i), max(scores.getRow(i))));
                }
                return p;
            }));
        }
        with("tried.\nYou subtract the largest score of row 0 from every row.", Lesson9.softmaxOfBatch(scores -> {
            RealMatrix p = scores.copy();
            for (int i = 0; i < p.getRowDimension(); i++) {
                p.setRow(i, softmax(scores.getRow(i), max(scores.getRow(0))));
            }
            return p;
        }));
        with("tried.\nYou subtract each row's last score.", softmax(row -> row[row.length - 1]));
    }

    @Test
    void aSoftmaxThatIsNull() {
        with("\nYour softmax returned null instead of p; return a matrix.\n", Lesson9.softmaxOfBatch(scores -> null));
    }

    @Test
    void threeScores() {
        with("scores get.\nAll three gradients are 0. In Java, 1 / 4 is 0",
                Lesson9.threeScores(0.12 * (1 / 4), -0.35 * (1 / 4), 0.23 * (1 / 4)));
        double cat = 0.12 * 0.65;
        double dog = 0.65 * 0.35;
        double fox = 0.23 * 0.65;
        with("counts for a quarter.\nThe log is missing", Lesson9.threeScores(-cat, dog, -fox));
        with("counts for a quarter.\nThe log is missing", Lesson9.threeScores(cat, -dog, fox));
        with("scores get.\nThe log is missing", Lesson9.threeScores(cat / 4, -dog / 4, fox / 4));
        without("1 / 4", Lesson9.threeScores(0, -7, 0));
    }

    /** Numbers of rows that are right, whatever is made of them. */
    private static double right(RealMatrix scores, int[] labels) {
        return Labels.accuracy(scores, Labels.oneHot(labels, scores.getColumnDimension())) * labels.length;
    }

    @Test
    void labelsAreLeftAsTheyAre() {
        with("\nYour code changed labels in place, but other code still needs the old labels, so work on"
                + " labels.clone().\n",
                Lesson11.accuracy((scores, labels) -> {
            double accuracy = right(scores, labels) / labels.length;
            labels[0] = 99;
            return accuracy;
        }));
    }

    @Test
    void whatIsKeptFromRowToRow() {
        with("tried.\nThe best column is kept from row to row.", Lesson11.accuracy((scores, labels) -> {
            double right = 0;
            int best = 0;
            for (int i = 0; i < labels.length; i++) {
                double[] row = scores.getRow(i);
                for (int j = 1; j < row.length; j++) {
                    if (row[j] > row[best]) {
                        best = j;
                    }
                }
                if (best == labels[i]) {
                    right++;
                }
            }
            return right / labels.length;
        }));
        for (double start : new double[] {Double.NEGATIVE_INFINITY, 0}) {
            for (boolean outside : new boolean[] {false, true}) {
                with("tried.\nThe largest score ", Lesson11.accuracy((scores, labels) -> {
                    double right = 0;
                    double max = start;
                    int best = 0;
                    for (int i = 0; i < labels.length; i++) {
                        best = outside ? best : 0;
                        for (int j = 0; j < scores.getColumnDimension(); j++) {
                            if (scores.getEntry(i, j) > max) {
                                max = scores.getEntry(i, j);
                                best = j;
                            }
                        }
                        right += best == labels[i] ? 1 : 0;
                    }
                    return right / labels.length;
                }));
            }
        }
    }

    @Test
    void accuraciesThatAreCountedWrongly() {
        with("tried.\nOnly the first row is looked at. Does",
                Lesson11.accuracy((scores, labels) -> right(scores.getRowMatrix(0),
                new int[] {labels[0]}) / labels.length));
        with("tried.\nOnly the first row is looked at, and its 1 or 0 is the result",
                Lesson11.accuracy((scores, labels) -> right(scores.getRowMatrix(0), new int[] {labels[0]})));
        with("tried.\nYou divide by one less",
                Lesson11.accuracy((scores, labels) -> right(scores, labels) / (labels.length - 1)));
        with("tried.\nYou divide by one more",
                Lesson11.accuracy((scores, labels) -> right(scores, labels) / (labels.length + 1)));
        with("tried.\nYour guess is one more", off(1));
        with("tried.\nYour guess is one less", off(-1));
        with("tried.\nThe result is always 1", Lesson11.accuracy((scores, labels) -> 1));
    }

    private static Feedback off(int by) {
        return Lesson11.accuracy((scores, labels) -> {
            int[] guesses = Labels.of(scores);
            return IntStream.range(0, labels.length).filter(i -> guesses[i] + by == labels[i])
                    .count() / (double) labels.length;
        });
    }

    @Test
    void steps() {
        for (double wrong : new double[] {880, 898, 898.125, 899, 28740, 45, 44, 20, 640, 44.90625, 881, 28160}) {
            without("it should be", Lesson11.steps(wrong));
        }
    }

    @Test
    void rowAndColumnExchanged() {
        with("tried.\nThe row and the column of y are exchanged.", Lesson10.TANH.check(() -> new Answers.Unwritten() {
            private RealMatrix y;

            @Override
            public RealMatrix forward(RealMatrix x) {
                y = new Tanh().forward(x);
                return y;
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                RealMatrix dx = dy.copy();
                for (int i = 0; i < dx.getRowDimension(); i++) {
                    for (int j = 0; j < dx.getColumnDimension(); j++) {
                        dx.setEntry(i, j, dy.getEntry(i, j) * (1 - Math.pow(y.getEntry(j, i), 2)));
                    }
                }
                return dx;
            }
        }));
    }

    @Test
    void longLinesAreBrokenAtSpaces() {
        assertEquals("""
                ✗ Not yet: softmax of a batch, right on 9 of 19 inputs tried.
                Either you subtract nothing, or what you subtract doesn't keep exp from overflowing, as the row's
                largest score would. exp(1000) is infinity, and infinity divided by infinity is NaN; exp(-1000) is
                0, and 0/0 is NaN too.
                With scores = [[1000, 0, -1000]]:
                  p[0][0] came out as NaN, but it should be 1 (1 of 3 entries differs); NaN is the result of 0/0, of
                  infinity divided by infinity, and of the square root of a negative number.""",
                softmax(row -> 0).toString());
    }
}
