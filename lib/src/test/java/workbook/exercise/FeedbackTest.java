package workbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Sentences are broken at spaces, numbers are not. */
class FeedbackTest {

    @Test
    void numbersStayWholeAndSoDoesAWordTooLongForALine() {
        String numbers = "With " + "x = [[1, 2]], ".repeat(20) + "\n  " + "p came out as 3, ".repeat(20);
        assertEquals("✗ Not yet: a.\n" + numbers, Feedback.wrong("a.\n" + numbers).toString());
        assertEquals("✗ Not yet: a\n" + "x".repeat(150) + "\nb", Feedback.wrong("a " + "x".repeat(150) + " b")
                .toString());
    }
}
