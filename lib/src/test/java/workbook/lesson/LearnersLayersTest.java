package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.DenseMatrix;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** Layers and shapes as learners write them wrongly, each told by its cause. */
class LearnersLayersTest {
    private static final DoubleUnaryOperator RELU = x -> Math.max(0, x);

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    private static Feedback relu(DoubleUnaryOperator forward, DoubleBinaryOperator backward) {
        return Lesson6.RELU.check(() -> new Entrywise(forward, backward));
    }

    @Test
    void entries() {
        with("tried.\nY is what you get with -x instead of 0. ", relu(Math::abs, (x, d) -> x > 0 ? d : 0));
        with("tried.\nY is what you get with the fraction of x cut off, ", relu(x -> (int) Math.max(0, x),
                (x, d) -> x > 0 ? d : 0));
        with("tried.\ndY is multiplied by the sign of x, ", relu(RELU, (x, d) -> d * Math.signum(x)));
        with("getRow and getData give copies", relu(x -> x, (x, d) -> x > 0 ? d : 0));
        with("getRow and getData give copies", relu(RELU, (x, d) -> d));
        with("tried.\nbackward lets the gradient pass where x is below 0. ", relu(RELU, (x, d) -> x < 0 ? d : 0));
        with("tried.\nbackward gives x · dY. ", relu(RELU, (x, d) -> x * d));
        assertFalse(relu(RELU, (x, d) -> x > 0.5 ? d : 0).passed());
    }

    @Test
    void loopsThatMissEntries() {
        with("\nbackward reaches too few entries, or too many: the loop over the columns runs to the number of rows",
                Lesson6.RELU.check(Square::new));
        with("tried.\nbackward leaves the last column as it was: the loop over the columns ends one too early.",
                Lesson6.RELU.check(() -> new Square() {
                    @Override
                    int columns(double[][] a) {
                        return a[0].length - 1;
                    }
                }));
    }

    /** Its inner loop runs to the number of rows. */
    static class Square extends Answers.Unwritten {
        private RealMatrix x;

        int columns(double[][] a) {
            return a.length;
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            this.x = x;
            return Matrices.each(x, RELU);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            double[][] in = x.getData();
            double[][] d = dy.getData();
            for (int i = 0; i < d.length; i++) {
                for (int j = 0; j < columns(d); j++) {
                    if (in[i][j] <= 0) {
                        d[i][j] = 0;
                    }
                }
            }
            return new DenseMatrix(d);
        }
    }

    @Test
    void aSharedFieldBesideAnotherMistake() {
        Feedback both = Lesson6.RELU.check(() -> new Entrywise(RELU, (x, d) -> x >= 0 ? d : 0,
                Entrywise.Keeping.SHARED));
        with("dX is what you get with x >= 0 instead of x > 0. ", both);
        with("\nTwo layers share what they keep", both);
    }

    @Test
    void shapes() {
        with("\n5×5 is X·Xᵀ, ", Lesson5.shapeOfDW("5×5"));
        with("\n2×2 is dYᵀ·dY, ", Lesson5.shapeOfDW("2x2"));
        with("\n3×1 has one number for each input. ", Lesson5.shapeOfDW("(3, 1)"));
        with("\nThat is one 3×2 matrix for each of the 5 examples. ", Lesson5.shapeOfDW("5×3×2"));
        with("\nYour answer is the text \"125\". In Java, 3 + 'x' + 2 adds numbers, ",
                Lesson5.shapeOfDW(3 + 'x' + 2 + ""));
        with("\nYour answer is the text \"3 by 2\". Write it as rows×columns", Lesson5.shapeOfDW("3 by 2"));
        assertTrue(Lesson5.shapeOfDW("[3, 2]").passed());
    }
}
