package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Answers.says;

import backprop.scalar.Gradients;
import jdk.jshell.spi.SPIResolutionException;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Answers.Times;

/** What a check says of nodes and predictions that no exercise foresees. */
class UnforeseenAnswersTest {
    @Test
    void right() {
        assertEquals("""
                ✓ Right: the multiplication node, on all 12 inputs tried.
                Each input gets dout times the other one, even if an input is 0 or negative, and every node keeps its \
                own last inputs.""",
                Lesson3.mulBackward(Times.class).text());
    }

    @Test
    void whatFitsNoSlipGetsTheNumbersAndThePlace() {
        says("""
                ✗ Not yet: the multiplication node, right on 10 of 12 inputs tried.
                With x = 3, y = -5, dout = 2:
                  dy came out as 13, but a nudge of y, times dout, gives 6.""", Lesson3.MUL.check(() -> new Times() {
                    @Override
                    public Gradients backward(double dout) {
                        return new Gradients(dout * y, dout * x + (y < -4 || x == 6 ? 7 : 0));
                    }
                }));
    }

    @Test
    void nullIsSaid() {
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 12 inputs tried.
                backward returned null; return new Gradients(dx, dy).
                It happened with x = 100, y = 2, dout = 1.1.""", Lesson3.MUL.check(() -> new Times() {
                    @Override
                    public Gradients backward(double dout) {
                        return null;
                    }
                }));
    }

    @Test
    void whatIsThrownIsSaidWithItsPlace() {
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 12 inputs tried.
                Divides.backward threw ArithmeticException: / by zero
                It happened with x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(Divides.class));
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 12 inputs tried.
                CallsItself.backward calls itself, directly or through another method, until the stack overflows \
                (StackOverflowError).
                It happened with x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(CallsItself.class));
    }

    /** What a notebook throws when a class is made that reads a field it doesn't have. */
    @Test
    void aNameThatIsDeclaredNowhereIsSaid() {
        says("""
                ✗ Not yet: the multiplication node, right on 0 of 12 inputs tried.
                new Fieldless can't run, because Java could not compile all of it. Either a name in it is misspelled, \
                a field is missing (whatever backward needs, forward must keep in a field), or the arguments of a call \
                don't fit.
                It happened with x = 100, y = 2, dout = 1.1.""", Lesson3.mulBackward(Fieldless.class));
        Feedback method = Lesson11.accuracy((scores, labels) -> {
            throw new SPIResolutionException(1);
        });
        assertTrue(method.text().contains("\nYour code can't run, because Java could not compile all of it."
                + " Either a name in it is misspelled, the cell that declares it has not run, or the arguments of a"
                + " call don't fit.\nIt happened with scores = "), method.text());
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
    void aPredictionIsExplainedByAWholeSlipOnly() {
        says("""
                ✗ Not yet: what both inputs get.
                With x = 0, y = -7, dout = 4:
                  dy came out as 17, but a nudge of y, times dout, gives 0.
                A multiplication swaps: y gets dout times x.""", Lesson3.bothInputs(-28, 17));
        says("""
                ✗ Not yet: what adds up at the price of an apple.
                For both together, 4.4 is what you get without the pie's path. Both paths meet at the price, so the \
                gradients that come back along them add up.
                With total = (apple · 4 + (apple · 7 + 50)) · 1.1, with an apple at 100:
                  the pie's path came out as 9, but a nudge of the pie's apple price alone gives 7.7.
                An upstream gradient of 1.1 reaches the pie's product, which multiplies it by its number of apples, 7; \
                the 50 adds nothing, because it doesn't change with the price.""", Lesson4.priceTwice(4.4, 9, 4.4));
    }

    /** What is true of a part of the answer must not be said of the whole. */
    @Test
    void aWrongForwardIsToldFirstAndNothingFalseBesideIt() {
        String max = Lesson4.MAX.check(Nodes.node((x, y) -> Math.max(0, x), (x, y, d) -> x > 0 ? new Gradients(d, 0)
                : new Gradients(0, d))).text();
        assertTrue(max.contains("backward compares x with 0. ") && !max.contains("always"), max);
        String half = Lesson4.MAX.check(Nodes.node((x, y) -> Math.max(0, x),
                (x, y, d) -> new Gradients(x >= y ? d : 0, 0))).text();
        assertTrue(half.contains("dy is ") && !half.contains("always"), half);
        String minus = Lesson2.SUBTRACT.check(Nodes.node((x, y) -> y - x, (x, y, d) -> new Gradients(d, d))).text();
        assertTrue(minus.contains("z is what you get with x and y exchanged. The node computes z = x - y.")
                && minus.contains("dy is what you get without the minus."), minus);
        String discount = Lesson4.DISCOUNT.check(Nodes.node((x, y) -> x * (1 - y), (x, y, d) -> new Gradients(d, -x)))
                .text();
        assertTrue(discount.contains("dy is what you get without the factor dout. ")
                && discount.contains("as if y were 0. Either ")
                && !discount.contains("is right"), discount);
    }

    @Test
    void aDiscountNodeThatMultipliesIsSuspectedInTheBill() {
        String text = Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n)
                .apply(Nodes.node((x, y) -> x * y, (x, y, g) -> new Gradients(g * y, g * x)).get(), d).plus(o.times(m))
                .times(t)).text();
        assertTrue(text.contains("your discount node multiplies by the discount: run its check."), text);
    }

    @Test
    void notANumberIsSaid() {
        Feedback feedback = Lesson3.MUL.check(() -> new Times() {
            @Override
            public Gradients backward(double dout) {
                return new Gradients(dout * y, x == 0 ? 0.0 / 0 : dout * x);
            }
        });
        says("""
                ✗ Not yet: the multiplication node, right on 10 of 12 inputs tried.
                With x = 0, y = 4, dout = -3:
                  dy came out as NaN, but a nudge of y, times dout, gives 0; NaN is the result of 0/0, of infinity \
                divided by infinity, and of the square root of a negative number.""",
                  feedback);
    }

    @Test
    void whatIsRightOnTheFirstInputOnlyIsRefused() {
        int[] forwards = {0};
        Feedback feedback = Lesson3.MUL.check(() -> new Times() {
            @Override
            public double forward(double x, double y) {
                return forwards[0]++ == 0 ? super.forward(x, y) : x * y;
            }
        });
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains("With x = 3, y = -5, dout = 2:"), feedback.text());
    }

    @Test
    void aPredictionThatASentenceExplainsIsNotGivenAway() {
        says("✗ Not yet: the bill.\n1080 is what you get without the tax factor 1.05, or with 105 / 100 in its place"
                + " (which is 1 in Java, where integer division drops the fraction). Each price is multiplied by the"
                + " number bought, the two totals are added, and the tax node multiplies their sum by 1.05.",
                Lesson1.bill(1080));
        says("✗ Not yet: the bill.\nWith 4 apples at 130, 7 oranges at 80 and 5 % tax:\n  the bill came out as"
                + " 511.7, but it should be 1134.\nEach price is multiplied by the number bought, the two totals are"
                + " added, and the tax node multiplies their sum by 1.05.", Lesson1.bill(511.7));
    }
}
