package backprop.scalar;

import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A number that remembers the node it came from. Computing with scalars builds the graph, and {@link #backward} walks
 * that graph from the output to the inputs, passing each node its upstream gradient. It is reverse-mode automatic
 * differentiation as Baydin et al., "Automatic Differentiation in Machine Learning: a Survey" (JMLR 18, 2018), section
 * 3.2, describe it.
 *
 * <pre>{@code
 * Scalar apple = Scalar.of("apple", 100);
 * Scalar total = apple.times(Scalar.of("apples", 2));
 * total.backward();
 * apple.gradient();   // 2.0
 * }</pre>
 */
public final class Scalar extends Traced<Scalar> {
    private final Node node;
    private final double value;
    private Double gradient;
    private Gradients passedBack;

    private Scalar(String name, Node node, List<Scalar> inputs, double value) {
        super(name, inputs);
        this.node = node;
        this.value = value;
    }

    /**
     * An input of a graph.
     *
     * @throws IllegalArgumentException if the name is missing or the value is not finite
     */
    public static Scalar of(String name, double value) {
        named("Scalar", name, "Scalar.of(\"apple\", 100)");
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Scalar.of: " + name + " is " + value + "; give it a finite number.");
        }
        return new Scalar(name, null, List.of(), value);
    }

    /** {@code this + other}, through an {@link AddNode}. */
    public Scalar plus(Scalar other) {
        return apply(new AddNode(), other);
    }

    /** {@code this · other}, through a {@link MulNode}. */
    public Scalar times(Scalar other) {
        return apply(new MulNode(), other);
    }

    /** {@code this / other}, through a {@link DivNode}. */
    public Scalar dividedBy(Scalar other) {
        return apply(new DivNode(), other);
    }

    /** {@code exp(this)}, through an {@link ExpNode}. */
    public Scalar exp() {
        return apply(new ExpNode());
    }

    /** The natural logarithm of this, through a {@link LogNode}. */
    public Scalar log() {
        return apply(new LogNode());
    }

    /**
     * This value through a node with one input, as in {@code a.apply(new ExpNode())}.
     *
     * @throws IllegalArgumentException if there is no node
     */
    public Scalar apply(UnaryNode node) {
        present(node, "a.apply(new ExpNode())");
        return new Scalar(null, node, List.of(this), node.forward(value));
    }

    /**
     * This value and another through a node of any kind, as in {@code a.apply(new MaxNode(), b)}. Each
     * use needs a node object of its own, because a node remembers the inputs of one forward pass only.
     * Within one graph {@link #backward} refuses a node with two uses; two graphs must not share one either.
     *
     * @throws IllegalArgumentException if there is no node or no other value
     */
    public Scalar apply(Node node, Scalar other) {
        present(node, "a.apply(new MulNode(), b)");
        if (other == null) {
            throw new IllegalArgumentException("Scalar: the second operand of " + node.symbol()
                    + " is null; give it a Scalar, as in Scalar.of(\"tax\", 1.1).");
        }
        return new Scalar(null, node, List.of(this, other), node.forward(value, other.value));
    }

    private static void present(Node node, String example) {
        if (node == null) {
            throw new IllegalArgumentException("Scalar.apply: there is no node; give it one, as in " + example + ".");
        }
    }

    /**
     * Sets the gradient of every value that this one was computed from: the derivative of this value with respect to
     * that one. It starts from zero each time, and adds up the contributions of a value that is used more than once.
     * The walk is a loop, so a chain of 100,000 nodes needs no deep stack.
     *
     * @throws IllegalStateException if two uses share one node, or a node's backward returns null; no gradient
     *     has changed then
     */
    public void backward() {
        List<Scalar> order = graph();
        refuseSharedNodes(order);
        Map<Scalar, Double> sums = new HashMap<>();
        Map<Scalar, Gradients> passed = new HashMap<>();
        sums.put(this, 1.0);
        for (int i = order.size() - 1; i >= 0; i--) {
            Scalar v = order.get(i);
            if (v.node != null) {
                Gradients g = v.node.backward(sums.get(v));
                if (g == null) {
                    throw new IllegalStateException("Scalar.backward: the node " + v.node.symbol()
                            + " returned null from backward; return new Gradients(dx, dy).");
                }
                passed.put(v, g);
                sums.merge(v.inputs().get(0), g.dx(), Double::sum);
                if (v.inputs().size() > 1) {
                    sums.merge(v.inputs().get(1), g.dy(), Double::sum);
                }
            }
        }
        for (Scalar v : order) {
            v.gradient = sums.get(v);
            v.passedBack = passed.get(v);
            v.reachedFrom(this);
        }
    }

    /** A node that remembers another use's inputs would give wrong gradients. */
    private static void refuseSharedNodes(List<Scalar> order) {
        Set<Node> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Scalar v : order) {
            if (v.node != null && !seen.add(v.node)) {
                String type = v.node.getClass().getSimpleName();
                throw new IllegalStateException("Scalar.backward: two uses share one " + v.node.symbol()
                        + " node, which remembers only the last; give each use an object of its own, as in a.apply(new "
                        + (type.isEmpty() ? "Node" : type) + "()" + (v.inputs().size() > 1 ? ", b" : "") + ").");
            }
        }
    }

    /** The value that the forward pass gave. */
    public double value() {
        return value;
    }

    /**
     * The derivative of the value whose {@link #backward} reached this one last, with respect to this one.
     *
     * @throws IllegalStateException if no backward pass has reached this value: it is not in that graph
     */
    public double gradient() {
        if (gradient == null) {
            throw new IllegalStateException("Scalar.gradient: no backward pass has reached " + this
                    + "; call backward() on a value that was computed from it.");
        }
        return gradient;
    }

    /** What this value's node passed back to its inputs in the last backward pass, or null before one. */
    public Gradients passedBack() {
        return passedBack;
    }

    /** The node this value came from; null for an input. */
    public Node node() {
        return node;
    }

    /** Say {@code apple = 100.0}, or {@code 650.0} for a computed value. */
    @Override
    public String toString() {
        return name() == null ? Double.toString(value) : name() + " = " + value;
    }
}
