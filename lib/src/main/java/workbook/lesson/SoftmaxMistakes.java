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
        all.add(shift((y, i, j) -> 0, "Nothing is subtracted, or not what keeps exp from overflowing: the largest"
                + " score of the row. At 1000, exp overflows, and infinity over infinity is NaN; at -1000 it is 0, and"
                + " 0/0 is NaN too."));
        all.add(shift((y, i, j) -> mean(y[i]), "The mean is subtracted. A score far above it still overflows: only"
                + " with the largest score subtracted is no power above 1."));
        all.add(shift((y, i, j) -> sum(y[i]), "The row's sum is subtracted. It may be far above the largest score or"
                + " far below it, so all powers are 0, or they overflow: subtract the largest."));
        all.add(shift((y, i, j) -> min(y[i]), "The smallest score is subtracted, so the others are all above 0 and may"
                + " overflow. Subtract the largest."));
        all.add(shift((y, i, j) -> y[i][0], "Each row's first score is subtracted. It need not be the largest, and"
                + " then a larger one may overflow."));
        all.add(shift((y, i, j) -> y[i][y[i].length - 1], "Each row's last score is subtracted. A larger one before it"
                + " may overflow: subtract the largest."));
        all.add(shift((y, i, j) -> max(y[0]), "The largest score of row 0 is subtracted from every row. Each row needs"
                + " its own: seek it inside the loop over the rows, in row i."));
        all.add(shift((y, i, j) -> Math.max(0, max(y[i])), "The largest score is never below 0 in yours: the search"
                + " starts at 0, or at Double.MIN_VALUE, which is just above 0. Where all scores are near -1000, all"
                + " powers then are 0. Start at the row's first score."));
        all.add(shift((y, i, j) -> max(Arrays.stream(y[i]).map(Math::abs).toArray()), "The score farthest from 0 is"
                + " sought, and its sign dropped: of -999 and -1001 that is 1001. Seek the largest score as it is,"
                + " without Math.abs."));
        all.add(shift((y, i, j) -> max(whole(y)), "One largest score is subtracted from the whole batch. In a row far"
                + " below it all powers are 0, and 0/0 is NaN: each row needs its own."));
        all.add(less((v, s) -> s - v, "The differences are above 0, as in max - score, so the largest score gets the"
                + " smallest probability. It is exp(score - max)."));
    }

    private static void sums(List<Choice<SoftmaxProgram>> all) {
        all.add(divided((e, s) -> e, "The division is missing: those are the powers. Divide each row by its sum, so"
                + " that it adds up to 1."));
        all.add(sum((e, i, j) -> sum(whole(e)), "The powers are divided by the sum of the whole batch. Each row is an"
                + " example, with probabilities of its own: divide it by its own sum."));
        all.add(sum((e, i, j) -> sum(whole(Arrays.copyOf(e, i + 1))), "The sum goes on from row to row. Begin it at 0"
                + " in each row: declare it inside the loop over the rows."));
    }

    private static void formulas(List<Choice<SoftmaxProgram>> all) {
        all.add(place("power", p -> p.power = v -> v, "exp is missing. Scores, or their differences, may be below 0:"
                + " divided by their sum, they are no probabilities. First take exp of each."));
        all.add(place("power", p -> p.power = v -> Math.pow(2, v), "Those are powers of 2. Take powers of e, by"
                + " Math.exp."));
    }

    private static void rows(List<Choice<SoftmaxProgram>> all) {
        all.add(place("axis", p -> {
            p.before = RealMatrix::transpose;
            p.after = (y, q) -> q.transpose();
        }, "The columns add up to 1, and not the rows. A row is an example, and its probabilities are what adds up to"
                + " 1."));
        all.add(place("axis", p -> p.before = RealMatrix::transpose, "Rows and columns are exchanged: the scores are"
                + " transposed, and not turned back. A row is an example."));
        all.add(place("axis", p -> p.after = (y, q) -> q.transpose(), "The result is transposed. Row i of it belongs"
                + " to row i of the scores."));
        all.add(place("axis", p -> {
            p.before = y -> new DenseMatrix(new double[][] {whole(y.getData())});
            p.after = (y, q) -> new DenseMatrix(each(y.getData(), (v, i, j) ->
                    q.getEntry(0, i * y.getColumnDimension() + j)));
        }, "All entries together add up to 1. Each row is an example, with probabilities of its own: subtract its own"
                + " largest score, and divide it by its own sum."));
        all.add(place("axis", p -> p.before = y -> new DenseMatrix(Arrays.stream(y.getData())
                .map(row -> DoubleStream.of(row).sorted().toArray()).toArray(double[][]::new)),
                "The row is sorted, so the probabilities are no longer in the columns of their classes. Sort a copy,"
                + " or seek the largest score in a loop."));
        all.add(put((y, p) -> y.copy(), "The scores come back as they were. Either you return them, and not what you"
                + " have filled; or you work on the copy of a row that getRow(i) gives, and don't put it back with"
                + " setRow(i, …)."));
        all.add(put((y, p) -> y.scalarMultiply(0), "All entries are 0: nothing has been put into the matrix that you"
                + " return. setRow(i, …) puts a row into it."));
        List.of(false, true).forEach(zero -> {
            String else0 = zero ? " all 0" : " left as it was";
            all.add(put((y, p) -> some(zero, y, p, 0, y.getRowDimension() - 1), "The last row is" + else0 + ": the"
                    + " loop over the rows ends one too early."));
            all.add(put((y, p) -> some(zero, y, p, 1, y.getRowDimension()), "The first row is" + else0 + ". Rows count"
                    + " from 0."));
            all.add(put((y, p) -> new DenseMatrix(each(y.getData(), (v, i, j) -> j < y.getColumnDimension() - 1
                    ? p.getEntry(i, j) : zero ? 0 : v)), "The last column is" + else0 + ": the loop over the columns"
                    + " ends one too early."));
            all.add(put((y, p) -> new DenseMatrix(each(y.getData(), (v, i, j) -> j > 0 ? p.getEntry(i, j) : zero ? 0
                    : v)), "The first column is" + else0 + ". Columns count from 0."));
            all.add(put((y, p) -> some(zero, y, p, 0, 1), "Only the first row is done, and the others are"
                    + else0.replace("it was", "they were") + ", as if the loop returned in its first round. Return"
                    + " after the loop."));
            all.add(put((y, p) -> {
                RealMatrix result = some(zero, y, p, 0, 0);
                IntStream.range(0, y.getRowDimension()).forEach(i -> result.setRow(0, p.getRow(i)));
                return result;
            }, "Everything goes into row 0, and the others are" + else0.replace("it was", "they were") + ". The"
                    + " softmax of row i belongs in row i."));
        });
        all.add(put((y, p) -> {
            RealMatrix result = y.copy();
            IntStream.range(0, y.getRowDimension()).forEach(i -> result.setRow(i, p.getRow(0)));
            return result;
        }, "Every row is that of the first example. Go on to row i of the scores for row i of the probabilities."));
        all.add(put((y, p) -> {
            RealMatrix result = y.copy();
            IntStream.range(0, y.getRowDimension()).forEach(i -> result.setRow(i, p.getRow(y.getRowDimension() - 1)));
            return result;
        }, "Every row is that of the last example. Either row i of the result isn't made of row i of the scores, or"
                + " one array is used for all rows: make a new one in each round."));
        all.add(put((y, p) -> p.getRowMatrix(0), "Only the first example's probabilities come back. Return a matrix"
                + " with a row for each example."));
        all.add(put((y, p) -> p.getRowMatrix(p.getRowDimension() - 1), "Only the last example's probabilities come"
                + " back. Return a matrix with a row for each example."));
        all.add(put((y, p) -> new SoftmaxProgram().apply(p), "Softmax is taken twice: of the scores, and of the"
                + " probabilities that came of it. Take it once."));
        all.add(put((y, p) -> {
            y.setSubMatrix(p.getData(), 0, 0);
            return y;
        }, "The numbers are right, but they were written over the scores. The loss may still need these: write into"
                + " scores.copy()."));
    }
}
