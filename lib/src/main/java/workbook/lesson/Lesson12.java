package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleBiFunction;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 12: a matrix used three times, and the order of the way back. */
public final class Lesson12 {
    /** dY is 1 and 2. */
    private static final ToDoubleBiFunction<Double, Double> WEIGHED = (h1, h2) -> 2 * h1 + Math.max(0, h1 - 4 * h2)
            + 2 * (2 * h2 + Math.max(0, 5 * h1 + 2 * h2));

    static final Exercise<List<Number>> TWICE = Prediction.of("the gradient of H",
            "H = [2, 1], V = [[1, 5], [-4, 2]] and dY = [1, 2]",
            "H·V is -2 and 12, so ReLU hands back 0 and 2, and the product 2 · 5 and 2 · 2. Each short way adds 1 and"
                    + " 2: 10 + 1 + 1 and 4 + 2 + 2.",
            List.of(Due.nudged("dh1", "H's first number", 2, h -> WEIGHED.applyAsDouble(h, 1.0)),
                    Due.nudged("dh2", "H's second number", 1, h -> WEIGHED.applyAsDouble(2.0, h))),
            slip(List.of(11, 6),
                    "The short way is counted once. H goes into the sum twice, and each use brings back dY."),
            slip(List.of(10, 4),
                    "That is the detour alone. H goes into the sum itself too, twice, and each use brings back dY."),
            slip(List.of(2, 4),
                    "Those are the short ways alone. H was also used for H·V, and what comes back through ReLU and V"
                    + " is added."),
            slip(List.of(13, 4),
                    "The dead unit is let through. H·V is -2 and 12: ReLU hands back 0 for the first, and only then"
                    + " comes the product."),
            slip(List.of(3, 0),
                    "The wrong unit is stopped. H·V is -2 and 12, so it is the first that ReLU stops."),
            slip(List.of(-6, 8),
                    "V is not transposed. The second unit was made with V's second column, 5 and 2, so it hands back"
                    + " 2 times that."),
            slip(List.of(-5, 13),
                    "V is not transposed, and the dead unit is let through: stop the first unit, then multiply by V's"
                    + " second column."),
            slip(List.of(20, 16),
                    "The ways are multiplied. Along a way one multiplies, but where ways meet, gradients add up."),
            slip(List.of(7, 4),
                    "dY is taken for ones everywhere. From above come 1 and 2, so the second number counts twice."),
            slip(List.of(7, 6),
                    "On the detour, ReLU got ones from above. It gets dY too, 1 and 2."),
            slip(List.of(8, 12),
                    "They stand in each other's place: dh1 is for H's first number, dh2 for its second."),
            slip(List.of(10, 8),
                    "dh1 lacks the short ways. ReLU stands on the detour only; the sum hands dY to both uses of H as"
                    + " it is."),
            slip(List.of(4, 14),
                    "That is Y, the value. The gradient goes the other way, from dY to H."));

    static final Exercise<BiFunction<int[][], Integer, List<Integer>>> ORDER = OrderExercise.make();

    private Lesson12() { }

    static List<Exercise<?>> all() {
        return List.of(TWICE, ORDER);
    }

    /** The gradient of H in Y = H + H + max(0, H·V), at H = [2, 1], V = [[1, 5], [-4, 2]] and dY = [1, 2]. */
    public static Feedback usedThreeTimes(Number dh1, Number dh2) {
        return TWICE.check(Prediction.numbers(dh1, dh2));
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
