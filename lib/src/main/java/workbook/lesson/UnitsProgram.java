package workbook.lesson;

import java.util.function.Consumer;
import java.util.function.DoublePredicate;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices.Choice;
import workbook.lesson.Lesson12.Units;

/** How many units are above 0, choice by choice. */
final class UnitsProgram implements Units {
    Brings x = (x, y, w, v) -> x * w;
    Brings y = (y, x, w, v) -> y * w;
    Value bias = (x, y, w, b, j) -> b.getEntry(0, j);
    Value value;
    boolean carried;
    DoublePredicate above = v -> v > 0;
    Above count = (units, above, n, inputs) -> count(units, above, 0, n);

    @Override
    public int above(double x, double y, RealMatrix w, RealMatrix b) {
        double[] before = new double[1];
        return (int) count.of(j -> {
            double v = (value == null ? sum(x, y, w, b, j) : value.of(x, y, w, b, j)) + before[0];
            before[0] = carried ? v : 0;
            return v;
        }, above, w.getColumnDimension(), w.getRowDimension());
    }

    private double sum(double pointX, double pointY, RealMatrix w, RealMatrix b, int j) {
        double wx = w.getEntry(0, j);
        double wy = w.getEntry(1, j);
        return x.of(pointX, pointY, wx, wy) + y.of(pointY, pointX, wy, wx) + bias.of(pointX, pointY, w, b, j);
    }

    /** The value of unit j before ReLU, or a part of it. */
    interface Value {
        double of(double x, double y, RealMatrix w, RealMatrix b, int j);
    }

    /** What a coordinate adds to the sum of a unit. */
    interface Brings {
        /** @param other the other coordinate, {@code v} its weight */
        double of(double coordinate, double other, double w, double v);
    }

    interface Above {
        double of(IntToDoubleFunction units, DoublePredicate above, int n, int inputs);
    }

    static double unit(double x, double y, RealMatrix w, RealMatrix b, int j) {
        return x * w.getEntry(0, j) + y * w.getEntry(1, j) + b.getEntry(0, j);
    }

    static int count(IntToDoubleFunction units, DoublePredicate above, int from, int to) {
        int count = 0;
        for (int j = from; j < to; j++) {
            count += above.test(units.applyAsDouble(j)) ? 1 : 0;
        }
        return count;
    }

    static Choice<UnitsProgram> bias(String sentence, Value bias) {
        return choice("bias", sentence, p -> p.bias = bias);
    }

    static Choice<UnitsProgram> value(String sentence, Value value) {
        return choice("value", sentence, p -> p.value = value);
    }

    static Choice<UnitsProgram> above(String sentence, DoublePredicate above) {
        return choice("above", sentence, p -> p.above = above);
    }

    static Choice<UnitsProgram> count(String sentence, Above count) {
        return choice("count", sentence, p -> p.count = count);
    }

    static Choice<UnitsProgram> choice(String place, String sentence, Consumer<UnitsProgram> how) {
        return new Choice<>(place, how, sentence);
    }
}
