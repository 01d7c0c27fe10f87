package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Answers.passes;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Lesson6.Loop;

/** Mistakes that are made of the right program, alone and two at once, as people wrote them in lessons 6, 7 and 13. */
class DerivedMistakesTest {

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    private static void without(String claim, Feedback feedback) {
        assertFalse(feedback.passed());
        assertFalse(feedback.text().contains(claim), feedback.text());
    }

    /** Two mistakes at once are sought so briefly that a JVM which has just begun would miss some. */
    @BeforeAll
    static void warmUp() {
        DerivedMistakesTest test = new DerivedMistakesTest();
        for (Runnable some : List.<Runnable>of(test::relativeErrors, test::lines, test::steps)) {
            try {
                some.run();
            } catch (AssertionError e) {
                // it counts only the second time
            }
        }
    }

    private static double max(double a, double n) {
        return Math.max(Math.abs(a), Math.abs(n));
    }

    @Test
    void relativeErrors() {
        with("\nOnly the nudged slope is divided, because Java computes / before -. ",
                Lesson7.relativeError((a, n) -> a == 0 && n == 0 ? 0 : Math.abs(a - n / max(a, n))));
        with("\nYour method hides the errors of very small gradients, ",
                Lesson7.relativeError((a, n) -> Math.abs(a - n) < 1e-12 ? 0 : Math.abs(a - n) / max(a, n)));
        with("\nOnly the nudged slope is divided, because Java computes / before -. Write Math.abs(a - n) / …, with the"
                + " parenthesis closed before the division.\nIf the gradient is 0, your method returns 0.",
                Lesson7.relativeError((a, n) -> a == 0 ? 0 : Math.abs(a - n / max(a, n))));
        with("\nYour method always divides by the nudged slope's size, whichever size is larger. Take the larger of the"
                + " two.\nYour error is in percent.", Lesson7.relativeError((a, n) -> a == 0 && n == 0 ? 0
                : 100 * Math.abs(a - n) / Math.abs(n)));
        passes(Lesson7.relativeError((a, n) -> Math.abs(a - n) / Math.max(Double.MIN_NORMAL, max(a, n))));
    }


    /** Both arrays made by a cell, once before the loop or anew for each entry. */
    private static Feedback slopes(boolean once, UnaryOperator<double[]> copy, int last) {
        return Lesson7.slopes((f, x, h) -> {
            double[] slopes = new double[x.length];
            double[] up = copy.apply(x);
            double[] down = copy.apply(x);
            for (int i = 0; i < x.length - last; i++) {
                up = once ? up : copy.apply(x);
                down = once ? down : copy.apply(x);
                up[i] += h;
                down[i] -= h;
                slopes[i] = (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * h);
            }
            return slopes;
        });
    }

    @Test
    void slopesFromCopies() {
        with("\nAn entry is still nudged when you nudge the next one: the two copies are made only once, before the"
                + " loop. Make new ones", slopes(true, double[]::clone, 0));
        with("\nThe last entry has no slope: ", slopes(false, double[]::clone, 1));
        with("\nUp and down are both x itself, since = doesn't copy an array", slopes(false, x -> x, 0));
        without("begin with i = 0", slopes(false, x -> x, 0));
    }

    /** In x itself, which goes up, down by {@code back} and up again; divided by h times that. */
    private static Feedback inPlace(double back, double again, double divisor) {
        return Lesson7.slopes((f, x, h) -> {
            double[] slopes = new double[x.length];
            for (int i = 0; i < x.length; i++) {
                x[i] += h;
                double up = f.applyAsDouble(x);
                x[i] -= back * h;
                slopes[i] = (up - f.applyAsDouble(x)) / (divisor * h);
                x[i] += again * h;
            }
            return slopes;
        });
    }

    @Test
    void slopesInXItself() {
        with("\nThe numbers are right, but x is not quite as it was: ", inPlace(2, 1, 2));
        with(" An entry is still nudged when you nudge the next one: after the nudge down, put the old number back.",
                inPlace(2, 0, 2));
        with("\nYou divide by h, but the distance from x - h to x + h is 2h.\nAn entry is still nudged",
                inPlace(2, 0, 1));
        with("\nThe slopes are written into x itself", Lesson7.slopes((f, x, h) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = centred(f, x, i, h);
            }
            return x;
        }));
        with("\nYou use a step of your own instead of h.", Lesson7.slopes((f, x, h) -> {
            double[] slopes = new double[x.length];
            Arrays.setAll(slopes, i -> centred(f, x, i, 1e-3));
            return slopes;
        }));
        without("step of your own", Lesson7.slopes((f, x, h) -> {
            double[] slopes = new double[x.length];
            Arrays.setAll(slopes, i -> (4 * centred(f, x, i, h / 2) - centred(f, x, i, h)) / 3);
            return slopes;
        }));
    }

    private static double centred(ToDoubleFunction<double[]> f, double[] x, int i, double h) {
        double[] up = x.clone();
        double[] down = x.clone();
        up[i] += h;
        down[i] -= h;
        return (f.applyAsDouble(up) - f.applyAsDouble(down)) / (2 * h);
    }

    @Test
    void predictions() {
        with("\nFor the centred error, 0.04 is 0.16 divided by 4, as if this error were proportional to h. The centred"
                + " error is proportional to h²: ",
                Lesson7.smallerStep(0.09, 0.04));
        with("\nFor the centred error, 0.0025 is 0.16 divided by 4³", Lesson7.smallerStep(0.09, 0.16 / 64));
        with("\nFor the one-sided error, 0.36 is the error with the old step. The one-sided error is proportional to h:"
                + " with a step 4 times smaller, it is 4 times smaller.\nFor the centred error, 0.04",
                Lesson7.smallerStep(0.36, 0.04));
        with("\nYour errors are those for half the step.", Lesson7.smallerStep(0.18, 0.04));
        with("\nThose are the factors", Lesson7.smallerStep(0.25, 0.0625));
        with("\nYou multiply by the unit's value, 13.", Lesson13.usedThreeTimes(6 + 7 * 13 * 5, 14 + 7 * 13 * 3));
        with("\nOnly one shortcut is counted. H is in the sum twice, and each of these uses passes back dY.\nThe"
                + " first unit is not stopped.", Lesson13.usedThreeTimes(3 + 3 + 7 * 5, 7 - 12 + 7 * 3));
        with("\nThe product with V is left out.", Lesson13.usedThreeTimes(6, 21));
    }

    @Test
    void eachOfTheTwoRatesIsTold() {
        with("\nYour rate is 0. With this rate, no weight changes. (In Java, 1 / 5000 is 0 as well, because a division"
                + " of integers drops the fraction: write 1.0 / 5000.)",
                Lesson6.learningRate(1 / 5000, 4 / 5000));
        with("\nYour two rates are exchanged: ", Lesson6.learningRate(8e-4, 2e-4));
        with("to 0.99, and it should end at 0.74, a ten-thousandth of its start. Double your rate.\nThe second number"
                + " is more than 4 times as large as the first", Lesson6.learningRate(1.5e-4, 4));
        with("Multiply your rate by 10, again and again, until something goes wrong.\nThe second rate is too small as"
                + " well. ",
                Lesson6.learningRate(1e-5, 4e-5));
        with("\nThe second rate is smaller than the first. It should be", Lesson6.learningRate(2e-4, 1e-4));
        passes(Lesson6.learningRate(3e-4f, 1.2e-3), Lesson6.learningRate(3e-4, 1.2e-3f));
    }

    private static List<Integer> deep(int[][] inputs, int v, Set<Integer> seen, List<Integer> order) {
        if (seen.add(v)) {
            Arrays.stream(inputs[v]).forEach(input -> deep(inputs, input, seen, order));
            order.add(0, v);
        }
        return order;
    }

    @Test
    void orders() {
        Set<Integer> kept = new HashSet<>();
        with("\nWhat your method has visited is kept between calls", Lesson13.backwardOrder((inputs, end) ->
                deep(inputs, end, kept, new ArrayList<>())));
        with("(A HashSet or TreeSet loses the order", Lesson13.backwardOrder((inputs, end) -> List.copyOf(
                new ArrayList<>(new HashSet<>(deep(inputs, end, new LinkedHashSet<>(), new ArrayList<>()))))));
        with("\nYour method starts at the last number, which need not be the end.",
                Lesson13.backwardOrder((inputs, end) -> deep(inputs, inputs.length - 1, new HashSet<>(),
                new ArrayList<>())));
        with("\nThe last input of each value is left out: ", Lesson13.backwardOrder((inputs, end) -> {
            int[][] fewer = Arrays.stream(inputs).map(each -> Arrays.copyOf(each, Math.max(0, each.length - 1)))
                    .toArray(int[][]::new);
            return deep(fewer, end, new HashSet<>(), new ArrayList<>());
        }));
        with("\nTwo boxed numbers are compared with ==", Lesson13.backwardOrder((inputs, end) -> {
            List<Integer> order = new ArrayList<>();
            boxed(inputs, end, order);
            Collections.reverse(order);
            return order;
        }));
        with("\nYour code changed inputs in place", Lesson13.backwardOrder((inputs, end) -> {
            List<Integer> order = deep(inputs, end, new HashSet<>(), new ArrayList<>());
            Arrays.fill(inputs, new int[0]);
            return order;
        }));
        with("\nThe uses by the last value are not counted.", Lesson13.backwardOrder((inputs, end) -> counted(inputs,
                end, inputs.length - 1)));
    }

    @SuppressWarnings("NumberEquality")
    private static void boxed(int[][] inputs, Integer v, List<Integer> order) {
        for (Integer known : order) {
            if (known == v) {
                return;
            }
        }
        for (Integer input : inputs[v]) {
            boxed(inputs, input, order);
        }
        order.add(v);
    }

    private static List<Integer> counted(int[][] inputs, int end, int until) {
        int[] uses = new int[inputs.length];
        Arrays.stream(inputs).limit(until).flatMapToInt(Arrays::stream).forEach(input -> uses[input]++);
        List<Integer> order = new ArrayList<>(List.of(end));
        for (int i = 0; i < order.size(); i++) {
            for (int input : inputs[order.get(i)]) {
                if (--uses[input] == 0) {
                    order.add(input);
                }
            }
        }
        return order;
    }

    private static Feedback line(String name, UnaryOperator<RealMatrix> spoil) {
        return Lesson6.lines(new LoopLines() {
            @Override
            public RealMatrix dOut(RealMatrix difference) {
                return name.equals("dOut") ? spoil.apply(difference) : super.dOut(difference);
            }

            @Override
            public RealMatrix active(RealMatrix hidden) {
                return name.equals("active") ? spoil.apply(hidden) : super.active(hidden);
            }
        });
    }

    @Test
    void lines() {
        with("\nactive is ReLU's derivative, 1 or 0. ", line("active", m -> Matrices.each(m, v -> v > 0 ? 1
                : 0)));
        with("\nactive is the larger of hidden and 1.", line("active", m -> Matrices.each(m, v -> Math.max(1, v))));
        with("\nactive is what you get with the fraction of hidden cut off", line("active",
                m -> Matrices.each(m, v -> (int) Math.max(0, v))));
        with("\nIn dOut, the gradient is divided by the number of examples, but the loss is a sum (and in an integer"
                + " division, 2 / 3 is 0). ", line("dOut", m -> m.scalarMultiply(2 / m.getRowDimension())));
        with("\ndOut is what you get without the factor 2 and with the wrong sign.", line("dOut",
                m -> m.scalarMultiply(-1)));
        with("\ndOut is the square of each entry of difference, as in the loss itself. ", line("dOut",
                m -> Matrices.each(m, v -> v * v)));
        with("\nIn dOut, two matrices are multiplied, but each entry should be multiplied by 2.", line("dOut",
                m -> m.multiply(m)));
        with("\nIn dHidden, the mask from hidden is applied to dOut, which has another shape: multiply first.",
                Lesson6.lines(new LoopLines() {
            @Override
            public RealMatrix dHidden(RealMatrix hidden, RealMatrix dOut, RealMatrix w2) {
                RealMatrix m = dOut.copy();
                m.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
                    @Override
                    public double visit(int i, int j, double value) {
                        return hidden.getEntry(i, j) > 0 ? value : 0;
                    }
                });
                return m.multiply(w2.transpose());
            }
        }));
        Loop uphill = new LoopLines() {
            @Override
            public RealMatrix newW(RealMatrix w, RealMatrix dW, double rate) {
                return w.add(dW);
            }
        };
        String text = Lesson6.lines(uphill).text();
        assertTrue(text.contains("\nnewW is what you get ") && text.contains("without rate"), text);
    }

    private static RealMatrix masked(RealMatrix by, RealMatrix m) {
        return Matrices.each(by, m, (h, v) -> h > 0 ? v : 0);
    }

    /** The lesson's loop has the sum of the squared errors, so a copy of it isn't the answer. */
    @Test
    void meansOfSteps() {
        with("\nYour gradients belong to the sum of the squared errors, as in the lesson's loop. The loss is the mean"
                + " over the examples, so divide by their number, x.getRowDimension().\n",
                Lesson6.step(withDOut((n, d) -> 2)));
        with("\nYou divide by the number of inputs, the columns of x.", Lesson6.step(withDOut((n, d) -> 2.0 / d)));
        with("\nYou divide 2 by an int, and in Java this drops the fraction",
                Lesson6.step(withDOut((n, d) -> 2 / n)));
        with("\ndOut is what you get without the factor 2. dOut should be 2 · difference, divided by the number of"
                + " examples", Lesson6.step(withDOut((n, d) -> 1.0 / n)));
        with("\nYour dOut is the difference itself", Lesson6.step(withDOut((n, d) -> 1)));
        UnaryOperator<RealMatrix> mean = y -> y.scalarMultiply(1.0 / y.getRowDimension());
        with("\nYou divide the output by the number of examples", Lesson6.step(step((n, d) -> 2, mean, h -> h)));
        with("\nYou divide x by the number of examples, or the output as well as dOut.",
                Lesson6.step(step((n, d) -> 2.0 / n, mean, h -> h)));
        Feedback two = Lesson6.step(step((n, d) -> 2, y -> y, h -> h.scalarMultiply(0).scalarAdd(1)));
        with("\nYour gradients belong to the sum", two);
        with("ReLU is missing: the whole gradient passes", two);
        without("isn't divided", two);
    }

    private interface Factor {
        double of(int examples, int inputs);
    }

    private static Lesson6.Step withDOut(Factor factor) {
        return step(factor, y -> y, hidden -> hidden);
    }

    private static Lesson6.Step step(Factor factor, UnaryOperator<RealMatrix> output, UnaryOperator<RealMatrix> mask) {
        return (x, t, w1, w2, rate) -> {
            RealMatrix hidden = x.multiply(w1);
            RealMatrix active = masked(hidden, hidden);
            RealMatrix dOut = output.apply(active.multiply(w2)).subtract(t).scalarMultiply(factor.of(
                    x.getRowDimension(), x.getColumnDimension()));
            RealMatrix dW1 = x.transpose().multiply(masked(mask.apply(hidden), dOut.multiply(w2.transpose())));
            return List.of(w1.subtract(dW1.scalarMultiply(rate)),
                    w2.subtract(active.transpose().multiply(dOut).scalarMultiply(rate)));
        };
    }

    @Test
    void steps() {
        with("\nReLU is missing in the forward pass: ", Lesson6.step((x, t, w1, w2, rate) -> {
            RealMatrix hidden = x.multiply(w1);
            RealMatrix dOut = hidden.multiply(w2).subtract(t).scalarMultiply(2.0 / x.getRowDimension());
            return List.of(w1.subtract(x.transpose().multiply(masked(hidden, dOut.multiply(w2.transpose())))
                    .scalarMultiply(rate)),
                    w2.subtract(masked(hidden, hidden).transpose().multiply(dOut).scalarMultiply(rate)));
        }));
        String two = Lesson6.step((x, t, w1, w2, rate) -> {
            RealMatrix hidden = x.multiply(w1);
            RealMatrix dOut = masked(hidden, hidden).multiply(w2).subtract(t).scalarMultiply(2.0 / x.getRowDimension());
            return List.of(w1.subtract(x.transpose().multiply(dOut.multiply(w2.transpose())).scalarMultiply(rate)),
                    w2.subtract(hidden.transpose().multiply(dOut).scalarMultiply(rate)));
        }).text();
        assertTrue(two.contains("\ndW2 is computed from hidden.") && two.contains("\nIn dHidden, ReLU is"
                + " missing: "), two);
        RealMatrix[] kept = new RealMatrix[2];
        with("\nThe weights are kept from call to call", Lesson6.step((x, t, w1, w2, rate) -> {
            RealMatrix v1 = kept[0] == null ? w1 : kept[0];
            RealMatrix v2 = kept[1] == null ? w2 : kept[1];
            RealMatrix hidden = x.multiply(v1);
            RealMatrix active = masked(hidden, hidden);
            RealMatrix dOut = active.multiply(v2).subtract(t).scalarMultiply(2.0 / x.getRowDimension());
            kept[0] = v1.subtract(x.transpose().multiply(masked(hidden, dOut.multiply(v2.transpose())))
                    .scalarMultiply(rate));
            kept[1] = v2.subtract(active.transpose().multiply(dOut).scalarMultiply(rate));
            return List.of(kept[0], kept[1]);
        }));
    }
}
