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
            "sums = dY makes no copy: both names are one matrix. So line 4 changes dY while it adds, and line 6 reads"
            + " what is left."
            + " dX was made before that, and dB is what was wanted. RealMatrix sums = dY.copy() mends it.",
            List.of(new Trial<>("lines 1 to 7", List.of(), (line, out) -> {
                if (line.doubleValue() != 2) {
                    throw new Mishap("line " + Due.words(line.doubleValue()),
                            "There are lines 1 to 7; give the number of one.");
                }
            })), List.of(
            new Slip<>(1, "Line 1 is dX = dY·Wᵀ, as it should be, and dX came out right."),
            new Slip<>(3, "Line 3 leaves out row 0, and rightly: the sum starts with it. dB came out right."),
            new Slip<>(4, "Line 4 adds up rows, as dB needs it, and dB came out right. You are near: which matrix does"
                    + " it change, and which line made it that one?"),
            new Slip<>(5, "Line 5 takes the row with the sums, and dB came out right."),
            new Slip<>(6,
                    "Line 6 is dW = Xᵀ·dY, as it should be. So if dW is wrong, what about its dY? Who had it before?"),
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
