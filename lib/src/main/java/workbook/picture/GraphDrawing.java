package workbook.picture;

import workbook.picture.GraphLayout.Edge;


/** Draws a graph at one moment of its run: what is not known yet is left out. */
final class GraphDrawing {
    static final String LIT = " style='fill:#ffdf7e;stroke:#8a4b00;stroke-width:4'";
    private static final double MARGIN = 18;

    private final Svg svg = new Svg();
    private final GraphLayout at;
    private final Moment moment;

    private GraphDrawing(GraphLayout layout, Moment moment) {
        at = layout;
        this.moment = moment;
    }

    /** @param legend a line that explains the picture, or none */
    static Sketch of(GraphLayout layout, Moment moment, String legend) {
        return new GraphDrawing(layout, moment).draw(legend);
    }

    private Sketch draw(String legend) {
        Vertex output = at.output();
        at.order.stream().filter(at::forks).forEach(this::drawStem);
        at.edges.forEach(this::drawEdge);
        at.order.forEach(this::drawValue);
        double end = at.x(output) + at.half(output) + at.labelWidth(output) + 8;
        svg.add("<path class='w' marker-end='url(#a)' d='M%s,%s H%s'/>", at.x(output) + at.half(output), at.y(output),
                end);
        label(value(output), gradient(output), (at.x(output) + at.half(output) + end) / 2, at.y(output));
        double top = at.lanes.all().min().orElseThrow() - 40;
        double bottom = at.lanes.all().max().orElseThrow() + (legend.isEmpty() ? 40 : 62);
        double width = Math.max(end, 6.4 * legend.length()) + 2 * MARGIN;
        if (!legend.isEmpty()) {
            svg.add("<text class='s' x='%s' y='%s'>%s</text>", width / 2 - MARGIN, bottom - 12, legend);
        }
        return new Sketch(-MARGIN, top, width, bottom - top, svg);
    }

    /** The piece between a value and its fork. */
    private void drawStem(Vertex v) {
        double from = at.x(v) + at.half(v);
        double to = fork(v);
        svg.add("<path class='w' d='M%s,%s H%s'/><circle cx='%s' cy='%s' r='3.5' fill='#666'/>", from, at.y(v), to, to,
                at.y(v));
        label(value(v), gradient(v), (from + to) / 2, at.y(v));
    }

    private double fork(Vertex v) {
        return at.x(v) + at.half[at.column(v)] + at.stub[at.column(v)];
    }

    private void drawEdge(Edge e) {
        double[] lanes = at.lanes.lanes.get(e);
        int first = at.column(e.from());
        double start = at.forks(e.from()) ? fork(e.from()) : at.x(e.from()) + at.half(e.from());
        StringBuilder path = new StringBuilder("M" + Svg.number(start) + "," + Svg.number(at.y(e.from())) + " H"
                + Svg.number(fork(e.from())));
        for (int i = 0; i < lanes.length; i++) {
            int c = first + i;
            double left = at.columnX[c] + at.half[c] + at.stub[c] + GraphLayout.SLANT;
            double right = at.columnX[c + 1] - at.half[c + 1] - GraphLayout.SLANT;
            if (i > 0) {
                double height = at.lanes.passes.get(e)[i];
                path.append(" L").append(Svg.number(at.columnX[c] - at.half[c])).append(",").append(Svg.number(height))
                        .append(" H").append(Svg.number(left - GraphLayout.SLANT));
            }
            path.append(" L").append(Svg.number(left)).append(",").append(Svg.number(lanes[i])).append(" H")
                    .append(Svg.number(right));
            if (i == 0) {
                label(value(e.from()), gradient(e), (left + right) / 2, lanes[0]);
            }
        }
        double port = at.lanes.port(e);
        double reach = at.half(e.to()) - GraphLayout.RADIUS
                + Math.sqrt(GraphLayout.RADIUS * GraphLayout.RADIUS - port * port) + 1;
        double edge = at.half[at.column(e.to())];
        if (edge > at.half(e.to())) {
            path.append(" L").append(Svg.number(at.x(e.to()) - edge)).append(",")
                    .append(Svg.number(at.y(e.to()) + port));
        }
        svg.add("<path class='w' marker-end='url(#a)' d='%s L%s,%s'/>", path, at.x(e.to()) - reach, at.y(e.to())
                + port);
    }

    private void drawValue(Vertex v) {
        if (v.symbol() == null) {
            svg.add("<text class='i' x='%s' y='%s'>%s</text>", at.x(v), at.y(v) + 5, Picture.escape(v.name()));
            return;
        }
        String symbol = v.symbol();
        String style = v == moment.lit() ? LIT : "";
        double half = at.half(v);
        if (half > GraphLayout.RADIUS) {
            svg.add("<rect class='n'%s x='%s' y='%s' width='%s' height='%s' rx='%s'/>", style, at.x(v) - half,
                    at.y(v) - GraphLayout.RADIUS,
                    2 * half, 2 * GraphLayout.RADIUS, GraphLayout.RADIUS);
        } else {
            svg.add("<circle class='n'%s cx='%s' cy='%s' r='%s'/>", style, at.x(v), at.y(v), GraphLayout.RADIUS);
        }
        svg.add("<text style='font-size:%spx' x='%s' y='%s'>%s</text>", symbol.length() > 1 ? 12 : 20, at.x(v),
                at.y(v) + (symbol.length() > 1 ? 4 : 7), Picture.escape(symbol));
        svg.add("<text class='s' x='%s' y='%s'>%s</text>", at.x(v), at.y(v) - GraphLayout.RADIUS - 5, v.name());
    }

    private String value(Vertex v) {
        return moment.known().contains(v) ? v.value() : "";
    }

    /** The contribution of one branch, once its node has passed it back. */
    private String gradient(Edge e) {
        return moment.done().contains(e.to()) ? at.gradient(e) : "";
    }

    /** The whole gradient, once every node that uses the value has passed back its contribution. */
    private String gradient(Vertex v) {
        return at.edges.stream().filter(e -> e.from() == v).allMatch(e -> moment.done().contains(e.to()))
                ? at.gradient(v) : "";
    }

    private void label(String value, String gradient, double x, double y) {
        if (!value.isEmpty()) {
            svg.add("<text class='f' x='%s' y='%s'>%s</text>", x, y - 6, value);
        }
        if (!gradient.isEmpty()) {
            svg.add("<text class='b' x='%s' y='%s'>%s</text>", x, y + 17, gradient);
        }
    }
}
