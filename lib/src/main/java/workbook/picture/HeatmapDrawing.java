package workbook.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;

/** A heat map drawn as SVG, its numbers in the cells: what a reader sees where no plotly extension is. */
final class HeatmapDrawing {
    private static final int[] PALE = {0xdc, 0xe9, 0xf5};
    private static final int[] DARK = {0x0b, 0x4a, 0x8f};
    /** What plotly must be told so that it draws the same. */
    static final Map<String,
            Object> STYLE = new TreeMap<>(Map.of("texttemplate", "%{z}", "showscale", false, "xgap", 1, "ygap", 1,
            "colorscale", List.of(List.of(0, colour(0)), List.of(1, colour(1)))));

    private HeatmapDrawing() { }

    static String of(Map<String, Object> trace, Map<String, Object> layout) {
        List<?> columns = (List<?>) trace.get("x");
        List<?> rows = (List<?>) trace.get("y");
        List<?> z = (List<?>) trace.get("z");
        double least = numbers(z).min().orElse(0);
        double most = numbers(z).max().orElse(1);
        double width = (PlotDrawing.WIDTH - PlotDrawing.RIGHT - PlotDrawing.LEFT) / columns.size();
        double height = (PlotDrawing.HEIGHT - PlotDrawing.BOTTOM - PlotDrawing.TOP) / rows.size();
        boolean down = layout.get("yaxis") instanceof Map<?, ?> axis && "reversed".equals(axis.get("autorange"));
        Svg svg = new Svg();
        PlotDrawing.titles(svg, layout);
        for (int j = 0; j < columns.size(); j++) {
            svg.add("<text x='%s' y='%s'>%s</text>", PlotDrawing.LEFT + (j + 0.5) * width,
                    PlotDrawing.HEIGHT - PlotDrawing.BOTTOM + 18, label(columns.get(j)));
        }
        for (int i = 0; i < rows.size(); i++) {
            double y = PlotDrawing.TOP + height * (down ? i : rows.size() - 1 - i);
            svg.add("<text class='e' x='%s' y='%s'>%s</text>", PlotDrawing.LEFT - 8, y + height / 2 + 4,
                    label(rows.get(i)));
            for (int j = 0; j < columns.size(); j++) {
                if (((List<?>) z.get(i)).get(j) instanceof Number n) {
                    double part = most > least ? (n.doubleValue() - least) / (most - least) : 0;
                    double x = PlotDrawing.LEFT + j * width;
                    svg.add("<rect x='%s' y='%s' width='%s' height='%s' fill='%s'/>", x, y, width - 1, height - 1,
                            colour(part));
                    svg.add("<text%s x='%s' y='%s'>%s</text>", part > 0.5 ? " style='fill:#fff'" : "", x + width / 2,
                            y + height / 2 + 4, label(n));
                }
            }
        }
        return svg.after(String.format(Locale.ROOT, PlotDrawing.HEAD, (int) PlotDrawing.WIDTH,
                (int) PlotDrawing.HEIGHT));
    }

    private static DoubleStream numbers(List<?> z) {
        return z.stream().flatMap(row -> ((List<?>) row).stream()).filter(Number.class::isInstance)
                .mapToDouble(n -> ((Number) n).doubleValue());
    }

    private static String label(Object value) {
        return value instanceof Number n && n.doubleValue() == Math.rint(n.doubleValue())
                ? String.valueOf(n.longValue()) : Picture.escape(String.valueOf(value));
    }

    /** The colour so far from pale, 0, to dark, 1. */
    private static String colour(double part) {
        int[] mixed = new int[3];
        for (int k = 0; k < 3; k++) {
            mixed[k] = (int) Math.round(PALE[k] + part * (DARK[k] - PALE[k]));
        }
        return String.format(Locale.ROOT, "#%02x%02x%02x", mixed[0], mixed[1], mixed[2]);
    }
}
