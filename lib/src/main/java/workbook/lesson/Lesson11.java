package workbook.lesson;

import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Mishap;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/** The exercises of lesson 11: what fraction is right, how many steps, and what to hold out. */
public final class Lesson11 {

    static final Exercise<ToDoubleBiFunction<RealMatrix, int[]>> ACCURACY = AccuracyExercise.make();

    static final Exercise<List<Number>> STEPS = StepsExercise.make();

    static final Exercise<Number> HONEST = new Exercise<>("what to hold out",
            "The network will meet new people, ill and healthy ones. So hold out all heartbeats of people whom it has"
                    + " never met, drawn at random.",
            List.of(new Trial<>("answers 1 to 6", List.of(), (way, out) -> {
                if (way.doubleValue() != 4) {
                    throw new Mishap("way " + Due.words(way.doubleValue()),
                            "The answers are numbered 1 to 6; give one of these numbers.");
                }
            })), List.of(
            new Slip<>(1, "After shuffling, nearly every person has heartbeats in both sets, as the writers had digits"
                    + " in both. What does such a test say about a person whom the network has never met?"),
            new Slip<>(2, "These heartbeats are later, but they come from the same 400 people, who are all in the"
                    + " training set. The task is about new people."),
            new Slip<>(3, "Nothing is held out, so this only measures what the network knows by heart."),
            new Slip<>(5, "These people are new, but all of them are ill, so a network that calls everybody ill would"
                    + " get each of them right. The task has both kinds of people."),
            new Slip<>(6, "If you choose the questions of an exam by the answers, you choose the mark too. Draw the"
                    + " test set before the training, and without looking at the results.")));

    private Lesson11() { }

    static List<Exercise<?>> all() {
        return List.of(ACCURACY, STEPS, HONEST);
    }

    /** The fraction of the rows that have their largest score in the column of their label, from 0 to 1. */
    public static Feedback accuracy(ToDoubleBiFunction<RealMatrix, int[]> answer) {
        return ACCURACY.check(answer);
    }

    /** How many steps training takes with 1,437 examples in minibatches of 32, for 20 epochs. */
    public static Feedback steps(Object answer) {
        return Prediction.check(STEPS, answer);
    }

    /** The number of the test set that is most like the heartbeats of new people. */
    public static Feedback honest(Number way) {
        return HONEST.check(way);
    }
}
