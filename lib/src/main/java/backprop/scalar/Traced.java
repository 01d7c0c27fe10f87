package backprop.scalar;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A value that remembers what it was computed from, so that it is the output of a graph. A {@link Scalar} is one for
 * numbers.
 *
 * @param <V> the kind of value that the whole graph is made of
 */
public abstract class Traced<V extends Traced<V>> {
    private final String name;
    private final List<V> inputs;
    private V reachedFrom;

    /** @param name null for what was computed */
    protected Traced(String name, List<V> inputs) {
        this.name = name;
        this.inputs = inputs;
    }

    /** The name of an input; {@code example} shows how one is given. */
    protected static String named(String kind, String name, String example) {
        if (name == null || name.isBlank()) {
            throw new IllegalArgumentException(kind + ".of: an input needs a name; give it one, as in " + example
                    + ".");
        }
        return name;
    }

    /** Records whose backward pass was the last to reach this value. */
    protected final void reachedFrom(V output) {
        reachedFrom = output;
    }

    /** Whether the last backward pass to reach this value, and so its gradient, was that output's. */
    public final boolean hasGradientOf(V output) {
        return reachedFrom == output && output != null;
    }

    /**
     * This value and all it was computed from, every value after its inputs (a topological order). It is found in a
     * loop, so a chain of 100,000 nodes needs no deep stack.
     */
    @SuppressWarnings("unchecked")
    public final List<V> graph() {
        Set<V> order = new LinkedHashSet<>();
        Set<V> seen = new HashSet<>();
        Deque<V> stack = new ArrayDeque<>(List.of((V) this));
        while (!stack.isEmpty()) {
            V v = stack.peek();
            if (seen.add(v)) {
                List<V> before = v.inputs();
                for (int i = before.size() - 1; i >= 0; i--) {
                    stack.push(before.get(i));
                }
            } else {
                order.add(stack.pop());
            }
        }
        return List.copyOf(order);
    }

    /** The name of an input; null for a computed value. */
    public final String name() {
        return name;
    }

    /** The values this one was computed from, first and second; empty for an input. */
    public final List<V> inputs() {
        return inputs;
    }
}
