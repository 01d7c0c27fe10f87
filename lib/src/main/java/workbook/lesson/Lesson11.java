package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Mishap;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;

/** The exercises of lesson 11: which part is right, how many steps, and what to hold out. */
public final class Lesson11 {

    static final Exercise<ToDoubleBiFunction<RealMatrix, int[]>> ACCURACY = AccuracyExercise.make();

    static final Exercise<List<Number>> STEPS = Prediction.of("the number of steps",
            "1,437 examples in minibatches of 32, for 20 epochs",
            "1,437 are 44 minibatches of 32 and one of the 29 that are left: 45 steps an epoch, and 20 · 45 = 900.",
            List.of(new Asked(Due.of("the number of steps", 20 * 45), Term.product(
                    Term.sum(Term.number(44, "the 44 full minibatches"),
                            Term.number(1,
                                    "the small minibatch at the end"))
                            .named("the minibatches of an epoch"),
                    Term.number(20, "the 20 epochs").instead(Term.number(32, "the size of a minibatch"),
                            Term.number(57,
                                    "the lesson's 57 epochs"), Term.number(60, "the lesson's 60 epochs"))),
                    "An epoch makes 45 steps, the small minibatch at its end included, and there are 20 epochs.")),
            List.of(),
            slip(List.of(880),
                    "44 minibatches of 32 take 1,408 examples. What is left of each epoch is a minibatch too, only a"
                    + " smaller one."),
            slip(List.of(45),
                    "That is one epoch. There are 20."),
            slip(List.of(44),
                    "That is one epoch, and without what is left when 44 minibatches are full."),
            slip(List.of(898.125),
                    "No step is a part of one: what is left after the full minibatches takes a whole step, in each"
                    + " epoch anew."),
            slip(List.of(44.90625),
                    "That is one epoch, and the small minibatch at its end counts as a part of a step. It is a whole"
                    + " step; and there are 20 epochs."),
            slip(List.of(881),
                    "One small minibatch in all, after the last epoch? Each epoch goes through all examples, and ends"
                    + " with a small one of its own."),
            slip(List.of(28160),
                    "Those are the examples in full minibatches, each looked at 20 times. A step takes 32 of them at"
                    + " once, and what is left makes a step too."),
            slip(List.of(899),
                    "You rounded up last, as if the epochs were one long row. Each ends with a small minibatch of its"
                    + " own: round up, then multiply."),
            slip(List.of(898),
                    "You rounded down last. Each epoch ends with a small minibatch of its own: round up, then"
                    + " multiply."),
            slip(List.of(28740),
                    "Those are examples, each looked at 20 times. A step takes 32 of them at once."),
            slip(List.of(1437),
                    "That is a step for each example, and one epoch. A step takes 32 of them at once."),
            slip(List.of(640),
                    "The 32 is the size of a minibatch. How many of them are there in 1,437 examples?"),
            slip(List.of(20),
                    "That is one step an epoch, as in lesson 6, where each step looked at all. Here each minibatch"
                    + " makes a step."),
            slip(List.of(920),
                    "That is a minibatch too many: the 45th takes what the 44 full ones have left."));

    static final Exercise<Number> HONEST = new Exercise<>("what to hold out",
            "The network will meet new people, ill and healthy. So hold out whole people, whom it has never met, drawn"
                    + " by chance.",
            List.of(new Trial<>("ways 1 to 6", List.of(), (way, out) -> {
                if (way.doubleValue() != 4) {
                    throw new Mishap("way " + Due.words(way.doubleValue()),
                            "There are ways 1 to 6; give the number of one.");
                }
            })), List.of(
            new Slip<>(1,
                    "Shuffled, nearly everybody's heartbeats are in both parts, as the writers were. How does it do"
                    + " with somebody whom it doesn't know?"),
            new Slip<>(2,
                    "They are later, but by the same 400 people, and all of these are in training. The task is new"
                    + " people."),
            new Slip<>(3,
                    "That measures what it knows by heart. Nothing is held out."),
            new Slip<>(5,
                    "These people are new, but all are ill: a network that calls everybody ill would get each of them"
                    + " right. The task has both kinds."),
            new Slip<>(6,
                    "Who chooses the exam by the answers chooses the mark. Draw the held-out part before training,"
                    + " and without looking.")));

    private Lesson11() { }

    static List<Exercise<?>> all() {
        return List.of(ACCURACY, STEPS, HONEST);
    }

    /** Which part of the rows has its largest score in the column of its label, from 0 to 1. */
    public static Feedback accuracy(ToDoubleBiFunction<RealMatrix, int[]> answer) {
        return ACCURACY.check(answer);
    }

    /** How many steps training takes with 1,437 examples in minibatches of 32, for 20 epochs. */
    public static Feedback steps(Object answer) {
        return Prediction.check(STEPS, answer);
    }

    /** The number of the way to hold out what new people's heartbeats will be like. */
    public static Feedback honest(Number way) {
        return HONEST.check(way);
    }
}
