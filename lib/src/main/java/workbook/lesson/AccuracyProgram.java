package workbook.lesson;

import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToIntFunction;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices.Choice;

/** The accuracy, choice by choice. */
final class AccuracyProgram implements ToDoubleBiFunction<RealMatrix, int[]> {
    Guesser guess = each(AccuracyProgram::largest);
    Hit hit = (scores, labels, i, guess) -> guess == label(labels, i) ? 1 : 0;
    Count count = (hits, rows, columns) -> sum(hits, 0, rows);
    Share share = (right, rows, columns) -> right / rows;

    @Override
    public double applyAsDouble(RealMatrix scores, int[] labels) {
        IntUnaryOperator guesser = guess.of(scores);
        return share.of(count.of(i -> hit.of(scores, labels, i, guesser.applyAsInt(i)), scores.getRowDimension(),
                scores.getColumnDimension()), scores.getRowDimension(), scores.getColumnDimension());
    }

    /** Makes a row's guess; what it keeps from row to row is its own. */
    interface Guesser {
        IntUnaryOperator of(RealMatrix scores);
    }

    interface Hit {
        double of(RealMatrix scores, int[] labels, int row, int guess);
    }

    interface Count {
        double of(IntToDoubleFunction hits, int rows, int columns);
    }

    interface Share {
        double of(double right, int rows, int columns);
    }

    static double sum(IntToDoubleFunction hits, int from, int to) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            sum += hits.applyAsDouble(i);
        }
        return sum;
    }

    static int largest(double[] row) {
        int best = 0;
        for (int j = 1; j < row.length; j++) {
            best = row[j] > row[best] ? j : best;
        }
        return best;
    }

    /** A hot array access throws without a message; this one says which index is wrong. */
    static int label(int[] labels, int i) {
        return labels[Objects.checkIndex(i, labels.length)];
    }

    static Guesser each(ToIntFunction<double[]> guess) {
        return scores -> i -> guess.applyAsInt(scores.getRow(i));
    }

    static Choice<AccuracyProgram> place(String place, Consumer<AccuracyProgram> how, String sentence) {
        return new Choice<>(place, how, sentence);
    }

    static Choice<AccuracyProgram> guess(ToIntFunction<double[]> guess, String sentence) {
        return place("guess", p -> p.guess = each(guess), sentence);
    }

    static Choice<AccuracyProgram> hit(Hit hit, String sentence) {
        return place("hit", p -> p.hit = hit, sentence);
    }

    static Choice<AccuracyProgram> count(Count count, String sentence) {
        return place("count", p -> p.count = count, sentence);
    }

    static Choice<AccuracyProgram> share(Share share, String sentence) {
        return place("share", p -> p.share = share, sentence);
    }
}
