package workbook.picture;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The kinds of figure that only plotly draws. A reader without it is told so in words, which is more useful than an
 * error, because with plotly, as in the JupyterLab of {@code mvn -Plab}, the figure is complete.
 */
final class OtherKinds {
    private static final List<String> SENTENCES = List.of(
            "It is shown only if JupyterLab has its plotly extension.",
            "Lines, points, bars, histograms and heat maps are drawn everywhere.");
    private static final Map<String, String> TYPES = Map.of("pie", "a pie chart", "box", "a box plot", "violin",
            "a violin plot", "scatter3d", "a plot in three dimensions", "histogram2d", "a histogram in two dimensions",
            "contour", "a contour plot", "candlestick", "a candlestick chart", "ohlc", "a price chart");

    private OtherKinds() { }

    /** What kind of figure it is, or null for one that is drawn as SVG too. */
    static String of(List<Map<String, Object>> traces, Map<String, Object> layout) {
        return traces.stream().map(trace -> kind(trace, traces, layout)).filter(Objects::nonNull).findFirst()
                .orElse(null);
    }

    private static String kind(Map<String, Object> trace, List<Map<String, Object>> traces,
            Map<String, Object> layout) {
        String type = String.valueOf(trace.get("type"));
        if (!List.of("scatter", "bar", "histogram", "heatmap").contains(type)) {
            return TYPES.getOrDefault(type, "a plot of the type " + type);
        }
        if (type.equals("heatmap") && traces.size() > 1) {
            return "a heat map with other traces";
        }
        if (!"x".equals(trace.get("xaxis")) || !"y".equals(trace.get("yaxis")) || layout.get("grid") != null
                || domain(layout.get("xaxis")) || domain(layout.get("yaxis"))) {
            return "a plot with several axes";
        }
        if (trace.get("fill") != null) {
            return "an area plot";
        }
        if (trace.get("line") instanceof Map<?, ?> line && line.get("shape") instanceof String shape
                && !shape.equals("linear")) {
            return "a line with the shape " + shape;
        }
        return type.equals("histogram") && "log".equals(Scale.of(traces, layout, Histogram.along(trace)).kind())
                ? "a histogram along a logarithmic axis" : null;
    }

    private static boolean domain(Object axis) {
        return axis instanceof Map<?, ?> map && map.get("domain") != null;
    }

    /** What the picture says of such a kind. */
    static String sentence(String kind) {
        return "This is " + kind + ". " + String.join(" ", SENTENCES);
    }

    static String drawing(String kind, Map<String, Object> layout) {
        Svg svg = new Svg();
        PlotDrawing.titles(svg, layout.get("title") == null ? Map.of() : Map.of("title", layout.get("title")));
        double y = PlotDrawing.HEIGHT / 2 - 20;
        svg.add("<text class='t' x='%s' y='%s'>%s</text>", PlotDrawing.WIDTH / 2, y, Picture.escape("This is " + kind
                + "."));
        for (String sentence : SENTENCES) {
            y += 24;
            svg.add("<text x='%s' y='%s'>%s</text>", PlotDrawing.WIDTH / 2, y, Picture.escape(sentence));
        }
        return PlotDrawing.framed(svg, List.of(), 0);
    }
}
