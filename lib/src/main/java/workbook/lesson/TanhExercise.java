package workbook.lesson;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;
import workbook.lesson.Entrywise.When;

/** Write the way back through tanh. */
final class TanhExercise {
    private static final DoubleUnaryOperator TANH = StrictMath::tanh;

    private static final Term Y = Term.input("y");

    private TanhExercise() { }

    static Exercise<Supplier<? extends Layer>> make() {
        return Entrywise.exercise("the tanh layer", "dX = dY ⊙ (1 - Y ⊙ Y). The output is all that backward"
                + " needs, so the"
                + " layer keeps nothing else.", Term.function("tanh", TANH, Term.input("x")), "It is tanh(x).",
                Term.product(Term.input("dY"), Term.sum(Term.number(1), Term.minus(Term.product(Y, Y)))),
                "It is dY · (1 - y²): the chain rule multiplies dY by the slope of tanh.", trials(), List.of(
                slip((y, d) -> 1 - y * y,
                        "dY is forgotten. 1 - y² is the local derivative; the chain rule multiplies it by dY."),
                slip((y, d) -> d,
                        "dY passes as it is, as if the slope were 1. That is so at x = 0 alone: it is 1 - y²."),
                slip((y, d) -> d * y,
                        "dY is multiplied by the output. What counts is the slope of the output, 1 - y²."),
                slip((y, d) -> d * y * y,
                        "The 1 - is missing. That would be steepest far out, where tanh is flat: the slope is 1 - y²."),
                slip((y, d) -> d * (1 - y),
                        "The square is missing. tanh is as steep at -x as at x, and 1 - y isn't the same for y and"
                        + " -y: it is 1 - y²."),
                slip((y, d) -> d * (1 - y) * (1 - y),
                        "That is (1 - y)². The square belongs to y alone: 1 - y², which is (1 - y)(1 + y)."),
                slip((y, d) -> d * y * (1 - y),
                        "That is the sigmoid's slope, y(1 - y). The tanh's is 1 - y²."),
                slip((y, d) -> d * (1 + y * y),
                        "A plus stands in place of the minus. Far out, where y is near 1 or -1, the slope is near 0:"
                        + " 1 - y²."),
                slip((y, d) -> d * (y * y - 1),
                        "The sign is turned: y² - 1 is never above 0. But tanh grows everywhere, so its slope is 1 -"
                        + " y²."),
                slip((y, d) -> d - y * y,
                        "A bracket is missing: dY · 1 - y² takes y² away from dY. It is dY · (1 - y²)."),
                slip((y, d) -> 1 - y * y * d,
                        "A bracket is missing: dY multiplies y² only. It is dY · (1 - y²)."),
                slip((y, d) -> d / (1 - y * y),
                        "dY is divided by the slope. The chain rule multiplies: the flatter tanh is, the less comes"
                        + " through."),
                slip((y, d) -> d * (1 - d * d),
                        "The slope is taken at dY. It is 1 - y², with y from the way forward; dY comes in once, as a"
                        + " factor."),
                slip((y, d) -> d * (1 - TANH.applyAsDouble(y) * TANH.applyAsDouble(y)),
                        "tanh is taken twice. y is the tanh of x already, so the slope is 1 - y²."),
                Entrywise.slip(TANH, (x, d) -> d * (1 - x * x),
                        "The slope is taken at the input. 1 - y² wants the output, y = tanh(x)."),
                Entrywise.inPlace(TANH, (x, d) -> d * (1 - TANH.applyAsDouble(x) * TANH.applyAsDouble(x)),
                        "The numbers are right, but they were written into dY itself. Where a value forks, the"
                        + " other branch gets that dY too: write into dY.copy().")));
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
        trials.add(trial(Matrices.tenths(21, 2, 3), Matrices.whole(22, 2, 3), When.AGAIN));
        trials.add(trial(Matrices.tenths(21, 2, 3), Matrices.whole(22, 2, 3), When.BESIDE));
        return trials;
    }

    private static Trial<Supplier<? extends Layer>> trial(RealMatrix x, RealMatrix dy, When when) {
        return Entrywise.trial(TANH, "X", x, dy, when);
    }

    /** @param backward from the output and the upstream gradient */
    private static Slip<Supplier<? extends Layer>> slip(DoubleBinaryOperator backward, String sentence) {
        return Entrywise.slip(TANH, (x, d) -> backward.applyAsDouble(TANH.applyAsDouble(x), d), sentence);
    }
}
