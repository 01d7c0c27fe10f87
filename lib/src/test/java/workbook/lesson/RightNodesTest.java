package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.exercise.Exercise.todo;
import static workbook.lesson.Answers.notStarted;
import static workbook.lesson.Answers.passes;

import backprop.scalar.AddNode;
import backprop.scalar.Gradients;
import backprop.scalar.MulNode;
import backprop.scalar.Node;
import backprop.scalar.Scalar;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Answers.Unwritten;

/** Each right node and bill passes, also when it is written in another way; and what still says todo() is not begun. */
class RightNodesTest {
    /** A node that keeps its inputs in an array, and has its formulas from outside. */
    private static Supplier<Node> node(DoubleBinaryOperator f, DoubleBinaryOperator localX,
            DoubleBinaryOperator localY) {
        return () -> new Node() {
            private double[] in;

            @Override
            public double forward(double x, double y) {
                in = new double[] {x, y};
                return f.applyAsDouble(x, y);
            }

            @Override
            public Gradients backward(double dout) {
                return new Gradients(localX.applyAsDouble(in[0], in[1]) * dout,
                        localY.applyAsDouble(in[0], in[1]) * dout);
            }

            @Override
            public String symbol() {
                return "test";
            }
        };
    }

    @Test
    void nodes() {
        passes(Lesson2.addBackward(AddNode.class), Lesson2.ADD.check(node((x, y) -> y + x, (x, y) -> 1, (x, y) -> 1)),
                Lesson2.SUBTRACT.check(node((x, y) -> x - y, (x, y) -> 1, (x, y) -> -1)),
                Lesson2.SUBTRACT.check(node((x, y) -> x + -1 * y, (x, y) -> 1, (x, y) -> -1)),
                Lesson3.mulBackward(MulNode.class), Lesson3.MUL.check(node((x, y) -> y * x, (x, y) -> y, (x, y) -> x)),
                Lesson4.DISCOUNT.check(node((x, y) -> x * (1 - y), (x, y) -> 1 - y, (x, y) -> -x)),
                Lesson4.DISCOUNT.check(node((x, y) -> x - x * y, (x, y) -> 1 - y, (x, y) -> 0 - x)));
    }

    @Test
    void atATieOneDoutMayBeSplitInAnyWay() {
        passes(Lesson4.MAX.check(node(Math::max, (x, y) -> x >= y ? 1 : 0, (x, y) -> y > x ? 1 : 0)),
                Lesson4.MAX.check(node(Math::max, (x, y) -> x > y ? 1 : 0, (x, y) -> y >= x ? 1 : 0)),
                Lesson4.MAX.check(node((x, y) -> x > y ? x : y, (x, y) -> x == y ? 0.5 : x > y ? 1 : 0,
                        (x, y) -> x == y ? 0.5 : x > y ? 0 : 1)));
        Feedback more = Lesson4.MAX.check(node(Math::max, (x, y) -> x == y ? 2 : x > y ? 1 : 0, (x, y) -> x == y ? -1
                : x > y ? 0 : 1));
        assertTrue(more.text().contains("\nAt a tie, one of dx and dy is above 0 and the other below 0, so they pull"
                + " against each other."), more.text());
    }

    @Test
    void aNodeNotYetWritten() {
        notStarted(Lesson2.addBackward(Unwritten.class), Lesson2.subtractBackward(Unwritten.class),
                Lesson3.mulBackward(Unwritten.class), Lesson4.discountBackward(Unwritten.class),
                Lesson4.maxBackward(Unwritten.class),
                Lesson4.discountedBill((apple, apples, orange, oranges, discount, tax) -> todo()),
                Lesson3.mulBackward(null));
        assertEquals("Not started yet: Unwritten.forward still says todo(). Write it, then run both cells. If its"
                + " cell ends in red text, Java refused your version and kept the old one: fix that first.",
                Lesson3.mulBackward(Unwritten.class).text());
    }

    @Test
    void bills() {
        Supplier<Node> discounted = node((x, y) -> x * (1 - y), (x, y) -> 1 - y, (x, y) -> -x);
        passes(Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n).apply(discounted.get(), d).plus(o.times(m))
                .times(t)),
                Lesson4.discountedBill((a, n, o, m, d, t) -> t.times(m.times(o).plus(a.apply(discounted.get(), d)
                .times(n)))),
                Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n)
                        .times(Scalar.of("one", 1).plus(Scalar.of("minus one", -1).times(d))).plus(o.times(m))
                        .times(t)));
    }

    @Test
    void aBillOfBareNumbersHasNoGraph() {
        Feedback all = Lesson4.discountedBill((a, n, o, m, d, t) -> Scalar.of("total",
                (a.value() * n.value() * (1 - d.value()) + o.value() * m.value()) * t.value()));
        assertTrue(all.text().contains("\nThe total is right, but no path leads to it from apple."), all.text());
        Feedback rest = Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n).times(Scalar.of("rest", 1 - d.value()))
                .plus(o.times(m)).times(t));
        assertTrue(rest.text().contains("\nThe total is right, but no path leads to it from discount.") && !rest.text()
                .contains("has no effect"), rest.text());
    }
}
