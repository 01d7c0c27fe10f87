package backprop.scalar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** The order in which a graph is walked: forwards as it stands, backwards in reverse. */
public final class Order {

    private Order() { }

    /**
     * A value and all it was computed from, every value after its inputs (a topological order). It is found in a loop,
     * so a chain of 100,000 nodes needs no deep stack.
     *
     * @param inputs what a value was computed from; empty for an input
     */
    public static <V> List<V> of(V output, Function<V, List<V>> inputs) {
        Set<V> order = new LinkedHashSet<>();
        Set<V> seen = new HashSet<>();
        Deque<V> stack = new ArrayDeque<>(List.of(output));
        while (!stack.isEmpty()) {
            V v = stack.peek();
            if (seen.add(v)) {
                List<V> before = inputs.apply(v);
                for (int i = before.size() - 1; i >= 0; i--) {
                    stack.push(before.get(i));
                }
            } else {
                order.add(stack.pop());
            }
        }
        return List.copyOf(order);
    }
}
