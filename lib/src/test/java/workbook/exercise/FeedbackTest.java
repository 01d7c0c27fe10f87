package workbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Long lines are broken at spaces. */
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
        String numbers = "  W1[0][0] came out as 0.0885376, " + "but it should be 0.0980896 ".repeat(8);
        String broken = Feedback.wrong("a.\n" + numbers).toString();
        assertTrue(broken.lines().skip(1).allMatch(line -> line.startsWith("  ") && line.length() <= 102), broken);
        assertEquals(numbers.strip(), broken.lines().skip(1).map(String::strip).collect(Collectors.joining(" ")));
        String table = "  rate     loss at the last step";
        assertEquals("✗ Not yet: a.\n" + table, Feedback.wrong("a.\n" + table).toString());
        assertEquals("✗ Not yet: a\n" + "x".repeat(150) + "\nb", Feedback.wrong("a " + "x".repeat(150) + " b")
                .toString());
    }
}
