package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** The exercises of lesson 7: what a smaller step does, nudging every entry, and the relative error. */
public final class Lesson7 {
    private static final DoubleUnaryOperator SQUARE = x -> 0.9 * x * x;
    private static final DoubleUnaryOperator CUBE = x -> x * x * x;

    private static final Term FOUR = Term.number(4, "the 4 of a step 4 times smaller").instead(
            Term.number(2, "2"), Term.number(10, "10"), Term.number(0.4, "the old step"),
            Term.number(0.1, "the new step"),
            Term.number(0.3,
                    "the difference of the steps"));

    static final Exercise<List<Number>> STEP = Prediction.of("the errors with a smaller step",
            "errors of 0.36 and 0.16 for a step of 0.4, and then a step of 0.1",
            "The step is 4 times smaller. One-sided, the error is 4 times smaller: 0.09. Centred, it is 4² = 16 times"
                    + " smaller: 0.01.",
            List.of(new Asked(Due.of("the one-sided error", oneSidedError(0.1)),
                            Term.quotient(Term.number(0.36, "0.36").instead(Term.number(0.16, "0.16")), FOUR),
                            "It has h, and h is 4 times smaller: 0.36 / 4."),
                    new Asked(Due.of("the centred error", centredError(0.1)),
                            Term.quotient(Term.number(0.16, "0.16").instead(Term.number(0.36, "0.36")),
                                    Term.product(FOUR, FOUR)),
                            "It has h², and h² is 4 · 4 = 16 times smaller: 0.16 / 16.")),
            List.of(),
            slip(List.of(0.0225, 0.01),
                    "The one-sided error has h, not h²: it is not 16 times smaller."),
            slip(List.of(0.27, 0.15),
                    "That is by how much the errors fall. The question is what is left of them."),
            slip(List.of(0.0225, 0.04),
                    "They are exchanged: it is the centred error that has h². Going both ways, the term with h alone"
                    + " cancels."),
            slip(List.of(0.09, 0),
                    "The centred error gets small, but not 0. In whole numbers 1 / 16 is 0: write 0.16 / 16."),
            slip(List.of(1.44, 2.56),
                    "Both errors grew. Truncation is what a series cut short leaves out, and a smaller step leaves"
                    + " out less."),
            slip(List.of(0.09, 0.02),
                    "Centred, 2 · 4 = 8 was taken. h² is h · h: a step 4 times smaller makes it 4 · 4 times smaller."),
            slip(List.of(0.09, 0.000625),
                    "Centred, that is 4⁴ = 256 times smaller. The error has h², so square the 4 once."),
            slip(List.of(0.036, 0.016),
                    "Both errors were multiplied by the new step, 0.1. What counts is how many times smaller it is"
                    + " than the old one, and that h² is in one of them."),
            slip(List.of(0.036, 0.0016),
                    "The errors were multiplied by the new step, 0.1, and its square. What counts is how many times"
                    + " smaller it is than the old one."),
            slip(List.of(0.18, 0.08),
                    "That is for half the step, and one-sided. From 0.4 to 0.1 it is 4 times smaller, and the two"
                    + " errors don't fall alike."),
            slip(List.of(0.36, 0.16),
                    "Those are the errors with the old step. A smaller one makes both smaller."));

    static final Exercise<Nudges> SLOPES = NudgesExercise.make();
    static final Exercise<DoubleBinaryOperator> ERROR = ErrorExercise.make();

    /** A way to find a gradient by nudging alone. */
    public interface Nudges {

        /**
         * The centred difference of {@code f} at {@code x} for each entry.
         *
         * @param x stays as it is
         * @param h the step
         * @return as many slopes as x has entries
         */
        double[] slopes(ToDoubleFunction<double[]> f, double[] x, double h);
    }

    private Lesson7() { }

    /** By how much a one-sided slope of 0.9x² at 1 is off; that is 0.9h. */
    static double oneSidedError(double h) {
        return Math.abs((SQUARE.applyAsDouble(1 + h) - SQUARE.applyAsDouble(1)) / h - 1.8);
    }

    /** By how much a centred slope of x³ at 1 is off; that is h². */
    static double centredError(double h) {
        return Math.abs((CUBE.applyAsDouble(1 + h) - CUBE.applyAsDouble(1 - h)) / (2 * h) - 3);
    }

    static List<Exercise<?>> all() {
        return List.of(STEP, SLOPES, ERROR);
    }

    /** The errors with a step of 0.1, if they are 0.36 and 0.16 with a step of 0.4. */
    public static Feedback smallerStep(Object oneSided, Object centred) {
        return Prediction.check(STEP, oneSided, centred);
    }

    /** Centred differences for every entry. */
    public static Feedback slopes(Nudges nudges) {
        return SLOPES.check(nudges);
    }

    /** The relative error of a gradient, first, against a nudged slope. */
    public static Feedback relativeError(DoubleBinaryOperator error) {
        return ERROR.check(error);
    }
}
