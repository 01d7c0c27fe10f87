package workbook.lesson;

import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import java.util.List;
import java.util.function.BiFunction;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Kind;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/** The exercises of lesson 5: shapes, the affine layer, and a gradient that is wrong. */
public final class Lesson5 {

    static final Exercise<String> SHAPE = ShapeExercise.make();

    static final Exercise<BiFunction<Parameter, Parameter, ? extends Layer>> AFFINE = AffineExercise.make();

    static final Exercise<Number> FAULT = new Exercise<>("the line at fault",
            "sums = dY makes no copy, so both names stand for one matrix. Line 4 changes dY while it adds, and line 6"
            + " then reads the changed matrix. dX was computed before that, and dB is what it should be. RealMatrix"
            + " sums = dY.copy() fixes it.",
            List.of(new Trial<>("lines 1 to 7", List.of(), (line, out) -> {
                if (line.doubleValue() != 2) {
                    throw new Mishap("line " + Due.words(line.doubleValue()),
                            "The lines are numbered 1 to 7; give one of these numbers.");
                }
            })), List.of(
            new Slip<>(1, "Line 1 computes dX = dY·Wᵀ, as it should, and dX came out right."),
            new Slip<>(3, "Line 3 leaves out row 0, and rightly so, because the sum starts with that row. dB came out"
                    + " right."),
            new Slip<>(4, "Line 4 adds up the rows, as dB needs it, and dB came out right. You are close: which matrix"
                    + " does line 4 change, and which line is the reason for that?"),
            new Slip<>(5, "Line 5 takes the row with the sums, and dB came out right."),
            new Slip<>(6,
                    "Line 6 computes dW = Xᵀ·dY, as it should. So if dW is wrong, what about the dY that it uses? Which"
                    + " of the lines before it have dY too?"),
            new Slip<>(7, "Line 7 returns dX, and dX came out right.")));

    private Lesson5() { }

    static List<Exercise<?>> all() {
        return List.of(SHAPE, AFFINE, FAULT);
    }

    /** The shape of dW, for X 5×3 and W 3×2; say {@code "5×3"}. */
    public static Feedback shapeOfDW(String answer) {
        return SHAPE.check(answer);
    }

    /** A layer Y = X·W + B, made of its two parameters. */
    public static Feedback affineBackward(Class<?> kind) {
        return new Kind<>(kind, Layer.class, Parameter.class, Parameter.class).check(AFFINE, k -> k::make);
    }

    /** The number of the line that makes dW wrong. */
    public static Feedback lineAtFault(Number line) {
        return FAULT.check(line);
    }
}
