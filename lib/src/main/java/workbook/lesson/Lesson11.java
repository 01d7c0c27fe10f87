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

/** The exercises of lesson 11: which part is right, how many steps, and what to hold out. */
public final class Lesson11 {

    static final Exercise<ToDoubleBiFunction<RealMatrix, int[]>> ACCURACY = AccuracyExercise.make();

    static final Exercise<List<Number>> STEPS = StepsExercise.make();

    static final Exercise<Number> HONEST = new Exercise<>("what to hold out",
            "The network will meet new people, ill and healthy. So hold out whole people, whom it has never met, drawn"
                    + " by chance.",
            List.of(new Trial<>("ways 1 to 6", List.of(), (way, out) -> {
                if (way.doubleValue() != 4) {
                    throw new Mishap("way " + Due.words(way.doubleValue()),
                            "There are ways 1 to 6; give the number of one.");
                }
            })), List.of(
            new Slip<>(1, "Shuffled, nearly everybody's heartbeats are in both parts, as the writers were. How does it"
                    + " do with somebody whom it doesn't know?"),
            new Slip<>(2, "They are later, but by the same 400 people, and all of these are in training. The task is"
                    + " new people."),
            new Slip<>(3, "That measures what it knows by heart. Nothing is held out."),
            new Slip<>(5, "These people are new, but all are ill: a network that calls everybody ill would get each of"
                    + " them right. The task has both kinds."),
            new Slip<>(6, "Who chooses the exam by the answers chooses the mark. Draw the held-out part before"
                    + " training, and without looking.")));

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
