package workbook.lesson;

import backprop.matrix.DenseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/** Write softmax for a batch, so that no score is too large for it. */
final class SoftmaxExercise {

    private SoftmaxExercise() { }

    static Exercise<UnaryOperator<RealMatrix>> make() {
        return new Exercise<>("softmax of a batch", "Each row is an example: its own largest score is subtracted, and"
                + " its own sum divides it. So no score is too large or too small.",
                trials(), slips());
    }

    private static List<Trial<UnaryOperator<RealMatrix>>> trials() {
        List<Trial<UnaryOperator<RealMatrix>>> trials = new ArrayList<>();
        double[][][] scores = {{{0, 1, 2}, {3, 0, -1}}, {{2, -1, 1}}, {{1}, {-3}}, {{1000, 0, -1000}},
                {{999, 1000, 1001}}, {{-999, -1000, -1001}},
                {{-5000, 0, 5000}}, {{1000, 999}, {-1000, -1001}}, {{-1000, -1001}, {1000, 999}}};
        for (double[][] s : scores) {
            trials.add(trial(new DenseMatrix(s)));
        }
        trials.add(trial(Matrices.whole(1, 3, 3)));
        trials.add(trial(Matrices.whole(2, 4, 2)));
        return trials;
    }

    /** What should come is one over the sum of the ratios of all powers to this one, which needs no shift. */
    private static Trial<UnaryOperator<RealMatrix>> trial(RealMatrix y) {
        RealMatrix p = rows(y, row -> each(row, v -> 1 / sum(each(row, other -> StrictMath.exp(other - v)))));
        return new Trial<>(Matrices.words("scores", y), List.of(Due.of("p", p)), (softmax, out) -> {
            RealMatrix handed = y.copy();
            out.put("p", softmax.apply(handed), "Your softmax");
            Outcome.unchanged("scores", y, handed, "Your softmax");
        });
    }

    private static List<Slip<UnaryOperator<RealMatrix>>> slips() {
        return List.of(
                slip(y -> shifted(y, row -> 0),
                        "Nothing is subtracted, or not what keeps exp from overflowing: the largest score of the row."
                        + " At 1000, exp overflows, and infinity over infinity is NaN; at -1000 it is 0, and 0/0 is"
                        + " NaN too."),
                slip(y -> shifted(y, row -> sum(row) / row.length),
                        "The mean is subtracted. A score far above it still overflows: only with the largest score"
                        + " subtracted is no power above 1."),
                slip(y -> shifted(y, row -> -max(each(row, v -> -v))),
                        "The smallest score is subtracted, so the others are all above 0 and may overflow. Subtract"
                        + " the largest."),
                slip(y -> shifted(y, row -> row[0]),
                        "Each row's first score is subtracted. It need not be the largest, and then a larger one may"
                        + " overflow."),
                slip(y -> shifted(y, row -> row[row.length - 1]),
                        "Each row's last score is subtracted. A larger one before it may overflow: subtract the"
                        + " largest."),
                slip(y -> shifted(y, row -> max(y.getRow(0))),
                        "The largest score of row 0 is subtracted from every row. Each row needs its own: seek it"
                        + " inside the loop over the rows, in row i."),
                slip(y -> shifted(y, row -> Math.max(0, max(row))),
                        "The largest score is never below 0 in yours: the search starts at 0, or at Double.MIN_VALUE,"
                        + " which is just above 0. Where all scores are near -1000, all powers then are 0. Start at"
                        + " the row's first score."),
                slip(y -> shifted(y, row -> max(whole(y))),
                        "One largest score is subtracted from the whole batch. In a row far below it all powers are"
                        + " 0, and 0/0 is NaN: each row needs its own."),
                slip(y -> {
                    double[] largest = {Double.NEGATIVE_INFINITY};
                    return shifted(y, row -> largest[0] = Math.max(largest[0], max(row)));
                },
                        "A row's largest score is kept for the next row. Begin the search anew in each row: declare"
                        + " max inside the loop over the rows."),
                slip(y -> {
                    double[] sum = {0};
                    return rows(y, row -> {
                        double[] powers = powers(row, max(row));
                        sum[0] += sum(powers);
                        return each(powers, v -> v / sum[0]);
                    });
                },
                        "The sum goes on from row to row. Begin it at 0 in each row: declare it inside the loop over"
                        + " the rows."),
                slip(y -> shifted(y.transpose(), SoftmaxExercise::max).transpose(),
                        "The columns add up to 1, and not the rows. A row is an example, and its probabilities are"
                        + " what adds up to 1."),
                slip(y -> {
                    RealMatrix powers = rows(y, row -> powers(row, max(whole(y))));
                    return powers.scalarMultiply(1 / sum(whole(powers)));
                },
                        "All entries together add up to 1. Each row is an example, with probabilities of its own:"
                        + " divide it by its own sum."),
                slip(y -> rows(y, row -> shifted(y, SoftmaxExercise::max).getRow(0)),
                        "Every row is that of the first example. Go on to row i of the scores for row i of the"
                        + " probabilities."),
                slip(y -> rows(y, row -> powers(row, max(row))),
                        "The division is missing: those are the powers. Divide each row by its sum, so that it adds"
                        + " up to 1."),
                slip(y -> rows(y, row -> each(row, v -> v / sum(row))),
                        "exp is missing. Scores divided by their sum may be below 0: first take the powers."),
                slip(y -> rows(y, row -> each(row, v -> StrictMath.exp(v / sum(row)))),
                        "exp comes last. Take the powers first, then divide them by their sum: so it is they that add"
                        + " up to 1."),
                slip(y -> rows(y, row -> {
                    double[] powers = each(row, v -> StrictMath.exp(v / max(row)));
                    return each(powers, v -> v / sum(powers));
                }),
                        "The scores are divided by the largest. That changes their differences, and so the"
                        + " probabilities: subtract it."),
                slip(y -> shifted(y.scalarMultiply(-1), SoftmaxExercise::max),
                        "The sign is turned: the largest score gets the smallest probability. It is exp(score - max)."),
                slip(y -> rows(y, row -> {
                    double log = max(row) + StrictMath.log(sum(powers(row, max(row))));
                    return each(row, v -> v - log);
                }),
                        "Those are the logs of the probabilities, none above 0. Take exp of each."),
                slip(y -> y.copy(),
                        "The scores come back as they were. getRow(i) gives a copy of a row: what you make of it goes"
                        + " back by p.setRow(i, …)."),
                slip(y -> y.scalarMultiply(0),
                        "All entries are 0: nothing has been put into the matrix that you return. p.setRow(i, …) puts"
                        + " a row into p."),
                slip(y -> put(y, y, 0, y.getRowDimension() - 1, false),
                        "The last row is left as it was: the loop over the rows ends one too early."),
                slip(y -> put(y.scalarMultiply(0), y, 0, y.getRowDimension() - 1, false),
                        "The last row is all 0: the loop over the rows ends one too early."),
                slip(y -> put(y, y, 1, y.getRowDimension(), false),
                        "The first row is left as it was. Rows count from 0."),
                slip(y -> put(y.scalarMultiply(0), y, 1, y.getRowDimension(), false),
                        "The first row is all 0. Rows count from 0."),
                slip(y -> put(y, y, 0, y.getRowDimension(), true),
                        "Everything goes into row 0, and the others are left as they were. The softmax of row i"
                        + " belongs in row i."),
                slip(y -> put(y.scalarMultiply(0), y, 0, y.getRowDimension(), true),
                        "Everything goes into row 0, and the others are all 0. The softmax of row i belongs in row i."),
                slip(y -> {
                    y.setSubMatrix(shifted(y, SoftmaxExercise::max).getData(), 0, 0);
                    return y;
                },
                        "The numbers are right, but they were written over the scores. The loss may still need"
                        + " these: write into scores.copy()."));
    }

    private static Slip<UnaryOperator<RealMatrix>> slip(UnaryOperator<RealMatrix> wrong, String sentence) {
        return new Slip<>(wrong, sentence);
    }

    /** Softmax of each row, with that subtracted first. */
    private static RealMatrix shifted(RealMatrix y, ToDoubleFunction<double[]> shift) {
        return rows(y, row -> {
            double[] powers = powers(row, shift.applyAsDouble(row));
            return each(powers, v -> v / sum(powers));
        });
    }

    /**
     * The softmax of the rows from {@code from} to before {@code to}, put into a copy of p: where they belong, or all
     * into row 0.
     */
    private static RealMatrix put(RealMatrix p, RealMatrix y, int from, int to, boolean intoFirst) {
        RealMatrix softmax = shifted(y, SoftmaxExercise::max);
        RealMatrix result = p.copy();
        for (int i = from; i < to; i++) {
            result.setRow(intoFirst ? 0 : i, softmax.getRow(i));
        }
        return result;
    }

    private static double[] powers(double[] row, double shift) {
        return each(row, v -> StrictMath.exp(v - shift));
    }

    private static RealMatrix rows(RealMatrix m, Function<double[], double[]> f) {
        return new DenseMatrix(Arrays.stream(m.getData()).map(f).toArray(double[][]::new));
    }

    private static double[] each(double[] row, DoubleUnaryOperator f) {
        return Arrays.stream(row).map(f).toArray();
    }

    private static double[] whole(RealMatrix m) {
        return Arrays.stream(m.getData()).flatMapToDouble(Arrays::stream).toArray();
    }

    private static double sum(double[] row) {
        return Arrays.stream(row).sum();
    }

    private static double max(double[] row) {
        return Arrays.stream(row).max().getAsDouble();
    }
}
