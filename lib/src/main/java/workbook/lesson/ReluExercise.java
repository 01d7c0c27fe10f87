package workbook.lesson;

import static workbook.lesson.Entrywise.slip;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;
import workbook.lesson.Entrywise.When;

/** Write ReLU. */
final class ReluExercise {
    static final DoubleUnaryOperator RELU = x -> Math.max(0, x);
    static final DoubleBinaryOperator RIGHT = (x, d) -> x > 0 ? d : 0;

    private static final String ONE = "backward lets pass only where x is 1 or more: either it asks for x > 1 or"
            + " x >= 1, or a cast to int cuts the fraction off. It is x > 0, for a double.";

    private ReluExercise() { }

    private static final Term X = Term.input("x");
    private static final Term ZERO = Term.number(0);

    static Exercise<Supplier<? extends Layer>> make() {
        return make("the ReLU layer", "An entry above 0 lets its upstream gradient pass, and any other stops it. At"
                + " exactly 0 there is no derivative, only slopes: 0 to the left, 1 to the right.\nYours takes 0 there,"
                + " as the frameworks do: what gives nothing gets nothing back.", List.of());
    }

    /** The same under another name. @param more mistakes besides those of every ReLU */
    static Exercise<Supplier<? extends Layer>> make(String name, String because,
            List<Slip<Supplier<? extends Layer>>> more) {
        return Entrywise.exercise(name, because, Term.where(X, ZERO, X, ZERO), "It is x where x is above 0, else 0.",
                Term.where(X, ZERO, Term.input("dY"), ZERO), "It is dY where x was above 0, else 0.", "x", trials(),
                Stream.of(more, slips(), limits()).flatMap(List::stream).toList());
    }

    private static List<Trial<Supplier<? extends Layer>>> trials() {
        List<Trial<Supplier<? extends Layer>>> trials = new ArrayList<>();
        trials.add(trial(new DenseMatrix(new double[][] {{-2, 0, 3}, {4, -1, 0}}),
                new DenseMatrix(new double[][] {{7, 6, 5}, {-4, 3, -2}}), When.FRESH));
        int[][] shapes = {{1, 4}, {5, 1}, {3, 3}, {2, 6}};
        for (int[] s : shapes) {
            trials.add(trial(Matrices.whole(s[0], s[0], s[1]), Matrices.whole(s[1] + 10, s[0], s[1]), When.FRESH));
        }
        trials.add(trial(new DenseMatrix(2, 2), Matrices.whole(20, 2, 2), When.FRESH));
        trials.add(trial(Matrices.tenths(23, 3, 4), Matrices.tenths(24, 3, 4), When.FRESH));
        trials.add(trial(Matrices.tenths(27, 3, 4).scalarMultiply(0.01), Matrices.tenths(28, 3, 4), When.FRESH));
        trials.add(trial(new DenseMatrix(new double[][] {{0.5, 0.1, 0.01}, {1e-3, 1e-4, -1e-4}}),
                new DenseMatrix(new double[][] {{1.5, -2.5, 3}, {-1.5, 4.5, 0.5}}), When.FRESH));
        trials.add(trial(Matrices.tenths(25, 2, 3).scalarMultiply(100), Matrices.tenths(26, 2, 3), When.TWICE));
        trials.add(trial(Matrices.whole(21, 2, 3), Matrices.whole(22, 2, 3), When.AGAIN));
        trials.add(trial(Matrices.whole(21, 2, 3), Matrices.whole(22, 2, 3), When.BESIDE));
        return trials;
    }

    private static Trial<Supplier<? extends Layer>> trial(RealMatrix x, RealMatrix dy, When when) {
        return Entrywise.trial(RELU, "X (0 at the kink)", x, dy, when);
    }

    private static List<Slip<Supplier<? extends Layer>>> slips() {
        return List.of(
                slip(RELU, (x, d) -> x >= 0 ? d : 0, "At exactly 0 yours lets the gradient pass: >= in place of >. It"
                        + " is no mistake of calculus, for 1 is the slope to the right; but a unit at 0 gives nothing,"
                        + " so it should get no blame. This workbook takes 0, as the frameworks do."),
                slip(RELU, (x, d) -> x == 0 ? d / 2 : x > 0 ? d : 0, "At exactly 0 yours passes half, the mean of both"
                        + " slopes, which a two-sided nudge gives. It is no mistake of calculus; but a unit at 0 gives"
                        + " nothing, so it should get no blame. This workbook takes 0, as the frameworks do."),
                slip(RELU, (x, d) -> d, "backward returns dY as it is: everything passes, stopped entries too. Ask"
                        + " whether the input is > 0 (an output is always >= 0), and see that the 0 gets into the"
                        + " matrix that you return: getRow and getData give copies."),
                slip(RELU, (x, d) -> d * Math.signum(x), "dY is multiplied by the sign of x, so a negative x gets -dY,"
                        + " as from |x|. Below 0 nothing passes: it gets 0."),
                slip(RELU, (x, d) -> 0,
                        "All entries of dX are 0. Either nothing is written into the matrix that you return (getRow and"
                        + " getData give copies), or what is asked about is never > 0. Where x > 0, dX is dY."),
                slip(RELU, (x, d) -> x > 0 ? d : 0.01 * d, "backward is that of a leaky ReLU: a hundredth of the"
                        + " gradient passes where x is below 0. A plain one stops it."),
                slip(RELU, (x, d) -> x < 0 ? d : 0, "backward lets pass where x is below 0. It is the other way round:"
                        + " what passed on the way forward, x > 0, passes on the way back."),
                slip(RELU, (x, d) -> x * d, "backward gives x · dY. The local derivative is 1 where x is above 0, and"
                        + " 0 elsewhere, and not x."),
                slip(RELU, (x, d) -> Math.signum(x),
                        "backward gives the sign of x, and dY is forgotten. It is dY where x > 0, and 0 elsewhere."),
                slip(RELU, (x, d) -> x > 0 ? d : 1,
                        "A stopped entry gets 1. It gets 0: a nudge of it doesn't move the output."),
                slip(RELU, (x, d) -> x > 0 ? d * x : d, "dY is multiplied by x where x > 0, and passes as it is"
                        + " elsewhere. The local derivative is 1 above 0, and 0 elsewhere."),
                slip(RELU, (x, d) -> x != 0 ? d : 0,
                        "Everything passes but where x is 0. A negative x stops its gradient too: ask whether x > 0."),
                slip(x -> x > 0 ? x : 0.01 * x, RIGHT,
                        "forward is a leaky ReLU: a hundredth of a negative number passes. A plain one makes it 0."),
                slip(RELU, (x, d) -> Math.max(0, x),
                        "backward gives the output again. It should give dY where x > 0, and 0 elsewhere."),
                slip(x -> x, RIGHT, "forward returns x as it is. It is y = max(0, x), entry by entry. If it does so,"
                        + " see that the result gets into the matrix that you return: getRow and getData give copies."),
                slip(RELU, (x, d) -> x >= 1 ? d : 0, ONE), slip(RELU, (x, d) -> x > 1 ? d : 0, ONE));
    }

    /** A small limit instead of 0. */
    private static List<Slip<Supplier<? extends Layer>>> limits() {
        return DoubleStream.of(0.5, 0.1, 0.01, 1e-3, 1e-4).boxed().map(limit ->
                slip(RELU, (x, d) -> x > limit ? d : 0, "An entry that is above 0, but below a small limit, is stopped"
                        + " too. Compare with 0: anything above it lets its gradient pass, however small it is."))
                .toList();
    }
}
