package workbook.lesson;

import backprop.matrix.DenseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/**
 * The order of the way back. Values are numbers, and an answer gets the inputs of each, and the end, to which all lead.
 * The check walks in the answer's order as the lesson's engine does, through layers that hand on what they get: so a
 * gradient is the number of paths from the end. Any order that gives these is right.
 */
final class OrderExercise {

    private OrderExercise() { }

    static Exercise<BiFunction<int[][], Integer, List<Integer>>> make() {
        return new Exercise<>("the way back", "Every value that hands something on stands behind all that use it, so"
                + " its gradient is whole before it does.", List.of(
                trial(1, new int[][] {{4}, {0, 3}, {0}, {2}, {}}, 2, 1, 1, 1, 2),
                trial(1, new int[][] {{4}, {3, 0}, {0}, {2}, {}}, 2, 1, 1, 1, 2),
                trial(1, new int[][] {{2}, {0}, {}}, 1, 1, 1),
                trial(0, new int[][] {{}}, 1),
                trial(0, new int[][] {{3, 3}, {2, 2}, {}, {1}}, 1, 2, 4, 2),
                trial(2, new int[][] {{5}, {4}, {3, 1}, {0, 0}, {0}, {}}, 3, 1, 1, 1, 1, 3),
                trial(4, new int[][] {{5}, {3}, {}, {5, 0}, {3, 1}, {2}}, 2, 1, 4, 2, 1, 4),
                trial(3, new int[][] {{1, 2}, {}, {}, {5, 4}, {5, 2}, {0}}, 2, 2, 3, 1, 1, 2)), slips());
    }

    /** @param paths how many lead from the end to each value */
    private static Trial<BiFunction<int[][], Integer, List<Integer>>> trial(int end, int[][] inputs, double... paths) {
        return new Trial<>("inputs = " + Arrays.deepToString(inputs) + ", end = " + end,
                List.of(new Due("gradients", new DenseMatrix(new double[][] {paths}), "the paths from the end give")),
                (answer, out) -> {
                    List<Integer> order = answer.apply(Arrays.stream(inputs).map(int[]::clone).toArray(int[][]::new),
                            end);
                    refuse(order, inputs, end);
                    double[] walked = walk(order, inputs);
                    out.put("gradients", new DenseMatrix(new double[][] {walked}), "the walk");
                    if (!Arrays.equals(walked, paths)) {
                        out.note("Your order there is " + order + ".");
                    }
                });
    }

    /** @throws Mishap if the order is none at all */
    private static void refuse(List<Integer> order, int[][] inputs, int end) {
        if (order == null) {
            throw new Mishap("null came in place of a list; return the order.");
        }
        if (order.isEmpty()) {
            throw new Mishap("The list is empty. The way back begins at the end: put that in first.");
        }
        Set<Integer> seen = new HashSet<>();
        for (Integer v : order) {
            if (v == null || v < 0 || v >= inputs.length) {
                throw new Mishap("The order is " + order + ", but the values are 0 to " + (inputs.length - 1)
                        + ". Each call needs a list of its own.");
            }
            if (!seen.add(v)) {
                throw new Mishap("twice", "The order is " + order + ": value " + v
                        + " would hand on its gradient twice.");
            }
        }
        for (int v = 0; v < inputs.length; v++) {
            if (!seen.contains(v)) {
                throw new Mishap("no " + v, "The order is " + order + ": value " + v + " is missing"
                        + (v == end ? ", the end." : ", and it leads to the end."));
            }
        }
        if (order.get(0) != end) {
            throw new Mishap(forwards(order, inputs) ? "forwards" : "first", "The order is " + order
                    + ", but the way back begins at the end, value " + end + ".");
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

    private static List<Slip<BiFunction<int[][], Integer, List<Integer>>>> slips() {
        return List.of(
                slip((inputs, end) -> found(inputs, end, true),
                        "Values go as they are found, those near the end first. A value that is found early may be"
                        + " used again farther back: let it wait until all its uses have gone."),
                slip((inputs, end) -> new ArrayList<>(before(inputs, end, new LinkedHashSet<>())),
                        "A value is put down before its inputs, the first time it is met. It may be used again by one"
                        + " that comes later: put it down after its inputs, then reverse all."),
                slip((inputs, end) -> reversed(before(inputs, end, new LinkedHashSet<>())),
                        "A value is put down before its inputs, and then all is reversed, so the end comes last. Put"
                        + " it down after its inputs, then reverse."),
                slip(OrderExercise::after,
                        "It goes forwards: each value's inputs stand before it, as for computing. The way back is the"
                        + " reverse."),
                slip((inputs, end) -> found(inputs, end, false),
                        "A value stands there once for each use. It hands on its gradient once, when all its uses"
                        + " have gone: then it must be in the list a single time."),
                slip((inputs, end) -> right(inputs, end).subList(1, inputs.length),
                        "The end is missing. The walk begins there: without it nothing comes down."),
                slip((inputs, end) -> List.of(end),
                        "Nothing comes after the end. If you count: an input's count is its number of uses; take one"
                        + " off, then ask whether it is 0."),
                slip((inputs, end) -> right(inputs, end).stream().filter(v -> inputs[v].length > 0).toList(),
                        "Values without inputs are left out. They hand nothing on, but they must get theirs: it is"
                        + " their gradients that one wants."),
                slip((inputs, end) -> counting(inputs, end, true),
                        "Uses by one and the same value are counted as one, but taken off one by one. In h · h, h is"
                        + " used twice: count each."),
                slip((inputs, end) -> going(inputs, end, Arrays.stream(inputs).mapToInt(each -> each.length).toArray()),
                        "What is counted is how many inputs a value has. Count how often it is used: uses[input]++,"
                        + " not uses[v]++."),
                slip(OrderExercise::onlyOnce,
                        "A value that is used more than once never comes. Take one off its count at each use that has"
                        + " gone, and let it go at 0."),
                slip((inputs, end) -> right(inputs, end).stream().filter(v -> v == end || Arrays.stream(inputs[end])
                        .anyMatch(input -> input == v)).toList(),
                        "It ends after the end's own inputs. They have inputs too: go on until none is left."),
                slip((inputs, end) -> right(firstOnly(inputs), end),
                        "Only the first input of each value is followed. Go through all of inputs[v]."),
                slip((inputs, end) -> IntStream.range(0, inputs.length).mapToObj(i -> inputs.length - 1 - i).toList(),
                        "The numbers are only names: value 4 needn't be computed after value 3. Look who uses whom,"
                        + " in inputs."),
                slip((inputs, end) -> IntStream.range(0, inputs.length).boxed().toList(),
                        "That is 0, 1, 2 and so on. The numbers are only names: look who uses whom, in inputs, and"
                        + " begin at the end."));
    }

    private static Slip<BiFunction<int[][], Integer, List<Integer>>> slip(BiFunction<int[][], Integer,
            List<Integer>> wrong, String sentence) {
        return new Slip<>(wrong, sentence);
    }

    private static List<Integer> found(int[][] inputs, int end, boolean once) {
        List<Integer> order = new ArrayList<>(List.of(end));
        for (int i = 0; i < order.size(); i++) {
            for (int input : inputs[order.get(i)]) {
                if (!once || !order.contains(input)) {
                    order.add(input);
                }
            }
        }
        return order;
    }

    private static Set<Integer> before(int[][] inputs, int v, Set<Integer> order) {
        if (order.add(v)) {
            Arrays.stream(inputs[v]).forEach(input -> before(inputs, input, order));
        }
        return order;
    }

    private static List<Integer> reversed(Iterable<Integer> order) {
        List<Integer> list = new ArrayList<>();
        order.forEach(list::add);
        Collections.reverse(list);
        return list;
    }

    private static List<Integer> after(int[][] inputs, int end) {
        return reversed(right(inputs, end));
    }

    private static List<Integer> right(int[][] inputs, int end) {
        return counting(inputs, end, false);
    }

    private static List<Integer> counting(int[][] inputs, int end, boolean distinct) {
        int[] uses = new int[inputs.length];
        for (int[] each : inputs) {
            (distinct ? Arrays.stream(each).distinct() : Arrays.stream(each)).forEach(input -> uses[input]++);
        }
        return going(inputs, end, uses);
    }

    /** Each goes when its count has come down to 0. */
    private static List<Integer> going(int[][] inputs, int end, int[] uses) {
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

    private static List<Integer> onlyOnce(int[][] inputs, int end) {
        return right(inputs, end).stream().filter(v -> v == end || Arrays.stream(inputs).flatMapToInt(Arrays::stream)
                .filter(input -> input == v).count() == 1).toList();
    }

    private static int[][] firstOnly(int[][] inputs) {
        return Arrays.stream(inputs).map(each -> Arrays.copyOf(each, Math.min(1, each.length))).toArray(int[][]::new);
    }
}
