package workbook.lesson;

import backprop.matrix.DenseMatrix;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices.Choice;

/** Softmax of each row, choice by choice, and what choices there are. */
final class SoftmaxProgram implements UnaryOperator<RealMatrix> {
    UnaryOperator<RealMatrix> before = y -> y;
    BiFunction<RealMatrix, RealMatrix, RealMatrix> after = (y, p) -> p;
    Seek shift = (y, i, j) -> max(y[i]);
    Seek shiftInSum;
    DoubleBinaryOperator less = (v, shift) -> v - shift;
    boolean plain;
    DoubleUnaryOperator power = StrictMath::exp;
    boolean sumOfScores;
    boolean single;
    Seek sum = (powers, i, j) -> sum(powers[i]);
    DoubleBinaryOperator divided = (power, sum) -> power / sum;
    boolean late;
    double nan = Double.NaN;
    DoubleUnaryOperator last = p -> p;
    BiFunction<RealMatrix, RealMatrix, RealMatrix> put = (y, p) -> p;

    @Override
    public RealMatrix apply(RealMatrix y) {
        double[][] scores = before.apply(y).getData();
        double[][] above = each(scores, (v, i, j) -> power(scores, shift, i, j));
        double[][] below = each(scores, (v, i, j) -> sumOfScores ? scores[i][j]
                : power(scores, shiftInSum == null ? shift : shiftInSum, i, j));
        return put.apply(y, after.apply(y, new DenseMatrix(each(above,
                (v, i, j) -> end(single ? v : divided.applyAsDouble(v, sum.of(below, i, j)))))));
    }

    private double power(double[][] y, Seek shift, int i, int j) {
        double v = plain ? y[i][j] : less.applyAsDouble(y[i][j], shift.of(y, i, j));
        return late ? v : power.applyAsDouble(v);
    }

    private double end(double p) {
        double q = late ? power.applyAsDouble(p) : p;
        return last.applyAsDouble(Double.isNaN(q) ? nan : q);
    }

    /** Something that an entry needs, from the whole batch: what is subtracted from it, or what divides it. */
    interface Seek {
        double of(double[][] batch, int i, int j);
    }

    interface Entry {
        double of(double value, int i, int j);
    }

    static double[][] each(double[][] m, Entry f) {
        return IntStream.range(0, m.length).mapToObj(i -> IntStream.range(0, m[i].length)
                .mapToDouble(j -> f.of(m[i][j], i, j)).toArray()).toArray(double[][]::new);
    }

    static Choice<SoftmaxProgram> place(String place, Consumer<SoftmaxProgram> how, String sentence) {
        return new Choice<>(place, how, sentence);
    }

    static Choice<SoftmaxProgram> shift(Seek shift, String sentence) {
        return place("shift", p -> p.shift = shift, sentence);
    }

    static Choice<SoftmaxProgram> less(DoubleBinaryOperator less, String sentence) {
        return place("less", p -> p.less = less, sentence);
    }

    static Choice<SoftmaxProgram> sum(Seek sum, String sentence) {
        return place("sum", p -> p.sum = sum, sentence);
    }

    static Choice<SoftmaxProgram> divided(DoubleBinaryOperator divided, String sentence) {
        return place("division", p -> p.divided = divided, sentence);
    }

    static Choice<SoftmaxProgram> last(DoubleUnaryOperator last, String sentence) {
        return place("last", p -> p.last = last, sentence);
    }

    static Choice<SoftmaxProgram> put(BiFunction<RealMatrix, RealMatrix, RealMatrix> put, String sentence) {
        return place("rows", p -> p.put = put, sentence);
    }

    /** Some of the rows of p; the other rows are those of y, or 0. */
    static RealMatrix some(boolean zero, RealMatrix y, RealMatrix p, int from, int to) {
        RealMatrix result = y.scalarMultiply(zero ? 0 : 1);
        IntStream.range(from, to).forEach(i -> result.setRow(i, p.getRow(i)));
        return result;
    }

    static double[] whole(double[][] m) {
        return Arrays.stream(m).flatMapToDouble(Arrays::stream).toArray();
    }

    static double[] column(double[][] m, int j) {
        return Arrays.stream(m).mapToDouble(row -> row[j]).toArray();
    }

    static double sum(double[] row) {
        double sum = 0;
        for (double v : row) {
            sum += v;
        }
        return sum;
    }

    static double mean(double[] row) {
        return sum(row) / row.length;
    }

    static double max(double[] row) {
        double max = row[0];
        for (double v : row) {
            max = Math.max(max, v);
        }
        return max;
    }

    static double min(double[] row) {
        return Arrays.stream(row).min().getAsDouble();
    }
}
