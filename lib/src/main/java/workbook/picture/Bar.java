package workbook.picture;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * One bar, in the coordinates of its axes.
 *
 * @param from where it begins along the axis of the categories, and {@code to} where it ends
 * @param foot where it begins along the axis of the values, NaN for the edge of a logarithmic one; {@code top} where it
 * ends
 */
record Bar(Series series, double from, double to, double foot, double top) {

    /** All bars: beside one another, one on the other, or one before the other, as the layout has it. */
    static List<Bar> of(List<Series> all, Map<String, Object> layout, Scale x, Scale y) {
        List<Series> series = all.stream().filter(Series::bars).toList();
        String mode = layout.get("barmode") instanceof String given ? given : "group";
        double gap = layout.get("bargap") instanceof Number given ? given.doubleValue() : 0.2;
        double room = (1 - gap) * apart(series, x, y);
        int beside = mode.equals("group") ? series.size() : 1;
        boolean stacked = mode.equals("stack") || mode.equals("relative");
        Map<List<Object>, Double> stacks = new HashMap<>();
        List<Bar> bars = new ArrayList<>();
        for (int k = 0; k < series.size(); k++) {
            Series s = series.get(k);
            Scale values = s.flat() ? x : y;
            List<?> heights = s.column(s.flat() ? "x" : "y");
            double[] places = places(s, x, y);
            double left = room * ((mode.equals("group") ? k : 0) / (double) beside - 0.5);
            for (int i = 0; i < s.size(); i++) {
                Picture.checkStop("Plot", "bar", i, s.size());
                double height = heights.get(i) instanceof Number n ? n.doubleValue() : Double.NaN;
                List<Object> stack = List.of(places[i], height < 0);
                double foot = stacked ? stacks.getOrDefault(stack, 0.0) : 0;
                double top = values.coordinate(foot + height);
                if (!Double.isNaN(places[i]) && !Double.isNaN(top)) {
                    if (stacked) {
                        stacks.put(stack, foot + height);
                    }
                    bars.add(new Bar(s, places[i] + left, places[i] + left + room / beside, values.coordinate(foot),
                            top));
                }
            }
        }
        return bars;
    }

    /** How far the nearest two bars of a series are from one another; if there is but one, 1 or a day. */
    private static double apart(List<Series> series, Scale x, Scale y) {
        double[] sorted = series.stream().flatMapToDouble(s -> DoubleStream.of(places(s, x, y)))
                .filter(Double::isFinite).sorted().distinct().toArray();
        double apart = Double.POSITIVE_INFINITY;
        for (int i = 1; i < sorted.length; i++) {
            apart = Math.min(apart, sorted[i] - sorted[i - 1]);
        }
        return Double.isFinite(apart) ? apart
                : series.stream().anyMatch(s -> (s.flat() ? y : x).kind().equals("date")) ? 86_400_000 : 1;
    }

    private static double[] places(Series s, Scale x, Scale y) {
        Scale along = s.flat() ? y : x;
        return s.column(s.flat() ? "y" : "x").stream().mapToDouble(along::coordinate).toArray();
    }

    /** What it needs of the axis x or y. */
    DoubleStream extent(String axis) {
        return axis.equals("x") == series.flat() ? DoubleStream.of(foot, top) : DoubleStream.of(from, to);
    }

    void add(Svg svg, Scale x, Scale y) {
        double[] across = edges(x, extent("x").toArray());
        double[] up = edges(y, extent("y").toArray());
        svg.add("<rect x='%s' y='%s' width='%s' height='%s' fill='%s' fill-opacity='%s'/>", across[0], up[0],
                Math.max(series.flat() ? 0 : 0.5, across[1] - across[0]),
                Math.max(series.flat() ? 0.5 : 0, up[1] - up[0]), series.colour(), String.valueOf(series.opacity()));
    }

    private static double[] edges(Scale scale, double[] ends) {
        double a = Double.isNaN(ends[0]) ? scale.from() : scale.at(ends[0]);
        double b = scale.at(ends[1]);
        return new double[] {Math.min(a, b), Math.max(a, b)};
    }
}
