package workbook.picture;

import java.util.List;
import java.util.Map;

/**
 * The names of a plot's traces: those of a few lines in the middle of the plot, where lines that fall are low and lines
 * that rise are not yet high, or below where most is high; many or long ones, and those of what would cover them, in
 * columns under the plot.
 *
 * @param left where the first name's mark begins
 * @param columns of names
 * @param room for a name
 */
record Legend(List<Series> named, double left, double top, int columns, double room) {
    private static final double ROW = 18;
    private static final double MARK = 42;
    private static final double GAP = 12;
    private static final double MIDDLE = PlotDrawing.WIDTH / 2 - 60;

    static Legend of(List<Series> series, Map<String, Object> layout, Scale y) {
        boolean wanted = layout.get("showlegend") instanceof Boolean asked ? asked : series.size() > 1;
        List<Series> named = wanted ? series : List.of();
        double widest = named.stream().mapToDouble(s -> Label.width(s.name())).max().orElse(0);
        double inside = PlotDrawing.WIDTH - PlotDrawing.RIGHT - MIDDLE - MARK;
        if (named.size() < Series.MANY && widest <= inside && named.stream().allMatch(s -> s.has("lines"))) {
            return new Legend(named, MIDDLE, high(series, y) ? PlotDrawing.HEIGHT - PlotDrawing.BOTTOM
                    - ROW * named.size() + 4 : PlotDrawing.TOP + 16, 1, inside);
        }
        double whole = PlotDrawing.WIDTH - 2 * PlotDrawing.RIGHT;
        int columns = (int) Math.max(1, Math.min(4, whole / (widest + MARK + GAP)));
        return new Legend(named, PlotDrawing.RIGHT, PlotDrawing.HEIGHT + 12, columns, whole / columns - MARK - GAP);
    }

    /** Whether most points are in the upper half. */
    private static boolean high(List<Series> series, Scale y) {
        double[] heights = series.stream().flatMap(s -> s.column("y").stream()).mapToDouble(y::coordinate)
                .filter(Double::isFinite).map(y::at).sorted().toArray();
        return heights.length > 0
                && heights[heights.length / 2] < (PlotDrawing.TOP + PlotDrawing.HEIGHT - PlotDrawing.BOTTOM) / 2;
    }

    /** How much of it is under the plot. */
    double height() {
        return top < PlotDrawing.HEIGHT ? 0 : ROW * ((named.size() + columns - 1) / columns);
    }

    /** Adds a name and its mark, if there are names. */
    void add(Svg svg, int i) {
        if (named.isEmpty()) {
            return;
        }
        Series series = named.get(i);
        double x = left + i % columns * (room + MARK + GAP);
        double y = top + ROW * (i / columns);
        if (series.bars()) {
            svg.add("<rect x='%s' y='%s' width='34' height='10' fill='%s' fill-opacity='%s'/>", x, y - 9,
                    series.colour(), String.valueOf(series.opacity()));
        }
        if (series.has("lines")) {
            svg.add("<path stroke='%s' stroke-dasharray='%s' d='M%s %s h34'/>", series.colour(), series.dash(), x,
                    y - 4);
        }
        if (!series.has("lines") && series.has("markers")) {
            svg.add("<circle cx='%s' cy='%s' r='3' fill='%s' fill-opacity='%s'/>", x + 17, y - 4, series.colour(),
                    String.valueOf(series.opacity()));
        }
        svg.add("<text class='l' x='%s' y='%s'>%s</text>", x + MARK, y, Picture.escape(Label.cut(series.name(), room)));
    }
}
