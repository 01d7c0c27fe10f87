package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.exercise.Exercise.todo;
import static workbook.lesson.Answers.notStarted;
import static workbook.lesson.Answers.passes;

import backprop.data.Labels;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.SoftmaxCrossEntropy;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Each right method passes, also when it is written in another way; and what still says todo() is not begun. */
class RightMethodsTest {
    @Test
    void softmaxOfABatch() {
        passes(Lesson9.softmaxOfBatch(scores -> {
            SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
            RealMatrix t = scores.scalarMultiply(0);
            t.setColumnMatrix(0, MatrixUtils.createRealMatrix(t.getRowDimension(), 1).scalarAdd(1));
            loss.forward(scores, t);
            return loss.probabilities();
        }), Lesson9.softmaxOfBatch(scores -> {
            double[][] p = scores.getData();
            for (double[] row : p) {
                double max = Arrays.stream(row).max().getAsDouble();
                double log = max + Math.log(Arrays.stream(row).map(v -> Math.exp(v - max)).sum());
                Arrays.setAll(row, j -> Math.exp(row[j] - log));
            }
            return new Array2DRowRealMatrix(p);
        }));
        notStarted(Lesson9.softmaxOfBatch(scores -> todo()), Lesson9.softmaxOfBatch(null));
    }

    @Test
    void accuracies() {
        passes(Lesson11.accuracy((scores, labels) -> Labels.accuracy(scores,
                Labels.oneHot(labels, scores.getColumnDimension()))),
                Lesson11.accuracy((scores, labels) -> {
                    int right = labels.length;
                    for (int i = 0; i < labels.length; i++) {
                        for (double score : scores.getRow(i)) {
                            if (score > scores.getEntry(i, labels[i])) {
                                right--;
                                break;
                            }
                        }
                    }
                    return 1.0 * right / labels.length;
                }));
        notStarted(Lesson11.accuracy((scores, labels) -> todo()), Lesson11.accuracy(null));
    }

    @Test
    void units() {
        passes(Lesson12.unitsAbove((x, y, w1, b1) -> {
            RealMatrix hidden = new DenseMatrix(new double[][] {{x, y}}).multiply(w1).add(b1);
            return (int) Arrays.stream(hidden.getRow(0)).filter(v -> v > 0).count();
        }), Lesson12.unitsAbove((x, y, w1, b1) -> {
            int above = w1.getColumnDimension();
            for (double v : new Affine(new Parameter("W1", w1), new Parameter("B1", b1))
                    .forward(new DenseMatrix(new double[][] {{x, y}})).getRow(0)) {
                above -= v <= 0 ? 1 : 0;
            }
            return above;
        }));
        notStarted(Lesson12.unitsAbove((x, y, w1, b1) -> todo()), Lesson12.unitsAbove(null));
    }

    /** One array for all entries, each put back as it was. */
    private static double[] inOneArray(ToDoubleFunction<double[]> f, double[] x, double h) {
        double[] slopes = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double before = x[i];
            x[i] = before + h;
            slopes[i] = f.applyAsDouble(x) / h / 2;
            x[i] = before - h;
            slopes[i] -= f.applyAsDouble(x) / h / 2;
            x[i] = before;
        }
        return slopes;
    }

    private static double[] inCopies(ToDoubleFunction<double[]> f, double[] x, double h) {
        return IntStream.range(0, x.length).mapToDouble(i -> {
            double[] up = x.clone();
            double[] down = x.clone();
            up[i] += h;
            down[i] -= h;
            return (f.applyAsDouble(up) - f.applyAsDouble(down)) / (h + h);
        }).toArray();
    }

    @Test
    void nudges() {
        passes(Lesson7.smallerStep(0.09, 0.01), Lesson7.smallerStep(0.36 / 4, 0.16 / 4 / 4),
                Lesson7.slopes(RightMethodsTest::inOneArray), Lesson7.slopes(RightMethodsTest::inCopies),
                Lesson7.relativeError((a, n) -> a == n ? 0 : Math.abs(a - n) / Math.max(Math.abs(a), Math.abs(n))),
                Lesson7.relativeError((a, n) -> {
                    double size = Math.abs(a) > Math.abs(n) ? Math.abs(a) : Math.abs(n);
                    return size == 0 ? 0 : Math.sqrt((n - a) / size * ((n - a) / size));
                }));
        notStarted(Lesson7.smallerStep(null, null), Lesson7.smallerStep(0.09, null), Lesson7.slopes(null),
                Lesson7.slopes((f, x, h) -> todo()),
                Lesson7.relativeError(null), Lesson7.relativeError((a, n) -> todo()));
    }

    @Test
    void mistakesWithNoSlipOfTheirOwn() {
        String sum = Lesson7.relativeError((a, n) -> Math.abs(a - n) / (Math.abs(a) + Math.abs(n))).text();
        assertTrue(sum.contains("\nYour method divides by the sum of the two sizes.")
                && sum.contains("\nFor 0 against 0, your method divides 0 by 0."), sum);
        String none = Lesson7.slopes((f, x, h) -> new double[2]).text();
        assertTrue(none.contains("slopes returned 2 numbers for 1 entry; return one for each"), none);
        String oneCopy = Lesson7.slopes((f, x, h) -> {
            double[] copy = x.clone();
            return IntStream.range(0, x.length).mapToDouble(i -> {
                copy[i] += h;
                double up = f.applyAsDouble(copy);
                copy[i] -= 2 * h;
                return (up - f.applyAsDouble(copy)) / (2 * h);
            }).toArray();
        }).text();
        assertTrue(oneCopy.contains("\nAn entry is still nudged when you nudge the next one"), oneCopy);
    }

    @Test
    void orders() {
        passes(Lesson13.backwardOrder((inputs, end) -> {
            int[] uses = new int[inputs.length];
            for (int[] each : inputs) {
                for (int input : each) {
                    uses[input]++;
                }
            }
            Deque<Integer> ready = new ArrayDeque<>(List.of(end));
            List<Integer> order = new LinkedList<>();
            while (!ready.isEmpty()) {
                int v = ready.pop();
                order.add(v);
                for (int input : inputs[v]) {
                    uses[input]--;
                    if (uses[input] == 0) {
                        ready.push(input);
                    }
                }
            }
            return order;
        }), Lesson13.backwardOrder((inputs, end) -> {    // slow, but right
            List<Integer> order = new ArrayList<>(List.of(end));
            while (order.size() < inputs.length) {
                IntStream.range(0, inputs.length).filter(v -> !order.contains(v) && IntStream.range(0, inputs.length)
                        .filter(u -> IntStream.of(inputs[u]).anyMatch(input -> input == v)).allMatch(order::contains))
                        .boxed().toList().forEach(order::add);
            }
            return order;
        }));
        notStarted(Lesson13.backwardOrder((inputs, end) -> todo()), Lesson13.backwardOrder(null));
    }

    /** The lesson has a recursion above the exercise, which asks for a loop. */
    @Test
    void aRightOrderByRecursion() {
        BiFunction<int[][], Integer, List<Integer>> order = (inputs, end) -> {
            LinkedList<Integer> list = new LinkedList<>();
            visit(end, inputs, list);
            return list;
        };
        passes(Lesson13.ORDER.check(order));
        assertEquals(LongChain.RECURSIVE, Lesson13.backwardOrder(order));
    }

    private static void visit(int v, int[][] inputs, LinkedList<Integer> order) {
        if (!order.contains(v)) {
            for (int input : inputs[v]) {
                visit(input, inputs, order);
            }
            order.addFirst(v);
        }
    }

    @Test
    void anOrderThatIsNone() {
        assertTrue(Lesson13.backwardOrder((inputs, end) -> null).text()
                .contains("\nYour method returned null instead of a list; return the order."));
        assertTrue(Lesson13.backwardOrder((inputs, end) -> List.of(end, 7)).text()
                .contains("\nYour order is [1, 7], but the values are 0 to 4. Return only such numbers, in a new list"
                        + " for each call."));
        assertTrue(Lesson13.backwardOrder((inputs, end) -> List.of()).text()
                .contains("\nYour list is empty. The backward pass begins at the end, so put that in first."));
    }
}
