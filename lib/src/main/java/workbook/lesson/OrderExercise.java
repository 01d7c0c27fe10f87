package workbook.lesson;

import backprop.matrix.DenseMatrix;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.exercise.Choices;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/**
 * The order of the backward pass. Values are numbers, and an answer gets the inputs of each, and the end, to which all
 * lead. The check walks in the answer's order as the lesson's engine does, through layers that pass on what they get,
 * so a gradient is the number of paths from the end. Any order that gives these numbers is right.
 */
final class OrderExercise {

    /** A graph as an answer gets it. */
    record Graph(int[][] inputs, int end) {

        private String words() {
            return inputs.length > 20 ? "300 values: value 0 uses 1 to 298, each of these uses value 299; end = 0"
                    : "inputs = " + Arrays.deepToString(inputs) + ", end = " + end;
        }

        private int[][] copy() {
            return Arrays.stream(inputs).map(int[]::clone).toArray(int[][]::new);
        }
    }

    /** In the order in which they are tried, so that a mistake that keeps something between calls can be tried too. */
    private static final List<Graph> GRAPHS = List.of(
            new Graph(new int[][] {{4}, {0, 3}, {0}, {2}, {}}, 1),
            new Graph(new int[][] {{4}, {3, 0}, {0}, {2}, {}}, 1),
            new Graph(new int[][] {{2}, {0}, {}}, 1),
            new Graph(new int[][] {{}}, 0),
            new Graph(new int[][] {{3, 3}, {2, 2}, {}, {1}}, 0),
            new Graph(new int[][] {{5}, {4}, {3, 1}, {0, 0}, {0}, {}}, 2),
            new Graph(new int[][] {{5}, {3}, {}, {5, 0}, {3, 1}, {2}}, 4),
            new Graph(new int[][] {{1, 2}, {}, {}, {5, 4}, {5, 2}, {0}}, 3),
            new Graph(new int[][] {{}, {0, 0}, {0, 1}, {0, 2}, {3, 1}, {3, 4, 4}}, 5),
            new Graph(new int[][] {{1}, {3, 3}, {1, 0, 1}, {}}, 2), many());

    private OrderExercise() { }

    static Exercise<BiFunction<int[][], Integer, List<Integer>>> make() {
        Choices<DepthFirst> deep = new Choices<>(DepthFirst::new, DepthFirst.choices());
        Choices<Counting> counting = new Choices<>(Counting::new, Counting.choices());
        List<Slip<BiFunction<int[][], Integer, List<Integer>>>> slips = Stream.of(counting
                .<BiFunction<int[][], Integer, List<Integer>>>single(c -> c), deep
                .<BiFunction<int[][], Integer, List<Integer>>>single(d -> d), OtherOrders.slips())
                .flatMap(List::stream).toList();
        return new Exercise<>("the order of the backward pass",
                "Every value that passes something on comes after all values that use it, so its gradient is complete"
                + " when its turn comes.", GRAPHS.stream().map(OrderExercise::trial).toList(), slips,
                () -> Stream.concat(counting.pairs(c -> c), deep.pairs(d -> d)));
    }

    /** Numbers above 127, of which Java makes a new object each time, and a value that is used more than 127 times. */
    private static Graph many() {
        int[][] inputs = new int[300][];
        inputs[0] = IntStream.range(1, 299).toArray();
        Arrays.fill(inputs, 1, 299, new int[] {299});
        inputs[299] = new int[0];
        return new Graph(inputs, 0);
    }

    private static Trial<BiFunction<int[][], Integer, List<Integer>>> trial(Graph graph) {
        int[][] inputs = graph.inputs;
        int end = graph.end;
        double[] paths = walk(new Counting().apply(inputs, end), inputs);
        return new Trial<>(graph.words(),
                List.of(new Due("gradients", new DenseMatrix(new double[][] {paths}), "counting the paths from the end"
                        + " gives")),
                (answer, out) -> {
                    int[][] handed = graph.copy();
                    List<Integer> order = answer.apply(handed, end);
                    refuse(order, inputs, end);
                    double[] walked = walk(order, inputs);
                    out.put("gradients", new DenseMatrix(new double[][] {walked}), "the walk");
                    if (!Arrays.equals(walked, paths)) {
                        out.note("Your order there is " + words(order) + ".");
                    }
                    if (!Arrays.deepEquals(handed, inputs)) {
                        throw new Mishap("inputs are changed", "Your code changed inputs in place, but other code still"
                                + " needs it. Mark visited values in a set or an array of your own.");
                    }
                });
    }

    /** The graphs that an answer got before this one. */
    static List<Graph> before(int[][] inputs, int end) {
        return GRAPHS.stream().takeWhile(g -> g.end != end || !Arrays.deepEquals(g.inputs, inputs)).toList();
    }

    private static String words(List<Integer> order) {
        return order.size() <= 20 ? order.toString() : order.stream().limit(12).map(String::valueOf)
                .collect(Collectors.joining(", ", "[", ", …]"));
    }

    /** @throws Mishap if it isn't an order of all values that begins at the end */
    private static void refuse(List<Integer> order, int[][] inputs, int end) {
        if (order == null) {
            throw new Mishap("Your method returned null instead of a list; return the order.");
        }
        if (order.isEmpty()) {
            throw new Mishap("Your list is empty. The backward pass begins at the end, so put that in first.");
        }
        Set<Integer> seen = new HashSet<>();
        for (Integer v : order) {
            if (v == null || v < 0 || v >= inputs.length) {
                throw new Mishap("Your order is " + words(order) + ", but the values are 0 to " + (inputs.length - 1)
                        + ". Return only such numbers, in a new list for each call.");
            }
            if (!seen.add(v)) {
                throw new Mishap("twice", "Your order is " + words(order) + ": value " + v
                        + " would pass its gradient on twice.");
            }
        }
        for (int v = 0; v < inputs.length; v++) {
            if (!seen.contains(v)) {
                throw new Mishap("no " + v, "Your order is " + words(order) + ": value " + v
                        + (v == end ? ", the end, is missing." : " is missing, although it leads to the end."));
            }
        }
        if (order.get(0) != end) {
            throw new Mishap(forwards(order, inputs) ? "forwards" : "first", "Your order is " + words(order)
                    + ", but the backward pass begins at the end, value " + end + ".");
        }
    }

    private static boolean forwards(List<Integer> order, int[][] inputs) {
        return IntStream.range(0, inputs.length)
                .allMatch(v -> Arrays.stream(inputs[v]).allMatch(input -> order.indexOf(input) < order.indexOf(v)));
    }

    private static double[] walk(List<Integer> order, int[][] inputs) {
        double[] gradients = new double[inputs.length];
        gradients[order.get(0)] = 1;
        for (int v : order) {
            for (int input : inputs[v]) {
                gradients[input] += gradients[v];
            }
        }
        return gradients;
    }
}
