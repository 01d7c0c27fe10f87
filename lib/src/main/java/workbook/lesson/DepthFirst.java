package workbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;
import workbook.exercise.Choices.Choice;

/** The order of the backward pass as the lesson finds it: a value after its inputs, then reversed. Choice by choice. */
final class DepthFirst implements BiFunction<int[][], Integer, List<Integer>> {
    static final String START = "Your method starts at the last number, which need not be the end. Start at end.";
    static final String NUMBERS = "Your list has the values in the order of their numbers, ";
    static final String NAMES = ". The numbers are only names: look in inputs to see which value uses which. (A HashSet"
            + " or TreeSet loses the order in which you add the values: collect them in a list or a LinkedHashSet.)";
    static final String COMPARED = "Two boxed numbers are compared with ==, which asks whether they are the same"
            + " object. Equal numbers up to 127 are the same object, but larger ones aren't. Compare them with equals,"
            + " or unbox them to int.";
    static final String KEPT = "What your method has visited is kept between calls, so a later call finds its values"
            + " already marked as visited. Make a new set in each call.";
    private static final String MET = "Each value gets its place in your list when it is first met. But a value that"
            + " comes later may use it too: visit each value once, list it after its inputs, and then reverse the"
            + " list.";

    /** Java keeps boxed numbers up to this one, and makes a new object for each larger one. */
    private static final int BOXED_ONCE = 127;

    private ToIntBiFunction<int[][], Integer> start = (inputs, end) -> end;
    private UnaryOperator<int[]> followed = each -> each;
    private boolean before;
    private boolean asksBefore = true;
    private int seenUpTo = Integer.MAX_VALUE;
    private boolean keepsSeen;
    private boolean keepsOrder;
    private Set<Integer> seen = new HashSet<>();
    private List<Integer> order = new ArrayList<>();
    private UnaryOperator<List<Integer>> result = DepthFirst::reversed;

    @Override
    public List<Integer> apply(int[][] inputs, Integer end) {
        seen = new HashSet<>();
        order = new ArrayList<>();
        if (keepsSeen || keepsOrder) {
            OrderExercise.before(inputs, end).forEach(g -> begin(g.inputs(), g.end()));
        }
        begin(inputs, end);
        return result.apply(order);
    }

    private void begin(int[][] inputs, int end) {
        seen = keepsSeen ? seen : new HashSet<>();
        order = keepsOrder ? order : new ArrayList<>();
        visit(inputs, start.applyAsInt(inputs, end));
    }

    private void visit(int[][] inputs, int v) {
        if (asksBefore && !seen.add(v) && v <= seenUpTo) {
            return;
        }
        if (before) {
            order.add(v);
        }
        for (int input : followed.apply(inputs[v])) {
            visit(inputs, input);
        }
        if (!before) {
            order.add(v);
        }
    }

    static List<Integer> reversed(List<Integer> list) {
        List<Integer> reversed = new ArrayList<>(list);
        Collections.reverse(reversed);
        return reversed;
    }

    static int[] turned(int[] each) {
        return reversed(Arrays.stream(each).boxed().toList()).stream().mapToInt(v -> v).toArray();
    }

    static List<Choice<DepthFirst>> choices() {
        return List.of(
                new Choice<>("turn", d -> d.followed = DepthFirst::turned, ""),
                new Choice<>("when", d -> d.before = true, "Your method lists each value before its inputs and then"
                        + " reverses the list, so the end comes last. List it after its inputs, then reverse the"
                        + " list."),
                new Choice<>("when", d -> {
                    d.before = true;
                    d.result = list -> list;
                }, MET),
                new Choice<>("result", d -> d.result = list -> list, "Your list is in the order of the forward pass:"
                        + " each value comes after its inputs. The backward pass needs the reverse."),
                new Choice<>("result", d -> d.result = list -> new ArrayList<>(new HashSet<>(list)),
                        NUMBERS + "0, 1, 2 and so on" + NAMES),
                new Choice<>("result", d -> d.result = list -> reversed(new ArrayList<>(new HashSet<>(list))),
                        NUMBERS + "the largest first" + NAMES),
                new Choice<>("seen", d -> d.asksBefore = false,
                        "A value is in your list more than once. It passes its gradient on only once, after all values"
                        + " that use it, so it must be listed only once."),
                new Choice<>("seen", d -> {
                    d.asksBefore = false;
                    d.result = list -> reversed(list).stream().distinct().toList();
                }, MET),
                new Choice<>("seen", d -> d.seenUpTo = BOXED_ONCE, COMPARED),
                new Choice<>("kept", d -> d.keepsSeen = true, KEPT),
                new Choice<>("kept", d -> d.keepsOrder = true, "Your list is kept between calls, so it begins with the"
                        + " values of the previous call. Make a new list in each call."),
                new Choice<>("kept", d -> {
                    d.keepsSeen = true;
                    d.keepsOrder = true;
                }, "Your order is kept between calls, so the values of the previous call are still in it. Make a new"
                        + " one in each call."),
                new Choice<>("start", d -> d.start = (inputs, end) -> inputs.length - 1, START),
                new Choice<>("start", d -> d.start = (inputs, end) -> 0, "Your method starts at value 0. Start at"
                        + " end."),
                new Choice<>("followed", d -> d.followed = each -> Arrays.copyOf(each, Math.min(1, each.length)),
                        "Your method follows only the first input of each value. Go through all of inputs[v]."),
                new Choice<>("followed", d -> d.followed = each -> Arrays.copyOf(each, Math.max(0, each.length - 1)),
                        "The last input of each value is left out: the loop over inputs[v] ends one too early."),
                new Choice<>("followed", d -> d.followed = each -> Arrays.copyOfRange(each, Math.min(1, each.length),
                        each.length),
                        "The first input of each value is left out: let the loop over inputs[v] begin at index 0."));
    }
}
