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

    private static final String ONE = "backward lets the gradient pass only where x is 1 or more: either it asks for"
            + " x > 1 or x >= 1, or a cast to int cuts the fraction off. Ask for x > 0, and keep x a double.";

    private ReluExercise() { }

    private static final Term X = Term.input("x");
    private static final Term ZERO = Term.number(0);

    static Exercise<Supplier<? extends Layer>> make() {
        return make("the ReLU layer", "An entry above 0 lets its upstream gradient pass, and any other entry stops it."
                + " At exactly 0 there is no derivative, only two slopes: 0 on the left and 1 on the right.\nYour layer"
                + " uses 0 there, as the frameworks do: an entry that contributes nothing gets no gradient.",
                "x", List.of());
    }

    /** The same under another name. @param kept what forward keeps @param more mistakes besides those of every ReLU */
    static Exercise<Supplier<? extends Layer>> make(String name, String because, String kept,
            List<Slip<Supplier<? extends Layer>>> more) {
        return Entrywise.exercise(name, because, Term.where(X, ZERO, X, ZERO),
                "It should be x where x is above 0, and 0 elsewhere.",
                Term.where(X, ZERO, Term.input("dY"), ZERO),
                "It should be dY where x was above 0, and 0 elsewhere.", kept, trials(),
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
        return Entrywise.trial(RELU, "X (with slope 0 at a kink)", x, dy, when);
    }

    private static List<Slip<Supplier<? extends Layer>>> slips() {
        return List.of(
                slip(RELU, (x, d) -> x >= 0 ? d : 0, "At exactly 0, your layer lets the gradient pass, as >= does in"
                        + " place of >. Calculus allows that, because the slope on the right is 1. But a unit at 0"
                        + " contributes nothing, so it should get no blame. This workbook uses 0 there, as the"
                        + " frameworks do."),
                slip(RELU, (x, d) -> x == 0 ? d / 2 : x > 0 ? d : 0, "At exactly 0, your layer passes half of the"
                        + " gradient, as a two-sided nudge does: it finds the mean of both slopes. Calculus allows"
                        + " that. But a unit at 0 contributes nothing, so it should get no blame. This workbook uses 0"
                        + " there, as the frameworks do."),
                slip(RELU, (x, d) -> d, "backward returns dY as it is, so gradients pass that should be stopped. Ask"
                        + " whether the input is > 0 (an output is always >= 0), and make sure that the 0 gets into the"
                        + " matrix that you return: getRow and getData give copies."),
                slip(RELU, (x, d) -> d * Math.signum(x), "dY is multiplied by the sign of x, so a negative x gets -dY,"
                        + " as if the function were |x|. A negative x should get 0, because it lets nothing pass."),
                slip(RELU, (x, d) -> 0,
                        "All entries of dX are 0. Either nothing is written into the matrix that you return (getRow and"
                        + " getData give copies), or the number that you compare with 0 is never above it. Where x > 0,"
                        + " dX should be dY."),
                slip(RELU, (x, d) -> x > 0 ? d : 0.01 * d, "Your backward belongs to a leaky ReLU: where x is below 0,"
                        + " a hundredth of the gradient passes. A plain ReLU stops all of it."),
                slip(RELU, (x, d) -> x < 0 ? d : 0, "backward lets the gradient pass where x is below 0. It should be"
                        + " the other way round: the entries that passed in forward, those with x > 0, let their"
                        + " gradient pass in backward."),
                slip(RELU, (x, d) -> x * d, "backward gives x · dY. But the local derivative isn't x: it is 1 where x"
                        + " is above 0, and 0 elsewhere."),
                slip(RELU, (x, d) -> Math.signum(x),
                        "backward gives the sign of x and forgets dY. It should give dY where x > 0, and 0 elsewhere."),
                slip(RELU, (x, d) -> x > 0 ? d : 1,
                        "A stopped entry gets a gradient of 1. It should get 0, because a nudge of it doesn't move the"
                        + " output."),
                slip(RELU, (x, d) -> x > 0 ? d * x : d, "dY is multiplied by x where x > 0, and passes as it is"
                        + " elsewhere. But the local derivative is 1 where x > 0, and 0 elsewhere."),
                slip(RELU, (x, d) -> x != 0 ? d : 0,
                        "The gradient passes everywhere except where x is 0. But a negative x should stop its gradient"
                        + " too, so ask whether x > 0."),
                slip(x -> x > 0 ? x : 0.01 * x, RIGHT,
                        "Your forward is a leaky ReLU: it lets a hundredth of each negative number pass. A plain ReLU"
                        + " turns negative numbers into 0."),
                slip(RELU, (x, d) -> Math.max(0, x),
                        "backward returns x where x > 0, which is the output again. It should return dY there, and 0"
                        + " elsewhere."),
                slip(x -> x, RIGHT, "forward returns x as it is. It should return y = max(0, x), entry by entry. If you"
                        + " compute that, make sure that the result gets into the matrix that you return: getRow and"
                        + " getData give copies."),
                slip(RELU, (x, d) -> x >= 1 ? d : 0, ONE), slip(RELU, (x, d) -> x > 1 ? d : 0, ONE));
    }

    /** A small limit instead of 0. */
    private static List<Slip<Supplier<? extends Layer>>> limits() {
        return DoubleStream.of(0.5, 0.1, 0.01, 1e-3, 1e-4).boxed().map(limit ->
                slip(RELU, (x, d) -> x > limit ? d : 0, "Entries that are above 0, but below a small limit, are stopped"
                        + " too. Compare with 0 itself: any entry above 0 lets its gradient pass, however small the"
                        + " entry is."))
                .toList();
    }
}
