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

/** The relative error {@code |a − n| / max(|a|, |n|)} of a gradient a and a nudged slope n; 0 for 0 against 0. */
final class ErrorExercise {
    private static final double[][] PAIRS = {{2, 1}, {3, 3}, {0.5, 0.25}, {-4, -5}, {-2, 1}, {2, -2}, {0, 5}, {-5, 0},
            {1e-9, 2e-9}, {4e-9, 1e-9}, {1000, 1250}, {7, -9}, {-3, 0.9}, {1e-20, 3e-20}};

    /** Below this limit, no trial shows how small gradients come to pass: with a small number, or with an if. */
    private static final double LEAST = 1.5e-9;
    private static final String SMALL = "Your method hides the errors of very small gradients, either with a small"
            + " number in the divisor or with an if that treats them as 0. But 1e-20 against 3e-20 has an error of two"
            + " thirds. Only 0 against 0 needs a case of its own.";

    private static final String LIMIT = "Your method hides the errors of small numbers: below some limit it returns 0,"
            + " or the difference alone. But 1e-9 against 2e-9 has an error of one half. Only 0 against 0 needs a case"
            + " of its own.";
    private static final String LARGE_LIMIT = "Below some limit, your method returns 0, or the difference alone. But"
            + " 0.25 against 0.5 has an error of one half. Only 0 against 0 needs a case of its own.";

    private ErrorExercise() { }

    private interface Quotient {
        double of(double a, double n, double above, double below);
    }

    private interface Zeros {
        /** @param error the error of these numbers without a case for zeros */
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
        return new Exercise<>("the relative error", "The error is the difference divided by the larger size, so 1e-9"
                + " against 2e-9 is as wrong as 1 against 2. 0 agrees with 0, and NaN agrees with nothing.", trials(),
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
                throw new Mishap(which + " that is NaN gets a small error, and would pass as right. Neither >"
                        + " nor == is true of NaN, so return 0 only if the sizes are == 0, and not whenever they"
                        + " aren't > 0.");
            }
        });
    }

    private static List<Choice<Formula>> choices() {
        List<Choice<Formula>> all = new ArrayList<>(List.of(
                zeros((a, n, below, error) -> a == n ? 0 : error, ""),
                zeros((a, n, below, error) -> below == 0 ? 0 : error, ""),
                quotient((a, n, above, below) -> above,
                        "Your method returns the difference alone, which is the absolute error. Divide it by the larger"
                        + " of the two sizes."),
                zeros((a, n, below, error) -> error,
                        "For 0 against 0, your method divides 0 by 0. The two agree, so return 0. (If you compare with"
                        + " ==, compare doubles: two boxed Doubles are two objects, so == is false for them.)"),
                above((a, n) -> a - n, "Your error can be negative, and a negative error is below any limit. Take the"
                        + " size of the difference: Math.abs(a - n)."),
                above((a, n) -> n - a, "Your error is negative if the gradient is the larger number, and a negative"
                        + " error is below any limit. Take the size of the difference: Math.abs(a - n)."),
                above((a, n) -> Math.abs(Math.abs(a) - Math.abs(n)), "Your method compares only the sizes, so it"
                        + " doesn't notice a wrong sign. Subtract first, then take Math.abs of the difference."),
                above((a, n) -> Math.abs(a) - Math.abs(n),
                        "Your method subtracts the sizes, |a| - |n|, so it doesn't notice a wrong sign, and the error"
                        + " can be negative. Subtract first, then take Math.abs of the difference."),
                above((a, n) -> Math.abs(a + n),
                        "Your method adds the two numbers. The error needs their difference, Math.abs(a - n)."),
                above((a, n) -> (a - n) * (a - n), "Your method squares the difference. Take its size instead,"
                        + " Math.abs(a - n)."),
                below(Math::max, "Your method divides by the larger number, not by the larger size: of -4 and -5 it"
                        + " takes -4. Take Math.abs of each number first."),
                below((a, n) -> Math.abs(Math.max(a, n)), "Your method divides by the size of the larger number, not by"
                        + " the larger size: of -5 and 0 it takes 0. Take Math.abs of each number before Math.max."),
                below((a, n) -> Math.max(Math.abs(a), n), "In the divisor, your method drops only the gradient's sign."
                        + " The nudged slope needs a Math.abs of its own."),
                below((a, n) -> Math.max(a, Math.abs(n)), "In the divisor, your method drops only the nudged slope's"
                        + " sign. The gradient needs a Math.abs of its own."),
                below((a, n) -> Math.min(Math.abs(a), Math.abs(n)),
                        "Your method divides by the smaller size. Take the larger one, with Math.max."),
                below(Math::min, "Your method divides by the smaller number. Take the larger size, which is the"
                        + " Math.max of both Math.abs."),
                below((a, n) -> Math.abs(a),
                        "Your method always divides by the gradient's size, whichever size is larger. Take the larger"
                        + " of the two."),
                below((a, n) -> Math.abs(n),
                        "Your method always divides by the nudged slope's size, whichever size is larger. Take the"
                        + " larger of the two."),
                below((a, n) -> a,
                        "Your method divides by the gradient itself, with its sign. Take the larger of Math.abs(a) and"
                        + " Math.abs(n)."),
                below((a, n) -> n, "Your method divides by the nudged slope itself, with its sign. Take the larger of"
                        + " Math.abs(a) and Math.abs(n)."),
                below((a, n) -> Math.abs(a) + Math.abs(n), "Your method divides by the sum of the two sizes. Some"
                        + " gradient checks do that, but the limits here are meant for a division by the larger size."),
                below((a, n) -> (Math.abs(a) + Math.abs(n)) / 2,
                        "Your method divides by the mean of the two sizes. Take the larger of the two."),
                below((a, n) -> 2 * (Math.abs(a) + Math.abs(n)), "Your method divides by the sum of the two sizes, and"
                        + " then by 2 as well. Take the larger of the two sizes. (To divide by a mean, you would need"
                        + " parentheses around the sum and its / 2.)"),
                below((a, n) -> a + n, "Your method divides by the sum of the two numbers, which can cancel: for 2 and"
                        + " -2 the sum is 0. Take the larger of Math.abs(a) and Math.abs(n)."),
                below((a, n) -> Math.abs(a + n), "Your method divides by the size of the sum, in which the two numbers"
                        + " can cancel: for 2 and -2 the sum is 0. Take the larger of Math.abs(a) and Math.abs(n)."),
                below((a, n) -> Math.abs(a - n),
                        "Your method divides by the difference itself. Divide by the larger of Math.abs(a) and"
                        + " Math.abs(n)."),
                quotient((a, n, above, below) -> above * below,
                        "Your method multiplies the difference by the divisor. Write / and not *."),
                quotient((a, n, above, below) -> below / above,
                        "Your division is upside down. Divide the difference by the larger size, and not the size by"
                        + " the difference."),
                quotient((a, n, above, below) -> Math.abs(a - n / below), "Only the nudged slope is divided, because"
                        + " Java computes / before -. Write Math.abs(a - n) / …, with the parenthesis closed before the"
                        + " division."),
                quotient((a, n, above, below) -> a - n / below, "Only the nudged slope is divided, because Java"
                        + " computes / before -. Put the difference in Math.abs(a - n), and divide that."),
                quotient((a, n, above, below) -> above / Math.abs(a) + Math.abs(n), "Parentheses are missing: Java"
                        + " computes / before +, so your method divides by the first size only. And take the larger"
                        + " size, not the sum."),
                quotient((a, n, above, below) -> Math.abs(a / n), "Your method returns the ratio of the two numbers,"
                        + " which is 1 if they agree. The error is their difference, divided by the larger size."),
                result(e -> 100 * e, "Your error is in percent. The limits 1e-7 and 1e-2 are meant for the plain"
                        + " ratio."),
                result(e -> -e, "The sign of your error is wrong: an error is never below 0."),
                result(e -> e / 2, "Your method returns half of the error: something in it divides by 2 and"
                        + " shouldn't."),
                result(e -> 2 * e, "Your method returns twice the error: something in it multiplies by 2 and"
                        + " shouldn't."),
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
                        "Your method returns a verdict, 1 or 0. Return the error itself; the limits come later."),
                result(e -> e <= 1e-7 ? 1 : 0,
                        "Your method returns a verdict, 1 or 0. Return the error itself; the limits come later."),
                zeros((a, n, below, error) -> a == 0 || n == 0 ? 0 : error,
                        "If one of the two numbers is 0, your method returns 0. So a gradient of 0 would pass even if"
                        + " the slope is 5. With a 0, the two agree only if both are 0."),
                zeros((a, n, below, error) -> a == 0 ? 0 : error, "If the gradient is 0, your method returns 0. But if"
                        + " the slope is 5, that gradient is wrong, so ask whether both are 0."),
                zeros((a, n, below, error) -> n == 0 ? 0 : error, "If the nudged slope is 0, your method returns 0. But"
                        + " if the gradient is -5, it is wrong, so ask whether both are 0."),
                zeros((a, n, below, error) -> a == 0 && n == 0 ? 1 : error,
                        "0 against 0 gets an error of 1. The two are equal, so their error should be 0."),
                zeros((a, n, below, error) -> a == 0 && n == 0 ? Double.POSITIVE_INFINITY : error,
                        "0 against 0 gets an error of infinity. The two are equal, so their error should be 0."),
                zeros((a, n, below, error) -> Double.compare(a, n) == 0 ? 0 : error, "Your method doesn't treat 0 and"
                        + " -0.0 as equal, so it divides 0 by 0. Double.compare and equals tell these two apart; =="
                        + " doesn't."),
                zeros((a, n, below, error) -> a == 0 && n == 0 ? 0 : a * n < 0 ? 1 : error,
                        "If the signs differ, your method returns 1. But there too, the error is the difference divided"
                        + " by the larger size: for 2 and -2 it is 2."),
                zeros((a, n, below, error) -> a == 0 && n == 0 || a * n < 0 ? 0 : error,
                        "If the signs differ, your method returns 0, although such a gradient is as wrong as can be."
                        + " There too, the error is the difference divided by the larger size."),
                zeros((a, n, below, error) -> Double.isNaN(error) ? 0 : error, "If one of the two numbers is NaN, your"
                        + " method returns 0, so the gradient would pass as right. Either it turns every NaN into 0, or"
                        + " it asks whether something is > 0, which is false for NaN too. Return 0 only if both numbers"
                        + " are == 0.")));
        DoubleStream.of(1, 1e-3, 1e-4, 1e-5, 1e-6, 1e-7, 1e-8, 1e-9, 1e-10, 1e-12, 1e-15, 1e-16).forEach(e -> {
            all.add(floor(below -> Math.max(e, below), e == 1
                    ? "Your method divides by at least 1, so it never finds a small gradient wrong. But 1e-9 against"
                    + " 2e-9 has an error of one half: divide by the larger size, however small it is."
                    : e < LEAST ? SMALL
                    : "Your method divides by at least some small number, which hides the error of small gradients, as"
                    + " with 1e-9 against 2e-9. Divide by the larger size, however small it is, and treat 0 against 0"
                    + " with an if."));
            all.add(floor(below -> below + e, e < LEAST ? SMALL
                    : "Your method adds something to the divisor, which keeps it from being 0. But that hides the error"
                    + " of small gradients, as with 1e-9 against 2e-9. Treat 0 against 0 with an if."));
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
