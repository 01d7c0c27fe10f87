package workbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;
import workbook.lesson.Lesson7.Nudges;

/** Centred differences for every entry of x. The steps are large, so that other differences give other numbers. */
final class NudgesExercise {

    private NudgesExercise() { }

    /** What a slope is made of: {@code here} is f at x, {@code up} and {@code down} are f with one entry nudged. */
    private interface Formula {
        double of(double up, double here, double down, double h);
    }

    static Exercise<Nudges> make() {
        return new Exercise<>("the slopes", "Each entry alone went up and down by h, the difference was divided by 2h,"
                + " and x is as it was.", trials(), slips());
    }

    private static List<Trial<Nudges>> trials() {
        List<Trial<Nudges>> trials = new ArrayList<>();
        trials.add(trial("x[0]² · x[1]", x -> x[0] * x[0] * x[1], 0.5, 3, 4));
        trials.add(trial("x[0]³", x -> x[0] * x[0] * x[0], 0.1, 2));
        trials.add(trial("x[0]³ + 2 · x[1]² - x[0] · x[2]", x -> x[0] * x[0] * x[0] + 2 * x[1] * x[1] - x[0] * x[2],
                0.25, -1, 0, 5));
        trials.add(trial("x[0] · x[1] · x[2] + x[3]³", x -> x[0] * x[1] * x[2] + x[3] * x[3] * x[3], 0.2, 1.5, -2, 0.5,
                -1));
        return trials;
    }

    private static Trial<Nudges> trial(String words, ToDoubleFunction<double[]> f, double h, double... at) {
        String x = String.join(", ", Arrays.stream(at).mapToObj(Due::words).toList());
        double[] right = each((up, here, down, step) -> (up - down) / (2 * step)).slopes(f, at, h);
        List<Due> due = IntStream.range(0, at.length)
                .mapToObj(i -> Due.of("slopes[" + i + "]", right[i], "x[" + i + "] up and down by h gives")).toList();
        return new Trial<>("f = " + words + ", x = {" + x + "} and h = " + Due.words(h), due, (nudges, out) -> {
            double[] mine = at.clone();
            double[] slopes = nudges.slopes(f, mine, h);
            if (slopes == null || slopes.length != at.length) {
                throw new Mishap("length", "slopes returned "
                        + (slopes == null ? "null" : slopes.length + (slopes.length == 1 ? " number" : " numbers"))
                        + " for " + at.length + (at.length == 1 ? " entry" : " entries")
                        + "; return one for each: new double[x.length].");
            }
            for (int i = 0; i < slopes.length; i++) {
                out.put("slopes[" + i + "]", slopes[i]);
            }
            if (IntStream.range(0, at.length).anyMatch(i -> at[i] != mine[i])) {    // to the last digit
                throw new Mishap("x is changed", "The entries of x are not what they were; who hands it over still"
                        + " needs them. Put back each entry, or nudge one of x.clone().");
            }
        });
    }

    /** Each entry nudged on a copy of its own. */
    private static Nudges each(Formula formula) {
        return (f, x, h) -> {
            double[] slopes = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                slopes[i] = formula.of(nudged(f, x, i, h), f.applyAsDouble(x), nudged(f, x, i, -h), h);
            }
            return slopes;
        };
    }

    private static double nudged(ToDoubleFunction<double[]> f, double[] x, int i, double h) {
        double[] copy = x.clone();
        copy[i] += h;
        return f.applyAsDouble(copy);
    }

    /** Entries nudged in x itself: up, down by {@code back}, and up again by {@code again}. */
    private static Nudges inPlace(double back, double again) {
        return (f, x, h) -> {
            double[] slopes = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] += h;
                double up = f.applyAsDouble(x);
                x[i] -= back * h;
                slopes[i] = (up - f.applyAsDouble(x)) / (2 * h);
                x[i] += again * h;
            }
            return slopes;
        };
    }

    /** From x·(1+h) and x·(1−h). */
    private static double[] relative(ToDoubleFunction<double[]> f, double[] x, double h) {
        return IntStream.range(0, x.length)
                .mapToDouble(i -> (nudged(f, x, i, h * x[i]) - nudged(f, x, i, -h * x[i])) / (2 * h)).toArray();
    }

    private static double[] atOnce(ToDoubleFunction<double[]> f, double[] x, double h) {
        double[] up = x.clone();
        double[] down = x.clone();
        for (int i = 0; i < x.length; i++) {
            up[i] += h;
            down[i] -= h;
        }
        double[] slopes = new double[x.length];
        Arrays.fill(slopes, (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * h));
        return slopes;
    }

    /** The right slopes for those entries (of so many) alone, and 0 for the others. */
    private static Nudges only(BiPredicate<Integer, Integer> entries) {
        return (f, x, h) -> {
            double[] slopes = inPlace(2, 1).slopes(f, x, h);
            return IntStream.range(0, x.length).mapToDouble(i -> entries.test(i, x.length) ? slopes[i] : 0).toArray();
        };
    }

    private static double[] ownStep(ToDoubleFunction<double[]> f, double[] x) {
        return each((up, here, down, h) -> (up - down) / (2 * h)).slopes(f, x, 1e-5);
    }

    private static List<Slip<Nudges>> slips() {
        return List.of(
                slip((up, here, down, h) -> (up - here) / h,
                        "Those are one-sided: up by h, and the middle. Nudge down too, and divide by the distance of"
                        + " both, 2h."),
                slip((up, here, down, h) -> (here - down) / h,
                        "Those are one-sided: the middle, and down by h. Nudge up too, and divide by the distance of"
                        + " both, 2h."),
                slip((up, here, down, h) -> (up - down) / h,
                        "A slope is twice too large: it is divided by h, but from x - h to x + h it is 2h."),
                slip((up, here, down, h) -> (up - down) / 2,
                        "The step is missing below the line: the difference is divided by 2, and not by 2h."),
                slip((up, here, down, h) -> up - down,
                        "That is the difference alone. A slope is the difference over the distance, 2h."),
                slip((up, here, down, h) -> (up - down) / 2 * h,
                        "Parentheses are missing: / 2 * h divides by 2, and then multiplies by h. Write / (2 * h)."),
                slip((up, here, down, h) -> up - down / (2 * h),
                        "Parentheses are missing: a - b / c divides b alone. Write (up - down) / (2 * h)."),
                slip((up, here, down, h) -> (up - down) / (h * h),
                        "It is divided by h². The distance from x - h to x + h is 2h: two times h, not h times h."),
                slip((up, here, down, h) -> (down - up) / (2 * h),
                        "The signs are turned round: it is up less down, so that what grows has a slope above 0."),
                slip((up, here, down, h) -> (up + down) / (2 * h),
                        "up and down are added. The slope is made of how far they differ: up - down."),
                slip((up, here, down, h) -> (up - 2 * here + down) / (h * h),
                        "That is the second derivative, how fast the slope itself changes. The slope is (up - down) /"
                        + " (2 * h)."),
                new Slip<>(only((i, n) -> i == 0),
                        "An entry behind the first has no slope. A return inside the loop ends it too early: return"
                        + " after it."),
                new Slip<>(only((i, n) -> i > 0),
                        "The first entry has no slope: the loop begins with i = 0."),
                new Slip<>(only((i, n) -> i < n - 1),
                        "The last entry has no slope: the loop ends one too early. It goes on while i < x.length."),
                slip((up, here, down, h) -> 0,
                        "All slopes are 0. Either f gets the same numbers both times (two nudges up, one array under"
                        + " two names, or an array that f doesn't get), or there is a 1 / 2, which is 0 in whole"
                        + " numbers."),
                new Slip<>(NudgesExercise::relative,
                        "The nudge is h times x. Nudge by h itself."),
                new Slip<>(inPlace(2, 0),
                        "An entry stays nudged while the next one is: after up and down, put it back. Each entry"
                        + " moves alone."),
                new Slip<>(inPlace(1, 0),
                        "What is subtracted is f in the middle, not below. Nudge down too: after x[i] += h, take away"
                        + " 2h, and put h back at the end."),
                new Slip<>(NudgesExercise::atOnce,
                        "All entries move at once. Nudge one entry, and leave the others where they are."),
                new Slip<>((f, x, h) -> ownStep(f, x),
                        "That is with a step of your own, and not with h. Use the h that is handed over."));
    }

    private static Slip<Nudges> slip(Formula formula, String sentence) {
        return new Slip<>(each(formula), sentence);
    }
}
