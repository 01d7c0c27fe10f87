package workbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Trial;

/** The relative error {@code |a − n| / max(|a|, |n|)} of a gradient a and a nudged slope n; none for 0 against 0. */
final class ErrorExercise {
    private static final double[][] PAIRS = {{2, 1}, {3, 3}, {0.5, 0.25}, {-4, -5}, {-2, 1}, {2, -2}, {0, 5}, {-5, 0},
            {1e-9, 2e-9}, {4e-9, 1e-9}, {1000, 1250}, {7, -9}, {-3, 0.9}, {1e-20, 3e-20}};

    /** Below this, it can't be seen how small gradients are let off. */
    private static final double LEAST = 1.5e-9;
    private static final String SMALL = "Very small gradients are let off: by a small number in the divisor, or by an"
            + " if that takes them for 0. But 1e-20 against 3e-20 is out by two thirds. Only 0 against 0 is to be let"
            + " off.";

    private static final String LIMIT = "Small numbers are let off: below some limit the error is 0, or the difference"
            + " alone. But 1e-9 against 2e-9 is out by half: only 0 against 0 is to be let off.";
    private static final String LARGE_LIMIT = "Below some limit the error is 0, or the difference alone. But 0.25"
            + " against 0.5 is out by half: only 0 against 0 is to be let off.";

    private ErrorExercise() { }

    private interface Quotient {
        double of(double a, double n, double above, double below);
    }

    private interface Zeros {
        /** @param error what would come if nothing were asked */
        double of(double a, double n, double below, double error);
    }

    /** The relative error, choice by choice. */
    private static final class Formula implements DoubleBinaryOperator {
        private DoubleUnaryOperator input = v -> v;
        private DoubleBinaryOperator above = (a, n) -> Math.abs(a - n);
        private DoubleBinaryOperator below = (a, n) -> Math.max(Math.abs(a), Math.abs(n));
        private DoubleUnaryOperator floor = below -> below;
        private Quotient quotient = (a, n, above, below) -> above / below;
        private DoubleUnaryOperator result = error -> error;
        private Zeros zeros = (a, n, below, error) -> a == 0 && n == 0 ? 0 : error;

        @Override
        public double applyAsDouble(double gradient, double nudged) {
            double a = input.applyAsDouble(gradient);
            double n = input.applyAsDouble(nudged);
            double divisor = floor.applyAsDouble(below.applyAsDouble(a, n));
            return zeros.of(a, n, divisor, result.applyAsDouble(quotient.of(a, n, above.applyAsDouble(a, n), divisor)));
        }
    }

    static Exercise<DoubleBinaryOperator> make() {
        Choices<Formula> choices = new Choices<>(Formula::new, choices());
        return new Exercise<>("the relative error", "The difference, over the larger size: 1e-9 against 2e-9 is as"
                + " wrong as 1 against 2. 0 against 0 agrees, and NaN with nothing.", trials(),
                choices.single(f -> f), () -> choices.pairs(f -> f));
    }

    private static List<Trial<DoubleBinaryOperator>> trials() {
        List<Trial<DoubleBinaryOperator>> trials = new ArrayList<>();
        for (double[] p : PAIRS) {
            trials.add(new Trial<>("gradient " + Due.words(p[0]) + " and nudged slope " + Due.words(p[1]),
                    List.of(Due.of("the error", new Formula().applyAsDouble(p[0], p[1]))),
                    (error, out) -> out.put("the error", error.applyAsDouble(p[0], p[1]))));
        }
        for (double zero : new double[] {0, -0.0}) {
            trials.add(new Trial<>("gradient " + (1 / zero > 0 ? "0" : "-0.0") + " and nudged slope 0",
                    List.of(Due.of("the error of 0 against 0", 0)),
                    (error, out) -> out.put("the error of 0 against 0", error.applyAsDouble(zero, 0))));
        }
        trials.add(nan("A gradient", Double.NaN, 3));
        trials.add(nan("A nudged slope", 3, Double.NaN));
        return trials;
    }

    private static Trial<DoubleBinaryOperator> nan(String which, double a, double n) {
        return new Trial<>("gradient " + Due.words(a) + " and nudged slope " + Due.words(n), List.of(),
                (error, out) -> {
            if (error.applyAsDouble(a, n) <= 1e-2) {
                throw new Mishap(which + " that is NaN gets a small error, and would pass as right. Every comparison"
                        + " with NaN is false:"
                        + " so return 0 only where the sizes are == 0, not wherever they aren't > 0.");
            }
        });
    }

    private static List<Choice<Formula>> choices() {
        List<Choice<Formula>> all = new ArrayList<>(List.of(
                zeros((a, n, below, error) -> a == n ? 0 : error, ""),
                zeros((a, n, below, error) -> below == 0 ? 0 : error, ""),
                quotient((a, n, above, below) -> above,
                        "That is the difference alone, the absolute error. Divide it by the larger of both sizes."),
                zeros((a, n, below, error) -> error,
                        "For 0 against 0 it divides 0 by 0. They agree, so return 0 there. (If you ask with ==, ask"
                        + " doubles: two boxed Doubles are two objects, and never ==.)"),
                above((a, n) -> a - n, "The error can be below 0, and then it is below any limit. Take the size of the"
                        + " difference: Math.abs(a - n)."),
                above((a, n) -> n - a, "The error is below 0 where the gradient is the larger one, and then it is"
                        + " below any limit. Take the size of the difference: Math.abs(a - n)."),
                above((a, n) -> Math.abs(Math.abs(a) - Math.abs(n)), "It compares sizes, so a wrong sign goes unseen."
                        + " Subtract first, and take Math.abs of the difference."),
                above((a, n) -> Math.abs(a) - Math.abs(n),
                        "It subtracts sizes, |a| - |n|. So a wrong sign goes unseen, and the error can be below 0."
                        + " Subtract first, and take Math.abs of the difference."),
                above((a, n) -> Math.abs(a + n),
                        "The two numbers are added. The error is about their difference: Math.abs(a - n)."),
                above((a, n) -> (a - n) * (a - n), "The difference is squared. Take its size, Math.abs(a - n)."),
                below(Math::max, "It divides by the larger number, not the larger size: of -4 and -5 that is -4. Take"
                        + " Math.abs of each first."),
                below((a, n) -> Math.abs(Math.max(a, n)), "It divides by the size of the larger number, and not by the"
                        + " larger size: of -5 and 0 it takes 0. Take Math.abs of each before Math.max."),
                below((a, n) -> Math.max(Math.abs(a), n), "In the divisor only the gradient's sign is taken away. The"
                        + " nudged slope needs a Math.abs of its own."),
                below((a, n) -> Math.max(a, Math.abs(n)), "In the divisor only the nudged slope's sign is taken away."
                        + " The gradient needs a Math.abs of its own."),
                below((a, n) -> Math.min(Math.abs(a), Math.abs(n)),
                        "It divides by the smaller size. Take the larger: Math.max."),
                below(Math::min, "It divides by the smaller number. Take the larger size: Math.max of both Math.abs."),
                below((a, n) -> Math.abs(a),
                        "It divides by the gradient's size, whichever is larger. Take the larger of both sizes."),
                below((a, n) -> Math.abs(n),
                        "It divides by the nudged slope's size, whichever is larger. Take the larger of both sizes."),
                below((a, n) -> a,
                        "It divides by the gradient, sign and all. Take the larger of Math.abs(a) and Math.abs(n)."),
                below((a, n) -> n, "It divides by the nudged slope, sign and all. Take the larger of Math.abs(a) and"
                        + " Math.abs(n)."),
                below((a, n) -> Math.abs(a) + Math.abs(n), "It divides by the sum of both sizes. Others do so too, but"
                        + " the limits here are for the larger of the two."),
                below((a, n) -> (Math.abs(a) + Math.abs(n)) / 2,
                        "It divides by the mean of both sizes. Take the larger of the two."),
                below((a, n) -> 2 * (Math.abs(a) + Math.abs(n)), "It divides by the sum of both sizes, and by 2 again."
                        + " Take the larger of the two sizes. (For a mean, / 2 would need parentheses.)"),
                below((a, n) -> a + n, "It divides by the sum, whose signs can cancel: of 2 and -2 it is 0. Take the"
                        + " larger of Math.abs(a) and Math.abs(n)."),
                below((a, n) -> Math.abs(a + n), "It divides by the size of the sum, in which signs can cancel: of 2"
                        + " and -2 it is 0. Take the larger of Math.abs(a) and Math.abs(n)."),
                below((a, n) -> Math.abs(a - n),
                        "It divides by the difference itself. Divide by the larger of Math.abs(a) and Math.abs(n)."),
                quotient((a, n, above, below) -> above * below,
                        "The difference is multiplied by what should divide it. Write / and not *."),
                quotient((a, n, above, below) -> below / above,
                        "The division is upside down: the difference is divided by the size."),
                quotient((a, n, above, below) -> Math.abs(a - n / below), "Only the nudged slope is divided: / comes"
                        + " before -. Write Math.abs(a - n) / …, with the parenthesis closed before the division."),
                quotient((a, n, above, below) -> a - n / below, "Only the nudged slope is divided: / comes before -."
                        + " Put the difference in Math.abs(a - n), and divide that."),
                quotient((a, n, above, below) -> above / Math.abs(a) + Math.abs(n), "Parentheses are missing: / comes"
                        + " before +, so only the first size divides. And take the larger size, not the sum."),
                quotient((a, n, above, below) -> Math.abs(a / n), "That is the ratio of the two, 1 where they agree."
                        + " The error is their difference, over the larger size."),
                result(e -> 100 * e, "That is in percent. The limits 1e-7 and 1e-2 are for the plain ratio."),
                result(e -> -e, "The sign of the error is wrong: it is never below 0."),
                result(e -> e / 2, "There is half of the error: something divides by 2 that shouldn't."),
                result(e -> 2 * e, "There is twice the error: something multiplies by 2 that shouldn't."),
                result(e -> (float) e, "The result goes through a float, which has 7 digits. Compute with doubles."),
                new Choice<>("input", f -> {
                    f.input = v -> (float) v;
                    f.above = (a, n) -> (float) Math.abs(a - n);
                    f.result = e -> (float) e;
                }, "The numbers are kept in floats, which have 7 digits. Compute with doubles."),
                new Choice<>("input", f -> f.input = v -> (int) v, "The numbers are cast to int, which cuts off what"
                        + " comes after the point. Compute with doubles."),
                result(e -> (int) e, "A cast to int cuts off what comes after the point, which is most of any error."),
                result(e -> e > 1e-7 ? 1 : 0,
                        "That is a verdict, 1 or 0. Return the error itself; the limits come later."),
                result(e -> e <= 1e-7 ? 1 : 0,
                        "That is a verdict, 1 or 0. Return the error itself; the limits come later."),
                zeros((a, n, below, error) -> a == 0 || n == 0 ? 0 : error,
                        "Where one of the two is 0, the error is 0. That lets off a gradient of 0 where the slope is"
                        + " 5. Only where both are 0 do they agree."),
                zeros((a, n, below, error) -> a == 0 ? 0 : error, "Where the gradient is 0, the error is 0. But if the"
                        + " slope is 5, that gradient is wrong: ask whether both are 0."),
                zeros((a, n, below, error) -> n == 0 ? 0 : error, "Where the nudged slope is 0, the error is 0. But if"
                        + " the gradient is -5, it is wrong: ask whether both are 0."),
                zeros((a, n, below, error) -> a == 0 && n == 0 ? 1 : error,
                        "0 against 0 gets an error of 1. They are equal, so it is 0."),
                zeros((a, n, below, error) -> a == 0 && n == 0 ? Double.POSITIVE_INFINITY : error,
                        "0 against 0 gets an error of infinity. They are equal, so it is 0."),
                zeros((a, n, below, error) -> Double.compare(a, n) == 0 ? 0 : error, "0 and -0.0 are not taken for"
                        + " equal, so 0 is divided by 0. Double.compare and equals tell them apart; == doesn't."),
                zeros((a, n, below, error) -> a == 0 && n == 0 ? 0 : a * n < 0 ? 1 : error,
                        "Where the signs differ, the error is 1. It is the difference there too, over the larger size:"
                        + " of 2 and -2 it is 2."),
                zeros((a, n, below, error) -> a == 0 && n == 0 || a * n < 0 ? 0 : error,
                        "Where the signs differ, the error is 0, though that is as wrong as can be. It is the"
                        + " difference there too, over the larger size."),
                zeros((a, n, below, error) -> Double.isNaN(error) ? 0 : error, "Where one of the two is NaN the error"
                        + " is 0, and that would pass as right. Either every NaN is made 0, or you ask whether the"
                        + " size is > 0, which is false for NaN too. Return 0 only where both are == 0.")));
        DoubleStream.of(1, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16).forEach(e -> {
            all.add(floor(below -> Math.max(e, below), e == 1
                    ? "It divides by 1 at least, so small gradients are never wrong: 1e-9 against 2e-9 is out by half."
                    + " Divide by the larger size, however small." : e < LEAST ? SMALL
                    : "It divides by some small number at least, which hides the error of small gradients, as of 1e-9"
                    + " against 2e-9. Divide by the larger size, however small, and treat 0 against 0 by an if."));
            all.add(floor(below -> below + e, e < LEAST ? SMALL
                    : "Something is added in the divisor, to keep it from 0. That hides the error of small"
                    + " gradients, as of 1e-9 against 2e-9. Treat 0 against 0 by an if."));
        });
        for (double e : new double[] {1e-12, 3e-9, 1e-6, 1}) {
            String sentence = e < LEAST ? SMALL : e < 1 ? LIMIT : LARGE_LIMIT;
            all.add(zeros((a, n, below, error) -> Math.abs(a - n) < e ? 0 : error, sentence));
            all.add(zeros((a, n, below, error) -> Math.max(Math.abs(a), Math.abs(n)) < e ? 0 : error, sentence));
            all.add(zeros((a, n, below, error) -> below > e ? error : Math.abs(a - n), sentence));
        }
        return all;
    }

    private static Choice<Formula> above(DoubleBinaryOperator above, String sentence) {
        return new Choice<>("above", f -> f.above = above, sentence);
    }

    private static Choice<Formula> below(DoubleBinaryOperator below, String sentence) {
        return new Choice<>("below", f -> f.below = below, sentence);
    }

    private static Choice<Formula> floor(DoubleUnaryOperator floor, String sentence) {
        return new Choice<>("floor", f -> f.floor = floor, sentence);
    }

    private static Choice<Formula> quotient(Quotient quotient, String sentence) {
        return new Choice<>("quotient", f -> f.quotient = quotient, sentence);
    }

    private static Choice<Formula> result(DoubleUnaryOperator result, String sentence) {
        return new Choice<>("result", f -> f.result = result, sentence);
    }

    private static Choice<Formula> zeros(Zeros zeros, String sentence) {
        return new Choice<>("zeros", f -> f.zeros = zeros, sentence);
    }
}
