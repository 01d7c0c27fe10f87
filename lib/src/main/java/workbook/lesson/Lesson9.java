package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** The exercises of lesson 9: softmax of a batch, and what the scores get. */
public final class Lesson9 {
    static final Exercise<UnaryOperator<RealMatrix>> SOFTMAX = SoftmaxExercise.make();

    private static final double CAT = 0.12;
    private static final double DOG = 0.65;
    private static final double FOX = 0.23;

    static final Exercise<List<Number>> SCORES = Prediction.of("what three scores get",
            "p = (0.12, 0.65, 0.23), t = (0, 1, 0), 4 examples",
            "p - t is (0.12, -0.35, 0.23), and in a mean of four losses each counts a quarter. Together they"
                    + " are 0: what"
                    + " one class gains, the others lose.",
            List.of(asked("cat", CAT, 0), asked("dog", DOG, 1), asked("fox", FOX, 0)), List.of(),
            slip(List.of(CAT, DOG - 1, FOX),
                    "That is p - t, the gradient of this example's own loss. In the mean of four it counts a quarter."),
            slip(List.of(-CAT / 4, (1 - DOG) / 4, -FOX / 4),
                    "The sign is turned: that is t - p. A larger score for the dog makes the loss smaller, so its"
                    + " gradient is below 0."),
            slip(List.of(-CAT, 1 - DOG, -FOX),
                    "That is t - p, and of one example alone. It is p - t, and in the mean of four it counts a"
                    + " quarter."),
            slip(List.of(CAT, DOG, FOX),
                    "Those are the probabilities. Subtract the target, and count a quarter, for the loss is the mean"
                    + " of four."),
            slip(List.of(0, (DOG - 1) / 4, 0),
                    "The cat and the fox got nothing. They don't stand in the target, but their scores stand in the"
                    + " sum that divides all powers: theirs is p - 0."),
            slip(List.of(0, DOG - 1, 0),
                    "The cat and the fox got nothing, though their scores stand in the sum that divides all powers."
                    + " And in the mean of four, each example counts a quarter."),
            slip(List.of(0, -1 / DOG, 0),
                    "That is the slope of -log p, which arrives at the dog's probability. From there go on through"
                    + " softmax to the scores, and count a quarter."),
            slip(List.of(CAT * (1 - CAT) / 4, DOG * (1 - DOG) / 4, FOX * (1 - FOX) / 4),
                    "That is p(1 - p), the slope of a sigmoid, a quarter of it. With the log on top of softmax it is"
                    + " p - t."),
            slip(List.of(CAT * (1 - CAT), DOG * (1 - DOG), FOX * (1 - FOX)),
                    "That is p(1 - p), the slope of a sigmoid. With the log on top of softmax it is p - t, and a"
                    + " quarter counts."),
            slip(List.of(0, 0, 0),
                    "All are 0. In Java 1 / 4 is 0, and 0 times anything is 0: write 1.0 / 4, or divide by 4."),
            slip(List.of(-CAT * DOG, DOG * (1 - DOG), -FOX * DOG),
                    "The log is missing: that is the slope of the dog's probability p itself. The loss is -log p, and"
                    + " of four examples each counts a quarter."),
            slip(List.of(CAT * DOG, -DOG * (1 - DOG), FOX * DOG),
                    "The log is missing: that is the slope of -p, for the dog's probability p. The loss is -log p,"
                    + " and of four examples each counts a quarter."),
            slip(List.of(CAT * DOG / 4, -DOG * (1 - DOG) / 4, FOX * DOG / 4),
                    "The log is missing: that is a quarter of the slope of -p, for the dog's probability p. The loss"
                    + " is -log p."),
            slip(List.of((CAT - 1) / 4, DOG / 4, FOX / 4),
                    "The 1 of the target was taken from the cat. It is a dog."),
            slip(List.of(CAT / 4, DOG / 4, (FOX - 1) / 4),
                    "The 1 of the target was taken from the fox. It is a dog."),
            slip(List.of((CAT - 1) / 4, DOG / 4, (FOX - 1) / 4),
                    "1 is subtracted from the cat's and the fox's probability. The target is 1 for the dog alone,"
                    + " and 0 for the others."));

    private Lesson9() { }

    /** A nudge of one score, the logs of the others' powers unchanged; the powers add up to 1. */
    private static Asked asked(String animal, double p, double t) {
        Term probability = Term.number(p, "p");
        return new Asked(Due.nudged("the " + animal + "'s gradient", "its score", StrictMath.log(p),
                        y -> (StrictMath.log(StrictMath.exp(y) + 1 - p) - t * y) / 4),
                Term.quotient(t == 0 ? probability.instead(Term.number(1 - p, "1 - p"), Term.number(p - 1, "p - 1"))
                                : Term.sum(probability, Term.minus(Term.number(1, "the target 1"))).named("p - 1"),
                        Term.number(4, "the 4 examples").instead(Term.number(3, "the 3 classes"),
                                Term.number(12, "all 12 scores"))),
                "It is p - t, and in a mean of four losses it counts a quarter.");
    }

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
