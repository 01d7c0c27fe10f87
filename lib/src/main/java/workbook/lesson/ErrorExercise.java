package workbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/** The relative error {@code |a − n| / max(|a|, |n|)} of a gradient a and a nudged slope n; none for 0 against 0. */
final class ErrorExercise {
    private static final double[][] PAIRS = {{2, 1}, {3, 3}, {0.5, 0.25}, {-4, -5}, {-2, 1}, {2, -2}, {0, 5}, {-5, 0},
            {1e-9, 2e-9}, {4e-9, 1e-9}, {1000, 1250}};

    private ErrorExercise() { }

    static Exercise<DoubleBinaryOperator> make() {
        return new Exercise<>("the relative error", "The difference, over the larger size: 1e-9 against 2e-9 is as"
                + " wrong as 1 against 2. 0 against 0 agrees, and NaN with nothing.",
                trials(), slips());
    }

    private static double size(double a, double n) {
        return Math.max(Math.abs(a), Math.abs(n));
    }

    private static DoubleBinaryOperator over(DoubleBinaryOperator divisor) {
        return (a, n) -> a == n ? 0 : Math.abs(a - n) / divisor.applyAsDouble(a, n);
    }

    /** As the solution lets off 0 against 0. */
    private static DoubleBinaryOperator guarded(DoubleBinaryOperator divisor) {
        return (a, n) -> divisor.applyAsDouble(a, n) == 0 ? 0 : Math.abs(a - n) / divisor.applyAsDouble(a, n);
    }

    private static List<Trial<DoubleBinaryOperator>> trials() {
        List<Trial<DoubleBinaryOperator>> trials = new ArrayList<>();
        for (double[] p : PAIRS) {
            trials.add(new Trial<>("gradient " + Due.words(p[0]) + " and nudged slope " + Due.words(p[1]),
                    List.of(Due.of("the error", Math.abs(p[0] - p[1]) / size(p[0], p[1]))),
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

    private static List<Slip<DoubleBinaryOperator>> slips() {
        DoubleBinaryOperator right = over(ErrorExercise::size);
        return List.of(
                new Slip<>((a, n) -> Math.abs(a - n),
                        "That is the difference alone, the absolute error. Divide it by the larger of both sizes."),
                new Slip<>((a, n) -> Math.abs(a - n) / size(a, n),
                        "For 0 against 0 it divides 0 by 0. They agree, so return 0 there."),
                new Slip<>((a, n) -> a == n ? 0 : (a - n) / size(a, n),
                        "The error can be below 0, and then it is below any limit. Take the size of the difference:"
                        + " Math.abs(a - n)."),
                new Slip<>((a, n) -> a == n ? 0 : (a - n) / Math.max(a, n),
                        "Nothing in it takes away signs, so the error can be below 0. Math.abs belongs around the"
                        + " difference, and around each number that Math.max gets."),
                new Slip<>(over(Math::max),
                        "It divides by the larger number, not the larger size: of -4 and -5 that is -4, and the error"
                        + " is below 0. Take Math.abs of each first."),
                new Slip<>(over((a, n) -> Math.abs(a) + Math.abs(n)),
                        "It divides by the sum of both sizes. Others do so too, but the limits here are for the"
                        + " larger of the two."),
                new Slip<>(over((a, n) -> Math.max(1e-8, Math.abs(a) + Math.abs(n))),
                        "It divides by the sum of both sizes, and by 1e-8 at least. Take the larger of the two,"
                        + " however small, and treat 0 against 0 by an if."),
                new Slip<>(over((a, n) -> Math.max(1e-8, size(a, n))),
                        "It divides by 1e-8 at least, which hides the error of small gradients, as of 1e-9 against"
                        + " 2e-9. Treat 0 against 0 by an if."),
                new Slip<>(over((a, n) -> a + n),
                        "It divides by the sum, whose signs can cancel: of 2 and -2 it is 0. Take the larger of"
                        + " Math.abs(a) and Math.abs(n)."),
                new Slip<>(over((a, n) -> (Math.abs(a) + Math.abs(n)) / 2),
                        "It divides by the mean of both sizes. Take the larger of the two."),
                new Slip<>(over((a, n) -> Math.min(Math.abs(a), Math.abs(n))),
                        "It divides by the smaller size, so the error is infinite where one of them is 0. Take the"
                        + " larger: Math.max."),
                new Slip<>(over((a, n) -> Math.abs(a)),
                        "It divides by the gradient's size, so the error is infinite where the gradient is 0. Take"
                        + " the larger of both sizes."),
                new Slip<>(over((a, n) -> Math.abs(n)),
                        "It divides by the nudged slope's size, so the error is infinite where that is 0. Take the"
                        + " larger of both sizes."),
                new Slip<>(guarded(Math::max),
                        "It divides by the larger number, not the larger size: of -5 and 0 that is 0, and then your"
                        + " error is 0. Take Math.abs of each first."),
                new Slip<>(guarded((a, n) -> Math.min(Math.abs(a), Math.abs(n))),
                        "It divides by the smaller size, so 0 agrees with everything: where one of them is 0, your"
                        + " error is 0. Take the larger: Math.max."),
                new Slip<>(guarded((a, n) -> Math.abs(a)),
                        "It divides by the gradient's size, so a gradient of 0 agrees with everything. Take the"
                        + " larger of both sizes."),
                new Slip<>(guarded((a, n) -> Math.abs(n)),
                        "It divides by the nudged slope's size, so a slope of 0 agrees with everything. Take the"
                        + " larger of both sizes."),
                new Slip<>(over((a, n) -> Math.max(1, size(a, n))),
                        "It divides by 1 at least, so small gradients are never wrong: 1e-9 against 2e-9 is out by"
                        + " half. Divide by the larger size, however small."),
                new Slip<>((a, n) -> Math.abs(a - n) / (size(a, n) + 1e-8),
                        "Something is added below the line, to keep it from 0. That hides the error of small"
                        + " gradients, as of 1e-9 against 2e-9. Treat 0 against 0 by an if."),
                new Slip<>((a, n) -> Math.abs(a - n) < 1e-6 ? 0 : right.applyAsDouble(a, n),
                        "A small difference counts as none. But 1e-9 against 2e-9 is out by half: only 0 against 0 is"
                        + " to be let off."),
                new Slip<>((a, n) -> a * n == 0 ? 0 : right.applyAsDouble(a, n),
                        "Where one of the two is 0, the error is 0. That lets off a gradient of 0 where the slope is"
                        + " 5. Only where both are 0 do they agree."),
                new Slip<>((a, n) -> a == n ? 0 : Math.abs(Math.abs(a) - Math.abs(n)) / size(a, n),
                        "It compares sizes, so a wrong sign goes unseen. Subtract first, and take Math.abs of the"
                        + " difference."),
                new Slip<>((a, n) -> 100 * right.applyAsDouble(a, n),
                        "That is in percent. The limits 1e-7 and 1e-2 are for the plain ratio."),
                new Slip<>((a, n) -> right.applyAsDouble(a, n) * Math.abs(a - n),
                        "The difference is squared. Take its size, Math.abs(a - n)."),
                new Slip<>((a, n) -> 1 - right.applyAsDouble(a, n),
                        "That is how well they agree. The error is 0 where they are equal."),
                new Slip<>((a, n) -> a == 0 && n == 0 ? 1 : right.applyAsDouble(a, n),
                        "0 against 0 gets an error of 1. They are equal, so it is 0."),
                new Slip<>((a, n) -> size(a, n) > 0 ? right.applyAsDouble(a, n) : 0,
                        "Where one of the two is NaN the error is 0, and that would pass as right: NaN > 0 is false."
                        + " Return 0 only where the larger size is == 0."));
    }
}
