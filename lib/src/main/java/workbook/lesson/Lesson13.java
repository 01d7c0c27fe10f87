package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** The exercises of lesson 13: a matrix used three times, and the order of the way back. */
public final class Lesson13 {
    /** dY is 3 and 7. */
    private static final ToDoubleBiFunction<Double,
            Double> WEIGHED = (h1, h2) -> 3 * (2 * h1 + Math.max(0, h1 - 4 * h2))
            + 7 * (2 * h2 + Math.max(0, 5 * h1 + 3 * h2));

    static final Exercise<List<Number>> TWICE = Prediction.of("the gradient of H",
            "H = [2, 1], V = [[1, 5], [-4, 3]] and dY = [3, 7]",
            "H·V is -2 and 13, so ReLU hands back 0 and 7, and the product 7 · 5 and 7 · 3. Each short way adds 3 and"
                    + " 7: 35 + 3 + 3 and 21 + 7 + 7.",
            List.of(asked(Due.nudged("dh1", "H's first number", 2, h -> WEIGHED.applyAsDouble(h, 1.0)), 3, 7, 5, 1),
                    asked(Due.nudged("dh2", "H's second number", 1, h -> WEIGHED.applyAsDouble(2.0, h)), 7, 3, 3, -4)),
            List.of(),
            slip(List.of(38, 28),
                    "The short way is counted once. H goes into the sum twice, and each use brings back dY."),
            slip(List.of(35, 21),
                    "That is the detour alone. H goes into the sum itself too, twice, and each use brings back dY."),
            slip(List.of(6, 14),
                    "Those are the short ways alone. H was also used for H·V, and what comes back through ReLU and V"
                    + " is added."),
            slip(List.of(3, 7),
                    "That is one short way alone. H was used three times, and each use brings something back: add"
                    + " them."),
            slip(List.of(44, 23),
                    "The dead unit is let through. H·V is -2 and 13: ReLU hands back 0 for the first, and only then"
                    + " comes the product."),
            slip(List.of(9, 2),
                    "The wrong unit is stopped. H·V is -2 and 13, so it is the first that ReLU stops."),
            slip(List.of(-22, 35),
                    "V is not transposed. The second unit was made with V's second column, 5 and 3, so it hands back"
                    + " 7 times that."),
            slip(List.of(-19, 50),
                    "V is not transposed, and the dead unit is let through: stop the first unit, then multiply by V's"
                    + " second column."),
            slip(List.of(7, 5),
                    "dY is taken for ones everywhere. From above come 3 and 7, so each use brings back so many times"
                    + " as much."),
            slip(List.of(11, 17),
                    "On the detour, ReLU got ones from above. It gets dY too, 3 and 7."),
            slip(List.of(35, 35),
                    "dh1 lacks the short ways. ReLU stands on the detour only; the sum hands dY to both uses of H as"
                    + " it is."),
            slip(List.of(4, 15),
                    "That is Y, the value. The gradient goes the other way, from dY to H."));

    static final Exercise<BiFunction<int[][], Integer, List<Integer>>> ORDER = OrderExercise.make();

    private Lesson13() { }

    /** Both short ways bring back the entry of dY, and the detour dY's second entry times that of V's second column. */
    private static Asked asked(Due due, double dy, double other, double v, double first) {
        Term shortWay = Term.number(dy, "what one short way brings back")
                .instead(Term.number(other, "the other entry of dY"), Term.number(1, "a 1"));
        Term column = Term.number(v, "the entry of V's second column")
                .instead(Term.number(first, "the entry of V's first column"));
        return new Asked(due, Term.sum(shortWay, shortWay, Term.product(Term.number(7, "the 7 that ReLU lets through")
                .instead(Term.number(13, "the value 13 of H·V"), Term.number(3, "the 3 that ReLU stops")), column)
                .named("what the detour brings back")), "H is used three times: each short way brings back its entry of"
                + " dY, the detour 7 times the entry of V's second column, and they add up.");
    }

    static List<Exercise<?>> all() {
        return List.of(TWICE, ORDER);
    }

    /** The gradient of H in Y = H + H + max(0, H·V), at H = [2, 1], V = [[1, 5], [-4, 3]] and dY = [3, 7]. */
    public static Feedback usedThreeTimes(Object dh1, Object dh2) {
        return Prediction.check(TWICE, dh1, dh2);
    }

    /**
     * An order for the way back, from the inputs of each value and the number of the end.
     *
     * @param order gives every value once; each that hands something on stands behind all that use it
     */
    public static Feedback wayBack(BiFunction<int[][], Integer, List<Integer>> order) {
        return ORDER.check(order);
    }
}
