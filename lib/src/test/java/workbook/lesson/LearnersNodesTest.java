package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Nodes.node;

import backprop.scalar.Gradients;
import backprop.scalar.Node;
import backprop.scalar.Scalar;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Lesson4.Bill;

/** Nodes and bills as learners write them wrongly, each told by its cause. */
class LearnersNodesTest {
    private static final DoubleBinaryOperator TIMES = (x, y) -> x * y;
    private static final DoubleBinaryOperator REST = (x, y) -> x * (1 - y);

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    private static void without(String claim, Feedback feedback) {
        assertFalse(feedback.passed());
        assertFalse(feedback.text().contains(claim), feedback.text());
    }

    private static Feedback add(Nodes.Rule rule) {
        return Lesson2.ADD.check(node((x, y) -> x + y, rule));
    }

    private static Feedback subtract(Nodes.Rule rule) {
        return Lesson2.SUBTRACT.check(node((x, y) -> x - y, rule));
    }

    @Test
    void doutIsForgottenWhateverTheLocalDerivative() {
        with("tried.\ndx and dy are what you get without dout. ", subtract((x, y, d) -> new Gradients(1, -1)));
        with("tried.\ndy is what you get without dout. ", subtract((x, y, d) -> new Gradients(d, -1)));
        with("tried.\ndy is 0. ", subtract((x, y, d) -> new Gradients(d, 0)));
    }

    @Test
    void castsAndSigns() {
        with("tried.\ndx and dy are what you get with the fraction of dout cut off, ", add(
                (x, y, d) -> new Gradients((int) d, (int) d)));
        with("tried.\ndy is what you get with |dout| instead of dout. ", subtract((x, y, d) -> new Gradients(d,
                -Math.abs(d))));
        with("dx and dy are what you get with |dout| instead of dout. ", Lesson3.MUL.check(node(TIMES,
                (x, y, d) -> new Gradients(Math.abs(d) * y, Math.abs(d) * x))));
        with("dx is what you get with the fraction of 1 - y cut off, ", Lesson4.DISCOUNT.check(node(REST,
                (x, y, d) -> new Gradients(d * (int) (1 - y), -d * x))));
    }

    @Test
    void brackets() {
        with("tried.\ndx is what you get with only 1 multiplied by dout, as can happen without brackets around"
                + " 1 - y. ",
                Lesson4.DISCOUNT.check(node(REST, (x, y, d) -> new Gradients(d * 1 - y, -d * x))));
        with("tried.\nz is what you get with only 1 multiplied by x, as can happen without brackets around"
                + " 1 - y. ",
                Lesson4.DISCOUNT.check(node((x, y) -> x * 1 - y, (x, y, d) -> new Gradients(d * (1 - y), -d * x))));
    }

    @Test
    void theSameMistakeIsNoEitherOr() {
        Feedback exchanged = Lesson3.MUL.check(node(TIMES, (x, y, d) -> new Gradients(d * x, d * y)));
        with("tried.\ndx and dy are exchanged. ", exchanged);
        without("Two mistakes", exchanged);
        with("dy comes out as dout · y · x, ", Lesson3.MUL.check(node(TIMES, (x, y, d) -> new Gradients(d * y,
                d * y * x))));
        with("dx divides 0 by 0 where x is 0, ", Lesson3.MUL.check(node(TIMES, (x, y, d) ->
                new Gradients(d * (x * y) / x, d * (x * y) / y))));
    }

    private static Feedback max(Nodes.Rule rule) {
        return Lesson4.MAX.check(node(Math::max, rule));
    }

    @Test
    void maxima() {
        Feedback both = max((x, y, d) -> new Gradients(d, d));
        with("tried.\nBoth inputs always get dout", both);
        without("comparison", both);
        with("tried.\nx gets dout and y gets 0, whichever is larger. ", max((x, y, d) -> new Gradients(d, 0)));
        Feedback boxed = max((x, y, d) -> boxed(Math.max(x, y)) == boxed(x) ? new Gradients(d, 0)
                : new Gradients(0, d));
        with("two Doubles with ==", boxed);
        without("Two mistakes", boxed);
        with("Double.MIN_VALUE", Lesson4.MAX.check(node((x, y) -> Math.max(Double.MIN_VALUE, Math.max(x, y)),
                (x, y, d) -> x >= y ? new Gradients(d, 0) : new Gradients(0, d))));
        Feedback flag = Lesson4.MAX.check(Flag::new);
        with("tried.\nOnce x has been the larger one, x gets every dout from then on. ", flag);
        without("Two mistakes", flag);
    }

    private static Double boxed(double value) {
        return value;
    }

    static class Flag extends Answers.Times {
        private boolean xWins;

        @Override
        public double forward(double x, double y) {
            if (x >= y) {
                xWins = true;
            }
            return Math.max(x, y);
        }

        @Override
        public Gradients backward(double dout) {
            return xWins ? new Gradients(dout, 0) : new Gradients(0, dout);
        }
    }

    private static Scalar off(Scalar price, Scalar discount) {
        Supplier<Node> right = node(REST, (x, y, d) -> new Gradients(d * (1 - y), -d * x));
        return price.apply(right.get(), discount);
    }

    @Test
    void bills() {
        with("The bill is what you get with only the oranges' total multiplied by tax", Lesson4.discountedBill(
                (a, n, o, m, d, t) -> off(a.times(n), d).plus(o.times(m).times(t))));
        with("tried.\nThe tax goes through the discount node, ", Lesson4.discountedBill((a, n, o, m, d, t) ->
                off(off(a.times(n), d).plus(o.times(m)), t)));
        with("The bill is what you get with the apples' reduced total also multiplied by tax. ", Lesson4.discountedBill(
                (a, n, o, m, d, t) -> off(a.times(n), d).times(t).plus(o.times(m)).times(t)));
        with("tried.\nThe discount is subtracted from the apples' total", Lesson4.discountedBill((a, n, o, m, d, t) ->
                a.times(n).plus(d.times(Scalar.of("minus", -1))).plus(o.times(m)).times(t)));
        Scalar[] kept = new Scalar[1];
        with("tried.\nTwo calls with different inputs returned one and the same Scalar. ", Lesson4.discountedBill(
                (Bill) (a, n, o, m, d, t) -> {
                    kept[0] = kept[0] == null ? off(a.times(n), d).plus(o.times(m)).times(t) : kept[0];
                    return kept[0];
                }));
    }
}
