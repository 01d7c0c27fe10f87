package workbook.picture;

import backprop.matrix.Shapes;
import java.util.List;
import java.util.stream.Collectors;

/** A graph in words, with a line for each node. */
final class GraphText {

    private GraphText() { }

    /** @param order every value of the graph after its inputs */
    static String of(List<Vertex> order, boolean gradients) {
        List<Vertex> nodes = order.stream().filter(v -> v.symbol() != null).toList();
        StringBuilder text = new StringBuilder("A graph of "
                + Shapes.count(order.size() - nodes.size(), "input") + " and " + Shapes.count(nodes.size(), "node")
                + "; its output is " + order.get(order.size() - 1).value() + ".");
        for (Vertex v : nodes) {
            text.append("\n").append(v.name()).append(" ").append(v.told())
                    .append(gradients ? ", gradient " + v.gradient() : "");
        }
        if (gradients) {
            text.append("\nGradients of the inputs: ").append(order.stream().filter(v -> v.symbol() == null)
                    .map(v -> v.name() + " " + v.gradient()).collect(Collectors.joining(", "))).append(".");
        }
        return text.toString();
    }
}
