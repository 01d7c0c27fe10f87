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

/** The order of the backward pass by counting: a value is listed when all its uses have gone. Choice by choice. */
final class Counting implements BiFunction<int[][], Integer, List<Integer>> {

    private interface Ready {
        /** @param used how often the value is used, {@code gone} how many of these uses are listed, with this one */
        boolean test(int used, int gone);
    }

    private static final String NOTHING = "Your list contains only the end. If you count uses: the count of a"
            + " value begins at its number of uses. Subtract one first, and then ask whether the count is 0.";

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
                }, "Your method lists the values as it finds them, those near the end first. A value that is found"
                        + " early may be used again farther from the end: let it wait until all values that use it are"
                        + " listed."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> true,
                        "A value is in your list more than once. It passes its gradient on only once, after all values"
                        + " that use it, so it must be listed only once."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == gone - 1, NOTHING),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == gone + 1, "Your method lists a value when"
                        + " one of its uses is left. It must wait until none is left: subtract one, and then ask"
                        + " whether the count is 0."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used > gone,
                        "Your method lists a value while some of its uses are left, and not when none is left. Ask"
                        + " whether the count is 0."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == 1, "A value that is used more than once"
                        + " never gets into your list. Subtract one from its count at each use by a listed value, and"
                        + " list it when the count is 0."),
                new Choice<>("ready", c -> c.ready = (used, gone) -> used == gone && used <= 127, DepthFirst.COMPARED),
                new Choice<>("counted", c -> c.until = (length, end) -> length - 1,
                        "The uses by the last value are not counted. Count while v < inputs.length."),
                new Choice<>("counted", c -> c.from = 1, "The uses by value 0 are not counted. The values begin at 0."),
                new Choice<>("counted", c -> c.until = (length, end) -> end, "Only the uses by values with smaller"
                        + " numbers than the end are counted. The numbers are only names: count the uses in all of"
                        + " inputs."),
                new Choice<>("counted", c -> c.until = (length, end) -> end + 1, "The uses by values with larger"
                        + " numbers than the end are not counted. The numbers are only names: count the uses in all of"
                        + " inputs."),
                new Choice<>("counted", c -> c.counted = each -> Arrays.stream(each).distinct().toArray(),
                        "Several uses by the same value are counted as one, but subtracted one by one. If a value uses"
                        + " another one twice, as in h · h, count both."),
                new Choice<>("counted", c -> c.counted = each -> Arrays.copyOf(each, Math.max(0, each.length - 1)),
                        "The last input of each value is not counted: the loop over inputs[v] ends one too early."),
                new Choice<>("counted", c -> c.counted = each -> Arrays.copyOf(each, Math.min(1, each.length)),
                        "Only the first input of each value is counted. Go through all of inputs[v]."),
                new Choice<>("counted", c -> c.countsInputs = true, "Your method counts how many inputs a value has."
                        + " Count how often it is used: uses[input]++, not uses[v]++."),
                new Choice<>("off", c -> c.takenOff = each -> Arrays.stream(each).distinct().toArray(),
                        "Several uses by the same value are counted one by one, but subtracted as one. If a value uses"
                        + " another one twice, as in h · h, subtract both."),
                new Choice<>("off", c -> c.takenOff = each -> Arrays.copyOf(each, Math.min(1, each.length)),
                        "Your method lowers the count of only the first input of each value. Go through all of"
                        + " inputs[v]."),
                new Choice<>("off", c -> c.takenOff = each -> Arrays.copyOf(each, Math.max(0, each.length - 1)),
                        "The count of each value's last input is not lowered: the loop over inputs[v] ends one too"
                        + " early."),
                new Choice<>("less", c -> c.less = gone -> gone, NOTHING),
                new Choice<>("start", c -> c.start = (inputs, end) -> List.of(inputs.length - 1), DepthFirst.START),
                new Choice<>("start", c -> c.start = (inputs, end) -> IntStream.range(0, inputs.length)
                        .filter(v -> inputs[v].length == 0).boxed().toList(),
                        "Your method starts at the values without inputs, and from there it has nowhere to go. Start at"
                        + " end."),
                new Choice<>("start", c -> c.start = (inputs, end) -> List.of(0),
                        "Your method starts at value 0. Start at end."),
                new Choice<>("result", c -> c.result = (order, end) -> DepthFirst.reversed(order),
                        "Your list is in the order of the forward pass: each value comes after its inputs. The backward"
                        + " pass needs the reverse."),
                new Choice<>("result", c -> c.result = (order, end) -> order.stream().filter(v -> !v.equals(end))
                        .toList(),
                        "The end is missing from your list. The backward pass begins there: without it no gradient"
                        + " reaches the other values."),
                new Choice<>("result", c -> c.result = (order, end) -> order.subList(0, Math.max(1, order.size() - 1)),
                        "The last value is missing from your list: the loop ends one too early."),
                new Choice<>("result", c -> c.result = (order, end) -> List.of(end), NOTHING));
    }
}
