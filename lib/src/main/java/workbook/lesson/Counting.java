package workbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.IntBinaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import workbook.exercise.Choices.Choice;

/** The order of the way back by counting: a value goes when all its uses have gone. Choice by choice. */
final class Counting implements BiFunction<int[][], Integer, List<Integer>> {

    private interface Ready {
        /** @param used how often the value is used, {@code gone} how many of these uses have gone, with this one */
        boolean test(int used, int gone);
    }

    private static final String NOTHING = "Nothing comes after the end. If you count: an input's count is its number of"
            + " uses; take one off, then ask whether it is 0.";

    private int from;
    private IntBinaryOperator until = (length, end) -> length;
    private UnaryOperator<int[]> counted = each -> each;
    private boolean countsInputs;
    private UnaryOperator<int[]> takenOff = each -> each;
    private IntUnaryOperator less = gone -> gone + 1;
    private Ready ready = (used, gone) -> used == gone;
    private boolean asks;
    private boolean lastFirst;
    private BiFunction<int[][], Integer, List<Integer>> start = (inputs, end) -> List.of(end);
    private BiFunction<List<Integer>, Integer, List<Integer>> result = (order, end) -> order;

    @Override
    public List<Integer> apply(int[][] inputs, Integer end) {
        int[] uses = new int[inputs.length];
        for (int v = from; v < until.applyAsInt(inputs.length, end); v++) {
            for (int input : counted.apply(inputs[v])) {
                uses[countsInputs ? v : input]++;
            }
        }
        int[] gone = new int[inputs.length];
        List<Integer> order = new ArrayList<>();
        List<Integer> waiting = new ArrayList<>(start.apply(inputs, end));
        while (!waiting.isEmpty()) {
            int v = waiting.remove(lastFirst ? waiting.size() - 1 : 0);
            order.add(v);
            for (int input : takenOff.apply(inputs[v])) {
                gone[input] = less.applyAsInt(gone[input]);
                if (ready.test(uses[input], gone[input])
                        && !(asks && (order.contains(input) || waiting.contains(input)))) {
                    waiting.add(input);
                }
            }
        }
        return result.apply(order, end);
    }

    static List<Choice<Counting>> choices() {
        return List.of(
                new Choice<>("turn", c -> c.lastFirst = true, ""),
                new Choice<>("ready", c -> {
                    c.ready = (used, gone) -> gone >= used;
                    c.asks = true;
                }, ""),
                new Choice<>("ready", c -> {
                    c.ready = (used, gone) -> true;
                    c.asks = true;
                    c.lastFirst = false;
                }, "Values go as they are found, those near the end first. A value that is found early may be"
                        + " used again farther back: let it wait until all its uses have gone."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> true,
                        "A value is in the list more than once. It hands on its gradient once, when all its uses"
                        + " have gone: then it must be in the list a single time."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == gone - 1, NOTHING),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == gone + 1, "A value goes when one of its"
                        + " uses is left. It goes when none is left: take one off, and ask whether it is 0."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used > gone,
                        "A value goes while uses are left, and not when none is. Ask whether the count is 0."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == 1, "A value that is used more than once"
                        + " never comes. Take one off its count at each use that has gone, and let it go at 0."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == gone && used <= 127, DepthFirst.COMPARED),
                new Choice<>("counted", c -> c.until = (length, end) -> length - 1,
                        "The uses by the last value are not counted. Count while v < inputs.length."),
                new Choice<>("counted", c -> c.from = 1, "The uses by value 0 are not counted. The values begin at 0."),
                new Choice<>("counted", c -> c.until = (length, end) -> end, "Only the uses by values with smaller"
                        + " numbers than the end are counted. The numbers are only names: count in all of inputs."),
                new Choice<>("counted", c -> c.until = (length, end) -> end + 1, "The uses by values with larger"
                        + " numbers than the end are not counted. The numbers are only names: count in all of inputs."),
                new Choice<>("counted", c -> c.counted = each -> Arrays.stream(each).distinct().toArray(),
                        "Uses by one and the same value are counted as one, but taken off one by one. In h · h, h is"
                        + " used twice: count each."),
                new Choice<>("counted", c -> c.counted = each -> Arrays.copyOf(each, Math.max(0, each.length - 1)),
                        "The last input of each value is not counted: the loop over inputs[v] ends one too early."),
                new Choice<>("counted", c -> c.counted = each -> Arrays.copyOf(each, Math.min(1, each.length)),
                        "Only the first input of each value is counted. Go through all of inputs[v]."),
                new Choice<>("counted", c -> c.countsInputs = true, "What is counted is how many inputs a value has."
                        + " Count how often it is used: uses[input]++, not uses[v]++."),
                new Choice<>("off", c -> c.takenOff = each -> Arrays.stream(each).distinct().toArray(),
                        "Uses by one and the same value are counted one by one, but taken off as one. In h · h, h is"
                        + " used twice: take off each."),
                new Choice<>("off", c -> c.takenOff = each -> Arrays.copyOf(each, Math.min(1, each.length)),
                        "Only the first input of each value has its count lowered. Go through all of inputs[v]."),
                new Choice<>("off", c -> c.takenOff = each -> Arrays.copyOf(each, Math.max(0, each.length - 1)),
                        "The last input of each value has its count not lowered: the loop over inputs[v] ends one too"
                        + " early."),
                new Choice<>("less", c -> c.less = gone -> gone, NOTHING),
                new Choice<>("start", c -> c.start = (inputs, end) -> List.of(inputs.length - 1), DepthFirst.START),
                new Choice<>("start", c -> c.start = (inputs, end) -> IntStream.range(0, inputs.length)
                        .filter(v -> inputs[v].length == 0).boxed().toList(),
                        "It starts at the values without inputs, from which there is nowhere to go. Start at end."),
                new Choice<>("start", c -> c.start = (inputs, end) -> List.of(0),
                        "It starts at value 0. Start at end."),
                new Choice<>("result", c -> c.result = (order, end) -> DepthFirst.reversed(order),
                        "It goes forwards: each value's inputs stand before it, as for computing. The way back is the"
                        + " reverse."),
                new Choice<>("result", c -> c.result = (order, end) -> order.stream().filter(v -> !v.equals(end))
                        .toList(),
                        "The end is missing. The walk begins there: without it nothing comes down."),
                new Choice<>("result", c -> c.result = (order, end) -> order.subList(0, Math.max(1, order.size() - 1)),
                        "The last value is missing: the loop ends one too early."),
                new Choice<>("result", c -> c.result = (order, end) -> List.of(end), NOTHING));
    }
}
