package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Groups;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;

/** Every wrong answer that an exercise knows is refused with its own sentence, and told apart from the others. */
class SlipsTest {

    private static List<Exercise<?>> exercises() {
        return Stream.of(Lesson1.all(), Lesson2.all(), Lesson3.all(), Lesson4.all(), Lesson5.all(), Lesson6.all(),
                Lesson7.all(), Lesson8.all(), Lesson9.all(), Lesson10.all(),
                Lesson11.all(), Lesson12.all(), Lesson13.all()).<Exercise<?>>flatMap(List::stream).toList();
    }

    @TestFactory
    Stream<DynamicTest> everySlip() {
        return exercises().stream().flatMap(SlipsTest::each);
    }

    private static <A> Stream<DynamicTest> each(Exercise<A> exercise) {
        return exercise.slips().stream().filter(slip -> slip.of().isEmpty()).map(slip -> DynamicTest.dynamicTest(
                exercise.name() + ": " + slip.sentence(), () -> refused(exercise, slip)));
    }

    /** With its own sentence, and with one more at the most, which gives the same. */
    static <A> void refused(Exercise<A> exercise, Slip<A> slip) {
        Feedback feedback = exercise.check(slip.wrong());
        assertFalse(feedback.passed(), () -> exercise.name() + " passed, so no trial tells this from a right answer: "
                + slip.sentence());
        assertTrue(feedback.text().startsWith("✗ Not yet: " + exercise.name()), feedback.text());
        assertTrue(feedback.text().contains(slip.sentence()), feedback.text());
        assertTrue(exercise.slips().stream().map(Slip::sentence).distinct().filter(feedback.text()::contains).count()
                <= (feedback.text().contains("\nTwo mistakes give the same result here") ? 2 : 1), feedback.text());
    }

    /** Mistakes that are made of the right answer: at most two sentences for the same numbers, or one of its own. */
    @TestFactory
    Stream<DynamicTest> mistakesAreToldApart() {
        return exercises().stream().map(e -> DynamicTest.dynamicTest(e.name(), () -> apart(e)));
    }

    private static <A> void apart(Exercise<A> exercise) {
        for (List<Slip<A>> same : Groups.of(exercise)) {
            if (same.stream().noneMatch(s -> s.of().isEmpty()) && !Groups.passes(exercise, same.get(0))) {
                assertTrue(same.stream().map(Slip::sentence).distinct().count() <= 2,
                        () -> same.stream().map(Slip::sentence).collect(Collectors.joining("\n")));
            }
        }
    }

    /** A number has to say which mistake it is, so the first lessons ask for numbers that no two mistakes share. */
    @Test
    void noNumberOfTheFirstLessonsComesOfTwoMistakes() {
        for (Exercise<List<Number>> e : List.of(Lesson1.BILL, Lesson1.DEARER, Lesson2.BOTH, Lesson2.TWICE,
                Lesson3.PIECES)) {
            for (List<Slip<List<Number>>> same : Groups.of(e)) {
                List<String> told = same.stream().filter(s -> !s.of().isEmpty()).map(Slip::sentence).distinct()
                        .toList();
                assertTrue(told.size() <= 1, () -> same.get(0).wrong() + "\n" + String.join("\n", told));
                assertTrue(same.stream().filter(s -> s.of().isEmpty()).count() <= 1, told.toString());
                assertFalse(Groups.passes(e, same.get(0)), told.toString());
            }
        }
    }

    @Test
    void everyExerciseKnowsFiveOrMore() {
        assertEquals(38, exercises().size());
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
                .forEach(s -> assertTrue(s.matches("The (numbers|gradients) are right, but .*"), s));
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void aSlipThatNoTrialTellsApartIsFound() {
        Exercise<List<Number>> weak = Prediction.of("two", "one and one", "1 + 1 = 2.", List.of(Due.of("two", 2)),
                Prediction.slip(List.of(1), "Multiplied."), Prediction.slip(List.of(1), "Also one."),
                Prediction.slip(List.of(2), "Right, really."));
        refused(weak, weak.slips().get(0));
        assertTrue(weak.check(List.of(1)).text().contains("Either: Multiplied.\nOr: Also one."));
        assertThrows(AssertionError.class, () -> refused(weak, weak.slips().get(2)));
        Exercise<List<Number>> worse = Prediction.of("two", "one and one", "1 + 1 = 2.", List.of(Due.of("two", 2)),
                Stream.of("a", "b", "c").map(w -> new Slip<List<Number>>(List.of(1), w, "two", ""))
                        .toArray(Slip[]::new));
        assertThrows(AssertionError.class, () -> apart(worse));
    }
}
