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
        all.add(count((hits, n, classes) -> sum(hits, 1, n), "The first row is left out. Rows count from 0."));
        all.add(count((hits, n, classes) -> sum(hits, 0, n - 1), "The last row is left out: the loop over the rows"
                + " ends one too early."));
        all.add(count((hits, n, classes) -> sum(hits, 0, 1), "Only the first row is looked at. Does the loop return in"
                + " its first round? Return after it."));
        all.add(count((hits, n, classes) -> n * hits.applyAsDouble(0), "Only the first row is looked at, and its 1 or"
                + " 0 is the result, as if the loop returned in its first round. Return after it."));
        all.add(count((hits, n, classes) -> n * (sum(hits, 0, n) > 0 ? 1 : 0), "The result is 1 as soon as one guess"
                + " is its label, and else 0. Either the loop returns there: return after it. Or whole numbers are"
                + " divided, as in 1 - wrong / all: make one of the two a double before it divides."));
        all.add(count((hits, n, classes) -> hits.applyAsDouble(n - 1), "Only the last row counts: each round replaces"
                + " what the one before counted. Add to it, with right++."));
        all.add(count((hits, n, classes) -> Math.min(1, sum(hits, 0, n)), "It counts no further than 1: either the"
                + " loop stops at the first right row, or right is set to 1 and not counted up (right =+ 1 does"
                + " that)."));
        all.add(count((hits, n, classes) -> until(hits, n), "It stops at the first wrong row. Go on to the last."));
        all.add(count((hits, n, classes) -> n - sum(hits, 0, n), "That is the fraction that is wrong. Count where the"
                + " guess is the label."));
        all.add(count((hits, n, classes) -> 2 * sum(hits, 0, n) - n, "A wrong row takes one away. It counts nothing:"
                + " only right ones are added."));
        all.add(count((hits, n, classes) -> sum(hits, 0, n) + 1, "The count starts at 1. Start it at 0."));
        all.add(count((hits, n, classes) -> n, "It is always 1, as if every row counted. A semicolon right after if"
                + " (…) ends it: what stands below is then done in any case."));
        all.add(count((hits, n, classes) -> classes,
                "It counts the columns. Count the rows whose guess is the label."));
    }

    private static void shares(List<Choice<AccuracyProgram>> all) {
        all.add(share((right, n, classes) -> (int) right / n, "The result is 1 if all guesses are their labels, and"
                + " else 0. Either an int is divided by an int, which drops what comes after the point: make one of"
                + " the two a double before it divides. Or the loop returns at the first wrong guess."));
        all.add(share((right, n, classes) -> right, "That is how many are right. Divide by the number of rows."));
        all.add(share((right, n, classes) -> 100 * right / n, "That is in percent. It should be from 0 to 1."));
        all.add(share((right, n, classes) -> (int) (100 * right / n), "That is in percent, and in whole ones. It"
                + " should be from 0 to 1, and a double."));
        all.add(share((right, n, classes) -> (int) right / n * 100, "That is in percent, and two ints are divided"
                + " before that, which drops what comes after the point. It should be from 0 to 1, and a double."));
        all.add(share((right, n, classes) -> right / classes, "It divides by the number of classes, the columns. A"
                + " guess is made for each row: divide by the rows."));
        all.add(share((right, n, classes) -> right / (n * classes), "It divides by the number of all scores. A guess"
                + " is made for each row: divide by the rows."));
        all.add(share((right, n, classes) -> right / (n - 1), "It divides by one less than the number of rows. They"
                + " count from 0, but there are labels.length of them."));
        all.add(share((right, n, classes) -> right / (n + 1), "It divides by one more than the number of rows. There"
                + " are labels.length of them."));
        all.add(share((right, n, classes) -> n / right, "The division is upside down. Divide the right ones by all."));
        all.add(share((right, n, classes) -> (float) (right / n), "The result goes through a float, which has 7"
                + " digits. Compute with doubles."));
        all.add(share((right, n, classes) -> Math.round(right / n), "The result is rounded to 0 or 1. Return it as it"
                + " comes."));
        for (double digits : new double[] {10, 100, 1000, 1e4}) {
            all.add(share((right, n, classes) -> Math.round(right / n * digits) / digits, "The result is rounded."
                    + " Return it as it comes."));
            all.add(share((right, n, classes) -> (int) (right / n * digits) / digits, "Digits of the result are cut"
                    + " off. Return it as it comes."));
        }
        all.add(share((right, n, classes) -> 0, "It is always 0. Either nothing ever counts as right, or the count is"
                + " too small for a division of whole numbers: in Java, 3 / 4 is 0. Print the count before you"
                + " divide."));
    }

    private static void hits(List<Choice<AccuracyProgram>> all) {
        all.add(hit((s, labels, i, guess) -> guess == label(labels, 0) ? 1 : 0, "Every guess is held against the first"
                + " label. Row i has labels[i]."));
        all.add(hit((s, labels, i, guess) -> guess == i ? 1 : 0, "The guess is held against the number of its row."
                + " Hold it against labels[i]."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, guess) == label(labels, i) ? 1 : 0, "The largest score is"
                + " held against the label. A label is a column: hold the column of the largest score against it."));
        all.add(hit((s, labels, i, guess) -> (int) s.getEntry(i, guess) == label(labels, i) ? 1 : 0,
                "The largest score, as an int, is held against the label. A label is a column: hold the column of the"
                        + " largest score against it."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, guess) == Arrays.stream(s.getData())
                .flatMapToDouble(Arrays::stream).max().getAsDouble() && guess == label(labels, i) ? 1 : 0,
                "One largest score is sought in all rows together. Each row has its own: seek it inside the loop over"
                        + " the rows."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, label(labels, i)) > 0 ? 1 : 0, "A row counts as right if"
                + " its label's score is above 0. It may be, and another still larger: the guess is the largest of the"
                + " row."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, label(labels, i)) > 0.5 ? 1 : 0, "A row counts as right if"
                + " its label's score is above 0.5. Scores are no probabilities: the guess is the largest of the"
                + " row."));
        all.add(hit((s, labels, i, guess) -> s.getEntry(i, label(labels, i)), "The labels' own scores are added up."
                + " Count the rows whose guess is the label."));
        all.add(hit((s, labels, i, guess) -> sofar(s, i, j -> j == label(labels, i)), "It counts inside the loop over"
                + " the columns, so a row can count several times. Close that loop first, and then compare the guess"
                + " with the label, once a row."));
        all.add(hit((s, labels, i, guess) -> running(s, i, j -> j == label(labels, i)), "A row counts when its label's"
                + " score is the largest so far. A later one may be larger: finish the row first, then compare the"
                + " guess with the label."));
    }

    /** What leaves the matrix or the labels. An exception costs more than a wrong number, so these are tried last. */
    private static void outside(List<Choice<AccuracyProgram>> all) {
        all.add(count((hits, n, classes) -> sum(hits, 0, n + 1), "The loop over the rows goes one too far: they count"
                + " from 0, so the last is labels.length - 1. Write < and not <=."));
        all.add(count((hits, n, classes) -> sum(hits, 0, classes), "The loop over the rows goes up to the number of"
                + " columns. Take labels.length, or getRowDimension()."));
        all.add(hit((s, labels, i, guess) -> label(labels, guess) == guess ? 1 : 0, "The label is taken at the place"
                + " of the guess, labels[guess]. Row i has labels[i]."));
        all.add(hit((s, labels, i, guess) -> label(labels, guess) == i ? 1 : 0, "Row and guess are exchanged:"
                + " labels[guess] is held against the row. Hold labels[i] against the guess."));
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
