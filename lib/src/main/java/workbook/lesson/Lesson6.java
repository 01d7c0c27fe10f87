package workbook.lesson;

import backprop.matrix.Layer;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Kind;
import workbook.exercise.Prediction;

/** The exercises of lesson 6: ReLU, the training loop line by line and whole, and a learning rate. */
public final class Lesson6 {
    static final Exercise<Supplier<? extends Layer>> RELU = ReluExercise.make();
    static final Exercise<Loop> LINES = LoopExercises.lines();
    static final Exercise<Step> STEP = StepExercise.make();
    static final Exercise<List<Number>> RATE = RateExercise.make();

    /**
     * Six lines of the training loop, one at a time: each gets what the lines before it should have given, so a mistake
     * in one doesn't spoil the next.
     */
    public interface Loop {

        /** ReLU of {@code hidden = X·W1}; {@code N×H}. */
        RealMatrix active(RealMatrix hidden);

        /** The gradient of Y, from {@code difference = Y − T}; {@code N×M}. */
        RealMatrix dOut(RealMatrix difference);

        /** The gradient of W2; {@code H×M}. */
        RealMatrix dW2(RealMatrix active, RealMatrix dOut);

        /** The gradient of hidden, back through the second product and ReLU; {@code N×H}. */
        RealMatrix dHidden(RealMatrix hidden, RealMatrix dOut, RealMatrix w2);

        /** The gradient of W1; {@code D×H}. */
        RealMatrix dW1(RealMatrix x, RealMatrix dHidden);

        /** A weight matrix after a step of gradient descent. */
        RealMatrix newW(RealMatrix w, RealMatrix dW, double rate);
    }

    /** One whole training step of the two-layer network; its loss is the mean over the examples. */
    public interface Step {

        /** @return the new W1 and the new W2; the matrices that are passed in stay as they are */
        List<RealMatrix> step(RealMatrix x, RealMatrix t, RealMatrix w1, RealMatrix w2, double rate);
    }

    private Lesson6() { }

    static List<Exercise<?>> all() {
        return List.of(RELU, LINES, STEP, RATE);
    }

    /** A layer {@code Y = max(0, X)}. */
    public static Feedback relu(Class<?> kind) {
        return new Kind<>(kind, Layer.class).check(RELU, k -> k::make);
    }

    /** The lines of the training loop; those that still say todo() are left out. */
    public static Feedback lines(Loop loop) {
        return LINES.check(loop);
    }

    /** A training step. */
    public static Feedback step(Step step) {
        return STEP.check(step);
    }

    /**
     * A learning rate that is good for lesson 0's kind of network, and a larger one, at most 4 times it, that fails.
     */
    public static Feedback learningRate(Object rate, Object failing) {
        return Prediction.check(RATE, rate, failing);
    }
}
