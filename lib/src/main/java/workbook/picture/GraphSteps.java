package workbook.picture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import workbook.picture.GraphLayout.Edge;

/** The steps of a graph, one for each node. */
final class GraphSteps {
    private final List<Vertex> order;
    private final List<Vertex> nodes;

    /** @param order every value of the graph after its inputs */
    GraphSteps(List<Vertex> order) {
        this.order = order;
        nodes = order.stream().filter(v -> v.symbol() != null).toList();
        if (nodes.isEmpty()) {
            throw new IllegalArgumentException("Steps: " + order.get(0).name()
                    + " is an input, so it has no node to show;"
                    + " give it a value that was computed.");
        }
    }

    Steps forward() {
        GraphLayout layout = new GraphLayout(order, false);
        Set<Vertex> known = new HashSet<>(order);
        nodes.forEach(known::remove);
        Sketch start = GraphDrawing.of(layout, new Moment(null, Set.copyOf(known), Set.of()), "");
        List<Frame> frames = new ArrayList<>();
        for (Vertex v : nodes) {
            Picture.checkStop("Steps", "step", frames.size(), nodes.size());
            known.add(v);
            frames.add(new Frame(node(v), inputs(v), "What is its output?", List.of(v.product()),
                    GraphDrawing.of(layout, new Moment(v, Set.copyOf(known), Set.of()), "")));
        }
        return new Steps(start, frames, GraphPicture.legend(false));
    }

    /** @param filled whether the gradients are those of this graph's output */
    Steps backward(boolean filled) {
        if (!filled) {
            throw new IllegalStateException("Steps.backward: the gradients of this graph are missing, or they are"
                    + " those of another output; call backward() on this output first.");
        }
        GraphLayout layout = new GraphLayout(order, true);
        Set<Vertex> known = Set.copyOf(order);
        Set<Vertex> done = new LinkedHashSet<>();
        Sketch start = GraphDrawing.of(layout, new Moment(null, known, Set.of()), "");
        List<Frame> frames = new ArrayList<>();
        for (int i = nodes.size() - 1; i >= 0; i--) {
            Picture.checkStop("Steps", "step", frames.size(), nodes.size());
            Vertex v = nodes.get(i);
            done.add(v);
            frames.add(new Frame(node(v), inputs(v) + ", and its upstream gradient is " + v.gradient(),
                    inputs(v) + ". What does it pass back to " + (v.inputs().size() > 1 ? "each of them?" : "it?"),
                    answer(v, done),
                    GraphDrawing.of(layout, new Moment(v, known, Set.copyOf(done)), "")));
        }
        return new Steps(start, frames, GraphPicture.legend(true));
    }

    private static String node(Vertex v) {
        return "node " + v.name() + " " + v.symbol();
    }

    private static String inputs(Vertex v) {
        return (v.inputs().size() > 1 ? "its inputs are " : "its input is ")
                + v.inputs().stream().map(Vertex::value).collect(Collectors.joining(" and "));
    }

    /** What a node passes back, and the sum for a value that forks and now has all its contributions. */
    private List<String> answer(Vertex v, Set<Vertex> done) {
        List<String> answer = new ArrayList<>();
        for (int slot = 0; slot < v.inputs().size(); slot++) {
            answer.add("to " + v.inputs().get(slot).name() + ": " + v.derivation(slot));
        }
        answer.addAll(v.learnt());
        for (Vertex input : new LinkedHashSet<>(v.inputs())) {
            List<Edge> shares = shares(input, done);
            long uses = order.stream().flatMap(user -> user.inputs().stream()).filter(x -> x == input).count();
            if (uses > 1 && shares.size() == uses) {
                String d = "d" + (input.symbol() == null ? "(" + input.name() + ")" : input.name());
                boolean rounded = input.isGradientRounded()
                        || shares.stream().anyMatch(e -> e.to().isShareRounded(e.slot()));
                answer.add(d + " = " + shares.stream().map(e -> e.to().share(e.slot()))
                        .collect(Collectors.joining(" + ")) + Digits.equal(rounded) + input.gradient());
            }
        }
        return answer;
    }

    /** The contributions to a gradient so far, in the order in which they came and were added up. */
    private static List<Edge> shares(Vertex input, Set<Vertex> done) {
        List<Edge> shares = new ArrayList<>();
        for (Vertex user : done) {
            for (int slot = 0; slot < user.inputs().size(); slot++) {
                if (user.inputs().get(slot) == input) {
                    shares.add(new Edge(input, user, slot));
                }
            }
        }
        return shares;
    }
}
