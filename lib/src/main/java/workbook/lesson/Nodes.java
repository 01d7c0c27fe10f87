package workbook.lesson;

import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import workbook.exercise.Due;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/**
 * What exercises on nodes are made of: trials of a node that should compute some {@code z = f(x, y)}, and nodes for
 * slips.
 */
final class Nodes {

    private Nodes() { }

    /** A backward pass as a formula. */
    interface Rule {
        Gradients of(double x, double y, double dout);
    }

    /**
     * Each input on a node of its own; then one node used twice, and two nodes at once, since a node keeps its own last
     * inputs.
     */
    static List<Trial<Supplier<? extends Node>>> trials(DoubleBinaryOperator f, double[][] inputs) {
        List<Trial<Supplier<? extends Node>>> trials = new ArrayList<>();
        for (double[] in : inputs) {
            trials.add(new Trial<>(words(in), due(f, in), (kind, out) -> pass(fresh(kind), in, out)));
        }
        double[] first = {7, -3, 5};
        double[] second = {2, 4, -1.5};
        trials.add(new Trial<>(words(second) + ", on a node that has gone forward and backward before, with "
                + words(first), due(f, second), (kind, out) -> {
            Node node = fresh(kind);
            pass(node, first, new Outcome());
            pass(node, second, out);
        }));
        trials.add(new Trial<>(words(second) + ", while another node of this kind goes forward with " + words(first),
                due(f, second), (kind, out) -> {
            Node node = fresh(kind);
            out.put("z", node.forward(second[0], second[1]));
            fresh(kind).forward(first[0], first[1]);
            back(node, second[2], out);
        }));
        return trials;
    }

    static String words(double[] in) {
        return "x = " + Due.words(in[0]) + ", y = " + Due.words(in[1]) + ", dout = " + Due.words(in[2]);
    }

    private static List<Due> due(DoubleBinaryOperator f, double[] in) {
        return List.of(Due.of("z", f.applyAsDouble(in[0], in[1])),
                Due.nudged("dx", "x, times dout,", in[0], x -> in[2] * f.applyAsDouble(x, in[1])),
                Due.nudged("dy", "y, times dout,", in[1], y -> in[2] * f.applyAsDouble(in[0], y)));
    }

    static Node fresh(Supplier<? extends Node> kind) {
        Node node = kind.get();
        if (node == null) {
            throw new Mishap("What should make a node gave null; give the check your class's constructor, as in"
                    + " MyNode::new.");
        }
        return node;
    }

    private static void pass(Node node, double[] in, Outcome out) {
        out.put("z", node.forward(in[0], in[1]));
        back(node, in[2], out);
    }

    static Gradients back(Node node, double dout, Outcome out) {
        Gradients g = node.backward(dout);
        if (g == null) {
            throw new Mishap("backward returned null; return new Gradients(dx, dy).");
        }
        out.put("dx", g.dx());
        out.put("dy", g.dy());
        return g;
    }

    /** A node that keeps its inputs as it should, and goes backward by that rule. */
    static Supplier<Node> node(DoubleBinaryOperator f, Rule rule) {
        return () -> new Node() {
            private double x;
            private double y;

            @Override
            public double forward(double x, double y) {
                this.x = x;
                this.y = y;
                return f.applyAsDouble(x, y);
            }

            @Override
            public Gradients backward(double dout) {
                return rule.of(x, y, dout);
            }

            @Override
            public String symbol() {
                return "?";
            }
        };
    }

    static Slip<Supplier<? extends Node>> slip(DoubleBinaryOperator f, Rule rule, String sentence) {
        return new Slip<>(node(f, rule), sentence);
    }

    /**
     * For every kind of node: it keeps the inputs of its first forward for ever, or one pair of inputs for all nodes,
     * or none.
     */
    static List<Slip<Supplier<? extends Node>>> forgetful(DoubleBinaryOperator f, Rule rule) {
        return List.of(
                new Slip<>(() -> keeping(f, rule, new double[2], 1),
                        "backward uses the inputs of the first forward. A node can be used again, and goes back"
                        + " through its last forward: so forward has to write its fields anew each time."),
                new Slip<>(sharing(f, rule),
                        "Two nodes share their inputs: what one keeps, the other overwrites. That is what static"
                        + " fields do, or a single node for all uses. Keep x and y in fields of the object."),
                new Slip<>(() -> keeping(f, rule, new double[2], 0),
                        "backward gives what it would give if both inputs were 0: it reads fields that nobody has"
                        + " filled. In forward, write this.x = x and this.y = y before you return."));
    }

    private static Supplier<Node> sharing(DoubleBinaryOperator f, Rule rule) {
        double[] shared = new double[2];
        return () -> keeping(f, rule, shared, Integer.MAX_VALUE);
    }

    private static Node keeping(DoubleBinaryOperator f, Rule rule, double[] kept, int times) {
        return new Node() {
            private int count;

            @Override
            public double forward(double x, double y) {
                if (count++ < times) {
                    kept[0] = x;
                    kept[1] = y;
                }
                return f.applyAsDouble(x, y);
            }

            @Override
            public Gradients backward(double dout) {
                return rule.of(kept[0], kept[1], dout);
            }

            @Override
            public String symbol() {
                return "?";
            }
        };
    }
}
