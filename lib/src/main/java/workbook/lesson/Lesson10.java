package workbook.lesson;

import backprop.matrix.Layer;
import java.util.List;
import java.util.function.Supplier;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Kind;

/** The exercise of lesson 10: the backward pass of tanh. */
public final class Lesson10 {
    static final Exercise<Supplier<? extends Layer>> TANH = TanhExercise.make();

    private Lesson10() { }

    static List<Exercise<?>> all() {
        return List.of(TANH);
    }

    /** A layer {@code Y = tanh(X)}. */
    public static Feedback tanhBackward(Class<?> kind) {
        return new Kind<>(kind, Layer.class).check(TANH, k -> k::make);
    }
}
