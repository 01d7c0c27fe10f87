package workbook.lesson;

import static workbook.lesson.SoftmaxProgram.divided;
import static workbook.lesson.SoftmaxProgram.each;
import static workbook.lesson.SoftmaxProgram.less;
import static workbook.lesson.SoftmaxProgram.max;
import static workbook.lesson.SoftmaxProgram.mean;
import static workbook.lesson.SoftmaxProgram.min;
import static workbook.lesson.SoftmaxProgram.place;
import static workbook.lesson.SoftmaxProgram.put;
import static workbook.lesson.SoftmaxProgram.shift;
import static workbook.lesson.SoftmaxProgram.some;
import static workbook.lesson.SoftmaxProgram.sum;
import static workbook.lesson.SoftmaxProgram.whole;

import backprop.matrix.DenseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices.Choice;

/** What people choose wrongly in a softmax of rows, the commonest first. */
final class SoftmaxMistakes {

    private SoftmaxMistakes() { }

    static List<Choice<SoftmaxProgram>> all() {
        List<Choice<SoftmaxProgram>> all = new ArrayList<>();
        shifts(all);
        sums(all);
        formulas(all);
        rows(all);
        return all;
    }

    private static void shifts(List<Choice<SoftmaxProgram>> all) {
        all.add(shift((y, i, j) -> 0, "Either you subtract nothing, or what you subtract doesn't keep exp from"
                + " overflowing, as the row's largest score would. exp(1000) is infinity, and infinity divided by"
                + " infinity is NaN; exp(-1000) is 0, and 0/0 is NaN too."));
        all.add(shift((y, i, j) -> mean(y[i]), "You subtract the row's mean. For a score far above the mean, exp still"
                + " overflows: only if you subtract the largest score is no exponential above 1."));
        all.add(shift((y, i, j) -> sum(y[i]), "You subtract the row's sum. If it is far above the largest score, all"
                + " exponentials are 0, and if it is far below, exp overflows: subtract the largest score."));
        all.add(shift((y, i, j) -> min(y[i]), "You subtract the smallest score, so the other differences are all above"
                + " 0, and exp may overflow. Subtract the largest score."));
        all.add(shift((y, i, j) -> y[i][0], "You subtract each row's first score. It need not be the largest, and exp"
                + " may overflow for a larger one."));
        all.add(shift((y, i, j) -> y[i][y[i].length - 1], "You subtract each row's last score. For a larger score"
                + " before it, exp may overflow: subtract the largest."));
        all.add(shift((y, i, j) -> max(y[0]), "You subtract the largest score of row 0 from every row. Each row needs"
                + " its own: look for it inside the loop over the rows, in row i."));
        all.add(shift((y, i, j) -> Math.max(0, max(y[i])), "Your largest score is never below 0: the search starts at"
                + " 0, or at Double.MIN_VALUE, which is just above 0. If all scores of a row are near -1000, all its"
                + " exponentials are then 0. Start with the row's first score."));
        all.add(shift((y, i, j) -> max(Arrays.stream(y[i]).map(Math::abs).toArray()), "You subtract the score that is"
                + " farthest from 0, without its sign: for -999 and -1001 that is 1001. Look for the largest score"
                + " as it is, without Math.abs."));
        all.add(shift((y, i, j) -> max(whole(y)), "You subtract the largest score of the whole batch from every row. In"
                + " a row far below it all exponentials are 0, and 0/0 is NaN: each row needs its own largest score."));
        all.add(less((v, s) -> s - v, "Your differences have the wrong sign, as in max - score, so the largest score"
                + " gets the smallest probability. Take exp(score - max)."));
    }

    private static void sums(List<Choice<SoftmaxProgram>> all) {
        all.add(divided((e, s) -> e, "The division is missing: your result contains the exponentials themselves. Divide"
                + " each row by its sum, so that it adds up to 1."));
        all.add(sum((e, i, j) -> sum(whole(e)), "You divide the exponentials by the sum of the whole batch. Each row is"
                + " an example with probabilities of its own, so divide it by its own sum."));
        all.add(sum((e, i, j) -> sum(whole(Arrays.copyOf(e, i + 1))), "Your sum is never set back to 0, so it still"
                + " contains the sums of earlier rows. Start it at 0 in each row: declare it inside the loop over the"
                + " rows."));
    }

    private static void formulas(List<Choice<SoftmaxProgram>> all) {
        all.add(place("power", p -> p.power = v -> v, "exp is missing. Scores, or their differences, may be below 0,"
                + " and then dividing by their sum doesn't give probabilities. First take exp of each."));
        all.add(place("power", p -> p.power = v -> Math.pow(2, v), "You take powers of 2. Take powers of e instead,"
                + " with Math.exp."));
    }

    private static void rows(List<Choice<SoftmaxProgram>> all) {
        all.add(place("axis", p -> {
            p.before = RealMatrix::transpose;
            p.after = (y, q) -> q.transpose();
        }, "In your result the columns add up to 1, and not the rows. A row is an example, so its probabilities must"
                + " add up to 1."));
        all.add(place("axis", p -> p.before = RealMatrix::transpose, "Rows and columns are exchanged: the scores are"
                + " transposed, and the result isn't transposed back. A row is an example."));
        all.add(place("axis", p -> p.after = (y, q) -> q.transpose(), "Your result is transposed. Row i of the"
                + " result must belong to row i of the scores."));
        all.add(place("axis", p -> {
            p.before = y -> new DenseMatrix(new double[][] {whole(y.getData())});
            p.after = (y, q) -> new DenseMatrix(each(y.getData(), (v, i, j) ->
                    q.getEntry(0, i * y.getColumnDimension() + j)));
        }, "In your result all entries together add up to 1. Each row is an example with probabilities of its own:"
                + " subtract its own largest score, and divide it by its own sum."));
        all.add(place("axis", p -> p.before = y -> new DenseMatrix(Arrays.stream(y.getData())
                .map(row -> DoubleStream.of(row).sorted().toArray()).toArray(double[][]::new)),
                "You sort the row, so the probabilities are no longer in the columns of their classes. Sort a copy, or"
                + " find the largest score with a loop."));
        all.add(put((y, p) -> y.copy(), "Your method returns the scores unchanged. Either you return scores, and not"
                + " the matrix that you have filled; or you work on the copy of a row that getRow(i) returns, and don't"
                + " put it back with setRow(i, …)."));
        all.add(put((y, p) -> y.scalarMultiply(0), "All entries are 0: nothing was put into the matrix that you return."
                + " setRow(i, …) puts a row into it."));
        List.of(false, true).forEach(zero -> {
            String else0 = zero ? " all 0" : " left as it was";
            all.add(put((y, p) -> some(zero, y, p, 0, y.getRowDimension() - 1), "The last row is" + else0 + ": the loop"
                    + " over the rows ends one row too early."));
            all.add(put((y, p) -> some(zero, y, p, 1, y.getRowDimension()), "The first row is" + else0 + ". Rows are"
                    + " counted from 0."));
            all.add(put((y, p) -> new DenseMatrix(each(y.getData(), (v, i, j) -> j < y.getColumnDimension() - 1
                    ? p.getEntry(i, j) : zero ? 0 : v)), "The last column is" + else0 + ": the loop over the columns"
                    + " ends one column too early."));
            all.add(put((y, p) -> new DenseMatrix(each(y.getData(), (v, i, j) -> j > 0 ? p.getEntry(i, j) : zero ? 0
                    : v)), "The first column is" + else0 + ". Columns are counted from 0."));
            all.add(put((y, p) -> some(zero, y, p, 0, 1), "Only the first row is filled in, and the others are"
                    + else0.replace("it was", "they were") + ", as if your method returned in the first round of its"
                    + " loop. Return after the loop."));
            all.add(put((y, p) -> {
                RealMatrix result = some(zero, y, p, 0, 0);
                IntStream.range(0, y.getRowDimension()).forEach(i -> result.setRow(0, p.getRow(i)));
                return result;
            }, "You write every row's result into row 0, and the other rows are"
                    + else0.replace("it was", "they were") + ". The softmax of row i belongs in row i."));
        });
        all.add(put((y, p) -> {
            RealMatrix result = y.copy();
            IntStream.range(0, y.getRowDimension()).forEach(i -> result.setRow(i, p.getRow(0)));
            return result;
        }, "Every row of your result belongs to the first example. Compute row i of the probabilities from row i of"
                + " the scores."));
        all.add(put((y, p) -> {
            RealMatrix result = y.copy();
            IntStream.range(0, y.getRowDimension()).forEach(i -> result.setRow(i, p.getRow(y.getRowDimension() - 1)));
            return result;
        }, "Every row of your result belongs to the last example. Either row i of the result isn't computed from row i"
                + " of the scores, or all rows share one array: make a new one in each round."));
        all.add(put((y, p) -> p.getRowMatrix(0), "Your method returns only the first example's probabilities. Return a"
                + " matrix with a row for each example."));
        all.add(put((y, p) -> p.getRowMatrix(p.getRowDimension() - 1), "Your method returns only the last example's"
                + " probabilities. Return a matrix with a row for each example."));
        all.add(put((y, p) -> new SoftmaxProgram().apply(p), "You take softmax twice: of the scores, and then again of"
                + " the probabilities. Take it once."));
        all.add(put((y, p) -> {
            y.setSubMatrix(p.getData(), 0, 0);
            return y;
        }, "The numbers are right, but they have overwritten the scores. The loss may still need the scores, so write"
                + " into scores.copy()."));
    }
}
