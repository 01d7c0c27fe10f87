package workbook.picture;

import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Both axes of a plot, long enough for all its traces, and the bars that stand on them. */
record Axes(Scale x, Scale y, List<Bar> bars) {
    private static final double LABEL = 240;
    private static final double APART = 12;

    static Axes of(List<Series> series, Map<String, Object> layout) {
        List<Map<String, Object>> traces = series.stream().map(Series::trace).toList();
        Scale x = Scale.of(traces, layout, "x");
        Scale y = Scale.of(traces, layout, "y");
        List<Bar> bars = Bar.of(series, layout, x, y);
        Scale up = y.over(extent(series, bars, "y", y), !bars.isEmpty(), PlotDrawing.HEIGHT - PlotDrawing.BOTTOM,
                PlotDrawing.TOP).as(layout.get("yaxis"));
        double left = left(Ticks.of(up).stream().map(Ticks.Tick::label).toList());
        return new Axes(x.over(extent(series, bars, "x", x), !bars.isEmpty(), left,
                PlotDrawing.WIDTH - PlotDrawing.RIGHT).as(layout.get("xaxis")), up, bars);
    }

    private static DoubleStream extent(List<Series> series, List<Bar> bars, String axis, Scale scale) {
        return DoubleStream.concat(bars.stream().flatMapToDouble(bar -> bar.extent(axis)),
                series.stream().filter(s -> !s.bars()).flatMap(s -> s.column(axis).stream())
                        .mapToDouble(scale::coordinate));
    }

    /** Where a plot begins whose axis on the left has these labels. */
    static double left(List<String> labels) {
        double widest = Math.min(LABEL, Label.width(labels));
        return widest > 60 ? widest + 38 : PlotDrawing.LEFT;
    }

    /** Where the plot begins. */
    double left() {
        return Math.min(x.from(), x.to());
    }

    /** Draws the lines of the grid and what is written at them. */
    void add(Svg svg) {
        double left = left();
        double right = PlotDrawing.WIDTH - PlotDrawing.RIGHT;
        double top = PlotDrawing.TOP;
        double bottom = PlotDrawing.HEIGHT - PlotDrawing.BOTTOM;
        List<Ticks.Tick> across = Ticks.of(x);
        double apart = across.size() < 2 ? right : Math.abs(x.at(across.get(1).coordinate())
                - x.at(across.get(0).coordinate()));
        for (Ticks.Tick tick : every(step(across.stream().map(Ticks.Tick::label).toList(), apart), across)) {
            double at = x.at(tick.coordinate());
            svg.add("<line class='g' x1='%s' x2='%s' y1='%s' y2='%s'/>", at, at, top, bottom);
            boolean category = x.kind().equals("category");
            double over = category ? 0 : at + Label.width(tick.label()) / 2 - PlotDrawing.WIDTH;
            if (over < APART) {  // else it would end outside the picture
                svg.add("<text x='%s' y='%s'>%s</text>", at - Math.max(0, over), bottom + 18, label(category
                        ? Label.cut(tick.label(), 2 * (PlotDrawing.WIDTH - at)) : tick.label()));
            }
        }
        for (Ticks.Tick tick : every((int) Math.ceil(14 * Ticks.of(y).size() / (bottom - top)), Ticks.of(y))) {
            double at = y.at(tick.coordinate());
            svg.add("<line class='g' x1='%s' x2='%s' y1='%s' y2='%s'/>", left, right, at, at);
            svg.add("<text class='e' x='%s' y='%s'>%s</text>", left - 8, at + 4, label(tick.label()));
        }
    }

    /** Whether every label can be written, or every second, third, ... so that none is over another. */
    static int step(List<String> labels, double apart) {
        double[] widths = labels.stream().mapToDouble(label -> Math.min(LABEL, Label.width(label))).toArray();
        return IntStream.range(1, labels.size()).filter(step -> IntStream.range(0, widths.length - step)
                .filter(i -> i % step == 0).allMatch(i -> (widths[i] + widths[i + step]) / 2 + APART <= step * apart))
                .findFirst().orElse(Math.max(1, labels.size()));
    }

    static <T> List<T> every(int step, List<T> all) {
        return IntStream.range(0, all.size()).filter(i -> i % step == 0).mapToObj(all::get).toList();
    }

    /** A label as it is written: cut where it is too long. */
    static String label(String label) {
        return Picture.escape(Label.cut(label, LABEL));
    }
}
