package workbook.picture;

import java.util.List;
import java.util.stream.IntStream;

/** A trace's line, its markers and its texts. */
final class Line {
    private static final double MARKER = 7;

    private Line() { }

    static void add(Svg svg, Series series, Scale x, Scale y) {
        double[] across = places(series.column("x"), x);
        double[] up = places(series.column("y"), y);
        if (series.has("lines")) {
            StringBuilder path = new StringBuilder();
            for (int i = 0; i < across.length; i++) {
                if (shown(across, up, i)) {
                    path.append(shown(across, up, i - 1) ? "L" : "M").append(Svg.number(across[i])).append(" ")
                            .append(Svg.number(up[i]));
                }
            }
            svg.add("<path stroke='%s' stroke-dasharray='%s' d='%s'/>", series.colour(), series.dash(), path);
        }
        for (int i = 0; i < across.length; i++) {
            if (series.has("markers") && shown(across, up, i) && series.size(i) > 0) {
                svg.add("<circle cx='%s' cy='%s' r='%s' fill='%s' fill-opacity='%s'/>", across[i], up[i],
                        series.size(i) / 2, series.colour(), String.valueOf(series.opacity()));
            }
            if (series.has("text") && shown(across, up, i) && series.trace().get("text") instanceof List<?> texts
                    && i < texts.size()) {
                svg.add("<text x='%s' y='%s'>%s</text>", across[i], up[i] - (series.has("markers") ? 8 : -4),
                        Picture.escape(String.valueOf(texts.get(i))));
            }
        }
    }

    /**
     * Gives a marker to each point of a line that has no neighbour, since no line leads to it: in plotly's form too,
     * which would draw nothing there.
     */
    static void markLone(Series series, Scale x, Scale y) {
        if (!series.has("lines") || series.has("markers")) {
            return;
        }
        double[] across = places(series.column("x"), x);
        double[] up = places(series.column("y"), y);
        List<Double> sizes = IntStream.range(0, across.length).mapToObj(i -> shown(across, up, i)
                && !shown(across, up, i - 1) && !shown(across, up, i + 1) ? MARKER : 0.0).toList();
        if (sizes.contains(MARKER)) {
            var marker = series.part("marker");
            marker.put("size", sizes);
            series.trace().put("marker", marker);
            series.trace().put("mode", series.trace().get("mode") + "+markers");
        }
    }

    private static double[] places(List<?> entries, Scale axis) {
        return entries.stream().mapToDouble(axis::coordinate).map(axis::at).toArray();
    }

    private static boolean shown(double[] across, double[] up, int i) {
        return 0 <= i && i < across.length && !Double.isNaN(across[i] + up[i]);
    }
}
