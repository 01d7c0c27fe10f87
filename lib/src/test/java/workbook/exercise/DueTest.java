package workbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** What should come of an answer. */
class DueTest {

    @Test
    void theStopButtonWaitsUntilAnExerciseIsMade() {
        Thread.currentThread().interrupt();
        Due due = Due.nudged("dx", "x", 3, x -> x * x);
        assertTrue(Thread.interrupted());
        assertEquals(6, due.value().getEntry(0, 0), 1e-9);
    }
}
