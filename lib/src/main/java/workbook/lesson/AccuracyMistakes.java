package workbook.lesson;

import static workbook.lesson.AccuracyProgram.count;
import static workbook.lesson.AccuracyProgram.hit;
import static workbook.lesson.AccuracyProgram.label;
import static workbook.lesson.AccuracyProgram.largest;
import static workbook.lesson.AccuracyProgram.share;
import static workbook.lesson.AccuracyProgram.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices.Choice;

/** What people choose wrongly in counting right guesses. */
final class AccuracyMistakes {

    private AccuracyMistakes() { }

    static List<Choice<AccuracyProgram>> all() {
        List<Choice<AccuracyProgram>> all = new ArrayList<>();
        shares(all);
        rows(all);
        hits(all);
        outside(all);
        return all;
    }

    private static void rows(List<Choice<AccuracyProgram>> all) {
        all.add(count((hits, n, classes) -> sum(hits, 1, n), "The first row is left out. Rows are numbered from 0."));
        all.add(count((hits, n, classes) -> sum(hits, 0, n - 1), "The last row is left out: the loop over the rows ends"
                + " one row too early."));
        all.add(count((hits, n, classes) -> sum(hits, 0, 1), "Only the first row is looked at. Does your loop return in"
                + " its first round? Return after the loop."));
        all.add(count((hits, n, classes) -> n * hits.applyAsDouble(0), "Only the first row is looked at, and its 1 or 0"
                + " is the result, as if the loop returned in its first round. Return only after the loop."));
        all.add(count((hits, n, classes) -> n * (sum(hits, 0, n) > 0 ? 1 : 0), "The result is 1 if at least one guess"
                + " equals its label, and 0 otherwise. Either the loop returns at the first right guess, but it should"
                + " return only after the last row. Or whole numbers are divided, as in 1 - wrong / all: make one of"
                + " the two a double before the division."));
        all.add(count((hits, n, classes) -> hits.applyAsDouble(n - 1), "Only the last row counts, because each round"
                + " replaces the count of the rounds before it. Add to the count instead, with right++."));
        all.add(count((hits, n, classes) -> Math.min(1, sum(hits, 0, n)), "The count never gets past 1: either the loop"
                + " stops at the first right guess, or right is set to 1 instead of being counted up (right =+ 1 does"
                + " that)."));
        all.add(count((hits, n, classes) -> until(hits, n), "Your method stops counting at the first wrong guess. It"
                + " should go on to the last row."));
        all.add(count((hits, n, classes) -> n - sum(hits, 0, n), "Your result is the fraction of wrong guesses. Count"
                + " the rows whose guess equals the label."));
        all.add(count((hits, n, classes) -> 2 * sum(hits, 0, n) - n, "Each wrong guess subtracts 1 from the count. It"
                + " should leave the count as it was, because only right guesses are counted."));
        all.add(count((hits, n, classes) -> sum(hits, 0, n) + 1, "The count starts at 1. Start it at 0."));
        all.add(count((hits, n, classes) -> n, "The result is always 1, as if every row counted. Is there a semicolon"
                + " right after if (…)? It would end the if, so that the next line runs for every row."));
        all.add(count((hits, n, classes) -> classes,
                "You count the columns. Count the rows whose guess equals the label."));
    }

    private static void shares(List<Choice<AccuracyProgram>> all) {
        all.add(share((right, n, classes) -> (int) right / n, "The result is 1 if every guess equals its label, and 0"
                + " otherwise. Either an int is divided by an int, which drops what comes after the decimal point: make"
                + " one of the two a double before the division. Or the loop returns at the first wrong guess."));
        all.add(share((right, n, classes) -> right, "Your result is the number of right guesses. Divide it by the"
                + " number of rows."));
        all.add(share((right, n, classes) -> 100 * right / n, "Your result is in percent. It should be a number from 0"
                + " to 1."));
        all.add(share((right, n, classes) -> (int) (100 * right / n), "Your result is in percent, and cut to a whole"
                + " number. It should be a double from 0 to 1."));
        all.add(share((right, n, classes) -> (int) right / n * 100, "Your result is in percent, and two ints are"
                + " divided before the multiplication by 100, which drops what comes after the decimal point. It should"
                + " be a double from 0 to 1."));
        all.add(share((right, n, classes) -> right / classes, "You divide by the number of classes, which is the number"
                + " of columns. There is one guess for each row, so divide by the number of rows."));
        all.add(share((right, n, classes) -> right / (n * classes), "You divide by the number of all scores. There is"
                + " one guess for each row, so divide by the number of rows."));
        all.add(share((right, n, classes) -> right / (n - 1), "You divide by one less than the number of rows. Rows are"
                + " numbered from 0, but there are labels.length of them."));
        all.add(share((right, n, classes) -> right / (n + 1), "You divide by one more than the number of rows. There"
                + " are labels.length rows."));
        all.add(share((right, n, classes) -> n / right, "The division is upside down. Divide the number of right"
                + " guesses by the number of rows."));
        all.add(share((right, n, classes) -> (float) (right / n), "The result passes through a float, which has only"
                + " about 7 digits. Compute with doubles."));
        all.add(share((right, n, classes) -> Math.round(right / n), "The result is rounded to 0 or 1. Return it without"
                + " rounding."));
        for (double digits : new double[] {10, 100, 1000, 1e4}) {
            all.add(share((right, n, classes) -> Math.round(right / n * digits) / digits, "The result is rounded."
                    + " Return it without rounding."));
            all.add(share((right, n, classes) -> (int) (right / n * digits) / digits, "The last digits of the result"
                    + " are cut off. Return all of them."));
        }
        all.add(share((right, n, classes) -> 0, "The result is always 0. Either no guess ever counts as right, or the"
                + " count is too small for a division of whole numbers: in Java, 3 / 4 is 0. Print the count before you"
                + " divide."));
    }

    private static void hits(List<Choice<AccuracyProgram>> all) {
        all.add(hit((s, labels, i, guess) -> guess == label(labels, 0) ? 1 : 0, "Every guess is compared with the first"
                + " label. The label of row i is labels[i]."));
        all.add(hit((s, labels, i, guess) -> guess == i ? 1 : 0, "The guess is compared with the index of its row."
                + " Compare it with labels[i]."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, guess) == label(labels, i) ? 1 : 0, "The largest score is"
                + " compared with the label. A label is the index of a column, so compare it with the column of the"
                + " largest score."));
        all.add(hit((s, labels, i, guess) -> (int) s.getEntry(i, guess) == label(labels, i) ? 1 : 0,
                "The largest score, as an int, is compared with the label. A label is the index of a column, so compare"
                        + " it with the column of the largest score."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, guess) == Arrays.stream(s.getData())
                .flatMapToDouble(Arrays::stream).max().getAsDouble() && guess == label(labels, i) ? 1 : 0,
                "You look for a single largest score in all rows together. Each row has its own, so look for it inside"
                        + " the loop over the rows."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, label(labels, i)) > 0 ? 1 : 0, "A row counts as right if its"
                + " label's score is above 0. But another score may be larger: the guess is the column of the row's"
                + " largest score."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, label(labels, i)) > 0.5 ? 1 : 0, "A row counts as right if"
                + " its label's score is above 0.5. But scores aren't probabilities: the guess is the column of the"
                + " row's largest score."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, label(labels, i)), "You add up the scores of the labels."
                + " Count the rows whose guess equals the label."));
        all.add(hit((s, labels, i, guess) -> sofar(s, i, j -> j == label(labels, i)), "Your method counts inside the"
                + " loop over the columns, so a row can count several times. Close that loop first, and then compare"
                + " the guess with the label, once for each row."));
        all.add(hit((s, labels, i, guess) -> running(s, i, j -> j == label(labels, i)), "A row counts as soon as its"
                + " label's score is the largest so far. But a later score may be larger, so finish the row first, and"
                + " then compare the guess with the label."));
    }

    /**
     * What reaches outside of the matrix or the labels. An exception costs more than a wrong number, so these are tried
     * last.
     */
    private static void outside(List<Choice<AccuracyProgram>> all) {
        all.add(count((hits, n, classes) -> sum(hits, 0, n + 1), "The loop over the rows goes one row too far: rows are"
                + " numbered from 0, so the last one is labels.length - 1. Write < instead of <=."));
        all.add(count((hits, n, classes) -> sum(hits, 0, classes), "The loop over the rows runs up to the number of"
                + " columns. Use labels.length or getRowDimension()."));
        all.add(hit((s, labels, i, guess) -> label(labels, guess) == guess ? 1 : 0, "You use the guess as the index of"
                + " the label, labels[guess]. The label of row i is labels[i]."));
        all.add(hit((s, labels, i, guess) -> label(labels, guess) == i ? 1 : 0, "The row and the guess are exchanged:"
                + " labels[guess] is compared with the row. Compare labels[i] with the guess."));
    }

    /** How often, while the row is searched, the best column so far is such. */
    private static double sofar(RealMatrix scores, int i, IntPredicate column) {
        double[] row = scores.getRow(i);
        return IntStream.range(0, row.length).filter(j -> column.test(largest(Arrays.copyOf(row, j + 1)))).count();
    }

    /** How often, while the row is searched, such a column becomes the best. */
    private static double running(RealMatrix scores, int i, IntPredicate column) {
        double[] row = scores.getRow(i);
        return IntStream.range(0, row.length).filter(j -> largest(Arrays.copyOf(row, j + 1)) == j && column.test(j))
                .count();
    }

    private static double until(IntToDoubleFunction hits, int rows) {
        int i = 0;
        while (i < rows && hits.applyAsDouble(i) > 0) {
            i++;
        }
        return i;
    }
}
