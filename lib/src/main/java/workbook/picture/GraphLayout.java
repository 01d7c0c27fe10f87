package workbook.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where everything in a graph's picture is drawn. A value is in the column after its inputs; {@link GraphLanes} finds
 * its height, and the lanes in which edges pass the columns. The idea of columns and of lanes past them is that of
 * Sugiyama, Tagawa and Toda (1981).
 */
final class GraphLayout {
    static final double SLANT = 22;
    static final double RADIUS = 18;

    /** The arrow from a value to the node that uses it as its first (slot 0) or second (slot 1) input. */
    record Edge(Vertex from, Vertex to, int slot) { }

    final List<Vertex> order;
    /** Whether gradients are written below the arrows. */
    final boolean gradients;
    final List<Edge> edges = new ArrayList<>();
    /** How high everything is. */
    final GraphLanes lanes;
    final double[] columnX;
    final double[] half;
    final double[] stub;
    private final Map<Vertex, Integer> column = new HashMap<>();
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
        lanes = new GraphLanes(this);
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
        return lanes.y.get(v);
    }

    boolean forks(Vertex v) {
        return uses.getOrDefault(v, 0) > 1;
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
