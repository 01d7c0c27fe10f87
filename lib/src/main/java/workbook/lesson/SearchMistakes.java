package workbook.lesson;

import static workbook.lesson.AccuracyProgram.guess;
import static workbook.lesson.AccuracyProgram.largest;
import static workbook.lesson.AccuracyProgram.place;
import static workbook.lesson.AccuracyProgram.sum;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;

/** What people choose wrongly in seeking the largest score of a row. */
final class SearchMistakes {

    private SearchMistakes() { }

    static List<Choice<AccuracyProgram>> common() {
        List<Choice<AccuracyProgram>> all = new ArrayList<>();
        all.add(guess(row -> Arrays.stream(row).max().getAsDouble() > 0 ? largest(row) : 0, "The largest so far starts"
                + " at 0 or just above it, as Double.MIN_VALUE is. So scores below that never win: start with the"
                + " first score of the row."));
        all.add(guess(row -> Arrays.stream(row).max().getAsDouble() > 0 ? largest(row) : -1, "The largest so far"
                + " starts at 0 or just above it, as Double.MIN_VALUE is. So scores below that never win: start with"
                + " the first score of the row."));
        for (double start : new double[] {-1, 1}) {
            all.add(guess(row -> Arrays.stream(row).max().getAsDouble() > start ? largest(row) : 0,
                    "The largest so far starts at " + Due.words(start) + ", so smaller scores never win. Start with"
                            + " the first score of the row."));
        }
        all.add(guess(row -> largest(Arrays.stream(row).map(v -> -v).toArray()), "The guess is the column of the"
                + " smallest score. It is that of the largest."));
        all.add(guess(row -> {
            int best = 0;
            for (int j = 1; j < row.length; j++) {
                best = row[j] < row[best] ? j : best;
            }
            return Arrays.stream(row).min().getAsDouble() < 0 ? best : 0;
        }, "The guess is the column of the smallest score, in a search that starts at 0. It is that of the largest:"
                + " write >, and start with the first score of the row."));
        all.add(guess(row -> 0, "The guess is always class 0. Where a score is larger than the best so far, note its"
                + " column."));
        all.add(guess(row -> row.length - 1, "The guess is always the last column. Note a column only where its score"
                + " is larger than the best so far. (A row that was sorted has its largest score there, too.)"));
        all.add(guess(row -> largest(row) + 1, "The guess is one more than the column of the largest score. Labels"
                + " count columns from 0, as Java does."));
        all.add(guess(row -> largest(row) - 1, "The guess is one less than the column of the largest score. Labels"
                + " count columns from 0, as Java does."));
        all.add(guess(row -> last(row, j -> row[j] > row[Math.max(0, j - 1)]), "Each score is compared with the one"
                + " before it. Compare it with the best so far."));
        all.add(guess(row -> last(row, j -> row[j] > row[0]), "Each score is compared with the row's first, so the"
                + " last one above that wins. Where a score is larger, it must become the largest so far: set both max"
                + " and the column."));
        all.add(guess(row -> last(row, j -> row[j] > 0), "The last score above 0 wins. Compare each with the largest"
                + " so far, and where it is larger, set both max and the column."));
        all.add(guess(row -> 1 + largest(Arrays.copyOfRange(row, 1, row.length)), "Class 0 is never guessed: the"
                + " search begins with column 1, so it must take column 0 as the best so far."));
        all.add(guess(row -> largest(Arrays.copyOf(row, row.length - 1)), "The last class is never guessed: the loop"
                + " over the columns ends one too early."));
        all.add(guess(row -> largest(Arrays.stream(row).map(Math::abs).toArray()), "The guess is the score that is"
                + " farthest from 0. -8 is less than 5: compare without Math.abs."));
        return all;
    }

    static List<Choice<AccuracyProgram>> rare() {
        List<Choice<AccuracyProgram>> all = new ArrayList<>();
        all.add(guess(row -> largest(Arrays.stream(row).map(v -> (int) v).toArray()), "Scores are compared as whole"
                + " numbers: an int or a cast drops what comes after the point, and close ones come out equal. Compare"
                + " them as doubles."));
        all.add(guess(row -> last(row, j -> (int) row[j] == Arrays.stream(row).map(v -> (int) v).max().getAsDouble()),
                "Scores are compared as whole numbers: an int or a cast drops what comes after the point, and close"
                        + " ones come out equal. Compare them as doubles."));
        all.add(guess(row -> largest(Arrays.stream(row).map(Math::round).toArray()), "Scores are rounded before they"
                + " are compared, and close ones come out equal. Compare them as they are."));
        all.add(place("guess", p -> p.guess = s -> i -> largest(s.getColumn(i)), "The largest of a column is sought."
                + " Each row is an example: seek the largest of a row."));
        all.add(place("guess", p -> {
            p.guess = s -> i -> largest(s.getColumn(i));
            p.count = (hits, n, classes) -> sum(hits, 0, classes);
        }, "The largest of a column is sought, column after column. Each row is an example: go over the rows, and seek"
                + " the largest of each."));
        all.add(place("guess", p -> p.guess = s -> i -> largest(s.getRow(0)), "Every guess is that of row 0. Seek the"
                + " largest of row i."));
        all.add(place("guess", p -> p.guess = s -> i -> {
            double[] row = new double[s.getRowDimension()];
            Arrays.setAll(row, j -> s.getEntry(i, j));
            return largest(row);
        }, "The loop over the columns goes up to the number of rows. Take scores.getColumnDimension()."));
        all.add(place("guess", p -> p.guess = s -> i -> {
            double[] row = new double[s.getColumnDimension()];
            Arrays.setAll(row, j -> s.getEntry(j, i));
            return largest(row);
        }, "Row and column of the scores are exchanged: getEntry(row, column), and row i is an example."));
        for (double start : new double[] {Double.NEGATIVE_INFINITY, 0, Double.NaN}) {
            String from = start == 0 ? "The largest score starts at 0, and is" : "The largest score so far is";
            for (int none : new int[] {0, -1}) {
                all.add(kept(none, false, start, from + " kept from row to row. Begin each row with its first score:"
                        + " declare it inside the loop over the rows."));
                all.add(kept(none, true, start, from + " kept from row to row, and its column too. Begin each row with"
                        + " its first score: declare both inside the loop over the rows."));
            }
        }
        all.add(place("guess", p -> p.guess = s -> {
            int[] best = {0};
            return i -> best[0] = last(s.getRow(i), best[0]);
        }, "The best column is kept from row to row. Begin each row with column 0: declare best inside the loop over"
                + " the rows."));
        return all;
    }

    /** The best column, if that one is the best at first and column 0 isn't looked at. */
    private static int last(double[] row, int first) {
        int best = first;
        for (int j = 1; j < row.length; j++) {
            best = row[j] > row[best] ? j : best;
        }
        return best;
    }

    /**
     * The largest score is kept from row to row, and perhaps its column.
     *
     * @param none the column before any is found
     * @param start NaN is the first entry
     */
    private static Choice<AccuracyProgram> kept(int none, boolean column, double start, String sentence) {
        return place("guess", p -> p.guess = s -> {
            double[] max = {Double.isNaN(start) ? s.getEntry(0, 0) : start};
            int[] best = {none};
            return i -> {
                best[0] = column ? best[0] : none;
                for (int j = 0; j < s.getColumnDimension(); j++) {
                    best[0] = s.getEntry(i, j) > max[0] ? j : best[0];
                    max[0] = Math.max(max[0], s.getEntry(i, j));
                }
                return best[0];
            };
        }, sentence);
    }

    private static int last(double[] row, IntPredicate column) {
        return IntStream.range(0, row.length).filter(column).reduce(0, (a, b) -> b);
    }
}
