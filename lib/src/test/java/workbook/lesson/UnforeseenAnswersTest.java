package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.Broken;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.scalar.Gradients;
import backprop.scalar.MulNode;
import backprop.scalar.Node;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import jdk.jshell.spi.SPIResolutionException;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** What a check says of answers that no exercise foresees. */
class UnforeseenAnswersTest {

    /** A multiplication node, right in itself, for a test to break in one place. */
    static class Times implements Node {
        double x;
        double y;

        @Override
        public double forward(double x, double y) {
            this.x = x;
            this.y = y;
            return x * y;
        }

        @Override
        public Gradients backward(double dout) {
            return new Gradients(dout * y, dout * x);
        }

        @Override
        public String symbol() {
            return "test";
        }
    }

    private static void says(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertEquals(text, feedback.text());
    }

    @Test
    void right() {
        assertEquals("""
                ✓ Right: the multiplication node, on all 9 inputs tried.
                Each input gets dout times the other one, at 0 and below it too, and every node keeps its own last \
                inputs.""",
                Lesson3.mulBackward(Times::new).text());
    }

    @Test
    void whatFitsNoSlipGetsTheNumbersAndThePlace() {
        says("""
                ✗ Not yet: the multiplication node, right on 7 of 9 inputs tried.
                With x = 3, y = -5, dout = 2:
                  dy came out as 13, but a nudge of y, times dout, gives 6.""", Lesson3.mulBackward(() -> new Times() {
                    @Override
                    public Gradients backward(double dout) {
                        return new Gradients(dout * y, dout * x + (y < -4 || x == 6 ? 7 : 0));
                    }
                }));
    }

    @Test
    void nullIsSaid() {
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 9 inputs tried.
                backward returned null; return new Gradients(dx, dy).
                With x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(() -> new Times() {
                    @Override
                    public Gradients backward(double dout) {
                        return null;
                    }
                }));
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 9 inputs tried.
                What should make a node gave null; give the check your class's constructor, as in MyNode::new.
                With x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(() -> null));
    }

    @Test
    void whatIsThrownIsSaidWithItsPlace() {
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 9 inputs tried.
                Divides.backward threw ArithmeticException: / by zero
                With x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(Divides::new));
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 9 inputs tried.
                CallsItself.backward threw StackOverflowError
                With x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(CallsItself::new));
        Feedback shapes = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                return dy.multiply(dy);
            }
        });
        assertTrue(shapes.text().contains("\nbackward threw DimensionMismatchException: 4 != 2; the shapes of two"
                + " matrices don't fit there.\nWith X = [["), shapes.text());
    }

    /** What a notebook throws when a class is made that reads a field it doesn't have. */
    @Test
    void aNameThatIsDeclaredNowhereIsSaid() {
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 9 inputs tried.
                new Fieldless can't run: a name in it is declared nowhere. It is misspelled, or it is a field that is \
                missing: what backward needs, forward must keep in one.
                With x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(Fieldless::new));
        Feedback method = Lesson10.accuracy((scores, labels) -> {
            throw new SPIResolutionException(1);
        });
        assertTrue(method.text().contains("\nYour code can't run: a name in it is declared nowhere. It is misspelled,"
                + " or its cell has not run.\nWith scores = "), method.text());
    }

    static class Fieldless extends Times {
        Fieldless() {
            throw new SPIResolutionException(1);
        }
    }

    static class Divides extends Times {
        @Override
        public Gradients backward(double dout) {
            return new Gradients(1 / 0 * dout, x);
        }
    }

    static class CallsItself extends Times {
        @Override
        public Gradients backward(double dout) {
            return backward(dout);
        }
    }

    @Test
    void whatForwardDidNotKeepIsSaid() {
        String text = Lesson6.relu(() -> new Relu0() {
            private RealMatrix x;

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return x.add(dy);
            }
        }).text();
        assertTrue(text.contains("\nbackward threw NullPointerException: ")
                && text.contains("; nobody has put anything there. What backward needs, forward must keep.\n"), text);
    }

    @Test
    void aPredictionIsExplainedByAWholeSlipOnly() {
        says("""
                ✗ Not yet: what both inputs get.
                With x = 0, y = -3, dout = 2:
                  dy came out as 2, but a nudge of y, times dout, gives 0.""", Lesson3.bothInputs(-6, 2));
        says("""
                ✗ Not yet: what adds up at the price of an apple.
                Only the apples' own path is counted. The pie gets dearer too when apples do.
                With total = (apple · 2 + (apple · 3 + 50)) · 1.1, with an apple at 100:
                  by the pie came out as 7, but a nudge of the pie's apple price alone gives 3.3.""",
                  Lesson4.priceTwice(2.2, 7, 2.2));
    }

    /** What is true of a part of the answer must not be said of the whole. */
    @Test
    void aWrongForwardIsToldFirstAndNothingFalseBesideIt() {
        String max = Lesson4.maxBackward(Nodes.node((x, y) -> Math.max(0, x), (x, y, d) -> x > 0 ? new Gradients(d, 0)
                : new Gradients(0, d))).text();
        assertTrue(max.contains("tried.\nThat is max(0, x): y takes no part. ")
                && max.contains("\nbackward compares x with 0. ") && !max.contains("always"), max);
        String half = Lesson4.maxBackward(Nodes.node((x, y) -> Math.max(0, x),
                (x, y, d) -> new Gradients(x >= y ? d : 0, 0))).text();
        assertTrue(half.contains("tried.\nThat is max(0, x): y takes no part. ")
                && half.contains("\ny never gets anything. ") && !half.contains("always"), half);
        String minus = Lesson2.subtractBackward(Nodes.node((x, y) -> y - x, (x, y, d) -> new Gradients(d, d))).text();
        assertTrue(minus.contains("tried.\nforward subtracts the wrong way round: it is z = x - y.\ny gets what it"
                + " would get from an addition."), minus);
        String discount = Lesson4.discountBackward(Nodes.node((x, y) -> x * (1 - y), (x, y, d) -> new Gradients(d, -x)))
                .text();
        assertTrue(discount.contains("\ndx leaves out the discount. ") && discount.contains("\ndout is forgotten. ")
                && !discount.contains("is right"), discount);
    }

    @Test
    void aDiscountNodeThatMultipliesIsSuspectedInTheBill() {
        String text = Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n)
                .apply(Nodes.node((x, y) -> x * y, (x, y, g) -> new Gradients(g * y, g * x)), d).plus(o.times(m))
                .times(t)).text();
        assertTrue(text.contains("your discount node multiplies by the discount: run its check."), text);
    }

    @Test
    void notANumberIsSaid() {
        Feedback feedback = Lesson3.mulBackward(() -> new Times() {
            @Override
            public Gradients backward(double dout) {
                return new Gradients(dout * y, x == 0 ? 0.0 / 0 : dout * x);
            }
        });
        says("""
                ✗ Not yet: the multiplication node, right on 7 of 9 inputs tried.
                With x = 0, y = 4, dout = -3:
                  dy came out as NaN, but a nudge of y, times dout, gives 0; NaN is what 0/0, infinity over infinity \
                or the root of a negative number gives.""",
                  feedback);
    }

    /** An affine layer, right in itself, for a test to break in one place. */
    private static class MyAffine extends Broken {
        final Parameter weights;
        final Parameter bias;

        MyAffine(Parameter w, Parameter b) {
            super(w.value(), b.value());
            weights = w;
            bias = b;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            weights.setGradient(dw(dy));
            bias.setGradient(db(dy));
            return dx(dy);
        }

        RealMatrix dw(RealMatrix dy) {
            return x.transpose().multiply(dy);
        }
    }

    @Test
    void eachOutputIsJudgedAlone() {
        String text = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            RealMatrix dw(RealMatrix dy) {
                return super.dw(dy).scalarMultiply(1.0 / dy.getRowDimension());
            }

            @Override
            protected RealMatrix db(RealMatrix dy) {
                return dy.getRowMatrix(0);
            }
        }).text();
        assertTrue(text.contains("\ndW is divided by the number of examples. ")
                && text.contains("\ndB is the first row of dY. ") && !text.contains("dX"), text);
    }

    @Test
    void aBatchOfFixedSizeIsKnown() {
        RealMatrix ones = new DenseMatrix(new double[][] {{1, 1}});
        String backward = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            protected RealMatrix db(RealMatrix dy) {
                return ones.multiply(dy);
            }
        }).text();
        assertTrue(backward.contains("tried.\nThe shapes fit where the batch has 2 examples, and nowhere else. ")
                && !backward.contains("threw"), backward);
        String forward = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return super.forward(x).add(ones.transpose().multiply(b.value()).scalarMultiply(0));
            }
        }).text();
        assertTrue(forward.contains("tried.\nforward fits where the batch has 2 examples, and nowhere else. ")
                && !forward.contains("threw"), forward);
    }

    @Test
    void aSlipThatThrowsOnSomeShapesIsKnownBesideAnother() {
        String text = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            RealMatrix dw(RealMatrix dy) {
                return x.multiply(dy);
            }

            @Override
            protected RealMatrix db(RealMatrix dy) {
                return super.db(dy).scalarMultiply(1.0 / dy.getRowDimension());
            }
        }).text();
        assertTrue(text.contains("\ndW lacks a transpose. ") && text.contains("\ndB is the mean of the columns. ")
                && !text.contains("threw"), text);
    }

    @Test
    void aWrongShapeIsSaid() {
        String text = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            protected RealMatrix dx(RealMatrix dy) {
                return super.dx(dy).scalarMultiply(3).transpose();
            }
        }).text();
        assertTrue(text.contains("\n  dX came out as 3×2, but it should be 2×3: rows and columns are exchanged, so a"
                + " transpose is missing or too many."), text);
        text = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            protected RealMatrix dx(RealMatrix dy) {
                return new DenseMatrix(1, 5);
            }

            @Override
            RealMatrix dw(RealMatrix dy) {
                return new DenseMatrix(2, 2);
            }
        }).text();
        assertTrue(text.contains("threw IllegalArgumentException: Parameter.setGradient: the gradient of W is 2×2 but W"
                + " is 3×4; the gradient of W needs 3 rows and 4 columns."), text);
        text = Lesson6.relu(() -> new Relu0() {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                return new DenseMatrix(1, 7);
            }
        }).text();
        assertTrue(text.contains("\n  dX came out as 1×7, but it should be 2×3; a gradient has the shape of"
                + " its value."), text);
    }

    @Test
    void aGradientThatIsNotGivenIsSaid() {
        String text = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                weights.setGradient(dw(dy));
                return dx(dy);
            }
        }).text();
        assertTrue(text.contains("\nbackward left no gradient for B; give it one with b.setGradient(…).\n"), text);
        text = Lesson6.relu(() -> new Relu0() {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                return null;
            }
        }).text();
        assertTrue(text.contains("\nbackward returned null in place of dX; return a matrix.\n"), text);
    }

    /** ReLU by the library's, which is final. */
    private static class Relu0 extends RightAnswersTest.Unwritten {
        private final Relu relu = new Relu();

        @Override
        public RealMatrix forward(RealMatrix x) {
            return relu.forward(x);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return relu.backward(dy);
        }
    }

    @Test
    void whatIsChangedInPlaceIsSaid() {
        String text = Lesson6.relu(() -> new Relu0() {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                RealMatrix dx = super.backward(dy);
                dy.setEntry(0, 0, 99);
                return dx;
            }
        }).text();
        assertTrue(text.contains("\nbackward changed dy in place. Others still need it as it was, so work on"
                + " dy.copy().\n"), text);
        text = Lesson5.affineBackward((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix forward(RealMatrix x) {
                RealMatrix y = super.forward(x.copy());
                x.setEntry(0, 0, 99);
                return y;
            }
        }).text();
        assertTrue(text.contains("\nforward changed x in place. Others still need it as it was, so work on"
                + " x.copy().\n"), text);
        text = Lesson6.step((x, t, w1, w2, rate) -> {
            w1.setEntry(0, 0, 99);
            return List.of(w1, w2);
        }).text();
        assertTrue(text.contains("\nstep changed w1 in place. Others still need it as it was, so work on w1.copy().\n"),
                text);
    }

    @Test
    void whatIsRightOnTheFirstInputOnlyIsRefused() {
        int[] forwards = {0};
        Feedback feedback = Lesson3.mulBackward(() -> new Times() {
            @Override
            public double forward(double x, double y) {
                return forwards[0]++ == 0 ? super.forward(x, y) : x * y;
            }
        });
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains("With x = 3, y = -5, dout = 2:"), feedback.text());
    }

    @Test
    void aListThatIsTooShortIsSaid() {
        String text = Lesson6.step((x, t, w1, w2, rate) -> List.of(w1)).text();
        assertTrue(text.contains("\nstep returned a list of 1; return List.of(the new W1, the new W2).\n"), text);
    }

    @Test
    void aPredictionThatASentenceExplainsIsNotGivenAway() {
        says("✗ Not yet: the bill.\nThat is the sum before tax. The last node is missing: times 1.05.",
                Lesson1.bill(520));
        says("✗ Not yet: the bill.\nWith 3 apples at 120, 2 oranges at 80 and 5 % tax:\n  the bill came out as 500, but"
                + " it should be 546.", Lesson1.bill(500));
    }

    @Test
    void anEndlessLoopEndsAndTheNextCheckWorks() {
        Feedback feedback = assertTimeout(Duration.ofSeconds(5), () -> Lesson3.mulBackward(Endless::new));
        says("""
                ✗ Not yet: the multiplication node did not come to an end in 3 seconds. It was in Endless.backward.
                Look there, and in what it calls, for a loop whose end never comes. That run goes on in the \
                background, at the lowest priority; restarting the kernel ends it for good.
                With x = 100, y = 2, dout = 1.1.""", feedback);
        assertTrue(assertTimeout(Duration.ofSeconds(1), () -> Lesson3.mulBackward(MulNode::new)).passed());
        Thread left = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("exercise"))
                .findFirst().get();
        assertTrue(left.isDaemon() && left.getPriority() == Thread.MIN_PRIORITY);
        Endless.end = true;
    }

    static class Endless extends Times {
        static volatile boolean end;

        @Override
        public Gradients backward(double dout) {
            while (!end) {
                Thread.onSpinWait();
            }
            return null;
        }
    }

    @Test
    void theStopButtonEndsTheWaitingAndTheAnswer() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertEquals("Exercise: interrupted before the answer came back; run the cell again.",
                assertThrows(CancellationException.class, () -> Lesson3.mulBackward(() -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                    return null;
                })).getMessage());
        assertTrue(ended.await(2, TimeUnit.SECONDS));
    }
}
