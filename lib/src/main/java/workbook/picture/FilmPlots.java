package workbook.picture;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import tech.tablesaw.plotly.components.Figure;

/**
 * One figure of a film, whose axes and colours must be those of all others.
 *
 * @param axes as the figure alone would have them; null for a heat map, which has names along both
 */
record FilmPlots(String name, List<Map<String, Object>> traces, Map<String, Object> layout, Axes axes) {

    static List<Picture> of(List<String> names, List<Figure> figures) {
        List<FilmPlots> all = IntStream.range(0, names.size()).mapToObj(i -> read(names.get(i), figures.get(i)))
                .toList();
        String first = all.get(0).kind();
        all.stream().filter(m -> !m.kind().equals(first)).findFirst().ifPresent(other -> {
            throw new IllegalArgumentException("Film: " + other.name + " is " + other.kind() + " but " + names.get(0)
                    + " is " + first + "; give all moments the same traces over the same axes.");
        });
        if (all.get(0).axes == null) {
            DoubleSummaryStatistics range = all.stream().flatMapToDouble(m -> HeatmapDrawing.numbers(m.traces.get(0)))
                    .summaryStatistics();
            all.forEach(m -> m.traces.get(0).putAll(Map.of("zmin", range.getMin(), "zmax", range.getMax())));
        } else {
            fix("xaxis", all, m -> m.axes.x());
            fix("yaxis", all, m -> m.axes.y());
        }
        return all.stream().map(m -> Plot.of(m.traces, m.layout, "")).toList();
    }

    private static FilmPlots read(String name, Figure figure) {
        List<Map<String, Object>> traces = Plot.traces(figure);
        Map<String, Object> layout = FigureReader.layout(figure.getLayout());
        String other = traces.isEmpty() ? "a figure without a trace" : OtherKinds.of(traces, layout);
        if (other != null) {
            throw new IllegalArgumentException("Film: " + name + " is " + other
                    + "; give it lines, points, bars, histograms or one heat map.");
        }
        Histogram.count(traces, layout);
        boolean heatmap = traces.get(0).get("type").equals("heatmap");
        return new FilmPlots(name, traces, layout, heatmap ? null : Axes.of(Series.of(traces), layout));
    }

    /** What has to be the same at all moments. */
    private String kind() {
        Map<String, Object> trace = traces.get(0);
        return axes == null ? "a heat map of the rows " + trace.get("y") + " and the columns " + trace.get("x")
                : traces.stream().map(t -> String.valueOf(t.get("type"))).collect(Collectors.joining(", "))
                + " over the axes " + kind(axes.x()) + " and " + kind(axes.y());
    }

    private static String kind(Scale axis) {
        return axis.kind() + (axis.places().isEmpty() ? "" : " " + axis.places().keySet());
    }

    /** Makes an axis so long that it shows every moment. */
    private static void fix(String name, List<FilmPlots> all, Function<FilmPlots, Scale> axis) {
        List<Scale> scales = all.stream().map(axis).toList();
        Object least = end(scales.get(0), scales.stream().mapToDouble(Scale::least).min().orElseThrow());
        Object most = end(scales.get(0), scales.stream().mapToDouble(Scale::most).max().orElseThrow());
        boolean reversed = name.equals("xaxis") == scales.get(0).from() > scales.get(0).to();
        for (FilmPlots moment : all) {
            Map<String, Object> part = new LinkedHashMap<>();
            if (moment.layout.get(name) instanceof Map<?, ?> given) {
                given.forEach((key, value) -> part.put(key.toString(), value));
            }
            part.remove("autorange");  // which would win
            part.put("range", reversed ? List.of(most, least) : List.of(least, most));
            moment.layout.put(name, part);
        }
    }

    /** To nine digits, so that it is the same however the numbers have been rounded on the way. */
    private static Object end(Scale axis, double coordinate) {
        return axis.kind().equals("date") ? (Object) Instant.ofEpochMilli(Math.round(coordinate)).toString()
                : (Object) new BigDecimal(coordinate).round(new MathContext(9)).doubleValue();
    }
}
