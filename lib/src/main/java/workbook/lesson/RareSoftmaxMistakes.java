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

/** What few people choose wrongly in a softmax of rows. */
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
        all.add(shift((y, i, j) -> max(whole(Arrays.copyOf(y, i + 1))), "You keep a row's largest score for the next"
                + " row. Start the search again in each row: declare max inside the loop over the rows."));
        all.add(shift((y, i, j) -> max(Arrays.copyOf(y[i], Math.max(1, y[i].length - 1))), "The search for the largest"
                + " score ends one column too early, so it leaves out the last column. If the largest score is there,"
                + " exp may overflow."));
        all.add(shift((y, i, j) -> climbed(y[i]), "Each score is compared with the one before it, so a smaller score"
                + " may be taken for the largest. Compare each with the largest so far."));
        all.add(shift((y, i, j) -> max(column(y, j)), "You subtract the largest score of each column. That changes the"
                + " differences within a row, so subtract the largest score of the row."));
        all.add(shift((y, i, j) -> {
            double[] row = y[i].clone();
            for (int k = 0; k < j; k++) {
                row[k] = StrictMath.exp(row[k] - max(row));
            }
            return max(row);
        }, "You look for the largest score again at each entry, in a row that already contains exponentials. Find it"
                + " once, before you change the row."));
        for (double c : new double[] {1000, 1001, 999, 700, 709, 100}) {
            all.add(shift((y, i, j) -> c, "You subtract the same number from all scores. It suits some rows, but in"
                    + " others exp still overflows or gives only 0: subtract the row's own largest score."));
        }
        all.add(place("shift", p -> p.shiftInSum = (y, i, j) -> 0, "You subtract the largest score in the numerator"
                + " only. The sum must add up the same exponentials: otherwise it doesn't fit the numerator, and it may"
                + " overflow."));
        all.add(place("shift", p -> {
            p.shift = (y, i, j) -> 0;
            p.shiftInSum = (y, i, j) -> max(y[i]);
        }, "You subtract the largest score in the sum only. The exponential in the numerator needs the same"
                + " subtraction: otherwise it doesn't fit the sum, and it may overflow."));
        for (double c : new double[] {700, 709, 500, 100}) {
            all.add(shift((y, i, j) -> y[i][j] - Math.min(y[i][j], c), "You cut scores that are too large down to a"
                    + " limit, so different scores become equal. Subtract the row's largest score instead: that keeps"
                    + " their differences."));
            all.add(shift((y, i, j) -> y[i][j] - Math.max(-c, Math.min(y[i][j], c)), "You cut off scores that are too"
                    + " large or too small at a limit, so different scores become equal. Subtract the row's largest"
                    + " score instead: that keeps their differences."));
        }
        for (double c : new double[] {10, 100, 1000}) {
            all.add(shift((y, i, j) -> y[i][j] - y[i][j] / c, "You divide all scores by a fixed number. That changes"
                    + " their differences, and so the probabilities: subtract the row's largest score instead."));
        }
        for (double nan : new double[] {0, 1}) {
            all.add(place("shift", p -> {
                p.shift = (y, i, j) -> 0;
                p.nan = nan;
            }, "You replace NaN by " + Due.words(nan) + " afterwards. That hides the overflow, but the probability is"
                    + " lost: subtract the row's largest score before exp."));
        }
        all.add(less((v, s) -> v + s,
                "You add the largest score. Subtract it, so that no exponential is above 1."));
        all.add(less((v, s) -> v / s, "You divide the scores by the largest one. That changes their differences, and so"
                + " the probabilities: subtract it instead."));
        all.add(less((v, s) -> (int) (v - s), "An int or a cast cuts the differences off to whole numbers. Compute with"
                + " doubles."));
        all.add(less((v, s) -> v - s == 0 ? 0 : Double.NEGATIVE_INFINITY, "In your result the largest score gets 1, and"
                + " the others get 0. Softmax gives every class a share: exp(score - max), divided by the row's sum."));
    }

    private static void sums(List<Choice<SoftmaxProgram>> all) {
        all.add(sum((e, i, j) -> sum(e[0]), "You divide every row by the sum of row 0. Row i needs its own sum."));
        all.add(sum((e, i, j) -> sum(column(e, j)), "You divide each exponential by the sum of its column. A row is an"
                + " example, so divide by the row's sum."));
        all.add(sum((e, i, j) -> e[i][e[i].length - 1], "Your sum is only the row's last exponential, because each one"
                + " replaces the one before. Add them up, with sum += …"));
        all.add(sum((e, i, j) -> sum(Arrays.copyOf(e[i], j + 1)), "You divide before the sum is complete: entry j is"
                + " divided by the sum of the entries up to j. Add up the whole row first, then divide in a second"
                + " loop."));
        all.add(sum((e, i, j) -> {
            double[] row = e[i].clone();
            for (int k = 0; k < j; k++) {
                row[k] /= sum(row);
            }
            return sum(row);
        }, "You compute the sum again for each entry, in a row that is partly divided already. Compute it once, before"
                + " the first division."));
        all.add(sum((e, i, j) -> sum(Arrays.copyOf(e[i], e[i].length - 1)), "The last column is left out of the sum,"
                + " because the loop ends one column too early."));
        all.add(sum((e, i, j) -> sum(Arrays.copyOfRange(e[i], 1, e[i].length)), "The first column is left out of the"
                + " sum. Columns are counted from 0."));
        all.add(sum((e, i, j) -> sum(e[i]) + 1, "The sum starts at 1. Start it at 0."));
        all.add(sum((e, i, j) -> e[i].length, "You divide the exponentials by how many there are. Divide them by their"
                + " sum."));
        all.add(sum((e, i, j) -> mean(e[i]), "You divide the exponentials by their mean, so a row adds up to the number"
                + " of classes. Divide them by their sum."));
        all.add(sum((e, i, j) -> e.length * sum(e[i]), "You also divide the probabilities by the number of rows. But"
                + " each row must add up to 1."));
        all.add(sum((e, i, j) -> (long) sum(e[i]), "The sum is turned into a whole number, so what comes after the"
                + " point is lost. Declare it as a double."));
        all.add(sum((e, i, j) -> Arrays.stream(e[i]).reduce(0, (a, b) -> (long) (a + b)), "The sum is kept as a whole"
                + " number, so each += drops what comes after the point. Declare it as a double."));
        all.add(sum((e, i, j) -> Arrays.stream(e[i]).reduce(0, (a, b) -> (float) (a + b)), "The sum is a float, which"
                + " has 7 digits. Declare it as a double."));
        all.add(place("sum", p -> p.sumOfScores = true, "You add up the scores, and not their exponentials. Take exp of"
                + " each first, and then add up the results."));
        all.add(place("sum", p -> {
            p.sumOfScores = true;
            p.sum = (y, i, j) -> sum(y[i]) - y[i].length * max(y[i]);
        }, "You add up the differences before exp is taken. Take exp of each difference first, and then add up the"
                + " results."));
        all.add(divided((e, s) -> e * s, "You multiply the exponentials by their sum. Divide them by it."));
        all.add(divided((e, s) -> s / e, "Your division is upside down: divide the exponential by the sum."));
        all.add(divided((e, s) -> (int) e / (int) s, "You divide whole numbers, or the quotient is rounded to a whole"
                + " number. Compute with doubles."));
    }

    private static void formulas(List<Choice<SoftmaxProgram>> all) {
        all.add(place("power", p -> p.power = v -> (float) StrictMath.exp(v), "The exponentials are floats, which have"
                + " 7 digits. Compute with doubles."));
        all.add(place("power", p -> p.power = v -> (int) StrictMath.exp(v), "The exponentials are turned into whole"
                + " numbers, so what comes after the point is lost. Compute with doubles."));
        all.add(place("power", p -> {
            p.power = v -> v;
            p.plain = true;
        }, "exp and the subtraction are missing: you divide the scores by their sum. But scores may be below 0, so"
                + " first subtract the largest from each, and take exp of each difference."));
        all.add(place("power", p -> p.late = p.plain = true, "In your method exp comes last. Take the exponentials"
                + " first, then divide them by their sum, so that the results add up to 1."));
        all.add(place("power", p -> p.late = true, "In your method exp comes last. Take the exponentials first, then"
                + " divide them by their sum, so that the results add up to 1."));
        all.add(last(StrictMath::log, "Your result contains the logarithms of the probabilities, which are never above"
                + " 0. Take exp of each."));
        all.add(last(p -> -StrictMath.log(p), "Your result contains the losses, -log p. The exercise asks for p"
                + " itself."));
        all.add(place("power", p -> {
            p.plain = p.single = true;
            p.power = v -> 1 / (1 + StrictMath.exp(-v));
        }, "You take the sigmoid of each score by itself, so a row doesn't add up to 1. Take exp of each, and divide by"
                + " the row's sum."));
        all.add(last(p -> 100 * p, "Your result contains percentages. A row must add up to 1, not to 100."));
        all.add(last(p -> (float) p,
                "The probabilities pass through a float, which has 7 digits. Compute with doubles."));
        all.add(last(p -> (int) p, "An int or a cast cuts the probabilities off to whole numbers. Compute with"
                + " doubles."));
        for (double digits : new double[] {10, 100, 1e3, 1e4, 1e5, 1e6}) {
            all.add(last(p -> Math.rint(p * digits) / digits, "You round the probabilities. Return them as they are."));
        }
    }

    /** What leaves the matrix's bounds. An exception costs more than a wrong number, so these are tried last. */
    private static void outside(List<Choice<SoftmaxProgram>> all) {
        all.add(put((y, p) -> some(false, y, p, 0, y.getRowDimension() + 1), "The loop over the rows goes one row too"
                + " far: rows are counted from 0, so the last one is getRowDimension() - 1. Write < and not <=."));
        for (boolean zero : new boolean[] {false, true}) {
            all.add(put((y, p) -> some(zero, y, p, 0, y.getColumnDimension()), "The loop over the rows goes up to the"
                    + " number of columns. Use getRowDimension() instead."));
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
