package workbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** Sentences are broken at spaces, numbers are not. */
class FeedbackTest {

    @Test
    void aFormulaStaysOnItsLine() {
        for (String formula : new String[] {"dX = dY · (1 - y²)", "new Gradients(dx, dy)", "x > 0", "a == b"}) {
            for (int before = 60; before < 110; before++) {
                String line = "a".repeat(before) + " " + formula + ", says the check of it";
                assertTrue(Feedback.wrong("b.\n" + line).toString().contains(formula), line);
            }
        }
    }

    @Test
    void numbersStayWholeAndSoDoesAWordTooLongForALine() {
        String numbers = "With " + "x = [[1, 2]], ".repeat(20) + "\n  " + "p came out as 3, ".repeat(20);
        assertEquals("✗ Not yet: a.\n" + numbers, Feedback.wrong("a.\n" + numbers).toString());
        assertEquals("✗ Not yet: a\n" + "x".repeat(150) + "\nb", Feedback.wrong("a " + "x".repeat(150) + " b")
                .toString());
    }
}
