package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import backprop.matrix.Layer;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 9: softmax of a batch, what the scores get, and the way back through tanh. */
public final class Lesson9 {
    static final Exercise<UnaryOperator<RealMatrix>> SOFTMAX = SoftmaxExercise.make();

    static final Exercise<List<Number>> SCORES = Prediction.of("what three scores get",
            "p = (0.2, 0.5, 0.3), t = (0, 1, 0), 4 examples",
            "p - t is (0.2, -0.5, 0.3), and in a mean of four losses each counts a quarter. Together they are 0: what"
                    + " one class gains, the others lose.",
            List.of(due("cat", 0.2, 0), due("dog", 0.5, 1), due("fox", 0.3, 0)),
            slip(List.of(0.2, -0.5, 0.3),
                    "That is p - t, the gradient of this example's own loss. In the mean of four it counts a quarter."),
            slip(List.of(0.05, -0.5, 0.075),
                    "The dog's counts a quarter too: the loss of this example is one of four in the mean, for all its"
                    + " scores."),
            slip(List.of(-0.05, 0.125, -0.075),
                    "The sign is turned: that is t - p. A larger score for the dog makes the loss smaller, so its"
                    + " gradient is below 0."),
            slip(List.of(-0.2, 0.5, -0.3),
                    "That is t - p, and of one example alone. It is p - t, and in the mean of four it counts a"
                    + " quarter."),
            slip(List.of(0.05, 0.125, 0.075),
                    "The dog's is a quarter of p. Subtract its target, 1: a larger score for the dog makes the loss"
                    + " smaller, so its gradient is below 0."),
            slip(List.of(0.2, 0.5, 0.3),
                    "Those are the probabilities. Subtract the target, and count a quarter, for the loss is the mean"
                    + " of four."),
            slip(List.of(0, -0.125, 0),
                    "The cat and the fox got nothing. They don't stand in the target, but their scores stand in the"
                    + " sum that divides all powers: theirs is p - 0."),
            slip(List.of(0, -0.5, 0),
                    "The cat and the fox got nothing, though their scores stand in the sum that divides all powers."
                    + " And in the mean of four, each example counts a quarter."),
            slip(List.of(0, -2, 0),
                    "-2 is the slope of -log p, which arrives at the dog's probability. From there go on through"
                    + " softmax to the scores, and count a quarter."),
            slip(List.of(0.04, 0.0625, 0.0525),
                    "That is p(1 - p), the slope of a sigmoid, a quarter of it. With the log on top of softmax it is"
                    + " p - t."),
            slip(List.of(0.16, 0.25, 0.21),
                    "That is p(1 - p), the slope of a sigmoid. With the log on top of softmax it is p - t, and a"
                    + " quarter counts."),
            slip(List.of(0, 0, 0),
                    "All are 0. In Java 1 / 4 is 0, and 0 times anything is 0: write 1.0 / 4, or divide by 4."),
            slip(List.of(-0.1, 0.25, -0.15),
                    "The log is missing: that is the slope of the dog's probability p itself. The loss is -log p, and"
                    + " of four examples each counts a quarter."),
            slip(List.of(-0.025, 0.0625, -0.0375),
                    "The log is missing: that is a quarter of the slope of the dog's probability p itself. The loss"
                    + " is -log p."),
            slip(List.of(0.1, -0.25, 0.15),
                    "The log is missing: that is the slope of -p, for the dog's probability p. The loss is -log p,"
                    + " and of four examples each counts a quarter."),
            slip(List.of(0.025, -0.0625, 0.0375),
                    "The log is missing: that is a quarter of the slope of -p, for the dog's probability p. The loss"
                    + " is -log p."),
            slip(List.of(0.2 / 12, -0.5 / 12, 0.3 / 12),
                    "It is divided by 12, the number of all scores. The mean is that of the examples' losses, and"
                    + " they are 4."),
            slip(List.of(0.2 / 3, -0.5 / 3, 0.3 / 3),
                    "It is divided by 3, the number of classes. The mean is that of the examples' losses, and they"
                    + " are 4."),
            slip(List.of(0.8, -2, 1.2),
                    "It is multiplied by 4. A mean divides: of four examples each counts a quarter."),
            slip(List.of(-0.2, 0.125, 0.075),
                    "The 1 of the target was taken from the cat. It is a dog."),
            slip(List.of(-0.2, -0.125, -0.175),
                    "1 is subtracted from the cat's and the fox's probability. The target is 1 for the dog alone,"
                    + " and 0 for the others."));

    static final Exercise<Supplier<? extends Layer>> TANH = TanhExercise.make();

    private Lesson9() { }

    /** A nudge of one score, the logs of the others' powers unchanged; the powers add up to 1. */
    private static Due due(String animal, double p, double t) {
        return Due.nudged("the " + animal + "'s", "its score", StrictMath.log(p),
                y -> (StrictMath.log(StrictMath.exp(y) + 1 - p) - t * y) / 4);
    }

    static List<Exercise<?>> all() {
        return List.of(SOFTMAX, SCORES, TANH);
    }

    /** Softmax of each row, {@code N×D} to {@code N×D}. */
    public static Feedback softmaxOfBatch(UnaryOperator<RealMatrix> softmax) {
        return SOFTMAX.check(softmax);
    }

    /** The gradients of an example's three scores, for p = (0.2, 0.5, 0.3) and t = (0, 1, 0), in a batch of four. */
    public static Feedback threeScores(Number cat, Number dog, Number fox) {
        return SCORES.check(Prediction.numbers(cat, dog, fox));
    }

    /** A layer {@code Y = tanh(X)}. */
    public static Feedback tanhBackward(Supplier<? extends Layer> kind) {
        return TANH.check(kind);
    }
}
