package workbook.lesson;

import backprop.data.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Trial;

/** The fraction of the rows that have their largest score in the column of their label, from 0 to 1. */
final class AccuracyExercise {

    private AccuracyExercise() { }

    static Exercise<ToDoubleBiFunction<RealMatrix, int[]>> make() {
        Choices<AccuracyProgram> choices = new Choices<>(AccuracyProgram::new, choices());
        return new Exercise<>("the accuracy",
                "Each guess is the column of the largest score, even if all scores are below 0. The number of right"
                        + " guesses is divided by the number of rows.", trials(), choices.single(p -> p),
                () -> choices.pairs(p -> p));
    }

    private static List<Trial<ToDoubleBiFunction<RealMatrix, int[]>>> trials() {
        List<Trial<ToDoubleBiFunction<RealMatrix, int[]>>> trials = new ArrayList<>(List.of(
                trial(new double[][] {{0.2, 1.5, -0.3}, {2.1, 0.4, 0.9}, {-1.2, -0.5, -2}, {0.1, 0.3, 0.8}}, 1, 0, 1,
                        0),
                trial(new double[][] {{-3, -1, -2, -4}, {-0.5, -2.5, -1, -0.25}}, 2, 3),
                trial(new double[][] {{4, 1}, {0.5, 3}, {2, 7}, {1, 0.5}, {6, 2.5}}, 0, 1, 1, 1, 0),
                trial(new double[][] {{0.4, 0.1, 0.3, 0.2}, {0.05, 0.6, 0.05, 0.3}, {0.1, 0.2, 0.7, 0}}, 0, 1, 2),
                trial(new double[][] {{5, -8, 2}, {1, 0.5, 3}, {-1, 4, 2}}, 1, 0, 2),
                trial(new double[][] {{1, 2}, {3, 1}, {0, 4}, {2, 5}}, 0, 1, 1, 0),
                trial(new double[][] {{-3, -1}, {-2, -4}, {-5, -0.5}}, 1, 0, 1),
                trial(new double[][] {{0.9, 0.2, 0.4, 0.3, 0.7}}, 0),
                trial(new double[][] {{1, 3, 2}, {3, 2, 1}, {2, 1, 3}, {2, 3, 1}, {1, 2, 3}, {3, 1, 2}}, 0, 0, 2, 1, 0,
                        0)));
        int[][] shapes = {{4, 3}, {3, 5}, {6, 2}, {4, 4}, {8, 5}, {2, 5}, {5, 5}, {9, 3}};
        for (int seed = 1; seed <= shapes.length; seed++) {
            RealMatrix scores = distinct(Matrices.tenths(seed, shapes[seed - 1][0], shapes[seed - 1][1]));
            int[] labels = Labels.of(scores);
            for (int i = seed % 3; i < labels.length; i += 3) {
                labels[i] = (labels[i] + i) % scores.getColumnDimension();
            }
            trials.add(trial(scores.getData(), labels));
        }
        RealMatrix scores = MatrixUtils.createRealMatrix(new double[][] {{1, 3}, {-2, -1}, {2, 1}, {-3, -4}});
        trials.add(1, Matrices.again(Matrices.words("scores", scores) + ", labels = [1, 1, 1, 0]",
                Due.of("the accuracy", 0.75),
                (answer, more) -> Matrices.number(answer.applyAsDouble(scores.scalarAdd(more), new int[] {1, 1, 1,
                        0}))));
        return trials;
    }

    /** No two scores of a row are the same. */
    private static RealMatrix distinct(RealMatrix m) {
        IntStream.range(0, m.getRowDimension()).forEach(i -> IntStream.range(1, m.getColumnDimension()).forEach(j -> {
            while (Arrays.stream(m.getRow(i), 0, j).anyMatch(v -> Math.abs(v - m.getEntry(i, j)) < 0.01)) {
                m.setEntry(i, j, Math.round(10 * m.getEntry(i, j) + 1) / 10.0);
            }
        }));
        return m;
    }

    private static Trial<ToDoubleBiFunction<RealMatrix, int[]>> trial(double[][] rows, int... labels) {
        RealMatrix scores = MatrixUtils.createRealMatrix(rows);
        return new Trial<>(Matrices.words("scores", scores) + ", labels = " + Arrays.toString(labels),
                List.of(Due.of("the accuracy", Labels.accuracy(scores, Labels.oneHot(labels, rows[0].length)))),
                (answer, out) -> {
                    RealMatrix handed = scores.copy();
                    int[] theirs = labels.clone();
                    out.put("the accuracy", answer.applyAsDouble(handed, theirs));
                    Outcome.unchanged("scores", scores, handed, "Your code");
                    if (!Arrays.equals(labels, theirs)) {
                        throw new Mishap("Your code changed labels in place, but other code still needs the old labels,"
                                + " so work on labels.clone().");
                    }
                });
    }

    /** The commonest come first, because pairs of mistakes are tried in this order. */
    private static List<Choice<AccuracyProgram>> choices() {
        List<Choice<AccuracyProgram>> all = SearchMistakes.common();
        all.addAll(AccuracyMistakes.all());
        all.addAll(SearchMistakes.rare());
        return all;
    }
}
