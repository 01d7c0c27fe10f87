package workbook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tech.tablesaw.plotly.components.Figure;

/**
 * A Tablesaw figure as a picture. Tablesaw writes a figure as a script for a web page; a notebook runs no such script,
 * so this class reads the figure and passes it on: to JupyterLab's plotly extension, and to a drawing that needs no
 * extension.
 */
public final class Plot {

    private Plot() { }

    /**
     * Lines, points, bars and histograms over axes of numbers, dates or categories, and one heat map, are in both
     * forms; for any other kind the drawing says that only plotly shows it. Numbers stay exact. If a trace has more
     * than 4000 points, only those that can be told apart are kept, and the picture says so, as it does if a
     * logarithmic axis can't show a number.
     *
     * @param figure a figure with one trace or more; traces of the same name get different names
     * @param text one sentence that says what it shows
     * @throws IllegalArgumentException if one of them is missing
     * @throws java.util.concurrent.CancellationException if the thread is interrupted
     */
    public static Picture of(Figure figure, String text) {
        if (figure == null || text == null) {
            throw new IllegalArgumentException("Plot: the " + (figure == null ? "figure" : "text")
                    + " is null; give it a Tablesaw figure and a sentence that says what it shows.");
        }
        if (figure.getTraces().length == 0) {
            throw new IllegalArgumentException("Plot: the figure has no trace, so there is nothing to draw; give it"
                    + " one or more.");
        }
        return of(traces(figure), FigureReader.layout(figure.getLayout()), text);
    }

    /** The traces by plotly's names, each with a name of its own. */
    static List<Map<String, Object>> traces(Figure figure) {
        List<Map<String, Object>> traces = Stream.of(figure.getTraces()).map(FigureReader::trace).toList();
        List<String> names = Label.distinct(traces.stream().map(trace -> String.valueOf(trace.get("name"))).toList());
        for (int i = 0; i < traces.size(); i++) {
            traces.get(i).put("name", names.get(i));
        }
        return traces;
    }

    /** Such traces over such a layout as a picture, which takes them for its own. */
    static Picture of(List<Map<String, Object>> traces, Map<String, Object> layout, String text) {
        String other = OtherKinds.of(traces, layout);
        List<String> notes = new ArrayList<>();
        String svg = other != null ? OtherKinds.drawing(other, layout) : traces.get(0).get("type").equals("heatmap")
                ? heatmap(traces.get(0), layout, notes) : marks(traces, layout, notes);
        return new Picture(Stream.concat(Stream.of(text), other != null ? Stream.of(OtherKinds.sentence(other))
                : notes.stream()).collect(Collectors.joining(" ")), svg, PlotlyForm.of(traces, layout, notes));
    }

    private static String heatmap(Map<String, Object> trace, Map<String, Object> layout, List<String> notes) {
        Stream.of(HeatmapPooling.pool(trace)).filter(Objects::nonNull).forEach(notes::add);
        HeatmapDrawing.tell(trace);
        PlotlyForm.type(layout, "xaxis", "category");
        PlotlyForm.type(layout, "yaxis", "category");
        return HeatmapDrawing.of(trace, layout, notes);
    }

    private static String marks(List<Map<String, Object>> traces, Map<String, Object> layout, List<String> notes) {
        Histogram.count(traces, layout);
        List<Series> series = Series.of(traces);
        Axes axes = Axes.of(series, layout);
        PlotlyForm.type(layout, "xaxis", axes.x().kind());
        PlotlyForm.type(layout, "yaxis", axes.y().kind());
        Stream.of(Hidden.note(series, axes), Thinning.note(series, axes, layout)).filter(Objects::nonNull)
                .forEach(notes::add);
        Hidden.leaveOut(series, axes);
        series.forEach(s -> Line.markLone(s, axes.x(), axes.y()));
        String svg = PlotDrawing.of(series, layout, notes);
        double below = Legend.of(series, layout, axes.y()).height();
        if (below > 0) {
            PlotlyForm.legendBelow(layout, below);
        }
        if (series.size() >= Series.MANY) {
            series.forEach(Series::tell);
        }
        return svg;
    }
}
