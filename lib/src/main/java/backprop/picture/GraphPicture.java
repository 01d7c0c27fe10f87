package backprop.picture;

import backprop.picture.GraphLayout.Edge;
import backprop.scalar.Scalar;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The picture of a graph that was executed. Data flows from left to right; the value stands above its arrow in
 * green, the gradient below it in red italics behind an arrow that points back. Where a value forks, each branch
 * shows its own share of the gradient, and the sum stands before the fork.
 */
public final class GraphPicture {
    private static final int MOST_VALUES = 40;
    private static final double MARGIN = 18;
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="%1$s %2$s %3$s %4$s" width="%3$s" height="%4$s" role="img">
            <style>text{font:13px 'DejaVu Sans',Verdana,sans-serif;fill:#1b1b1b;text-anchor:middle}.f{fill:#0a6b2f}\
            .b{fill:#b3151b;font-style:italic}.i{font-weight:bold}.s{font-size:11px;fill:#555}.w{fill:none;stroke:#666;stroke-width:1.4}\
            .n{fill:#fff;stroke:#333;stroke-width:1.6}</style>
            <defs><marker id="a" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
            <path d="M0,0 8,4 0,8z" fill="#666"/></marker></defs>
            <rect x="%1$s" y="%2$s" width="%3$s" height="%4$s" rx="6" fill="#fdfdfb"/>
            """;

    private final Svg svg = new Svg();
    private final GraphLayout at;

    private GraphPicture(GraphLayout layout) {
        at = layout;
    }

    /**
     * The graph that a value was computed by, with the gradients of its own backward pass if that was
     * the last one to go through the graph.
     *
     * @throws IllegalArgumentException if the value is null or the graph has more than 40 values
     */
    public static Picture of(Scalar output) {
        if (output == null) {
            throw new IllegalArgumentException("GraphPicture: there is no value to draw; give it the output of a graph.");
        }
        int values = output.graph().size();
        if (values > MOST_VALUES) {
            throw new IllegalArgumentException("GraphPicture: the graph has " + values + " values, and more than " + MOST_VALUES
                    + " can't be read in a picture; draw one of the values inside it.");
        }
        GraphPicture picture = new GraphPicture(new GraphLayout(output));
        return new Picture(picture.describe(output), picture.draw(output), null);
    }

    private String draw(Scalar output) {
        at.order.stream().filter(at::forks).forEach(this::drawStem);
        at.edges.forEach(this::drawEdge);
        at.order.forEach(this::drawValue);
        double end = at.x(output) + at.half(output) + at.labelWidth(output) + 8;
        svg.add("<path class='w' marker-end='url(#a)' d='M%s,%s H%s'/>", at.x(output) + at.half(output), at.y(output), end);
        label(GraphLayout.value(output), at.gradient(output), (at.x(output) + at.half(output) + end) / 2, at.y(output));
        double top = at.heights().min().orElseThrow() - 40;
        double bottom = at.heights().max().orElseThrow() + 62;
        String legend = at.backward ? "above an arrow: the value, forward \u2192 · below: the gradient, \u2190 backward"
                : "above an arrow: the value, forward \u2192";
        double width = Math.max(end, 6.4 * legend.length()) + 2 * MARGIN;
        svg.add("<text class='s' x='%s' y='%s'>%s</text>", width / 2 - MARGIN, bottom - 12, legend);
        return svg.after(HEAD.formatted(Svg.number(-MARGIN), Svg.number(top), Svg.number(width), Svg.number(bottom - top)));
    }

    /** The piece between a value and its fork. */
    private void drawStem(Scalar v) {
        double from = at.x(v) + at.half(v);
        double to = fork(v);
        svg.add("<path class='w' d='M%s,%s H%s'/><circle cx='%s' cy='%s' r='3.5' fill='#666'/>", from, at.y(v), to, to, at.y(v));
        label(GraphLayout.value(v), at.gradient(v), (from + to) / 2, at.y(v));
    }

    private double fork(Scalar v) {
        return at.x(v) + at.half[at.column(v)] + at.stub[at.column(v)];
    }

    private void drawEdge(Edge e) {
        double[] lanes = at.lanes.get(e);
        int first = at.column(e.from());
        double start = at.forks(e.from()) ? fork(e.from()) : at.x(e.from()) + at.half(e.from());
        StringBuilder path = new StringBuilder("M" + Svg.number(start) + "," + Svg.number(at.y(e.from())) + " H" + Svg.number(fork(e.from())));
        for (int i = 0; i < lanes.length; i++) {
            int c = first + i;
            double left = at.columnX[c] + at.half[c] + at.stub[c] + GraphLayout.SLANT;
            double right = at.columnX[c + 1] - at.half[c + 1] - GraphLayout.SLANT;
            if (i > 0) {
                double height = at.passes.get(e)[i];
                path.append(" L").append(Svg.number(at.columnX[c] - at.half[c])).append(",").append(Svg.number(height))
                        .append(" H").append(Svg.number(left - GraphLayout.SLANT));
            }
            path.append(" L").append(Svg.number(left)).append(",").append(Svg.number(lanes[i])).append(" H").append(Svg.number(right));
            if (i == 0) {
                label(GraphLayout.value(e.from()), at.gradient(e), (left + right) / 2, lanes[0]);
            }
        }
        double port = at.port(e);
        double reach = Math.sqrt(GraphLayout.RADIUS * GraphLayout.RADIUS - port * port) + 1;
        double edge = at.half[at.column(e.to())];
        if (edge > GraphLayout.RADIUS) {
            path.append(" L").append(Svg.number(at.x(e.to()) - edge)).append(",").append(Svg.number(at.y(e.to()) + port));
        }
        svg.add("<path class='w' marker-end='url(#a)' d='%s L%s,%s'/>", path, at.x(e.to()) - reach, at.y(e.to()) + port);
    }

    private void drawValue(Scalar v) {
        if (v.node() == null) {
            svg.add("<text class='i' x='%s' y='%s'>%s</text>", at.x(v), at.y(v) + 5, Picture.escape(v.name()));
            return;
        }
        String symbol = v.node().symbol();
        svg.add("<circle class='n' cx='%s' cy='%s' r='%s'/>", at.x(v), at.y(v), GraphLayout.RADIUS);
        svg.add("<text style='font-size:%spx' x='%s' y='%s'>%s</text>", symbol.length() > 1 ? 12 : 20, at.x(v),
                at.y(v) + (symbol.length() > 1 ? 4 : 7), Picture.escape(symbol));
        svg.add("<text class='s' x='%s' y='%s'>(%s)</text>", at.x(v), at.y(v) - GraphLayout.RADIUS - 5, Integer.toString(nodes(at.order).indexOf(v) + 1));
    }

    private void label(String value, String gradient, double x, double y) {
        svg.add("<text class='f' x='%s' y='%s'>%s</text>", x, y - 6, value);
        if (!gradient.isEmpty()) {
            svg.add("<text class='b' x='%s' y='%s'>%s</text>", x, y + 17, gradient);
        }
    }

    private static List<Scalar> nodes(List<Scalar> order) {
        return order.stream().filter(v -> v.node() != null).toList();
    }

    /** The same graph in words, a line a node. */
    private String describe(Scalar output) {
        List<Scalar> nodes = nodes(at.order);
        StringBuilder text = new StringBuilder("A graph of " + count(at.order.size() - nodes.size(), "input") + " and "
                + count(nodes.size(), "node") + "; its output is " + GraphLayout.value(output) + ".");
        for (Scalar v : nodes) {
            Scalar x = v.inputs().get(0);
            Scalar y = v.inputs().get(1);
            String symbol = " " + v.node().symbol() + " ";
            text.append("\n").append(label(v, nodes)).append(" ").append(label(x, nodes)).append(symbol).append(label(y, nodes))
                    .append(": ").append(GraphLayout.value(x)).append(symbol).append(GraphLayout.value(y)).append(" = ").append(GraphLayout.value(v))
                    .append(at.backward ? ", gradient " + GraphLayout.digits(v.gradient()) : "");
        }
        if (at.backward) {
            text.append("\nGradients of the inputs: ").append(at.order.stream().filter(v -> v.node() == null)
                    .map(v -> v.name() + " " + GraphLayout.digits(v.gradient())).collect(Collectors.joining(", "))).append(".");
        }
        return text.toString();
    }

    private static String count(int n, String what) {
        return n + " " + what + (n == 1 ? "" : "s");
    }

    private static String label(Scalar v, List<Scalar> nodes) {
        return v.node() == null ? v.name() : "(" + (nodes.indexOf(v) + 1) + ")";
    }
}
