package backprop.picture;

import backprop.scalar.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The steps of a graph of numbers. What a node hands down stands with its formula, the numbers in the letters' places. */
final class ScalarSteps {
    private static final Pattern LETTER = Pattern.compile("\\b(dout|x|y|z)\\b");
    private final List<Scalar> order;
    private final GraphText text;

    private ScalarSteps(Scalar output) {
        order = GraphPicture.graph("Steps", output);
        text = new GraphText(order);
        if (output.node() == null) {
            throw new IllegalArgumentException("Steps: " + output + " is an input, and has no node to go through;"
                    + " give it a value that was computed.");
        }
    }

    static Steps forward(Scalar output) {
        ScalarSteps steps = new ScalarSteps(output);
        GraphLayout layout = new GraphLayout(steps.order, false);
        Set<Scalar> known = new HashSet<>(steps.order);
        known.removeAll(steps.text.nodes());
        Sketch start = GraphDrawing.of(layout, new Moment(null, Set.copyOf(known), Set.of()), "");
        List<Frame> frames = new ArrayList<>();
        for (Scalar v : steps.text.nodes()) {
            known.add(v);
            frames.add(new Frame(steps.node(v), inputs(v) + (v.inputs().size() > 1 ? " come in" : " comes in"), "What comes out?", List.of(product(v)),
                    GraphDrawing.of(layout, new Moment(v, Set.copyOf(known), Set.of()), "")));
        }
        return new Steps(start, frames, GraphPicture.legend(false));
    }

    static Steps backward(Scalar output) {
        ScalarSteps steps = new ScalarSteps(output);
        if (!steps.order.stream().allMatch(v -> v.hasGradientOf(output))) {
            throw new IllegalStateException("Steps.backward: no backward pass of this output has filled the graph, or another has gone through"
                    + " it since; call backward() on the output first.");
        }
        GraphLayout layout = new GraphLayout(steps.order, true);
        Set<Scalar> known = Set.copyOf(steps.order);
        Set<Scalar> done = new LinkedHashSet<>();
        Sketch start = GraphDrawing.of(layout, new Moment(null, known, Set.of()), "");
        List<Frame> frames = new ArrayList<>();
        for (int i = steps.text.nodes().size() - 1; i >= 0; i--) {
            Scalar v = steps.text.nodes().get(i);
            done.add(v);
            frames.add(new Frame(steps.node(v), inputs(v) + " went in, and " + GraphText.digits(v.gradient()) + " comes from the right",
                    inputs(v) + " went in. What does it hand to its input" + (v.inputs().size() > 1 ? "s?" : "?"), steps.answer(v, done),
                    GraphDrawing.of(layout, new Moment(v, known, Set.copyOf(done)), "")));
        }
        return new Steps(start, frames, GraphPicture.legend(true));
    }

    private String node(Scalar v) {
        return "node " + text.name(v) + " " + v.node().symbol();
    }

    private static String inputs(Scalar v) {
        return v.inputs().stream().map(x -> GraphText.digits(x.value())).collect(Collectors.joining(" and "));
    }

    private static String product(Scalar v) {
        String symbol = v.node().symbol();
        return "z = " + (v.inputs().size() > 1 ? "x " + symbol + " y" : symbol + " x") + " = "
                + GraphText.operation(v, x -> GraphText.digits(x.value())) + " = " + GraphText.digits(v.value());
    }

    /** What a node hands down, and the sum for a value that forks and now has all its shares. */
    private List<String> answer(Scalar v, Set<Scalar> done) {
        List<String> answer = new ArrayList<>();
        for (int slot = 0; slot < v.inputs().size(); slot++) {
            answer.add("to " + text.name(v.inputs().get(slot)) + ": " + derivation(v, slot));
        }
        for (Scalar input : new LinkedHashSet<>(v.inputs())) {
            List<String> shares = shares(input, done);
            long uses = order.stream().flatMap(user -> user.inputs().stream()).filter(x -> x == input).count();
            if (uses > 1 && shares.size() == uses) {
                answer.add("d" + (input.node() == null ? "(" + input.name() + ")" : text.name(input)) + " = " + String.join(" + ", shares) + " = " + GraphText.digits(input.gradient()));
            }
        }
        return answer;
    }

    /** What a value has been handed so far, in the order in which it came and was added up. */
    private static List<String> shares(Scalar input, Set<Scalar> done) {
        List<String> shares = new ArrayList<>();
        for (Scalar user : done) {
            for (int slot = 0; slot < user.inputs().size(); slot++) {
                if (user.inputs().get(slot) == input) {
                    shares.add(GraphText.digits(handed(user, slot)));
                }
            }
        }
        return shares;
    }

    private static double handed(Scalar v, int slot) {
        return slot == 0 ? v.handedDown().dx() : v.handedDown().dy();
    }

    /** Say {@code dx = dout × y = 1.1 × 3 = 3.3000000000000003}; for a node with no formula, what it handed down and its local derivative. */
    private static String derivation(Scalar v, int slot) {
        String name = slot == 0 ? "dx" : "dy";
        String result = GraphText.digits(handed(v, slot));
        String formula = v.node().derivation(slot);
        if (formula == null) {
            double local = handed(v, slot) / v.gradient();
            return name + " = " + result + (Double.isFinite(local) ? ", dout times a local derivative of " + GraphText.digits(local) : "");
        }
        Map<String, Double> numbers = Map.of("dout", v.gradient(), "z", v.value(), "x", v.inputs().get(0).value(),
                "y", v.inputs().get(v.inputs().size() - 1).value());
        String written = LETTER.matcher(formula).replaceAll((MatchResult m) -> GraphText.digits(numbers.get(m.group())));
        return name + " = " + formula + " = " + written + (written.equals(result) ? "" : " = " + result);
    }
}
