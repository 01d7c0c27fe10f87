package workbook.lesson;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;
import workbook.lesson.Entrywise.When;

/** Write the backward pass of tanh. */
final class TanhExercise {
    private static final DoubleUnaryOperator TANH = StrictMath::tanh;
    private static final String RIGHT = "It should be dY · (1 - y²), where y is the output that forward kept.";

    private static final Term X = Term.input("x");
    private static final Term Y = Term.input("y");
    private static final Term DY = Term.input("dY");
    private static final Term SQUARE = Term.product(Y, Y).named("y²").instead(Y, Term.product(X, X).named("x²"),
            Term.product(DY, DY).named("dY²"), slope("2y", y -> 2 * y), slope("|y|", Math::abs),
            slope("the square of tanh(y)", y -> Math.pow(TANH.applyAsDouble(y), 2)));
    private static final Term SLOPE = Term.sum(Term.number(1), Term.minus(SQUARE)).named("1 - y²").instead(Y,
            slope("(1 - y)²", y -> (1 - y) * (1 - y)), slope("y(1 - y), the sigmoid's slope,", y -> y * (1 - y)),
            slope("-2y, the slope of 1 - y²,", y -> -2 * y),
            slope("2 - y², as if dY were added once more,", y -> 2 - y * y),
            slope("ReLU's slope, 1 or 0,", y -> y > 0 ? 1 : 0),
            slope("(1 - y²) times ReLU's slope", y -> y > 0 ? 1 - y * y : 0));

    private TanhExercise() { }

    private interface Index {
        double of(RealMatrix y, int i, int j);
    }

    private static Term slope(String name, DoubleUnaryOperator ofY) {
        return slope(name, Term.function(name, ofY, Y));
    }

    private static Term slope(String name, Term term) {
        return Term.product(term).named(name);
    }

    static Exercise<Supplier<? extends Layer>> make() {
        return Entrywise.exercise("the tanh layer", "dX = dY ⊙ (1 - Y ⊙ Y). The output is all that backward needs, so"
                + " the layer keeps nothing else.", Term.function("tanh", TANH, X).instead(
                slope("a sigmoid", Term.function("σ", x -> 1 / (1 + StrictMath.exp(-x)), X)),
                slope("ReLU", Term.function("ReLU", x -> Math.max(0, x), X))), "It should be tanh(x), entry by entry.",
                Term.product(DY, SLOPE), RIGHT, "y", trials(), slips());
    }

    private static List<Trial<Supplier<? extends Layer>>> trials() {
        List<Trial<Supplier<? extends Layer>>> trials = new ArrayList<>();
        trials.add(trial(new DenseMatrix(new double[][] {{0.5, -1, 2}}), new DenseMatrix(new double[][] {{2, 3, -4}}),
                When.FRESH));
        int[][] shapes = {{1, 1}, {4, 1}, {3, 3}, {2, 5}};
        for (int[] s : shapes) {
            trials.add(trial(Matrices.tenths(s[0], s[0], s[1]), Matrices.whole(s[1] + 10, s[0], s[1]), When.FRESH));
        }
        trials.add(trial(Matrices.tenths(23, 3, 2), Matrices.tenths(24, 3, 2), When.TWICE));
        trials.add(trial(Matrices.tenths(25, 2, 2), Matrices.tenths(26, 2, 2), When.TWICE));
        trials.add(trial(Matrices.tenths(21, 2, 3), Matrices.whole(22, 2, 3), When.AGAIN));
        trials.add(trial(Matrices.tenths(27, 3, 3), Matrices.tenths(28, 3, 3), When.AGAIN));
        trials.add(trial(Matrices.tenths(21, 2, 3), Matrices.whole(22, 2, 3), When.BESIDE));
        trials.add(trial(Matrices.tenths(29, 4, 2), Matrices.tenths(31, 4, 2), When.BESIDE));
        return trials;
    }

    private static Trial<Supplier<? extends Layer>> trial(RealMatrix x, RealMatrix dy, When when) {
        return Entrywise.trial(TANH, "X", x, dy, when);
    }

    /** Mistakes that no formula for an entry makes. */
    private static List<Slip<Supplier<? extends Layer>>> slips() {
        String spoilt = "A second call of backward after the same forward gives something else, because the first call"
                + " has overwritten the kept y. Write into a copy of dY instead.";
        return List.of(
                Entrywise.slip(TANH, (x, d) -> d, "backward returns the numbers of dY, as if the slope were 1: either"
                        + " your formula doesn't use y, or an int or a cast has made y 0, or you return dY instead of"
                        + " dX. The slope is 1 - y²."),
                Entrywise.slip(TANH, (x, d) -> (float) back(TANH.applyAsDouble(x), d),
                        "dX passes through a float, which has only about 7 digits. Compute with doubles."),
                spoilt(spoilt, (y, dx) -> dx.copy()),
                spoilt(spoilt, (y, dx) -> Matrices.each(y, v -> 1 - v * v)),
                spoilt(spoilt, (y, dx) -> Matrices.each(y, v -> v * v)),
                index("You use the first entry of y for all entries.", (y, i, j) -> y.getEntry(0, 0)),
                index("You use column 0 of y for all columns.", (y, i, j) -> y.getEntry(i, 0)),
                index("You use row 0 of y for all rows.", (y, i, j) -> y.getEntry(0, j)),
                index("The row and the column of y are exchanged.", (y, i, j) -> y.getEntry(j, i)),
                index("You use i for the row and for the column of y.", (y, i, j) -> y.getEntry(i, i)),
                index("You use j for the row and for the column of y.", (y, i, j) -> y.getEntry(j, j)));
    }

    private static double back(double y, double d) {
        return d * (1 - y * y);
    }

    private static Slip<Supplier<? extends Layer>> index(String sentence, Index index) {
        return kept(sentence + " Write y.getEntry(i, j).", (y, dy) -> {
            RealMatrix dx = dy.copy();
            for (int i = 0; i < dx.getRowDimension(); i++) {
                for (int j = 0; j < dx.getColumnDimension(); j++) {
                    dx.setEntry(i, j, back(index.of(y, i, j), dy.getEntry(i, j)));
                }
            }
            return dx;
        });
    }

    /** @param left what is kept after a backward pass, from y and dX */
    private static Slip<Supplier<? extends Layer>> spoilt(String sentence, BinaryOperator<RealMatrix> left) {
        return kept(sentence, (y, dy) -> {
            RealMatrix dx = Matrices.each(y, dy, TanhExercise::back);
            y.setSubMatrix(left.apply(y, dx).getData(), 0, 0);
            return dx;
        });
    }

    /** A layer that keeps its output, and makes dX of that and dY. */
    private static Slip<Supplier<? extends Layer>> kept(String sentence, BinaryOperator<RealMatrix> backward) {
        return new Slip<>(() -> new Entrywise(TANH, (x, d) -> d) {
            private RealMatrix y;

            @Override
            public RealMatrix forward(RealMatrix x) {
                y = super.forward(x);
                return y.copy();
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return backward.apply(y, dy);
            }
        }, sentence);
    }
}
