package workbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Trial;
import workbook.lesson.Lesson7.Nudges;

/** Centred differences for every entry of x. The steps are large, so that other differences give other numbers. */
final class NudgesExercise {
    private static final String MINUS = "The sign of your slopes is wrong. The difference is up - down, so that the"
            + " slope is above 0 where f grows.";
    private static final String LARGE = "If the size of an entry is above 1, your nudge is h times that size. Nudge by"
            + " h itself.";
    private static final String STAYS = "An entry is still nudged when you nudge the next one: ";

    private NudgesExercise() { }

    /** What a slope is made of: {@code here} is f at x, {@code up} and {@code down} are f with one entry nudged. */
    private interface Formula {
        double of(double up, double here, double down, double h);
    }

    private interface Three {
        double of(double a, double b, double c);
    }

    /** One entry of x goes up and down. */
    private interface Nudge {
        /** @return f with the entry up, and down */
        double[] of(ToDoubleFunction<double[]> f, Room x, int i, double h);
    }

    /** @param own x itself or a copy; {@code up} and {@code down} are copies that are made once */
    private record Room(double[] own, double[] up, double[] down) { }

    /** The slopes, choice by choice. */
    private static final class Way implements Nudges {
        private Three above = (up, here, down) -> up - down;
        private DoubleUnaryOperator below = h -> 2 * h;
        private Formula formula = (up, here, down, h) -> above.of(up, here, down) / below.applyAsDouble(h);
        private Three result = (slope, here, x) -> slope;
        private Nudge nudge = (f, x, i, h) -> new double[] {with(f, x.own, i, h), with(f, x.own, i, -h)};
        private DoubleBinaryOperator step = (h, x) -> h;
        private DoubleBinaryOperator divisor = (h, step) -> h;
        private IntBinaryOperator nudged = (i, n) -> i;
        private IntBinaryOperator written = (i, n) -> i;
        private IntUnaryOperator share = n -> 1;
        private boolean summed;
        private int first;
        private IntUnaryOperator end = n -> n;
        private boolean onX;
        private boolean ontoX;
        private boolean fromX;

        @Override
        public double[] slopes(ToDoubleFunction<double[]> f, double[] x, double h) {
            double[] slopes = ontoX ? x : fromX ? x.clone() : new double[x.length];
            Room arrays = new Room(onX || ontoX ? x : x.clone(), x.clone(), x.clone());
            for (int i = first; i < end.applyAsInt(x.length); i++) {
                double here = f.applyAsDouble(x);
                int entry = nudged.applyAsInt(i, x.length);
                double s = step.applyAsDouble(h, arrays.own[entry]);
                double[] both = nudge.of(f, arrays, entry, s);
                double slope = formula.of(both[0], here, both[1], divisor.applyAsDouble(h, s));
                int place = written.applyAsInt(i, x.length);
                slopes[place] = result.of(slope, here, x[i]) / share.applyAsInt(x.length)
                        + (summed ? slopes[place] : 0);
            }
            return slopes;
        }
    }

    static Exercise<Nudges> make() {
        Choices<Way> choices = new Choices<>(Way::new, choices());
        return new Exercise<>("the slopes", "Your method nudges each entry alone up and down by h, divides the"
                + " difference by 2h, and leaves x as it was.", trials(), choices.single(w -> w),
                () -> choices.pairs(w -> w));
    }

    private static List<Trial<Nudges>> trials() {
        List<Trial<Nudges>> trials = new ArrayList<>();
        trials.add(trial("x[0]² · x[1]", x -> x[0] * x[0] * x[1], 0.5, 3, 4));
        trials.add(trial("x[0]³", x -> x[0] * x[0] * x[0], 0.1, 2));
        trials.add(trial("x[0]³ + 2 · x[1]² - x[0] · x[2]", x -> x[0] * x[0] * x[0] + 2 * x[1] * x[1] - x[0] * x[2],
                0.25, -1, 0, 5));
        trials.add(trial("x[0] · x[1] · x[2] + x[3]³", x -> x[0] * x[1] * x[2] + x[3] * x[3] * x[3], 0.2, 1.5, -2, 0.5,
                -1));
        trials.add(trial("x[0]² · x[1] + x[2]⁵", x -> x[0] * x[0] * x[1] + Math.pow(x[2], 5), 1.5, 0.7, -3, 2));
        return trials;
    }

    private static Trial<Nudges> trial(String words, ToDoubleFunction<double[]> f, double h, double... at) {
        String x = String.join(", ", Arrays.stream(at).mapToObj(Due::words).toList());
        double[] right = new Way().slopes(f, at, h);
        List<Due> due = IntStream.range(0, at.length)
                .mapToObj(i -> Due.of("slopes[" + i + "]", right[i], "nudging x[" + i + "] up and down by h gives"))
                .toList();
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
                throw new Mishap("x is changed", "Your method has changed the entries of x, but its caller still needs"
                        + " the old ones. Put the old number itself back each time, or nudge a copy made by"
                        + " x.clone().");
            }
        });
    }

    private static double with(ToDoubleFunction<double[]> f, double[] x, int i, double h) {
        double[] copy = x.clone();
        copy[i] += h;
        return f.applyAsDouble(copy);
    }

    /** Up by h, then down by {@code back} of it, and then up by {@code again}, all in one array. */
    private static Nudge inPlace(double back, double again) {
        return (f, x, i, h) -> {
            x.own[i] += h;
            double up = f.applyAsDouble(x.own);
            x.own[i] -= back * h;
            double down = f.applyAsDouble(x.own);
            x.own[i] += again * h;
            return new double[] {up, down};
        };
    }

    /** In arrays that are made once. */
    private static Nudge inCopies(boolean allAtOnce) {
        return (f, x, i, h) -> {
            for (int j = 0; j < x.up.length; j++) {
                if (allAtOnce) {
                    x.up[j] = x.own[j] + h;
                    x.down[j] = x.own[j] - h;
                } else if (j == i) {
                    x.up[j] += h;
                    x.down[j] -= h;
                }
            }
            return new double[] {f.applyAsDouble(x.up), f.applyAsDouble(x.down)};
        };
    }

    /** One of the arrays is x itself, and the other, if any, a copy. */
    private static Nudge oneIsX(boolean up, boolean down) {
        return (f, x, i, h) -> {
            double[] raised = up ? x.own : x.own.clone();
            double[] lowered = down ? x.own : x.own.clone();
            raised[i] += h;
            lowered[i] -= h;
            return new double[] {f.applyAsDouble(raised), f.applyAsDouble(lowered)};
        };
    }

    private static List<Choice<Way>> choices() {
        List<Choice<Way>> all = new ArrayList<>(List.of(
                new Choice<>("array", w -> w.onX = true, ""),
                whole((up, here, down, h) -> (up - here) / h, "Your slopes are one-sided: you compare f with the entry"
                        + " up by h and f at x itself. Nudge down too, and divide by the distance between the two"
                        + " nudges, 2h."),
                whole((up, here, down, h) -> (here - down) / h, "Your slopes are one-sided: you compare f at x itself"
                        + " and f with the entry down by h. Nudge up too, and divide by the distance between the two"
                        + " nudges, 2h."),
                below(h -> h, "You divide by h, but the distance from x - h to x + h is 2h."),
                below(h -> 4 * h, "You divide by 4h, but the distance from x - h to x + h is 2h."),
                below(h -> 2, "The step is missing in the divisor: you divide the difference by 2 instead of 2h."),
                below(h -> 1, "You don't divide the difference. A slope is the difference divided by the distance,"
                        + " 2h."),
                below(h -> 2 / h,
                        "Parentheses are missing: / 2 * h divides by 2, and then multiplies by h. Write / (2 * h)."),
                below(h -> h * h,
                        "You divide by h². But the distance from x - h to x + h is 2h: two times h, not h times h."),
                below(h -> 1 / (2 * h), "You multiply the difference by the distance, 2h. Divide by the distance"
                        + " instead."),
                below(h -> -2 * h, MINUS),
                above((up, here, down) -> down - up, MINUS),
                above((up, here, down) -> up - here, "You subtract f at x itself, instead of f with x[i] down by h."
                        + " Nudge down too: after x[i] += h, subtract 2h, and put the old number back at the end."),
                above((up, here, down) -> here - down,
                        "Your difference begins with f at x itself, instead of f with x[i] up by h. Nudge up too."),
                above((up, here, down) -> Math.abs(up - down),
                        "The sign is lost in Math.abs. Where f falls, the slope is below 0."),
                above((up, here, down) -> up + down,
                        "You add up and down. The slope needs the difference of the two, up - down."),
                above((up, here, down) -> up, "You subtract nothing from f with the entry up. The slope needs up -"
                        + " down."),
                above((up, here, down) -> (float) up - (float) down,
                        "You keep the values of f in floats. These have only 7 digits, and subtracting two close values"
                        + " leaves few of them. Use doubles."),
                whole((up, here, down, h) -> up - down / (2 * h),
                        "Parentheses are missing: a - b / c divides only b. Write (up - down) / (2 * h)."),
                whole((up, here, down, h) -> up - down / 2 * h, "Parentheses are missing: a - b / c divides only b, and"
                        + " / 2 * h multiplies by h. Write (up - down) / (2 * h)."),
                whole((up, here, down, h) -> (up - 2 * here + down) / (h * h), "You compute the second derivative,"
                        + " which says how fast the slope itself changes. The slope is (up - down) / (2 * h)."),
                result((slope, here, x) -> (float) slope,
                        "Your slopes are rounded to floats, which have only 7 digits. Compute with doubles."),
                result((slope, here, x) -> (int) slope,
                        "A cast to int cuts off what comes after the decimal point. Keep the slopes as doubles."),
                result((slope, here, x) -> 0, "All slopes are 0. Either f gets the same numbers both times (because you"
                        + " nudge up twice, use one array under two names, or nudge an array that f doesn't get), or"
                        + " there is a 1 / 2, which is 0 in Java, where a division of integers drops the fraction."),
                range(0, n -> 1, "No entry after the first has a slope: a return inside the loop ends it too early."
                        + " Return after the loop."),
                range(1, n -> n, "The first entry has no slope: the loop must begin with i = 0."),
                range(0, n -> n - 1,
                        "The last entry has no slope: the loop ends one entry too early. It must run while i <"
                        + " x.length."),
                new Choice<>("start", w -> w.fromX = true, ""),
                new Choice<>("written", w -> {
                    w.written = (i, n) -> 0;
                    w.summed = true;
                }, "You add up all slopes in the first entry of the result. Each slope has its own entry, slopes[i]."),
                new Choice<>("written", w -> w.written = (i, n) -> 0,
                        "You write every slope into the first entry of the result. Each slope has its own entry,"
                        + " slopes[i]."),
                new Choice<>("written", w -> w.written = (i, n) -> n - 1 - i,
                        "The slopes are in reverse order. The first one belongs to x[0]."),
                new Choice<>("nudged", w -> w.nudged = (i, n) -> 0, "You nudge x[0] every time. For slopes[i], nudge"
                        + " x[i]."),
                new Choice<>("nudged", w -> w.nudged = (i, n) -> (i + 1) % n,
                        "You nudge the entry that comes next. For slopes[i], nudge x[i] itself."),
                new Choice<>("share", w -> w.share = n -> n,
                        "You divide the slopes by the number of entries. But each is a slope of its own, not a mean."),
                new Choice<>("start", w -> w.ontoX = true, "The slopes are written into x itself, so the later ones are"
                        + " computed with slopes in place of entries. Put them into a new double[x.length]."),
                nudge(inPlace(2, 0), STAYS + "after the nudge down, put the old number back. Only one entry may be"
                        + " nudged at a time."),
                nudge(inPlace(2, 2), STAYS + "you leave it h too high. Keep the old number, and put it back."),
                nudge(inPlace(2, -1), STAYS + "you leave it 2h too low. After the nudge down it is h too low, so add h,"
                        + " or put the old number back."),
                nudge(inPlace(1, 0), "You subtract f at x itself, instead of f with x[i] down by h. Nudge down too:"
                        + " after x[i] += h, subtract 2h, and put the old number back at the end."),
                nudge(inPlace(1, 1), STAYS + "it goes up by h, back to where it was, and up again. After the nudge up,"
                        + " go down by 2h, and then put the old number back."),
                nudge(inCopies(false), STAYS + "the two copies are made only once, before the loop. Make new ones for"
                        + " each entry, or put the entry back in both."),
                nudge(inCopies(true),
                        "You nudge all entries at once. Nudge only one at a time, and leave the others as they are."),
                new Choice<>("nudge", w -> {
                    w.nudge = oneIsX(true, false);
                    w.onX = true;
                }, "The array that you nudge up is x itself and not a copy, since = doesn't copy an array. So each"
                        + " entry stays nudged. Write x.clone()."),
                new Choice<>("nudge", w -> {
                    w.nudge = oneIsX(false, true);
                    w.onX = true;
                }, "The array that you nudge down is x itself and not a copy, since = doesn't copy an array. So"
                        + " each entry stays nudged. Write x.clone()."),
                new Choice<>("nudge", w -> {
                    w.nudge = oneIsX(true, true);
                    w.onX = true;
                }, "Up and down are both x itself, since = doesn't copy an array, so the nudges cancel. Write"
                        + " x.clone()."),
                new Choice<>("nudge", w -> {
                    w.nudge = inPlace(2, 1);
                    w.onX = true;
                }, "The numbers are right, but x is not quite as it was: adding h and subtracting it again leaves a"
                        + " rounding error. Keep the old number (double old = x[i]), and put it back."),
                nudge((f, x, i, h) -> {
                    double[] up = x.own.clone();
                    double[] down = x.own.clone();
                    up[i] = h;
                    down[i] = -h;
                    return new double[] {f.applyAsDouble(up), f.applyAsDouble(down)};
                }, "You set the entry to h and -h. Nudge it up and down from where it is: to x[i] + h and x[i] - h."),
                nudge((f, x, i, h) -> new double[] {with(f, x.own, i, h / 2), with(f, x.own, i, -h / 2)},
                        "You nudge the entry up and down by half of h. Nudge it by h each way, which is 2h in all."),
                nudge((f, x, i, h) -> new double[] {with(f, x.own, i, 2 * h), with(f, x.own, i, -2 * h)},
                        "You nudge the entry up and down by 2h. Nudge it by h each way, which is 2h in all."),
                nudge((f, x, i, h) -> new double[] {with(f, x.own, i, 2 * h), with(f, x.own, i, 0)},
                        "You nudge the entry up by 2h, and never down. Nudge it by h each way, which is 2h in all."),
                nudge((f, x, i, h) -> new double[] {with(f, x.own, i, h), with(f, x.own, i, -2 * h)},
                        "From where it was, the entry goes up by h, but down by 2h. Going back from x[i] + h counts"
                        + " too: nudged down, the entry should be x[i] - h."),
                nudge((f, x, i, h) -> new double[] {(8 * (with(f, x.own, i, h / 2) - with(f, x.own, i, -h / 2))
                        - with(f, x.own, i, h) + with(f, x.own, i, -h)) / 3, 0},
                        "You compute Richardson's extrapolation, with h and h / 2. The exercise asks for the centred"
                        + " difference with h alone."),
                step((h, x) -> h * x, true, "Your nudge is h times x. Nudge by h itself."),
                step((h, x) -> h * x, false, "Your nudge is h times x, and your divisor is made from that nudge. Nudge"
                        + " by h itself."),
                step((h, x) -> h * Math.max(1, Math.abs(x)), true, LARGE),
                step((h, x) -> h * Math.max(1, Math.abs(x)), false, LARGE),
                step((h, x) -> (int) h, true, "Your step is a whole number, because h is cut off at the decimal point."
                        + " Keep h as a double."),
                step((h, x) -> (int) h, false, "Your step is a whole number, because h is cut off at the decimal point."
                        + " Keep h as a double."),
                step((h, x) -> h / 2, false, "Your step is half of h, up and down. Use the h that your method is"
                        + " given."),
                step((h, x) -> 2 * h, false, "Your step is 2h, up and down. Use the h that your method is given.")));
        DoubleStream.concat(DoubleStream.iterate(1, s -> s > 5e-11, s -> s / 10), DoubleStream.of(0.5, 0.25, 0.05,
                Math.cbrt(Math.ulp(1.0)), Math.pow(Math.ulp(1.0), 0.2), Math.sqrt(Math.ulp(1.0)))).forEach(s -> {
            all.add(step((h, x) -> s, false,
                    "You use a step of your own instead of h. Use the h that your method is given."));
            all.add(step((h, x) -> s, true,
                    "You nudge by a step of your own, but you divide by 2h. Use the h that your method is given for"
                    + " both."));
        });
        return all;
    }

    private static Choice<Way> above(Three above, String sentence) {
        return new Choice<>("above", w -> w.above = above, sentence);
    }

    private static Choice<Way> below(DoubleUnaryOperator below, String sentence) {
        return new Choice<>("below", w -> w.below = below, sentence);
    }

    private static Choice<Way> whole(Formula formula, String sentence) {
        return new Choice<>("formula", w -> w.formula = formula, sentence);
    }

    private static Choice<Way> result(Three result, String sentence) {
        return new Choice<>("result", w -> w.result = result, sentence);
    }

    private static Choice<Way> nudge(Nudge nudge, String sentence) {
        return new Choice<>("nudge", w -> w.nudge = nudge, sentence);
    }

    private static Choice<Way> range(int first, IntUnaryOperator end, String sentence) {
        return new Choice<>("range", w -> {
            w.first = first;
            w.end = end;
        }, sentence);
    }

    /** @param byH whether it is h that divides, whatever the step is */
    private static Choice<Way> step(DoubleBinaryOperator step, boolean byH, String sentence) {
        return new Choice<>("step", w -> {
            w.step = step;
            w.divisor = byH ? (h, s) -> h : (h, s) -> s;
        }, sentence);
    }
}
