package workbook.lesson;

import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import backprop.scalar.Scalar;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Kind;

/** The exercises of lesson 8: five bugs to fix. A copy that is still broken is not fixed yet. */
public final class Lesson8 {
    static final Exercise<Supplier<? extends Layer>> OUTPUT_RELU = FixedRelu.asksItsOutput();
    static final Exercise<Function<Scalar, Map<Scalar, Double>>> WALK = WalkExercise.make();
    static final Exercise<Supplier<? extends Layer>> MASKING_RELU = FixedRelu.writesIntoItsGradient();
    static final Exercise<Function<Parameter, ? extends Layer>> BIAS = BiasExercise.make();
    static final Exercise<BiPredicate<RealMatrix, RealMatrix>> JUDGE = JudgeExercise.make();

    private Lesson8() { }

    static List<Exercise<?>> all() {
        return List.of(OUTPUT_RELU, WALK, MASKING_RELU, BIAS, JUDGE);
    }

    /** The ReLU that keeps its output, fixed. @param kind a {@link Layer}, made with no arguments */
    public static Feedback outputRelu(Class<?> kind) {
        return new Kind<>(kind, Layer.class).check(OUTPUT_RELU, k -> k::make);
    }

    /** The walk that forgets, fixed: what it returns has the gradient of every value of the graph. */
    public static Feedback walk(Function<Scalar, Map<Scalar, Double>> walk) {
        return WALK.check(walk);
    }

    /** The ReLU that writes into its upstream gradient, fixed. @param kind a {@link Layer}, made with no arguments */
    public static Feedback maskingRelu(Class<?> kind) {
        return new Kind<>(kind, Layer.class).check(MASKING_RELU, k -> k::make);
    }

    /** The bias that takes the mean, fixed. @param kind a {@link Layer}, made with its {@link Parameter} */
    public static Feedback bias(Class<?> kind) {
        return new Kind<>(kind, Layer.class, Parameter.class).check(BIAS, k -> k::make);
    }

    /** The judge that looks away, fixed: whether a gradient and its nudges agree. */
    public static Feedback judge(BiPredicate<RealMatrix, RealMatrix> judge) {
        return JUDGE.check(judge);
    }
}
