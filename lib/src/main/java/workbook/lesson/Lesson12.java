package workbook.lesson;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 12: how much there is to learn, and on which side of its line a hidden unit is. */
public final class Lesson12 {

    static final Exercise<List<Number>> NUMBERS = NumbersExercise.make();

    static final Exercise<Units> ABOVE = UnitsExercise.make();

    /** How many hidden units are above 0 at a point. */
    public interface Units {

        /**
         * @param w1 the weights, {@code 2×H}: the first row is for x, the second for y
         * @param b1 the biases, {@code 1×H}
         * @return from 0 to H
         */
        int above(double x, double y, RealMatrix w1, RealMatrix b1);
    }

    private Lesson12() { }

    static List<Exercise<?>> all() {
        return List.of(NUMBERS, ABOVE);
    }

    /** How many numbers a network learns with 2 inputs, 20 hidden units and 5 scores, each layer with biases. */
    public static Feedback numbers(Object answer) {
        return Prediction.check(NUMBERS, answer);
    }

    /** How many hidden units are above 0 at a point. */
    public static Feedback unitsAbove(Units answer) {
        return ABOVE.check(answer);
    }
}
