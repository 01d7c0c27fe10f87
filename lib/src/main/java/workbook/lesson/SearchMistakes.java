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

/** What people choose wrongly when they look for the largest score of a row. */
final class SearchMistakes {

    private SearchMistakes() { }

    static List<Choice<AccuracyProgram>> common() {
        List<Choice<AccuracyProgram>> all = new ArrayList<>();
        all.add(guess(row -> Arrays.stream(row).max().getAsDouble() > 0 ? largest(row) : 0, "The largest score so far"
                + " starts at 0, or just above it, as with Double.MIN_VALUE. So scores below that never win: start with"
                + " the first score of the row."));
        all.add(guess(row -> Arrays.stream(row).max().getAsDouble() > 0 ? largest(row) : -1, "The largest score so far"
                + " starts at 0, or just above it, as with Double.MIN_VALUE. So scores below that never win: start with"
                + " the first score of the row."));
        for (double start : new double[] {-1, 1}) {
            all.add(guess(row -> Arrays.stream(row).max().getAsDouble() > start ? largest(row) : 0,
                    "The largest score so far starts at " + Due.words(start) + ", so smaller scores never win. Start"
                            + " with the first score of the row."));
        }
        all.add(guess(row -> largest(Arrays.stream(row).map(v -> -v).toArray()), "Your guess is the column of the"
                + " smallest score. It should be the column of the largest."));
        all.add(guess(row -> {
            int best = 0;
            for (int j = 1; j < row.length; j++) {
                best = row[j] < row[best] ? j : best;
            }
            return Arrays.stream(row).min().getAsDouble() < 0 ? best : 0;
        }, "Your guess is the column of the smallest score, in a search that starts at 0. It should be the column of"
                + " the largest: write >, and start with the first score of the row."));
        all.add(guess(row -> 0, "Your guess is always class 0. Whenever a score is larger than the best so far,"
                + " remember its column."));
        all.add(guess(row -> row.length - 1, "Your guess is always the last column. Remember a column only if its score"
                + " is larger than the best so far. (If you sort a row, its largest score is always in the last column,"
                + " too.)"));
        all.add(guess(row -> largest(row) + 1, "Your guess is one more than the column of the largest score. Labels"
                + " count the columns from 0, as Java does."));
        all.add(guess(row -> largest(row) - 1, "Your guess is one less than the column of the largest score. Labels"
                + " count the columns from 0, as Java does."));
        all.add(guess(row -> last(row, j -> row[j] > row[Math.max(0, j - 1)]), "Each score is compared with the one"
                + " before it. Compare it with the best so far."));
        all.add(guess(row -> last(row, j -> row[j] > row[0]), "Each score is compared with the row's first score, so"
                + " the last one above the first wins. A larger score must become the largest so far: set both max and"
                + " the column."));
        all.add(guess(row -> last(row, j -> row[j] > 0), "In your search the last score above 0 wins. Compare each"
                + " score with the largest so far, and if it is larger, set both max and the column."));
        all.add(guess(row -> 1 + largest(Arrays.copyOfRange(row, 1, row.length)), "Class 0 is never guessed: the search"
                + " begins with column 1. Before that, column 0 and its score must be the best so far."));
        all.add(guess(row -> largest(Arrays.copyOf(row, row.length - 1)), "The last class is never guessed: the loop"
                + " over the columns ends one column too early."));
        all.add(guess(row -> largest(Arrays.stream(row).map(Math::abs).toArray()), "Your guess is the column of the"
                + " score that is farthest from 0. But -8 is less than 5: compare without Math.abs."));
        return all;
    }

    static List<Choice<AccuracyProgram>> rare() {
        List<Choice<AccuracyProgram>> all = new ArrayList<>();
        all.add(guess(row -> largest(Arrays.stream(row).map(v -> (int) v).toArray()), "You compare scores as whole"
                + " numbers: an int or a cast drops what comes after the point, so close scores become equal. Compare"
                + " them as doubles."));
        all.add(guess(row -> last(row, j -> (int) row[j] == Arrays.stream(row).map(v -> (int) v).max().getAsDouble()),
                "You compare scores as whole numbers: an int or a cast drops what comes after the point, so close"
                        + " scores become equal. Compare them as doubles."));
        all.add(guess(row -> largest(Arrays.stream(row).map(Math::round).toArray()), "You round the scores before you"
                + " compare them, so close scores become equal. Compare them as they are."));
        all.add(place("guess", p -> p.guess = s -> i -> largest(s.getColumn(i)), "You look for the largest score of a"
                + " column. Each row is an example: look for the largest score of a row."));
        all.add(place("guess", p -> {
            p.guess = s -> i -> largest(s.getColumn(i));
            p.count = (hits, n, classes) -> sum(hits, 0, classes);
        }, "You look for the largest score of a column, one column after the other. Each row is an example: go over the"
                + " rows, and find the largest score of each."));
        all.add(place("guess", p -> p.guess = s -> i -> largest(s.getRow(0)), "You use the guess of row 0 for every"
                + " row. Find the largest score of row i."));
        all.add(place("guess", p -> p.guess = s -> i -> {
            double[] row = new double[s.getRowDimension()];
            Arrays.setAll(row, j -> s.getEntry(i, j));
            return largest(row);
        }, "The loop over the columns goes up to the number of rows. Use scores.getColumnDimension() instead."));
        all.add(place("guess", p -> p.guess = s -> i -> {
            double[] row = new double[s.getColumnDimension()];
            Arrays.setAll(row, j -> s.getEntry(j, i));
            return largest(row);
        }, "You read the scores with row and column exchanged: it is getEntry(row, column), and row i is an example."));
        for (double start : new double[] {Double.NEGATIVE_INFINITY, 0, Double.NaN}) {
            String from = "The largest score so far " + (start == 0 ? "starts at 0, and it is" : "is");
            for (int none : new int[] {0, -1}) {
                all.add(kept(none, false, start, from + " kept from row to row. Start each row with its first score:"
                        + " declare the largest score inside the loop over the rows."));
                all.add(kept(none, true, start, from + " kept from row to row, and so is its column. Start each row"
                        + " with its first score: declare both inside the loop over the rows."));
            }
        }
        all.add(place("guess", p -> p.guess = s -> {
            int[] best = {0};
            return i -> best[0] = last(s.getRow(i), best[0]);
        }, "The best column is kept from row to row. Start each row with column 0: declare best inside the loop over"
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
     * @param start where the search starts; NaN stands for the first entry
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
