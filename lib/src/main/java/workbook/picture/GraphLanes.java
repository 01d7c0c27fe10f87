package workbook.picture;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import workbook.picture.GraphLayout.Edge;

/**
 * How high everything in a graph's picture is, column by column from the left: an edge has a lane of its own, a height,
 * in every gap between columns that it crosses; what would overlap is moved down.
 */
final class GraphLanes {
    private static final double ROW = 70;
    private static final double LANE = 48;

    /** The height of an edge in each gap, from that after its value's column on. */
    final Map<Edge, double[]> lanes = new HashMap<>();
    /** The height at which an edge passes the column before each of its gaps; the first is its value's own. */
    final Map<Edge, double[]> passes = new HashMap<>();
    /** The height of each value. */
    final Map<Vertex, Double> y = new HashMap<>();
    private final Map<Vertex, Double> wanted = new HashMap<>();
    private final GraphLayout at;

    /** @param layout whose columns are set already */
    GraphLanes(GraphLayout layout) {
        at = layout;
        double row = 0;
        for (Vertex v : at.order) {
            wanted.put(v, v.symbol() == null ? row : v.inputs().stream().mapToDouble(wanted::get).average()
                    .orElseThrow());
            row += v.symbol() == null ? ROW : 0;
        }
        for (Edge e : at.edges) {
            lanes.put(e, new double[gap(e, at.column(e.to()))]);
            passes.put(e, new double[gap(e, at.column(e.to()))]);
        }
        int columns = at.column(at.output()) + 1;
        for (int c = 0; c < columns; c++) {
            Picture.checkStop("GraphPicture", "column", c, columns);
            cross(c, stand(c));
        }
    }

    /** Which of an edge's gaps comes after a column. */
    private int gap(Edge e, int column) {
        return column - at.column(e.from());
    }

    /** The heights in a column: of the edges that pass it and of the values in it. */
    private Map<Object, Double> stand(int c) {
        Map<Object, Double> items = new LinkedHashMap<>();
        for (Edge e : at.edges) {
            if (at.column(e.from()) < c && c < at.column(e.to())) {
                items.put(e, lanes.get(e)[gap(e, c - 1)]);
            }
        }
        List<Vertex> here = at.order.stream().filter(v -> at.column(v) == c).toList();
        for (Vertex v : here) {
            items.put(v, at.edges.stream().filter(e -> e.to() == v).mapToDouble(this::end).average()
                    .orElse(wanted.get(v)));
        }
        spread(items, ROW);
        here.forEach(v -> y.put(v, items.get(v)));
        return items;
    }

    /** Gives each edge that passes a column, or begins in it, its lane in the gap to the right of it. */
    private void cross(int c, Map<Object, Double> items) {
        Map<Edge, Double> crossing = new LinkedHashMap<>();
        for (Edge e : at.edges) {
            if (items.containsKey(e)) {
                passes.get(e)[gap(e, c)] = items.get(e);
                crossing.put(e, items.get(e));
            } else if (at.column(e.from()) == c) {
                crossing.put(e, at.forks(e.from()) ? wanted.get(e.to()) + (e.slot() - 0.5) * LANE
                        : items.get(e.from()));
            }
        }
        spread(crossing, LANE);
        crossing.forEach((e, height) -> lanes.get(e)[gap(e, c)] = height);
    }

    /** Moves what is too close to its upper neighbour down, keeping the order. */
    private static <T> void spread(Map<T, Double> heights, double distance) {
        double least = Double.NEGATIVE_INFINITY;
        for (Map.Entry<T, Double> item : heights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder())).toList()) {
            heights.put(item.getKey(), Math.max(item.getValue(), least));
            least = heights.get(item.getKey()) + distance;
        }
    }

    private double end(Edge e) {
        return lanes.get(e)[lanes.get(e).length - 1];
    }

    /**
     * How far above (negative) or below its node's middle an edge arrives: the one that comes from higher up arrives
     * higher. A single one arrives at the middle.
     */
    double port(Edge e) {
        if (e.to().inputs().size() == 1) {
            return 0;
        }
        double mine = end(e);
        double others = end(new Edge(e.to().inputs().get(1 - e.slot()), e.to(), 1 - e.slot()));
        return mine < others || mine == others && e.slot() == 0 ? -7 : 7;
    }

    /** The heights of all values and lanes. */
    DoubleStream all() {
        return DoubleStream.concat(y.values().stream().mapToDouble(h -> h), lanes.values().stream()
                .flatMapToDouble(DoubleStream::of));
    }
}
