package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;

/** Every wrong answer that an exercise knows is refused, with its own sentence and no other. */
class SlipsTest {

    private static List<Exercise<?>> exercises() {
        return Stream.of(Lesson1.all(), Lesson2.all(), Lesson3.all(), Lesson4.all(), Lesson5.all(), Lesson6.all(),
                Lesson7.all(), Lesson9.all(),
                Lesson10.all(), Lesson11.all(), Lesson12.all()).<Exercise<?>>flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicTest> everySlip() {
        return exercises().stream().flatMap(SlipsTest::each);
    }

    private static <A> Stream<DynamicTest> each(Exercise<A> exercise) {
        return exercise.slips().stream().map(slip -> DynamicTest.dynamicTest(exercise.name() + ": " + slip.sentence(),
                () -> refused(exercise, slip)));
    }

    static <A> void refused(Exercise<A> exercise, Slip<A> slip) {
        Feedback feedback = exercise.check(slip.wrong());
        assertFalse(feedback.passed(), "passed, so no trial tells it from a right answer");
        String[] lines = feedback.text().split("\n");
        assertTrue(lines[0].startsWith("✗ Not yet: " + exercise.name()), lines[0]);
        assertEquals(slip.sentence(), lines[1]);
        exercise.slips().stream().filter(other -> other != slip)
                .forEach(other -> assertFalse(feedback.text().contains(other.sentence()), feedback.text()));
    }

    @Test
    void everyExerciseKnowsFiveOrMore() {
        assertEquals(33, exercises().size());
        exercises().forEach(e -> assertTrue(e.slips().stream().map(Slip::sentence).distinct().count() >= 5, e.name()));
    }

    /**
     * A sentence may be said where only one of several numbers fits, so it praises none of them, unless all were
     * compared before.
     */
    @Test
    void noSlipPraisesWhatMayBeWrong() {
        exercises().stream().filter(e -> e != Lesson5.FAULT).flatMap(e -> e.slips().stream()).map(Slip::sentence)
                .filter(s -> s.matches("(?i).*\\b(is|are|came out) right\\b.*"))
                .forEach(s ->
                        assertTrue(s.matches("The (numbers|gradients) are right, but .*|That is how many are right.*"),
                        s));
    }

    @Test
    void aSlipThatNoTrialTellsApartIsFound() {
        Exercise<List<Number>> weak = Prediction.of("two", "one and one", "1 + 1 = 2.", List.of(Due.of("two", 2)),
                Prediction.slip(List.of(1), "Multiplied."), Prediction.slip(List.of(1), "Also one."),
                Prediction.slip(List.of(2), "Right, really."));
        refused(weak, weak.slips().get(0));
        assertThrows(AssertionError.class, () -> refused(weak, weak.slips().get(1)));
        assertThrows(AssertionError.class, () -> refused(weak, weak.slips().get(2)));
    }
}
