package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.exercise.Exercise.todo;
import static workbook.lesson.Answers.notStarted;
import static workbook.lesson.Answers.passes;

import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SquaredError;
import backprop.train.GradientDescent;
import backprop.train.Network;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Lesson6.Loop;

/** The right lines of a training loop pass, also written in another way; and what still says todo() is not begun. */
class RightLoopsTest {
    /** The lines of the loop by the library's layers. */
    private static class ByLayers implements Loop {

        @Override
        public RealMatrix active(RealMatrix hidden) {
            return new Relu().forward(hidden);
        }

        @Override
        public RealMatrix dOut(RealMatrix difference) {
            return difference.add(difference);
        }

        @Override
        public RealMatrix dW2(RealMatrix active, RealMatrix dOut) {
            return dOut.transpose().multiply(active).transpose();
        }

        @Override
        public RealMatrix dHidden(RealMatrix hidden, RealMatrix dOut, RealMatrix w2) {
            Relu relu = new Relu();
            relu.forward(hidden);
            MatMul product = new MatMul(new Parameter("W2", w2));
            product.forward(hidden);
            return relu.backward(product.backward(dOut));
        }

        @Override
        public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
            return x.transpose().multiply(dHidden);
        }

        @Override
        public RealMatrix newW(RealMatrix w, RealMatrix dW, double rate) {
            return w.add(dW.scalarMultiply(-rate));
        }
    }

    @Test
    void lines() {
        passes(Lesson6.lines(new ByLayers()));
        notStarted(Lesson6.lines(null));
        Loop half = new ByLayers() {
            @Override
            public RealMatrix dOut(RealMatrix difference) {
                return todo();
            }

            @Override
            public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
                return todo();
            }
        };
        assertEquals("Not started yet: dOut, dW1 still say todo(). Right so far: active, dW2, dHidden, newW. If its"
                + " cell ends in red text, Java refused your version and kept the old one: fix that first.",
                Lesson6.lines(half).text());
    }

    @Test
    void aLineIsWrongWhileOthersAreNotStarted() {
        Feedback feedback = Lesson6.lines(new ByLayers() {
            @Override
            public RealMatrix dOut(RealMatrix difference) {
                return difference.copy();
            }

            @Override
            public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
                return todo();
            }
        });
        assertTrue(feedback.text().startsWith("✗ Not yet: the lines of the loop, right on 16 of 20 inputs tried.\ndOut"
                + " is what you get without the factor 2. dOut should be 2 · difference: the derivative of u² is"
                + " 2u.\n"),
                feedback.text());
        assertTrue(feedback.text().endsWith("\ndW1 still says todo()."), feedback.text());
    }

    @Test
    void steps() {
        passes(Lesson6.step((x, t, w1, w2, rate) -> {
            Network network = Network.twoLayer(w1, w2);
            SquaredError loss = new SquaredError();
            loss.forward(network.forward(x), t);
            network.learn(loss.backward().scalarMultiply(1.0 / x.getRowDimension()));
            new GradientDescent(rate).step(network.parameters());
            return List.of(network.parameter("W1").value(), network.parameter("W2").value());
        }), Lesson6.step((x, t, w1, w2, rate) -> {
            Loop loop = new ByLayers();
            RealMatrix hidden = x.multiply(w1);
            RealMatrix active = loop.active(hidden);
            RealMatrix dOut = loop.dOut(active.multiply(w2).subtract(t)).scalarMultiply(1.0 / t.getRowDimension());
            return Arrays.asList(loop.newW(w1, loop.dW1(x, loop.dHidden(hidden, dOut, w2)), rate),
                    loop.newW(w2, loop.dW2(active, dOut), rate));
        }));
        notStarted(Lesson6.step((x, t, w1, w2, rate) -> todo()), Lesson6.step(null));
    }
}
