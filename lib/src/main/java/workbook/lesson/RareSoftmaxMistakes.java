package workbook.lesson;

import static workbook.lesson.SoftmaxProgram.column;
import static workbook.lesson.SoftmaxProgram.divided;
import static workbook.lesson.SoftmaxProgram.last;
import static workbook.lesson.SoftmaxProgram.less;
import static workbook.lesson.SoftmaxProgram.max;
import static workbook.lesson.SoftmaxProgram.mean;
import static workbook.lesson.SoftmaxProgram.place;
import static workbook.lesson.SoftmaxProgram.put;
import static workbook.lesson.SoftmaxProgram.shift;
import static workbook.lesson.SoftmaxProgram.some;
import static workbook.lesson.SoftmaxProgram.sum;
import static workbook.lesson.SoftmaxProgram.whole;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;

/** What few people choose in a softmax of rows. */
final class RareSoftmaxMistakes {

    private RareSoftmaxMistakes() { }

    static List<Choice<SoftmaxProgram>> all() {
        List<Choice<SoftmaxProgram>> all = new ArrayList<>();
        shifts(all);
        sums(all);
        formulas(all);
        outside(all);
        return all;
    }

    private static void shifts(List<Choice<SoftmaxProgram>> all) {
        all.add(shift((y, i, j) -> max(whole(Arrays.copyOf(y, i + 1))), "A row's largest score is kept for the next"
                + " row. Begin the search anew in each row: declare max inside the loop over the rows."));
        all.add(shift((y, i, j) -> max(Arrays.copyOf(y[i], Math.max(1, y[i].length - 1))), "The last column isn't"
                + " looked at in the search for the largest score. Where the largest is there, it may overflow: the"
                + " search ends one too early."));
        all.add(shift((y, i, j) -> climbed(y[i]), "Each score is compared with the one before it, so that a smaller"
                + " one may be taken for the largest. Compare with the largest so far."));
        all.add(shift((y, i, j) -> max(column(y, j)), "The largest score of each column is subtracted. That changes"
                + " the differences within a row; subtract the largest of the row."));
        all.add(shift((y, i, j) -> {
            double[] row = y[i].clone();
            for (int k = 0; k < j; k++) {
                row[k] = StrictMath.exp(row[k] - max(row));
            }
            return max(row);
        }, "The largest score is sought anew for each entry, in a row that already has powers in it. Seek it once,"
                + " before the row changes."));
        for (double c : new double[] {1000, 1001, 999, 700, 709, 100}) {
            all.add(shift((y, i, j) -> c, "The same number is subtracted from all scores. It suits some rows, and"
                    + " others still overflow or become 0: subtract the row's own largest score."));
        }
        all.add(place("shift", p -> p.shiftInSum = (y, i, j) -> 0, "The largest score is subtracted above the line"
                + " only. The sum must add up the same powers, or it doesn't fit them, and overflows."));
        all.add(place("shift", p -> {
            p.shift = (y, i, j) -> 0;
            p.shiftInSum = (y, i, j) -> max(y[i]);
        }, "The largest score is subtracted in the sum only. The power above the line needs the same, or it doesn't"
                + " fit the sum, and overflows."));
        for (double c : new double[] {700, 709, 500, 100}) {
            all.add(shift((y, i, j) -> y[i][j] - Math.min(y[i][j], c), "Scores that are too large are cut down to one"
                    + " limit, so that they come out equal. Subtract the row's largest score instead: that keeps their"
                    + " differences."));
            all.add(shift((y, i, j) -> y[i][j] - Math.max(-c, Math.min(y[i][j], c)), "Scores that are too large or too"
                    + " small are cut off at a limit, so that they come out equal. Subtract the row's largest score"
                    + " instead: that keeps their differences."));
        }
        for (double c : new double[] {10, 100, 1000}) {
            all.add(shift((y, i, j) -> y[i][j] - y[i][j] / c, "All scores are divided by a fixed number. That changes"
                    + " their differences, and so the probabilities: subtract the row's largest score."));
        }
        for (double nan : new double[] {0, 1}) {
            all.add(place("shift", p -> {
                p.shift = (y, i, j) -> 0;
                p.nan = nan;
            }, "NaN is made " + Due.words(nan) + " afterwards. That hides the overflow and loses the probability:"
                    + " subtract the row's largest score before exp."));
        }
        all.add(less((v, s) -> v + s,
                "The largest score is added. It must be subtracted, so that no power is above 1."));
        all.add(less((v, s) -> v / s, "The scores are divided by the largest. That changes their differences, and so"
                + " the probabilities: subtract it."));
        all.add(less((v, s) -> (int) (v - s), "The differences are cut off to whole numbers by an int or a cast."
                + " Compute with doubles."));
        all.add(less((v, s) -> v - s == 0 ? 0 : Double.NEGATIVE_INFINITY, "The largest score gets 1 and the others get"
                + " 0. Softmax gives every class a share: exp(score - max), divided by the row's sum."));
    }

    private static void sums(List<Choice<SoftmaxProgram>> all) {
        all.add(sum((e, i, j) -> sum(e[0]), "Every row is divided by the sum of row 0. Each needs its own, of row i."));
        all.add(sum((e, i, j) -> sum(column(e, j)), "Each power is divided by the sum of its column. A row is an"
                + " example: divide by the row's sum."));
        all.add(sum((e, i, j) -> e[i][e[i].length - 1], "The sum is only the row's last power: each one replaces the"
                + " one before. Add them up, with sum += …"));
        all.add(sum((e, i, j) -> sum(Arrays.copyOf(e[i], j + 1)), "The sum isn't complete when it divides: entry j is"
                + " divided by the powers up to it. Add up the whole row first, then divide in a second loop."));
        all.add(sum((e, i, j) -> {
            double[] row = e[i].clone();
            for (int k = 0; k < j; k++) {
                row[k] /= sum(row);
            }
            return sum(row);
        }, "The sum is taken anew for each entry, in a row that is partly divided already. Take it once, before the"
                + " first division."));
        all.add(sum((e, i, j) -> sum(Arrays.copyOf(e[i], e[i].length - 1)), "The last column is left out of the sum:"
                + " its loop ends one too early."));
        all.add(sum((e, i, j) -> sum(Arrays.copyOfRange(e[i], 1, e[i].length)), "The first column is left out of the"
                + " sum. Columns count from 0."));
        all.add(sum((e, i, j) -> sum(e[i]) + 1, "The sum starts at 1. Start it at 0."));
        all.add(sum((e, i, j) -> e[i].length, "The powers are divided by how many they are. Divide by their sum."));
        all.add(sum((e, i, j) -> mean(e[i]), "The powers are divided by their mean, so a row adds up to the number of"
                + " classes. Divide by their sum."));
        all.add(sum((e, i, j) -> e.length * sum(e[i]), "The probabilities are divided by the number of rows, too. Each"
                + " row adds up to 1."));
        all.add(sum((e, i, j) -> (long) sum(e[i]), "The sum is made a whole number, and what comes after its point is"
                + " lost. Declare it as a double."));
        all.add(sum((e, i, j) -> Arrays.stream(e[i]).reduce(0, (a, b) -> (long) (a + b)), "The sum is kept in a whole"
                + " number, so each += drops what comes after the point. Declare it as a double."));
        all.add(sum((e, i, j) -> Arrays.stream(e[i]).reduce(0, (a, b) -> (float) (a + b)), "The sum is a float, which"
                + " has 7 digits. Declare it as a double."));
        all.add(place("sum", p -> p.sumOfScores = true, "The scores are summed, and not their powers. Take exp first,"
                + " and add up what it gives."));
        all.add(place("sum", p -> {
            p.sumOfScores = true;
            p.sum = (y, i, j) -> sum(y[i]) - y[i].length * max(y[i]);
        }, "The sum is taken before exp. Take exp of each difference first, and add up what it gives."));
        all.add(divided((e, s) -> e * s, "The powers are multiplied by their sum. Divide."));
        all.add(divided((e, s) -> s / e, "The division is upside down: it is the power, over the sum."));
        all.add(divided((e, s) -> (int) e / (int) s, "Whole numbers are divided, or the quotient is rounded to one."
                + " Compute with doubles."));
    }

    private static void formulas(List<Choice<SoftmaxProgram>> all) {
        all.add(place("power", p -> p.power = v -> (float) StrictMath.exp(v), "The powers are floats, which have 7"
                + " digits. Compute with doubles."));
        all.add(place("power", p -> p.power = v -> (int) StrictMath.exp(v), "The powers are made whole numbers, and"
                + " what comes after their point is lost. Compute with doubles."));
        all.add(place("power", p -> {
            p.power = v -> v;
            p.plain = true;
        }, "exp and the subtraction are missing: the scores are divided by their sum. They may be below 0, so first"
                + " subtract the largest, and take exp of each."));
        all.add(place("power", p -> p.late = p.plain = true, "exp comes last. Take the powers first, then divide them"
                + " by their sum: so it is they that add up to 1."));
        all.add(place("power", p -> p.late = true, "exp comes last. Take the powers first, then divide them by their"
                + " sum: so it is they that add up to 1."));
        all.add(last(StrictMath::log, "Those are the logs of the probabilities, none above 0. Take exp of each."));
        all.add(last(p -> -StrictMath.log(p), "Those are the losses, -log p. What is asked for is p itself."));
        all.add(place("power", p -> {
            p.plain = p.single = true;
            p.power = v -> 1 / (1 + StrictMath.exp(-v));
        }, "Each score goes through a sigmoid of its own, so a row doesn't add up to 1. Take exp of each, and divide"
                + " by the row's sum."));
        all.add(last(p -> 100 * p, "Those are percentages. A row must add up to 1."));
        all.add(last(p -> (float) p,
                "The probabilities go through a float, which has 7 digits. Compute with doubles."));
        all.add(last(p -> (int) p, "The probabilities are cut off to whole numbers by an int or a cast. Compute with"
                + " doubles."));
        for (double digits : new double[] {10, 100, 1e3, 1e4, 1e5, 1e6}) {
            all.add(last(p -> Math.rint(p * digits) / digits, "The probabilities are rounded. Return them as they"
                    + " come."));
        }
    }

    /** What leaves the matrix. An exception costs more than a wrong number, so these are tried last. */
    private static void outside(List<Choice<SoftmaxProgram>> all) {
        all.add(put((y, p) -> some(false, y, p, 0, y.getRowDimension() + 1), "The loop over the rows goes one too far:"
                + " they count from 0, so the last is getRowDimension() - 1. Write < and not <=."));
        for (boolean zero : new boolean[] {false, true}) {
            all.add(put((y, p) -> some(zero, y, p, 0, y.getColumnDimension()), "The loop over the rows goes up to the"
                    + " number of columns. Take getRowDimension()."));
        }
    }

    /** The last score that is above the one before it. */
    private static double climbed(double[] row) {
        double max = row[0];
        for (int j = 1; j < row.length; j++) {
            max = row[j] > row[j - 1] ? row[j] : max;
        }
        return max;
    }
}
