package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Relu;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** What is said is true of the whole answer, and stands with the input that it was seen on. */
class ClaimsTest {

    private static double error(double a, double n) {
        return Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n));
    }

    private static void without(String claim, Feedback feedback) {
        assertFalse(feedback.passed());
        assertFalse(feedback.text().contains(claim), feedback.text());
    }

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    @Test
    void whatWasThrownStandsAboveItsOwnInput() {
        with("""
                tried.
                A gradient that is NaN gets a small error, and would pass as right. Neither > nor == is true of NaN, \
                so return 0 only if the sizes are == 0, and not whenever they aren't > 0.
                It happened with gradient NaN and nudged slope 3.
                With gradient 2 and nudged slope 1:
                  the error came out as 1.5, but it should be 0.5.""",
                  Lesson7.relativeError((a, n) -> Math.max(Math.abs(a), Math.abs(n)) > 0 ? 3 * error(a, n) : 0));
        with("""
                tried.
                Your code threw ArithmeticException: / by zero
                It happened with x = 0, y = 4, dout = -3.
                With x = 3, y = -5, dout = 2:
                  dy came out as 13, but a nudge of y, times dout, gives 6.""",
                  Lesson3.MUL.check(Nodes.node((x, y) -> x * y, (x, y, d) -> new Gradients(x == 0 ? 1 / 0 : d * y,
                  d * x + (y < -4 || x == 6 ? 7 : 0)))));
    }

    @Test
    void whatFailedOnceMayBeAChance() {
        Feedback feedback = Lesson7.slopes((f, x, h) -> {
            double[] slopes = right(f, x, h);
            slopes[x.length - 1] *= x.length == 4 ? -1 : 1;
            return slopes;
        });
        assertTrue(feedback.text().matches("""
                ✗ Not yet: the slopes, right on 4 of 5 inputs tried.
                With f = .*:
                  slopes\\[3] came out as -3.04, but nudging x\\[3] up and down by h gives 3.04."""), feedback.text());
    }

    @Test
    void twiceAnInputMayBeAChance() {
        without("twice dout", Lesson3.bothInputs(8, 123));
    }

    @Test
    void aMistakeIsToldOnce() {
        Feedback feedback = Lesson7.slopes((f, x, h) -> {
            double[] slopes = new double[x.length];
            for (int i = 0; i < x.length - 1; i++) {
                double[] up = x.clone();
                up[i] += h;
                slopes[i] = (f.applyAsDouble(up) - f.applyAsDouble(x)) / h;
            }
            return slopes;
        });
        assertEquals(2, (feedback.text() + ".").split("The last entry has no slope").length, feedback.text());
    }

    private static double[] right(ToDoubleFunction<double[]> f, double[] x, double h) {
        double[] slopes = new double[x.length];
        Arrays.setAll(slopes, i -> {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            return (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * h);
        });
        return slopes;
    }

    @Test
    void whereOneNumberFitsNothingIsSaidOfTheOthers() {
        without("Centred is right", Lesson7.smallerStep(0.0225, 7));
        without("right", Lesson3.bothInputs(7, -6));
        without("you are right", Lesson4.priceTwice(7, 7, 7.26));
        without("Only x", Lesson2.bothInputs(0, 0));
        without("Every score", Lesson9.threeScores(7, 0.0875, -7));
        without("shortcuts too", Lesson13.usedThreeTimes(35, 7));
        without("every probability", Lesson9.threeScores(-0.22, 7, -0.1925));
    }

    private static Supplier<Node> node(DoubleBinaryOperator f, Nodes.Rule rule) {
        return Nodes.node(f, rule);
    }

    @Test
    void norOfTheOtherGradient() {
        DoubleBinaryOperator times = (x, y) -> x * y;
        DoubleBinaryOperator minus = (x, y) -> x - y;
        DoubleBinaryOperator rest = (x, y) -> x * (1 - y);
        without("is right", Lesson3.MUL.check(node(times, (x, y, d) -> new Gradients(7, 0))));
        without("x gets dout · x", Lesson3.MUL.check(node(times, (x, y, d) -> new Gradients(7, d * y))));
        without("is right", Lesson3.MUL.check(node((x, y) -> x + y, (x, y, d) -> new Gradients(7, 8))));
        without("Only", Lesson2.ADD.check(node((x, y) -> x + y, (x, y, d) -> new Gradients(0, 0))));
        without("forward", Lesson2.SUBTRACT.check(node(minus, (x, y, d) -> new Gradients(0, 5))));
        without("Those are", Lesson2.SUBTRACT.check(node(minus, (x, y, d) -> new Gradients(7, d))));
        without("is right", Lesson2.SUBTRACT.check(node((x, y) -> x + y, (x, y, d) -> new Gradients(7, 8))));
        without("is right", Lesson4.DISCOUNT.check(node(rest, (x, y, d) -> new Gradients(7, d * x))));
        without("both inputs were 0", Lesson4.DISCOUNT.check(node(rest, (x, y, d) -> new Gradients(d * (1 - y), 0))));
        without("are exchanged", Lesson4.DISCOUNT.check(node(rest, (x, y, d) -> new Gradients(-d * x, 8))));
        without("Both inputs always get", Lesson4.MAX.check(node(Math::max, (x, y, d) -> new Gradients(d, 8))));
        without("Each input always gets", Lesson4.MAX.check(node(Math::max, (x, y, d) -> new Gradients(d / 2, 8))));
        without("max(0",
                Lesson4.MAX.check(node(Math::max, (x, y, d) -> new Gradients(x == y ? Math.max(0, Math.signum(x)) * d
                : 7, 0))));
        without("is right", Lesson6.RELU.check(() -> new Answers.Unwritten() {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return x.copy();
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return dy.scalarMultiply(7);
            }
        }));
        without("are exchanged", Lesson6.step((x, t, w1, w2, rate) -> {
            RealMatrix active = new Relu().forward(x.multiply(w1));
            RealMatrix new2 = w2.subtract(active.transpose().multiply(active.multiply(w2).subtract(t))
                    .scalarMultiply(2 * rate / x.getRowDimension()));
            return List.of(new2, w1.scalarMultiply(0));
        }));
    }

    @Test
    void norOfTheBillWhereTheDiscountsGradientFits() {
        DoubleBinaryOperator rest = (x, y) -> x * (1 - y);
        Feedback wrongSign = Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n)
                .apply(node(rest, (x, y, g) -> new Gradients(7 * g, g * x)).get(), d).plus(o.times(m)).times(t));
        without("The apples' total is multiplied", wrongSign);
        without("is right", wrongSign);
        with("The gradient of the discount has the wrong sign", wrongSign);
        Feedback none = Lesson4.discountedBill((a, n, o, m, d, t) -> a.times(n)
                .apply(node(rest, (x, y, g) -> new Gradients(g * (1 - y), 0)).get(), d).plus(o.times(m)).times(t));
        without("has no effect", none);
        with("The gradient of the discount is 0", none);
    }

    @Test
    void norOfTheOtherEntries() {
        without("Only the first", Lesson7.slopes((f, x, h) -> {
            double[] slopes = right(f, x, h);
            for (int i = 1; i < x.length; i += 2) {
                slopes[i] = 0;
            }
            return slopes;
        }));
        without("all slopes", Lesson7.slopes((f, x, h) -> {
            double[] up = x.clone();
            double[] down = x.clone();
            for (int i = 0; i < x.length; i++) {
                up[i] += h;
                down[i] -= h;
            }
            double[] slopes = new double[x.length];
            slopes[0] = (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * h);
            return slopes;
        }));
    }

    @Test
    void aNullIsBackwardsOnlyInBackward() {
        Feedback helper = Lesson13.backwardOrder((inputs, end) -> {
            List<Integer> order = null;
            order.add(end);
            return order;
        });
        with("Your code uses order, which is null. Nothing has been assigned there yet.\nIt happened with inputs = ",
                helper);
        without("backward needs", helper);
    }

    @Test
    void listsThatCantChangeAndLoopsOverWhatGrowsAreKnown() {
        with("\nYour code threw UnsupportedOperationException; a list made by List.of can't be changed, so make a"
                + " new ArrayList<>(…).\nIt happened with"
                + " inputs = ", Lesson13.backwardOrder((inputs, end) -> {
            List<Integer> order = List.of();
            order.add(end);
            return order;
        }));
        with("\nYour code threw UnsupportedOperationException: later\nIt happened with inputs = ",
                Lesson13.backwardOrder((inputs, end) -> {
            throw new UnsupportedOperationException("later");
        }));
        with("\nYour code threw ConcurrentModificationException; a for-each loop can't run over a list that changes"
                + " meanwhile, so use an index.\nIt happened with inputs = ", Lesson13.backwardOrder((inputs, end) -> {
            List<Integer> order = new ArrayList<>(List.of(end));
            for (int v : order) {
                Arrays.stream(inputs[v]).forEach(order::add);
            }
            return order;
        }));
    }

    /** The end, then what has no inputs, then the rest. */
    private static List<Integer> leavesFirst(int[][] inputs, int end) {
        List<Integer> order = new ArrayList<>();
        visit(inputs, end, order);
        List<Integer> leaves = order.stream().filter(v -> v != end && inputs[v].length == 0).toList();
        order.removeAll(leaves);
        order.addAll(1, leaves);
        return order;
    }

    private static void visit(int[][] inputs, int v, List<Integer> order) {
        if (!order.contains(v)) {
            Arrays.stream(inputs[v]).forEach(input -> visit(inputs, input, order));
            order.add(0, v);
        }
    }

    @Test
    void whatHasNoInputsMayComeEarly() {
        Feedback feedback = Lesson13.ORDER.check(ClaimsTest::leavesFirst);
        assertEquals("""
                ✓ Right: the order of the backward pass, on all 11 inputs tried.
                Every value that passes something on comes after all values that use it, so its gradient is complete \
                when its turn comes.""",
                feedback.text());
    }

    @Test
    void aWrongOrderIsShown() {
        with(" entries differs).\nYour order there is [1, 0, 3, 4, 2].",
                Lesson13.backwardOrder((inputs, end) -> inputs.length == 5 && inputs[1][0] == 0 ? List.of(1, 0, 3, 4, 2)
                : leavesFirst(inputs, end)));
        without("Your order there", Lesson13.backwardOrder((inputs, end) -> List.of(end)));
    }

    @Test
    void nanIsNoAgreementOnEitherSide() {
        with("A nudged slope that is NaN gets a small error", Lesson7.relativeError((a, n) -> Double.isNaN(n) || a == n
                ? 0 : error(a, n)));
        with("A gradient that is NaN gets a small error", Lesson7.relativeError((a, n) -> Double.isNaN(a) || a == n ? 0
                : error(a, n)));
    }

    @Test
    void aUnitAtZeroIsNotAboveAndNothingIsRounded() {
        with("A unit at exactly 0 is counted.",
                Lesson12.unitsAbove((x, y, w, b) -> (int) Arrays.stream(values(x, y, w, b)).filter(v -> v >= 0)
                .count()));
        with("the count came out as",
                Lesson12.unitsAbove((x, y, w, b) -> (int) Arrays.stream(values((int) x, (int) y, w, b))
                .filter(v -> v > 0).count()));
        with("the count came out as", Lesson12.unitsAbove((x, y, w, b) -> (int) Arrays.stream(values(x, y, w, b))
                .filter(v -> (int) v > 0).count()));
    }

    private static double[] values(double x, double y, RealMatrix w, RealMatrix b) {
        double[] values = new double[w.getColumnDimension()];
        Arrays.setAll(values, j -> x * w.getEntry(0, j) + y * w.getEntry(1, j) + b.getEntry(0, j));
        return values;
    }
}
