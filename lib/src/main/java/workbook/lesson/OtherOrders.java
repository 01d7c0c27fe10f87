package workbook.lesson;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.exercise.Slip;

/** Wrong orders for the backward pass that come neither from a depth-first walk nor from counting. */
final class OtherOrders {

    private OtherOrders() { }

    static List<Slip<BiFunction<int[][], Integer, List<Integer>>>> slips() {
        return Stream.<Slip<BiFunction<int[][], Integer, List<Integer>>>>of(
                slip((inputs, end) -> values(inputs).filter(v -> v == end || inputs[v].length > 0).boxed()
                        .sorted(Comparator.comparing((Integer v) -> -longest(inputs, v))).toList(),
                        "Your list leaves out the values without inputs. They pass nothing on, but they must get a"
                        + " gradient too: theirs are the ones that we want."),
                slip((inputs, end) -> new Counting().apply(inputs, end).stream().filter(v -> inputs[v].length > 0)
                        .toList(),
                        "Your list leaves out the values without inputs. They pass nothing on, but they must get a"
                        + " gradient too: theirs are the ones that we want."),
                slip((inputs, end) -> Stream.concat(Stream.of(end), Arrays.stream(inputs[end]).distinct().boxed())
                        .toList(), "Your list stops after the inputs of the end. These have inputs too: go on until no"
                        + " value is left."),
                slip((inputs, end) -> Stream.concat(Stream.of(end), Arrays.stream(inputs[end]).boxed())
                        .toList(), "Your list stops after the inputs of the end. These have inputs too: go on until no"
                        + " value is left."),
                slip((inputs, end) -> onStack(inputs, end),
                        "Your method marks a value as visited when it is pushed onto the stack, and lists it when it is"
                        + " popped. By then a value that uses it may still be waiting: count its uses, or list it after"
                        + " its inputs and reverse the list."),
                slip((inputs, end) -> values(inputs).boxed().toList(),
                        DepthFirst.NUMBERS + "0, 1, 2 and so on" + DepthFirst.NAMES),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> -v),
                        DepthFirst.NUMBERS + "the largest first" + DepthFirst.NAMES),
                slip((inputs, end) -> IntStream.rangeClosed(0, end).map(v -> end - v).boxed().toList(),
                        "Your method counts down from the end to 0. The numbers are only names: value 4 needn't be"
                        + " computed after value 3, and values with larger numbers than the end are left out. Look in"
                        + " inputs to see which value uses which."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> v == end ? -1 : v), FIRST + "0, 1, 2 and so on."
                        + LOOK),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> v == end ? -i.length : -v), FIRST + "the largest"
                        + " first." + LOOK),
                slip((inputs, end) -> sorted(inputs, end, OtherOrders::uses),
                        "Your list is sorted by how often the values are used. That doesn't tell which value uses"
                        + " which: a value may be used only once, far from the end."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> -uses(i, v)),
                        "Your list is sorted by how often the values are used, the most used first. A value must come"
                        + " after all values that use it, however many there are."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> -i[v].length),
                        "Your list is sorted by how many inputs the values have. That doesn't tell which value uses"
                        + " which."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> i[v].length),
                        "Your list is sorted by how many inputs the values have. That doesn't tell which value uses"
                        + " which."),
                slip((inputs, end) -> DepthFirst.reversed(values(inputs).boxed()
                        .sorted(Comparator.comparing((Integer v) -> inputs[v].length > 0)).toList()),
                        "Your list has the values with inputs first and then those without, both by number. The numbers"
                        + " are only names: some values with inputs use others that have inputs too."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> shortest(i, end, v)),
                        "Your list is sorted by the shortest path from the end to each value. The longest path is what"
                        + " counts: a value may be used again farther from the end."),
                slip((inputs, end) -> moved(inputs, end, true),
                        "When a value is found again, your method doesn't remove this value: remove with an int removes"
                        + " the entry at that index. To remove the value itself, write remove((Integer) input)."),
                slip((inputs, end) -> moved(inputs, end, false),
                        "A value that is found again moves to the end of your list, but its own inputs don't move with"
                        + " it. Let it wait until all values that use it are listed: count its uses."),
                slip((inputs, end) -> values(inputs).boxed().sorted((a, b) -> uses(inputs[a], b) ? -1
                        : uses(inputs[b], a) ? 1 : 0).toList(),
                        "Your list is sorted by which value uses which directly, and all other pairs count as equal."
                        + " But one value may use another through a third, so a sort can't rely on such a comparison."),
                slip((inputs, end) -> rounds(inputs, end, false, false), ONCE),
                slip((inputs, end) -> rounds(inputs, end, true, false), ONCE),
                slip((inputs, end) -> rounds(inputs, end, false, true), ANY),
                slip((inputs, end) -> rounds(inputs, end, true, true), ANY),
                slip((inputs, end) -> List.of(),
                        "Your list is empty. The backward pass begins at the end, so put that in first. (Do you keep a"
                        + " set of visited values in a field? Then an earlier check has put all values into it: make a"
                        + " new set in each call.)"),
                slip((inputs, end) -> kept(inputs, end), DepthFirst.KEPT),
                slip((inputs, end) -> DepthFirst.reversed(found(inputs, end, new HashSet<>(List.of(end)))),
                        "Your method lists the values as it finds them from the end, and then reverses the list. The"
                        + " backward pass begins at the end, and each value must wait until all values that use it are"
                        + " listed.")).toList();
    }

    private static final String FIRST = "After the end, your list has the values in the order of their numbers, ";
    private static final String ONCE = "Your method goes through the values once, by number, and leaves out a value if"
            + " one that uses it comes later. Repeat this until no value is left.";
    private static final String ANY = "Your method lists a value as soon as one that uses it is listed. It must wait"
            + " until all that use it are listed.";
    private static final String LOOK = " The numbers are only names: look in inputs to see which value uses which.";

    private static Slip<BiFunction<int[][], Integer, List<Integer>>> slip(BiFunction<int[][], Integer,
            List<Integer>> wrong, String sentence) {
        return new Slip<>(wrong, sentence);
    }

    private static IntStream values(int[][] inputs) {
        return IntStream.range(0, inputs.length);
    }

    private static List<Integer> sorted(int[][] inputs, int end, ToIntBiFunction<int[][], Integer> by) {
        return values(inputs).boxed().sorted(Comparator.comparingInt(v -> by.applyAsInt(inputs, v))).toList();
    }

    private static int uses(int[][] inputs, int v) {
        return (int) Arrays.stream(inputs).flatMapToInt(Arrays::stream).filter(input -> input == v).count();
    }

    /**
     * The values by number, each if all values that use it are listed already.
     *
     * @param any whether one of them is enough; then the loop repeats until all values are listed, else it runs once
     */
    private static List<Integer> rounds(int[][] inputs, int end, boolean down, boolean any) {
        List<Integer> order = new ArrayList<>(List.of(end));
        do {
            for (int i = 0; i < inputs.length; i++) {
                int v = down ? inputs.length - 1 - i : i;
                boolean ready = any ? values(inputs).anyMatch(u -> uses(inputs[u], v) && order.contains(u))
                        : values(inputs).noneMatch(u -> uses(inputs[u], v) && !order.contains(u));
                if (ready && !order.contains(v)) {
                    order.add(v);
                }
            }
        } while (any && order.size() < inputs.length);
        return order;
    }

    private static boolean uses(int[] inputs, int v) {
        return Arrays.stream(inputs).anyMatch(input -> input == v);
    }

    /** How many steps lead from a value to the farthest input. */
    private static int longest(int[][] inputs, int v) {
        return Arrays.stream(inputs[v]).map(input -> 1 + longest(inputs, input)).max().orElse(0);
    }

    private static int shortest(int[][] inputs, int from, int to) {
        return from == to ? 0 : Arrays.stream(inputs[from]).distinct().map(input -> 1 + shortest(inputs, input, to))
                .min().orElse(inputs.length);
    }

    private static List<Integer> onStack(int[][] inputs, int end) {
        List<Integer> order = new ArrayList<>();
        Set<Integer> seen = new HashSet<>(List.of(end));
        Deque<Integer> stack = new ArrayDeque<>(List.of(end));
        while (!stack.isEmpty()) {
            int v = stack.pop();
            order.add(v);
            Arrays.stream(inputs[v]).filter(seen::add).forEach(stack::push);
        }
        return order;
    }

    /** A value that is found again moves to the end. @param byPlace whether it is taken for an index in removing it */
    private static List<Integer> moved(int[][] inputs, int end, boolean byPlace) {
        List<Integer> order = new ArrayList<>(List.of(end));
        for (int i = 0; i < order.size(); i++) {
            for (int input : inputs[order.get(i)]) {
                if (byPlace && order.contains(input)) {
                    order.remove(input);
                } else if (!byPlace) {
                    order.remove((Integer) input);
                }
                order.add(input);
            }
        }
        return order;
    }

    /** The values as they are found, with a set that is kept between calls. */
    private static List<Integer> kept(int[][] inputs, int end) {
        Set<Integer> seen = new HashSet<>();
        OrderExercise.before(inputs, end).forEach(g -> found(g.inputs(), g.end(), seen));
        return found(inputs, end, seen);
    }

    private static List<Integer> found(int[][] inputs, int end, Set<Integer> seen) {
        List<Integer> order = new ArrayList<>(List.of(end));
        for (int i = 0; i < order.size(); i++) {
            Arrays.stream(inputs[order.get(i)]).filter(seen::add).forEach(order::add);
        }
        return order;
    }
}
