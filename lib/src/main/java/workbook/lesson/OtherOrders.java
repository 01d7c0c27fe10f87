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

/** Orders for the way back that come neither from a walk nor from counting. */
final class OtherOrders {

    private OtherOrders() { }

    static List<Slip<BiFunction<int[][], Integer, List<Integer>>>> slips() {
        return Stream.<Slip<BiFunction<int[][], Integer, List<Integer>>>>of(
                slip((inputs, end) -> values(inputs).filter(v -> v == end || inputs[v].length > 0).boxed()
                        .sorted(Comparator.comparing((Integer v) -> -longest(inputs, v))).toList(),
                        "Values without inputs are left out. They hand nothing on, but they must get theirs: it is"
                        + " their gradients that one wants."),
                slip((inputs, end) -> new Counting().apply(inputs, end).stream().filter(v -> inputs[v].length > 0)
                        .toList(),
                        "Values without inputs are left out. They hand nothing on, but they must get theirs: it is"
                        + " their gradients that one wants."),
                slip((inputs, end) -> Stream.concat(Stream.of(end), Arrays.stream(inputs[end]).distinct().boxed())
                        .toList(), "It ends after the end's own inputs. They have inputs too: go on until none is"
                        + " left."),
                slip((inputs, end) -> Stream.concat(Stream.of(end), Arrays.stream(inputs[end]).boxed())
                        .toList(), "It ends after the end's own inputs. They have inputs too: go on until none is"
                        + " left."),
                slip((inputs, end) -> onStack(inputs, end),
                        "A value is taken for visited when it goes onto the stack, and put down when it comes off."
                        + " By then a value that uses it may still be waiting: count its uses, or put it down after"
                        + " its inputs and reverse."),
                slip((inputs, end) -> values(inputs).boxed().toList(),
                        DepthFirst.NUMBERS + "0, 1, 2 and so on" + DepthFirst.NAMES),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> -v),
                        DepthFirst.NUMBERS + "the largest first" + DepthFirst.NAMES),
                slip((inputs, end) -> IntStream.rangeClosed(0, end).map(v -> end - v).boxed().toList(),
                        "It counts down from the end to 0. The numbers are only names: value 4 needn't be computed"
                        + " after value 3, and larger ones are left out. Look who uses whom, in inputs."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> v == end ? -1 : v), FIRST + "0, 1, 2 and so on."
                        + LOOK),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> v == end ? -i.length : -v), FIRST + "the largest"
                        + " first." + LOOK),
                slip((inputs, end) -> sorted(inputs, end, OtherOrders::uses),
                        "The values are sorted by how often they are used. That says nothing of who is used by whom:"
                        + " a value may be used once, far back."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> -uses(i, v)),
                        "The values are sorted by how often they are used, the most used first. A value must come"
                        + " after all that use it, however often."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> -i[v].length),
                        "The values are sorted by how many inputs they have. That says nothing of who uses whom."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> i[v].length),
                        "The values are sorted by how many inputs they have. That says nothing of who uses whom."),
                slip((inputs, end) -> DepthFirst.reversed(values(inputs).boxed()
                        .sorted(Comparator.comparing((Integer v) -> inputs[v].length > 0)).toList()),
                        "Values with inputs come first, then those without, each by number. The numbers are only"
                        + " names: among those with inputs, too, some use others."),
                slip((inputs, end) -> sorted(inputs, end, (i, v) -> shortest(i, end, v)),
                        "The values are sorted by their shortest path from the end. It is the longest that counts: a"
                        + " value may be used again farther back."),
                slip((inputs, end) -> moved(inputs, end, true),
                        "A value that is found again is not the one that is taken out: remove of an int takes out what"
                        + " is at that place. For the value itself write remove((Integer) input)."),
                slip((inputs, end) -> moved(inputs, end, false),
                        "A value that is found again moves to the end of the list, but its own inputs don't move with"
                        + " it. Let it wait until all its uses have gone: count them."),
                slip((inputs, end) -> values(inputs).boxed().sorted((a, b) -> uses(inputs[a], b) ? -1
                        : uses(inputs[b], a) ? 1 : 0).toList(),
                        "The values are sorted by who uses whom directly, and others count as equal. But two values may"
                        + " depend on each other through a third, so that is no order to sort by."),
                slip((inputs, end) -> rounds(inputs, end, false, false), ONCE),
                slip((inputs, end) -> rounds(inputs, end, true, false), ONCE),
                slip((inputs, end) -> rounds(inputs, end, false, true), ANY),
                slip((inputs, end) -> rounds(inputs, end, true, true), ANY),
                slip((inputs, end) -> List.of(),
                        "The list is empty. The way back begins at the end: put that in first. (Is a set of visited"
                        + " values kept in a field? Then an earlier check has put all into it: make a new one in each"
                        + " call.)"),
                slip((inputs, end) -> kept(inputs, end), DepthFirst.KEPT),
                slip((inputs, end) -> DepthFirst.reversed(found(inputs, end, new HashSet<>(List.of(end)))),
                        "Values go as they are found from the end, and then all is reversed. The way back begins at"
                        + " the end, and each value waits until all its uses have gone.")).toList();
    }

    private static final String FIRST = "After the end, the values come in the order of their numbers, ";
    private static final String ONCE = "The values are gone through once, by number, and one whose uses come later is"
            + " left out. Go round until none is left.";
    private static final String ANY = "A value comes as soon as one that uses it has come. It must wait until"
            + " all have.";
    private static final String LOOK = " The numbers are only names: look who uses whom, in inputs.";

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
     * By number, each whose uses have come.
     *
     * @param any whether one use is enough; then round and round, else once
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

    /** What is found again moves to the end. @param byPlace whether what is removed is taken for its place */
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

    /** As they are found, with a set that lives on. */
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
