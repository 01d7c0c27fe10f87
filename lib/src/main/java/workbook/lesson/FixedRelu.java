package workbook.lesson;

import static workbook.lesson.Entrywise.slip;
import static workbook.lesson.ReluExercise.RELU;
import static workbook.lesson.ReluExercise.RIGHT;

import backprop.matrix.Layer;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Exercise;
import workbook.exercise.Slip;

/** Fix a ReLU: one that asks its output whether it is 0 or more, or one that writes into its upstream gradient. */
final class FixedRelu {

    private FixedRelu() { }

    static Exercise<Supplier<? extends Layer>> asksItsOutput() {
        return ReluExercise.make("the ReLU that keeps its output",
                "The gradient passes if the output is above 0, and the output is above 0 exactly when the input was."
                + " And forward is still the ReLU that it was before.", "y", List.of(
                slip(RELU, (x, d) -> d > 0 ? Math.max(0, x) : 0, "The two matrices are exchanged: you ask whether dY"
                        + " is above 0, and pass the output back. Ask whether the output is above 0, and pass dY"
                        + " back.")))
                .fixing(() -> new Entrywise(RELU, (x, d) -> d));
    }

    static Exercise<Supplier<? extends Layer>> writesIntoItsGradient() {
        return ReluExercise.make("the ReLU that writes into dY", "The numbers are the same as before, and this time dY"
                + " is still what the caller passed in.", "x", List.of(
                mistake("dY is still changed in place. The numbers that backward returns were right before, too, but"
                        + " other code still needs dY. Your copy comes too late: make it before you write the first 0,"
                        + " and write into the copy.", () -> (x, dy) -> stop(x, dy).copy()),
                mistake("You return a copy, but the loop still writes into dY. So the zeros are in dY, and not in"
                        + " the copy. Write into the copy.",
                        () -> (x, dy) -> {
                            RealMatrix copy = dy.copy();
                            stop(x, dy);
                            return copy;
                        }),
                mistake("Only the last entry is ever stopped. You make the copy inside the loop, so every round throws"
                        + " away the zeros of the rounds before it. Make it once, before the loops.",
                        () -> (x, dy) -> {
                            RealMatrix dx = dy.copy();
                            int i = dy.getRowDimension() - 1;
                            int j = dy.getColumnDimension() - 1;
                            dx.setEntry(i, j, RIGHT.applyAsDouble(x.getEntry(i, j), dy.getEntry(i, j)));
                            return dx;
                        }),
                mistake("You make the copy once and keep it, so a second call of backward works on the gradient of the"
                        + " first one. Make a new copy in each call.",
                        () -> new BinaryOperator<>() {
                            private RealMatrix kept;

                            @Override
                            public RealMatrix apply(RealMatrix x, RealMatrix dy) {
                                kept = kept == null ? dy.copy() : kept;
                                return stop(x, kept);
                            }
                        }),
                mistake("You compute dX once and keep it, so a second call of backward returns the gradient of the"
                        + " first one. Compute it again in each call.",
                        () -> new BinaryOperator<>() {
                            private RealMatrix kept;

                            @Override
                            public RealMatrix apply(RealMatrix x, RealMatrix dy) {
                                kept = kept == null ? stop(x, dy.copy()) : kept;
                                return kept;
                            }
                        })))
                .fixing(relu(() -> (x, dy) -> stop(x, dy)));
    }

    /** Writes a 0 into a matrix wherever x is not above 0, and returns it. */
    private static RealMatrix stop(RealMatrix x, RealMatrix into) {
        into.setSubMatrix(Matrices.each(x, into, RIGHT).getData(), 0, 0);
        return into;
    }

    private static Slip<Supplier<? extends Layer>> mistake(String sentence,
            Supplier<BinaryOperator<RealMatrix>> backward) {
        return new Slip<>(relu(backward), sentence);
    }

    /** A right ReLU but for its backward, which gets the input and dY. */
    private static Supplier<Layer> relu(Supplier<BinaryOperator<RealMatrix>> backward) {
        return () -> new Entrywise(RELU, RIGHT) {
            private final BinaryOperator<RealMatrix> mine = backward.get();

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return mine.apply(x, dy);
            }
        };
    }
}
