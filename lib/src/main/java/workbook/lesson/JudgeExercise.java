package workbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;
import workbook.lesson.Judge.Ask;
import workbook.lesson.Judge.Gap;
import workbook.lesson.Judge.Look;
import workbook.lesson.Judge.Size;
import workbook.lesson.Judge.Whole;
import workbook.lesson.Judge.Zero;

/** Fix a judge of gradients: one that takes the mean of all differences, and compares it with a fixed limit. */
final class JudgeExercise {
    private static final double[] LIMITS = {1, 1e-1, 1e-2, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-11,
            1e-12};
    private static final double[] TINY = {1e-13, 1e-14, 1e-15, 1e-16, 1e-17};
    private static final double[] COMMON = {1e-5, 1e-7, 1e-6, 1e-8};
    private static final double[] SIZES = {1, 1e6, 1e-6, 1e-9, 1e3, 1e-3};
    private static final String WHOLES = "You compare the matrices as a whole, and then large entries hide small"
            + " ones. Judge each entry by itself.";
    private static final String ZEROS = "Your judge refuses 0 against 0. If you divide, 0 / 0 is NaN; if you multiply,"
            + " 0 is not below a limit of 0. Equal numbers agree, so accept them before you measure anything.";
    private static final int MANY = 3_000;

    private JudgeExercise() { }

    static Exercise<BiPredicate<RealMatrix, RealMatrix>> make() {
        return new Exercise<>("the judge", "It accepts what is right, large or small, and nothing else.", trials(),
                changes(LIMITS, TINY).stream().map(c -> slip(c.of.apply(new Judge()), c.sentence)).toList(),
                JudgeExercise::pairs)
                .fixing(new Judge().whole(Whole.MEAN).size(Size.ONE).limit(1e-5));
    }

    private static List<Trial<BiPredicate<RealMatrix, RealMatrix>>> trials() {
        List<Trial<BiPredicate<RealMatrix, RealMatrix>>> trials = new ArrayList<>();
        for (double size : SIZES) {
            RealMatrix n = row(size, -size);
            trials.add(wrong(n.scalarMultiply(-1), n, "every sign is wrong"));
            trials.add(wrong(row(1.0001 * size, -size), n, "the first entry is off by 0.01 %"));
            trials.add(right(n.scalarMultiply(1 + 1e-9), n, "nine digits are right, the tenth is not"));
        }
        double[][] six = {{1, -2}, {3, 4}, {-5, 6}};
        for (RealMatrix n : List.of(MatrixUtils.createRealMatrix(six), MatrixUtils.createRealMatrix(six).transpose())) {
            trials.add(right(n.copy(), n, "all are equal"));
            for (int i = 0; i < n.getRowDimension(); i++) {
                for (int j = 0; j < n.getColumnDimension(); j++) {
                    RealMatrix a = n.copy();
                    a.multiplyEntry(i, j, i + j == 1 ? 1.5 : -1);
                    trials.add(wrong(a, n, "one entry is wrong"));
                }
            }
        }
        trials.add(right(row(0, 0), row(0, 0), "0 agrees with 0"));
        trials.add(wrong(row(7), row(0), "the gradient should be 0"));
        trials.add(wrong(row(0), row(7), "the gradient should be 7"));
        trials.add(wrong(row(0, 3), row(0, -3), "the second entry has the wrong sign"));
        trials.add(wrong(row(-3, 0), row(3, 0), "the first entry has the wrong sign"));
        trials.add(wrong(row(2), row(1), "the gradient is twice as large"));
        trials.add(wrong(row(1), row(2), "the gradient is half as large"));
        trials.add(wrong(row(-2), row(-1), "the gradient is twice as large"));
        trials.add(wrong(row(-1), row(-2), "the gradient is half as large"));
        trials.add(wrong(row(-3), row(1), "the sign is wrong"));
        trials.add(wrong(row(1), row(-3), "the sign is wrong"));
        trials.add(wrong(row(1.5, 0.5), row(1, 1), "one entry is too large, one too small"));
        trials.add(wrong(row(1e9, -1), row(1e9, 1), "the second entry has the wrong sign"));
        trials.add(wrong(row(Double.NaN, 1), row(1, 1), "NaN agrees with nothing"));
        trials.add(wrong(row(1, 1), row(1, Double.NaN), "NaN agrees with nothing"));
        trials.add(wrong(row(Double.POSITIVE_INFINITY), row(1), "infinity doesn't agree with 1"));
        trials.add(wrong(row(1), row(Double.NEGATIVE_INFINITY), "1 doesn't agree with infinity"));
        trials.add(trial(changed(ones(20_000), 1.0001), ones(20_000), false, "20,000 ones, but in the gradient one of"
                + " them is 1.0001"));
        for (double size : SIZES) {
            RealMatrix n = ones(MANY).scalarMultiply(size);
            String words = "3,000 entries of " + Due.words(size);
            trials.add(trial(changed(n, -size), n, false, words + ", but in the gradient one has the wrong sign"));
            trials.add(trial(n.scalarMultiply(1 + 1e-9), n, true, words + ", and nine digits are right"));
        }
        return trials;
    }

    private static RealMatrix ones(int n) {
        return MatrixUtils.createRealMatrix(1, n).scalarAdd(1);
    }

    private static RealMatrix changed(RealMatrix m, double entry) {
        RealMatrix other = m.copy();
        other.setEntry(0, 9, entry);
        return other;
    }

    private static RealMatrix row(double... entries) {
        return MatrixUtils.createRowRealMatrix(entries);
    }

    private static Trial<BiPredicate<RealMatrix, RealMatrix>> wrong(RealMatrix a, RealMatrix n, String why) {
        return trial(a, n, false, words(a, n) + ": " + why);
    }

    private static Trial<BiPredicate<RealMatrix, RealMatrix>> right(RealMatrix a, RealMatrix n, String why) {
        return trial(a, n, true, words(a, n) + ": " + why);
    }

    private static String words(RealMatrix a, RealMatrix n) {
        return Matrices.words("gradient", a) + " and " + Matrices.words("nudged", n);
    }

    private static Trial<BiPredicate<RealMatrix, RealMatrix>> trial(RealMatrix a, RealMatrix n, boolean agree,
            String given) {
        return new Trial<>(given, List.of(), (judge, out) -> {
            RealMatrix gradient = a.copy();
            RealMatrix nudged = n.copy();
            boolean verdict = judge.test(gradient, nudged);
            if (verdict != agree) {
                throw new Mishap(verdict ? "passed" : "refused", verdict ? "Your judge accepts what it should refuse."
                        : "Your judge refuses what it should accept.");
            }
        });
    }

    /** A mistake as a change of a right judge. */
    private record Change(String sentence, UnaryOperator<Judge> of) { }

    private static List<Change> changes(double[] limits, double[] tiny) {
        List<Change> changes = new ArrayList<>(List.of(
                new Change("Your judge looks only at the first entry. Either your loop returns in its first round, or"
                        + " there is no loop. Return false as soon as an entry is wrong, but return true only after all"
                        + " of them.", j -> j.look(Look.FIRST)),
                new Change("Your judge looks only at the first row. Go through all rows before you return true.",
                        j -> j.look(Look.FIRST_ROW)),
                new Change("Your judge looks only at the first column. Go through all columns before you return true.",
                        j -> j.look(Look.FIRST_COLUMN)),
                new Change("Only the last entry decides: each round overwrites the verdict of the one before. A single"
                        + " wrong entry has to be enough, so return false at once.", j -> j.look(Look.LAST)),
                new Change("For your judge it is enough if one entry agrees. But all of them have to agree.",
                        j -> j.look(Look.ANY)),
                new Change("The first row is left out. Rows are counted from 0.", j -> j.look(Look.BUT_FIRST_ROW)),
                new Change("The first column is left out. Columns are counted from 0.",
                        j -> j.look(Look.BUT_FIRST_COLUMN)),
                new Change("The last row is left out. Go on while i < gradient.getRowDimension().",
                        j -> j.look(Look.BUT_LAST_ROW)),
                new Change("The last column is left out. Go on while j < gradient.getColumnDimension().",
                        j -> j.look(Look.BUT_LAST_COLUMN)),
                new Change("At the first pair of zeros your judge returns true, and never sees the entries after it."
                        + " Two zeros agree, so go on to the next entry.", j -> j.zero(Zero.ENDS)),
                new Change(ZEROS, j -> j.zero(Zero.NONE)),
                new Change(ZEROS, j -> j.zero(Zero.NONE).ask(Ask.QUOTIENT_BELOW)),
                new Change("If one of the two numbers is 0, your judge accepts any other number beside it, such as 7."
                        + " But 0 agrees only with 0.", j -> j.zero(Zero.EITHER)),
                new Change("The difference has no Math.abs. If the gradient is smaller than the nudged slope, the"
                        + " difference is below 0, and so below any limit.", j -> j.gap(Gap.DIFFERENCE)),
                new Change("You compare only the sizes, so your judge doesn't see a wrong sign. Subtract first, and"
                        + " take Math.abs of the difference.", j -> j.gap(Gap.OF_SIZES)),
                new Change("Your judge accepts NaN: no < or > is true of it, so NaN is never above or at your"
                        + " limit. Ask the other way round: refuse whatever is not below the limit.",
                        j -> j.ask(Ask.NOT_AT_LEAST)),
                new Change("Your judge accepts a gradient that is NaN. But NaN agrees with nothing.",
                        j -> j.ask(Ask.NAN_GRADIENT)),
                new Change("Your judge accepts a nudged slope that is NaN. But NaN agrees with nothing.",
                        j -> j.ask(Ask.NAN_NUDGE)),
                new Change("Your judge accepts infinity: your limit times infinity is infinity, and infinity <="
                        + " infinity is true. Use < instead of <=.", j -> j.ask(Ask.AT_MOST)),
                new Change("You take the mean of the relative errors, in which 19,999 right entries hide a wrong one."
                        + " Judge each entry by itself.", j -> j.whole(Whole.MEAN)),
                new Change("You add up the relative errors, so 20,000 tiny errors make a large one. Judge each entry by"
                        + " itself.", j -> j.whole(Whole.SUM)),
                new Change(WHOLES, j -> j.whole(Whole.RATIO)), new Change(WHOLES, j -> j.whole(Whole.NORM)),
                new Change(WHOLES, j -> j.whole(Whole.LARGEST)),
                new Change("Your verdict is the wrong way round: you return true if the matrices differ.",
                        j -> j.whole(Whole.TURNED)),
                new Change("Your judge always returns true.", j -> j.limit(Double.POSITIVE_INFINITY).ask(Ask.NOT_ABOVE)
                        .size(Size.ONE)),
                new Change("Your judge always returns false.", j -> j.limit(-1).zero(Zero.NONE))));
        for (double limit : new double[] {0, 1e-10, 1e-9}) {
            changes.add(new Change("Nine right digits are not enough for your judge: its limit is too small, or it asks"
                    + " whether the numbers are equal. A nudge is never exact, so leave room for a small error.",
                    j -> j.limit(limit)));
        }
        String coarse = "Your judge accepts an entry that is off by 0.01 %. Either your limit is too large, or you"
                + " square the difference, which makes a small difference much smaller.";
        for (double limit : new double[] {1e-4, 1e-3, 1e-2, 0.1, 0.5}) {
            changes.add(new Change(coarse, j -> j.limit(limit)));
        }
        changes.add(new Change(coarse, j -> j.gap(Gap.SQUARE)));
        for (Ask ask : List.of(Ask.NOT_ABOVE, Ask.QUOTIENT_NOT_ABOVE)) {
            changes.add(new Change("Your judge accepts NaN, and infinity too: no < or > is true of NaN, so it is never"
                    + " above your limit. Ask the other way round: refuse whatever is not below the"
                    + " limit.", j -> j.ask(ask)));
        }
        for (Size size : List.of(Size.LARGER, Size.GRADIENT, Size.NUDGE, Size.SUM)) {
            changes.add(new Change("Your judge refuses -2 against -2.000000001, because you measure the difference"
                    + " against a negative number, and no size is below that. Take Math.abs of both numbers first.",
                    j -> j.size(size)));
        }
        changes.addAll(List.of(new Change("You divide by the larger number, not by the larger size. Of -1 and -2 the"
                + " larger number is -1, so the error is below 0, and below any limit. Take Math.abs of each number"
                + " first.", j -> j.size(Size.LARGER).ask(Ask.QUOTIENT_BELOW)),
                new Change("You divide by the gradient without its Math.abs. If the gradient is negative, the error is"
                + " below 0, and below any limit.", j -> j.size(Size.GRADIENT).ask(Ask.QUOTIENT_BELOW)),
                new Change("You divide by the nudged slope without its Math.abs. If that slope is negative, the error"
                + " is below 0, and below any limit.", j -> j.size(Size.NUDGE).ask(Ask.QUOTIENT_BELOW)),
                new Change("You divide by a + n, which can be negative, and then the error is below 0, and below any"
                + " limit. Take Math.abs of each number first.", j -> j.size(Size.SUM).ask(Ask.QUOTIENT_BELOW))));
        for (double limit : limits) {
            changes.add(new Change("The limit is the same for large and small entries. An error of 1e-5 is tiny beside"
                    + " an entry of a million, but larger than a whole entry of 1e-6. Measure each difference against"
                    + " the size of its own entry.", j -> j.size(Size.ONE).limit(limit)));
            changes.add(new Change("Your judge still takes the mean of the absolute differences. Another limit"
                    + " doesn't help: your judge still accepts anything that is small enough, and refuses tiny errors"
                    + " in large entries. Measure each difference against its entry, and judge each entry by itself.",
                    j -> j.whole(Whole.MEAN).size(Size.ONE).limit(limit)));
            changes.add(new Change("You add up the absolute differences and compare the sum with one limit. Measure"
                    + " each difference against its entry, and judge each entry by itself.",
                    j -> j.whole(Whole.SUM).size(Size.ONE).limit(limit)));
        }
        for (double limit : tiny) {
            for (Whole whole : List.of(Whole.EACH, Whole.MEAN, Whole.SUM)) {
                changes.add(new Change("You compare absolute differences with one limit, and now it is so small that"
                        + " your judge refuses most of what agrees. Measure each difference against its entry, and"
                        + " judge each entry by itself.", j -> j.whole(whole).size(Size.ONE).limit(limit)));
            }
        }
        String floor = "The number that keeps your divisor from being 0 is so large that it hides errors in small"
                + " entries. Accept equal numbers first, and then you don't need such a number.";
        for (double limit : new double[] {3e-9, 3e-7, 1e-5}) {
            changes.add(new Change(floor, j -> j.size(Size.FLOOR).limit(limit)));
        }
        for (double limit : new double[] {3e-9, 3e-8, 3e-7, 1e-6, 1e-5}) {
            changes.add(new Change(floor, j -> j.size(Size.HIGH_FLOOR).limit(limit)));
        }
        return changes;
    }

    private static Slip<BiPredicate<RealMatrix, RealMatrix>> slip(Judge judge, String sentence) {
        return new Slip<>(judge, sentence);
    }

    private static Stream<Slip<BiPredicate<RealMatrix, RealMatrix>>> pairs() {
        List<Change> all = changes(COMMON, new double[0]);
        return IntStream.range(0, all.size()).boxed().flatMap(i -> all.subList(i + 1, all.size()).stream()
                .filter(other -> !other.sentence.equals(all.get(i).sentence))
                .map(other -> slip(other.of.apply(all.get(i).of.apply(new Judge())),
                        all.get(i).sentence + "\n" + other.sentence)));
    }
}
