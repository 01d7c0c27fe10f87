package backprop.picture;

import backprop.scalar.Scalar;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A graph in words. */
final class GraphText {
    private final List<Scalar> order;
    private final List<Scalar> nodes;

    /** @param order every value of the graph after its inputs */
    GraphText(List<Scalar> order) {
        this.order = order;
        nodes = order.stream().filter(v -> v.node() != null).toList();
    }

    /** The values that come from a node, in the order of the way forward. */
    List<Scalar> nodes() {
        return nodes;
    }

    /** What a value is called: an input by its name, another by the number of its node, say {@code (2)}. */
    String name(Scalar v) {
        return v.node() == null ? v.name() : "(" + (nodes.indexOf(v) + 1) + ")";
    }

    /** The same graph in words, a line a node. */
    String describe(boolean gradients) {
        StringBuilder text = new StringBuilder("A graph of " + count(order.size() - nodes.size(), "input") + " and "
                + count(nodes.size(), "node") + "; its output is " + digits(order.get(order.size() - 1).value()) + ".");
        for (Scalar v : nodes) {
            text.append("\n").append(name(v)).append(" ").append(operation(v, this::name))
                    .append(": ").append(operation(v, x -> digits(x.value()))).append(" = ").append(digits(v.value()))
                    .append(gradients ? ", gradient " + digits(v.gradient()) : "");
        }
        if (gradients) {
            text.append("\nGradients of the inputs: ").append(order.stream().filter(v -> v.node() == null)
                    .map(v -> v.name() + " " + digits(v.gradient())).collect(Collectors.joining(", "))).append(".");
        }
        return text.toString();
    }

    /** What a node does, say {@code 100 × 2} or {@code exp 3}. */
    static String operation(Scalar v, Function<Scalar, String> written) {
        String symbol = v.node().symbol() + " ";
        List<String> inputs = v.inputs().stream().map(written).toList();
        return inputs.size() == 1 ? symbol + inputs.get(0) : String.join(" " + symbol, inputs);
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    /** A number as Java prints it, to the last digit, but for the {@code .0} of a whole one. */
    static String digits(double number) {
        return Double.toString(number).replaceFirst("\\.0$", "");
    }
}
