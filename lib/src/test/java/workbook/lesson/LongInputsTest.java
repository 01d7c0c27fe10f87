package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** Where an input is long, its numbers come last, and the smallest input is the one that is shown. */
class LongInputsTest {

    /** The largest failing input comes first among the trials. */
    @Test
    void theSmallestFailingInputIsShownBelowItsNumbers() {
        Feedback feedback = Lesson6.step((x, t, w1, w2, rate) -> List.of(w1.copy(), w2.scalarMultiply(2)));
        List<String> lines = feedback.text().lines().toList();
        assertTrue(lines.get(1).startsWith("  W1[0][1] came out as "), feedback.text());
        assertTrue(lines.get(2).startsWith("  W2[0][0] came out as "), feedback.text());
        assertEquals("This came out with x = [[-0.4, -0.1, -2.1, 1.6]], t = [[1.8, 0.4, 0.1]], w1 = [[0.1, 0.5],"
                + " [-1, 0.7], [-0.4, -1.6], [-0.6, 0.6]], w2 = [[0.4, -0.3, 2.4],"
                + " [-0.3, 0.1, 1.6]], rate = 0.02.", lines.get(3));
    }

    @Test
    void nothingLongStandsAboveWhatWasThrown() {
        Feedback feedback = Lesson6.step((x, t, w1, w2, rate) -> {
            if (x.getRowDimension() == 3) {
                x.multiply(x.getRowMatrix(0));
            }
            return List.of(w1.copy(), w2.scalarMultiply(2));
        });
        List<String> lines = feedback.text().lines().toList();
        assertTrue(lines.get(2).startsWith("Your code multiplies a 3×3 by a 1×3 matrix, but "), feedback.text());
        assertTrue(lines.get(3).startsWith("  W1[0][1] came out as "), feedback.text());
        assertTrue(lines.get(5).startsWith("This came out with x = [[-0.4, -0.1, -2.1, 1.6]], "), feedback.text());
        assertTrue(lines.get(6).startsWith("It happened with x = [[-0.4, -0.1, -2.1], "), feedback.text());
    }

    @Test
    void aLayersUpstreamGradientHasOneName() {
        String text = Lesson6.RELU.check(() -> new InPlace()).text();
        assertTrue(text.contains("backward changed dY in place") && !text.contains("dy"), text);
    }

    private static final class InPlace extends Entrywise {
        private InPlace() {
            super(x -> Math.max(0, x), (x, d) -> x > 0 ? d : 0);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            dy.setSubMatrix(super.backward(dy).getData(), 0, 0);
            return dy;
        }
    }
}
