package workbook.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A heat map drawn as SVG, with its numbers in the cells: what a reader sees without the plotly extension. */
final class HeatmapDrawing {
    private static final double SMALL = 8;
    private static final int[] PALE = {0xdc, 0xe9, 0xf5};
    private static final int[] DARK = {0x0b, 0x4a, 0x8f};
    private static final MathContext FIVE_DIGITS = new MathContext(5);
    /** What plotly must be told so that it draws the same. */
    private static final Map<String, Object> STYLE = Map.of("texttemplate", "%{z}", "showscale", false,
            "colorscale", List.of(List.of(0, colour(0)), List.of(1, colour(1))));

    private HeatmapDrawing() { }

    /** Tells plotly how to draw it: numbers to five digits, as here. */
    static void tell(Map<String, Object> trace) {
        trace.putAll(STYLE);
        trace.put("xgap", ((List<?>) trace.get("x")).size() > 600 / SMALL ? 0 : 1);
        trace.put("ygap", ((List<?>) trace.get("y")).size() > 300 / SMALL ? 0 : 1);
        if (numbers(trace).anyMatch(n -> n != rounded(n))) {
            trace.put("texttemplate", "%{z:.5~g}");
        }
    }

    /** @param notes the notes below it */
    static String of(Map<String, Object> trace, Map<String, Object> layout, List<String> notes) {
        List<String> columns = names(trace.get("x"));
        List<String> rows = names(trace.get("y"));
        double left = Axes.left(rows);
        double width = (PlotDrawing.WIDTH - PlotDrawing.RIGHT - left) / columns.size();
        double height = (PlotDrawing.HEIGHT - PlotDrawing.BOTTOM - PlotDrawing.TOP) / rows.size();
        Svg svg = new Svg();
        PlotDrawing.titles(svg, layout);
        int step = Axes.step(columns, width);
        for (int j = 0; j < columns.size(); j += step) {
            svg.add("<text x='%s' y='%s'>%s</text>", left + (j + 0.5) * width,
                    PlotDrawing.HEIGHT - PlotDrawing.BOTTOM + 18, Axes.label(columns.get(j)));
        }
        boolean down = layout.get("yaxis") instanceof Map<?, ?> axis && "reversed".equals(axis.get("autorange"));
        DoubleSummaryStatistics range = DoubleStream.concat(numbers(trace), Stream.of("zmin", "zmax").map(trace::get)
                .filter(Objects::nonNull).mapToDouble(end -> (double) end)).summaryStatistics();
        for (int i = 0; i < rows.size(); i++) {
            Picture.checkStop("Plot", "row", i, rows.size());
            double y = PlotDrawing.TOP + height * (down ? i : rows.size() - 1 - i);
            if (i % Math.ceil(14 / height) == 0) {
                svg.add("<text class='e' x='%s' y='%s'>%s</text>", left - 8, y + height / 2 + 4,
                        Axes.label(rows.get(i)));
            }
            for (int j = 0; j < columns.size(); j++) {
                if (HeatmapPooling.cell(trace, i, j) instanceof Number n) {
                    add(svg, n.doubleValue(), range, left + j * width, y, width, height);
                }
            }
        }
        return PlotDrawing.framed(svg, notes, 0);
    }

    /** Adds a cell, and its number where there is room. */
    private static void add(Svg svg, double number, DoubleSummaryStatistics range, double x, double y, double width,
            double height) {
        double part = range.getMax() > range.getMin() ? (number - range.getMin()) / (range.getMax() - range.getMin())
                : 0;
        svg.add("<rect x='%s' y='%s' width='%s' height='%s' fill='%s'/>", x, y, width - gap(width),
                height - gap(height), colour(part));
        String text = Ticks.name(rounded(number));
        if (height >= 13 && Label.width(text) <= width) {
            svg.add("<text%s x='%s' y='%s'>%s</text>", part > 0.5 ? " style='fill:#fff'" : "", x + width / 2,
                    y + height / 2 + 4, text);
        }
    }

    /** What is left free between cells; small ones overlap, so that nothing shows between them. */
    private static double gap(double size) {
        return size < SMALL ? -0.4 : 1;
    }

    private static List<String> names(Object entries) {
        return ((List<?>) entries).stream().map(e -> e == null ? "" : Ticks.name(e)).toList();
    }

    static DoubleStream numbers(Map<String, Object> trace) {
        return ((List<?>) trace.get("z")).stream().flatMap(row -> ((List<?>) row).stream())
                .filter(Number.class::isInstance).mapToDouble(n -> ((Number) n).doubleValue());
    }

    private static double rounded(double number) {
        return number == Math.rint(number) ? number : new BigDecimal(number).round(FIVE_DIGITS).doubleValue();
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
