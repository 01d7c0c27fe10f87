package workbook.lesson;

import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 7: what a smaller step does, nudging every entry, and the relative error. */
public final class Lesson7 {
    private static final DoubleUnaryOperator SQUARE = x -> 0.9 * x * x;
    private static final DoubleUnaryOperator CUBE = x -> x * x * x;

    static final Exercise<List<Number>> STEP = StepErrors.make(oneSidedError(0.1), centredError(0.1));
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
