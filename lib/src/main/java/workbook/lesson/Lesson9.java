package workbook.lesson;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 9: softmax of a batch, and the gradients of the scores. */
public final class Lesson9 {
    static final Exercise<UnaryOperator<RealMatrix>> SOFTMAX = SoftmaxExercise.make();

    static final Exercise<List<Number>> SCORES = ScoresExercise.make();

    private Lesson9() { }

    static List<Exercise<?>> all() {
        return List.of(SOFTMAX, SCORES);
    }

    /** Softmax of each row, {@code N×D} to {@code N×D}. */
    public static Feedback softmaxOfBatch(UnaryOperator<RealMatrix> softmax) {
        return SOFTMAX.check(softmax);
    }

    /** The gradients of an example's three scores, for p = (0.12, 0.65, 0.23) and t = (0, 1, 0), in a batch of four. */
    public static Feedback threeScores(Object cat, Object dog, Object fox) {
        return Prediction.check(SCORES, cat, dog, fox);
    }
}
