package workbook.lesson;

import backprop.data.Labels;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToIntFunction;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/** Which part of the rows has its largest score in the column of its label, from 0 to 1. */
final class AccuracyExercise {

    private AccuracyExercise() { }

    static Exercise<ToDoubleBiFunction<RealMatrix, int[]>> make() {
        return new Exercise<>("the accuracy",
                "The guess is the column of the largest score, be that above 0 or below; the right guesses are counted,"
                        + " and divided by the number of rows.",
                List.of(trial(new double[][] {{0.2, 1.5, -0.3}, {2.1, 0.4, 0.9}, {-1.2, -0.5, -2}, {0.1, 0.3, 0.8}}, 1,
                        0, 1, 0),
                        trial(new double[][] {{-3, -1, -2, -4}, {-0.5, -2.5, -1, -0.25}}, 2, 3),
                        trial(new double[][] {{4, 1}, {0.5, 3}, {2, 7}, {1, 0.5}, {6, 2.5}}, 0, 1, 1, 1, 0),
                        trial(new double[][] {{0.4, 0.1, 0.3, 0.2}, {0.05, 0.6, 0.05, 0.3}, {0.1, 0.2, 0.7, 0}}, 0, 1,
                                2),
                        trial(new double[][] {{5, -8, 2}, {1, 0.5, 3}, {-1, 4, 2}}, 1, 0, 2),
                        trial(new double[][] {{0.9, 0.2, 0.4, 0.3, 0.7}}, 0),
                        trial(new double[][] {{1, 3, 2}, {3, 2, 1}, {2, 1, 3}, {2, 3, 1}, {1, 2, 3}, {3, 1, 2}}, 0, 0,
                                2, 1, 0, 0)), slips());
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
                        throw new Mishap("Your code changed labels in place. Others still need them as they were, so"
                                + " work on labels.clone().");
                    }
                });
    }

    private static int largest(double[] row) {
        return Labels.of(MatrixUtils.createRowRealMatrix(row))[0];
    }

    private static double count(RealMatrix scores, int[] labels, ToIntFunction<double[]> guess) {
        double right = 0;
        for (int i = 0; i < labels.length; i++) {
            right += guess.applyAsInt(scores.getRow(i)) == labels[i] ? 1 : 0;
        }
        return right;
    }

    private static Slip<ToDoubleBiFunction<RealMatrix, int[]>> guess(ToIntFunction<double[]> guess, String sentence) {
        return new Slip<>((scores, labels) -> count(scores, labels, guess) / labels.length, sentence);
    }

    /** What the label's own score must be over to count as right. */
    private static Slip<ToDoubleBiFunction<RealMatrix, int[]>> above(double threshold, String sentence) {
        return new Slip<>((scores, labels) -> {
            double right = 0;
            for (int i = 0; i < labels.length; i++) {
                right += scores.getEntry(i, labels[i]) > threshold ? 1 : 0;
            }
            return right / labels.length;
        }, sentence);
    }

    /** The largest score is kept from row to row, and perhaps its column too. */
    private static Slip<ToDoubleBiFunction<RealMatrix, int[]>> keeping(boolean column, double start, String sentence) {
        return new Slip<>((scores, labels) -> {
            double right = 0;
            double max = start;
            int best = 0;
            for (int i = 0; i < labels.length; i++) {
                best = column ? best : 0;
                for (int j = 0; j < scores.getColumnDimension(); j++) {
                    best = scores.getEntry(i, j) > max ? j : best;
                    max = Math.max(max, scores.getEntry(i, j));
                }
                right += best == labels[i] ? 1 : 0;
            }
            return right / labels.length;
        }, sentence);
    }

    private static List<Slip<ToDoubleBiFunction<RealMatrix, int[]>>> slips() {
        return List.of(
                new Slip<>((s, l) -> (int) count(s, l, AccuracyExercise::largest) / l.length,
                        "An int divided by an int drops what comes after the point, so all but 1 becomes 0. Make one"
                        + " of the two a double before it divides."),
                new Slip<>((s, l) -> 1 - count(s, l, AccuracyExercise::largest) / l.length,
                        "That is the part that is wrong. Count where the guess is the label."),
                new Slip<>((s, l) -> count(s, l, AccuracyExercise::largest) / s.getColumnDimension(),
                        "It divides by the number of classes, the columns. A guess is made for each row: divide by"
                        + " the rows."),
                new Slip<>((s, l) -> count(s, l, AccuracyExercise::largest),
                        "That is how many are right. Divide by the number of rows."),
                new Slip<>((s, l) -> 100 * count(s, l, AccuracyExercise::largest) / l.length,
                        "That is in percent. It should be from 0 to 1."),
                new Slip<>((s, l) -> count(s, l, AccuracyExercise::largest) / (l.length - 1),
                        "It divides by one less than the number of rows. They count from 0, but there are"
                        + " labels.length of them."),
                new Slip<>((s, l) -> count(s, l, AccuracyExercise::largest) / (l.length + 1),
                        "It divides by one more than the number of rows. There are labels.length of them."),
                new Slip<>((s, l) -> (largest(s.getRow(0)) == l[0] ? 1.0 : 0) / l.length,
                        "Only the first row is looked at, and its 1 or 0 is divided by all rows. Does the loop return"
                        + " in its first round? Return after it."),
                new Slip<>((s, l) -> count(s.getSubMatrix(0, 0, 0, s.getColumnDimension() - 1), new int[] {l[0]},
                        AccuracyExercise::largest),
                        "Only the first row is looked at, as if the loop returned in its first round. Return after"
                        + " it."),
                new Slip<>((s, l) -> (count(s, l, AccuracyExercise::largest) - (largest(s.getRow(0)) == l[0] ? 1
                        : 0)) / l.length,
                        "The first row is left out. Rows count from 0."),
                new Slip<>((s, l) ->
                        (count(s, l, AccuracyExercise::largest) - (largest(s.getRow(l.length - 1)) == l[l.length - 1]
                        ? 1 : 0)) / l.length,
                        "The last row is left out: the loop over the rows ends one too early."),
                guess(row -> largest(MatrixUtils.createRealVector(row).mapMultiply(-1).toArray()),
                        "The guess is the column of the smallest score. It is that of the largest."),
                guess(row -> 0,
                        "The guess is always class 0. Where a score is larger than the best so far, note its column."),
                guess(row -> largest(row) + 1,
                        "The guess is one more than the column of the largest score. Labels count columns from 0, as"
                        + " Java does."),
                guess(row -> largest(row) - 1,
                        "The guess is one less than the column of the largest score. Labels count columns from 0, as"
                        + " Java does."),
                new Slip<>((s, l) -> {
                    double right = 0;
                    int best = 0;
                    for (int i = 0; i < l.length; i++) {
                        for (int j = 1; j < s.getColumnDimension(); j++) {
                            best = s.getEntry(i, j) > s.getEntry(i, best) ? j : best;
                        }
                        right += best == l[i] ? 1 : 0;
                    }
                    return right / l.length;
                },
                        "The best column is kept from row to row. Begin each row with column 0: declare best inside"
                        + " the loop over the rows."),
                keeping(false, Double.NEGATIVE_INFINITY,
                        "The largest score so far is kept from row to row. Begin it anew in each row: declare it"
                        + " inside the loop over the rows."),
                keeping(true, Double.NEGATIVE_INFINITY,
                        "The largest score and its column are kept from row to row. Begin both anew in each row:"
                        + " declare them inside the loop over the rows."),
                keeping(false, 0,
                        "The largest score starts at 0, and is kept from row to row. Begin each row with its first"
                        + " score: declare it inside the loop over the rows."),
                keeping(true, 0,
                        "The largest score starts at 0, and is kept from row to row with its column. Begin each row"
                        + " with its first score: declare both inside the loop over the rows."),
                guess(row -> row.length - 1,
                        "The guess is always the last column. Note a column only where its score is larger than the"
                        + " best so far."),
                guess(row -> {
                    int best = 0;
                    for (int j = 1; j < row.length; j++) {
                        best = row[j] > row[j - 1] ? j : best;
                    }
                    return best;
                },
                        "Each score is compared with the one before it. Compare it with the best so far."),
                guess(row -> Arrays.stream(row).max().getAsDouble() > 0 ? largest(row) : 0,
                        "The largest so far starts at 0, so scores below 0 never win. Start with the first score of"
                        + " the row."),
                guess(row -> 1 + largest(Arrays.copyOfRange(row, 1, row.length)),
                        "Class 0 is never guessed: the search begins with column 1, so it must take column 0 as the"
                        + " best so far."),
                guess(row -> largest(Arrays.copyOf(row, row.length - 1)),
                        "The last class is never guessed: the loop over the columns ends one too early."),
                guess(row -> largest(Arrays.stream(row).map(Math::abs).toArray()),
                        "The guess is the score that is farthest from 0. -8 is less than 5: compare without taking"
                        + " the size."),
                new Slip<>((s, l) -> {
                    double right = 0;
                    for (int i = 0; i < l.length; i++) {
                        right += s.getRowVector(i).getMaxValue() == l[i] ? 1 : 0;
                    }
                    return right / l.length;
                },
                        "The largest score is held against the label. A label is a column: hold the column of the"
                        + " largest score against it."),
                new Slip<>((s, l) -> {
                    double right = 0;
                    for (int i = 0; i < l.length; i++) {
                        right += s.getColumnVector(i).getMaxIndex() == l[i] ? 1 : 0;
                    }
                    return right / l.length;
                },
                        "The largest of a column is sought. Each row is an example: seek the largest of a row."),
                new Slip<>((s, l) -> 0,
                        "It is always 0: nothing ever counts as right. Compare one guess with one label, row after"
                        + " row."),
                new Slip<>((s, l) -> 1,
                        "It is always 1, as if every row counted. A semicolon right after if (…) ends it: what stands"
                        + " below is then done in any case."),
                above(0,
                        "A row counts as right where its label's score is above 0. It may be, and another still"
                        + " larger: the guess is the largest of the row."),
                above(0.5,
                        "A row counts as right where its label's score is above 0.5. Scores are no probabilities:"
                        + " the guess is the largest of the row."));
    }
}
