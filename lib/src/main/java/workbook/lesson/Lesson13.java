package workbook.lesson;

import java.util.List;
import java.util.function.BiFunction;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 13: a matrix used three times, and the order of the backward pass. */
public final class Lesson13 {
    static final Exercise<List<Number>> TWICE = ThreeUses.make();
    static final Exercise<BiFunction<int[][], Integer, List<Integer>>> ORDER = OrderExercise.make();

    private Lesson13() { }

    static List<Exercise<?>> all() {
        return List.of(TWICE, ORDER);
    }

    /** The gradient of H in Y = H + H + max(0, H·V), at H = [2, 1], V = [[1, 5], [-4, 3]] and dY = [3, 7]. */
    public static Feedback usedThreeTimes(Object dh1, Object dh2) {
        return Prediction.check(TWICE, dh1, dh2);
    }

    /**
     * An order for the backward pass, from the inputs of each value and the number of the end.
     *
     * @param order gives every value once; each that has inputs comes after all values that use it; found in a loop
     */
    public static Feedback backwardOrder(BiFunction<int[][], Integer, List<Integer>> order) {
        Feedback feedback = ORDER.check(order);
        return feedback.passed() && LongChain.overflows(order) ? LongChain.RECURSIVE : feedback;
    }
}
