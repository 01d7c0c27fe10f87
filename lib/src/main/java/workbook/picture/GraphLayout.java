package workbook.picture;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * Where everything of a graph's picture goes. A value stands in the column after its inputs; an edge has a
 * lane of its own, a height, in every gap between columns that it crosses; what would overlap is moved down.
 * The idea of columns and of lanes past them is that of Sugiyama, Tagawa and Toda (1981).
 */
final class GraphLayout {
    static final double ROW = 70;
    static final double LANE = 48;
    static final double SLANT = 22;
    static final double RADIUS = 18;

    /** The arrow from a value to the node that uses it as its first (slot 0) or second (slot 1) input. */
    record Edge(Vertex from, Vertex to, int slot) { }

    final List<Vertex> order;
    /** Whether gradients are written below the arrows. */
    final boolean gradients;
    final List<Edge> edges = new ArrayList<>();
    /** The height of an edge in each gap, from that after its value's column on. */
    final Map<Edge, double[]> lanes = new HashMap<>();
    /** The height at which an edge passes the column before each of its gaps; the first is its value's own. */
    final Map<Edge, double[]> passes = new HashMap<>();
    final double[] columnX;
    final double[] half;
    final double[] stub;
    private final Map<Vertex, Integer> column = new HashMap<>();
    private final Map<Vertex, Double> y = new HashMap<>();
    private final Map<Vertex, Integer> uses = new HashMap<>();

    /** @param order every value of the graph after its inputs */
    GraphLayout(List<Vertex> order, boolean gradients) {
        this.order = order;
        this.gradients = gradients;
        for (Vertex v : order) {
            for (int slot = 0; slot < v.inputs().size(); slot++) {
                edges.add(new Edge(v.inputs().get(slot), v, slot));
                uses.merge(v.inputs().get(slot), 1, Integer::sum);
            }
        }
        assignColumns();
        int columns = column.get(output()) + 1;
        assignHeights(columns);
        columnX = new double[columns];
        half = new double[columns];
        stub = new double[columns];
        assignWidths(columns);
    }

    Vertex output() {
        return order.get(order.size() - 1);
    }

    int column(Vertex v) {
        return column.get(v);
    }

    double x(Vertex v) {
        return columnX[column(v)];
    }

    double y(Vertex v) {
        return y.get(v);
    }

    /** The heights of all values and lanes. */
    DoubleStream heights() {
        return DoubleStream.concat(y.values().stream().mapToDouble(h -> h), lanes.values().stream()
                .flatMapToDouble(DoubleStream::of));
    }

    boolean forks(Vertex v) {
        return uses.getOrDefault(v, 0) > 1;
    }

    /**
     * How far above (negative) or below its node's middle an edge arrives: the one that comes from higher up arrives
     * higher. A single one arrives at the middle.
     */
    double port(Edge e) {
        if (e.to().inputs().size() == 1) {
            return 0;
        }
        Edge other = new Edge(e.to().inputs().get(1 - e.slot()), e.to(), 1 - e.slot());
        double mine = lanes.get(e)[lanes.get(e).length - 1];
        double others = lanes.get(other)[lanes.get(other).length - 1];
        return mine < others || mine == others && e.slot() == 0 ? -7 : 7;
    }

    /**
     * Half the width of what is drawn for a value: for an input its name, for a node a circle, or a box if more is
     * written into it.
     */
    double half(Vertex v) {
        return v.symbol() == null ? TextWidth.bold(v.name()) / 2 + 4
                : Math.max(RADIUS, 0.92 * TextWidth.of(v.symbol()) / 2 + 6);
    }

    private void assignColumns() {
        for (Vertex v : order) {
            column.put(v, v.inputs().stream().mapToInt(column::get).max().orElse(-1) + 1);
        }
        for (Vertex v : order) {
            if (v.symbol() == null) {
                edges.stream().filter(e -> e.from() == v).mapToInt(e -> column.get(e.to()) - 1).min()
                        .ifPresent(c -> column.put(v, c));
            }
        }
    }

    private void assignHeights(int columns) {
        Map<Vertex, Double> wanted = new HashMap<>();
        double row = 0;
        for (Vertex v : order) {
            wanted.put(v, v.symbol() == null ? row : v.inputs().stream().mapToDouble(wanted::get).average()
                    .orElseThrow());
            row += v.symbol() == null ? ROW : 0;
        }
        for (Edge e : edges) {
            lanes.put(e, new double[column.get(e.to()) - column.get(e.from())]);
            passes.put(e, new double[column.get(e.to()) - column.get(e.from())]);
        }
        for (int c = 0; c < columns; c++) {
            Picture.checkStop("GraphPicture", "column", c, columns);
            Map<Object, Double> items = new LinkedHashMap<>();
            for (Edge e : edges) {
                if (column.get(e.from()) < c && c < column.get(e.to())) {
                    items.put(e, lanes.get(e)[c - 1 - column.get(e.from())]);
                }
            }
            for (Vertex v : order) {
                if (column.get(v) == c) {
                    items.put(v, edges.stream().filter(e -> e.to() == v)
                            .mapToDouble(e -> lanes.get(e)[lanes.get(e).length - 1])
                            .average().orElse(wanted.get(v)));
                }
            }
            spread(items, ROW);
            Map<Object, Double> crossing = new LinkedHashMap<>();
            for (Edge e : edges) {
                if (items.containsKey(e)) {
                    passes.get(e)[c - column.get(e.from())] = items.get(e);
                    crossing.put(e, items.get(e));
                } else if (column.get(e.from()) == c) {
                    crossing.put(e, forks(e.from()) ? wanted.get(e.to()) + (e.slot() - 0.5) * LANE
                            : items.get(e.from()));
                }
            }
            spread(crossing, LANE);
            for (Map.Entry<Object, Double> lane : crossing.entrySet()) {
                Edge e = (Edge) lane.getKey();
                lanes.get(e)[c - column.get(e.from())] = lane.getValue();
            }
            items.forEach((item, height) -> {
                if (item instanceof Vertex v) {
                    y.put(v, height);
                }
            });
        }
    }

    /** Moves what is too close to its upper neighbour down, keeping the order. */
    private static void spread(Map<Object, Double> heights, double distance) {
        double least = Double.NEGATIVE_INFINITY;
        for (Map.Entry<Object, Double> item : heights.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Comparator.naturalOrder())).toList()) {
            heights.put(item.getKey(), Math.max(item.getValue(), least));
            least = heights.get(item.getKey()) + distance;
        }
    }

    private void assignWidths(int columns) {
        double[] gap = new double[columns];
        for (Vertex v : order) {
            int c = column(v);
            half[c] = Math.max(half[c], half(v));
            stub[c] = Math.max(stub[c], forks(v) ? labelWidth(v) : 0);
            gap[c] = Math.max(gap[c], edges.stream().filter(e -> e.from() == v).mapToDouble(this::labelWidth).max()
                    .orElse(0));
        }
        for (int c = 0; c < columns; c++) {
            columnX[c] = c == 0 ? half[0] : columnX[c - 1] + half[c - 1] + stub[c - 1] + gap[c - 1] + 2 * SLANT
                    + half[c];
        }
    }

    /** How wide the labels of a value itself are, with a little room. */
    double labelWidth(Vertex v) {
        return Math.max(TextWidth.of(v.value()), TextWidth.of(gradient(v))) + 14;
    }

    private double labelWidth(Edge e) {
        return Math.max(TextWidth.of(e.from().value()), TextWidth.of(gradient(e))) + 14;
    }

    String gradient(Vertex v) {
        return gradients ? "\u2190 " + v.gradient() : "";
    }

    String gradient(Edge e) {
        return gradients ? "\u2190 " + e.to().share(e.slot()) : "";
    }
}
