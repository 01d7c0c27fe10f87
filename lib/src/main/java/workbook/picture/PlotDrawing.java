package workbook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The lines of a plot, drawn as SVG: what a reader sees where no plotly extension is. */
final class PlotDrawing {
    static final double WIDTH = 720;
    static final double HEIGHT = 400;
    static final double LEFT = 86;
    static final double RIGHT = 20;
    static final double TOP = 44;
    static final double BOTTOM = 52;
    /**
     * Where names begin: in the middle, for lines that fall are high on the left, and lines that rise on the right;
     * below where most is high.
     */
    private static final double NAMES = WIDTH / 2 - 60;
    private static final String[] COLOURS = {"#1f77b4", "#c4500b", "#2c8a2c", "#b3151b", "#7a4fa8"};
    private static final String[] DASHES = {"", "7 4", "2 3", "10 3 2 3", "1 5"};
    static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" role="img">
            <style>text{font:12px 'DejaVu \
            Sans',Verdana,sans-serif;fill:#1b1b1b;text-anchor:middle}.g{stroke:#ddd}.t{font-size:15px}\
            .e{text-anchor:end}.l{text-anchor:start}path{fill:none;stroke-width:2}</style>
            <rect width="%1$s" height="%2$s" rx="6" fill="#fdfdfb"/>
            """;

    private final Svg svg = new Svg();
    private final Axis x;
    private final Axis y;

    private PlotDrawing(Axis x, Axis y) {
        this.x = x;
        this.y = y;
    }

    static String of(List<Map<String, Object>> traces, Map<String, Object> layout) {
        PlotDrawing drawing = new PlotDrawing(Axis.of(traces, layout, "x", LEFT, WIDTH - RIGHT),
                Axis.of(traces, layout, "y", HEIGHT - BOTTOM, TOP));
        drawing.axes(layout);
        for (int i = 0; i < traces.size(); i++) {
            drawing.line(traces.get(i), i);
            if (traces.size() > 1) {
                drawing.name(String.valueOf(traces.get(i).get("name")), i, traces.size(), drawing.high(traces));
            }
        }
        return drawing.svg.after(String.format(Locale.ROOT, HEAD, (int) WIDTH, (int) HEIGHT));
    }

    private void axes(Map<String, Object> layout) {
        for (double tick : x.ticks()) {
            svg.add("<line class='g' x1='%s' x2='%s' y1='%s' y2='%s'/>", x.at(tick), x.at(tick), TOP, HEIGHT - BOTTOM);
            svg.add("<text x='%s' y='%s'>%s</text>", x.at(tick), HEIGHT - BOTTOM + 18, Axis.label(tick));
        }
        for (double tick : y.ticks()) {
            svg.add("<line class='g' x1='%s' x2='%s' y1='%s' y2='%s'/>", LEFT, WIDTH - RIGHT, y.at(tick), y.at(tick));
            svg.add("<text class='e' x='%s' y='%s'>%s</text>", LEFT - 8, y.at(tick) + 4, Axis.label(tick));
        }
        titles(svg, layout);
    }

    /** The titles of the plot and of both axes. */
    static void titles(Svg svg, Map<String, Object> layout) {
        svg.add("<text class='t' x='%s' y='26'>%s</text>", WIDTH / 2, title(layout));
        svg.add("<text x='%s' y='%s'>%s</text>", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12, title(layout.get("xaxis")));
        svg.add("<text transform='translate(18 %s) rotate(-90)'>%s</text>", (TOP + HEIGHT - BOTTOM) / 2,
                title(layout.get("yaxis")));
    }

    private void line(Map<String, Object> trace, int i) {
        List<?> xs = (List<?>) trace.get("x");
        List<?> ys = (List<?>) trace.get("y");
        StringBuilder path = new StringBuilder();
        boolean pen = false;
        for (int j = 0; j < xs.size(); j++) {
            boolean drawn = x.shows(xs.get(j)) && y.shows(ys.get(j));
            if (drawn) {
                path.append(pen ? "L" : "M").append(Svg.number(x.at(((Number) xs.get(j)).doubleValue()))).append(" ")
                        .append(Svg.number(y.at(((Number) ys.get(j)).doubleValue())));
            }
            pen = drawn;
        }
        svg.add("<path stroke='%s' stroke-dasharray='%s' d='%s'/>", COLOURS[i % COLOURS.length],
                DASHES[i % DASHES.length], path);
    }

    /** Whether most points are in the upper half. */
    private boolean high(List<Map<String, Object>> traces) {
        double[] heights = traces.stream().flatMap(trace -> ((List<?>) trace.get("y")).stream()).filter(y::shows)
                .mapToDouble(entry -> y.at(((Number) entry).doubleValue())).sorted().toArray();
        return heights.length > 0 && heights[heights.length / 2] < (TOP + HEIGHT - BOTTOM) / 2;
    }

    private void name(String name, int i, int of, boolean high) {
        double height = (high ? HEIGHT - BOTTOM - 18 * of : TOP) + 16 + 18 * i - (high ? 12 : 0);
        svg.add("<path stroke='%s' stroke-dasharray='%s' d='M%s %s h34'/>", COLOURS[i % COLOURS.length],
                DASHES[i % DASHES.length], NAMES, height - 4);
        svg.add("<text class='l' x='%s' y='%s'>%s</text>", NAMES + 42, height, Picture.escape(name));
    }

    private static String title(Object part) {
        return part instanceof Map<?, ?> map && map.get("title") instanceof Map<?, ?> title
                ? Picture.escape(String.valueOf(title.get("text"))) : "";
    }

    /** One axis: which numbers it shows, and where. */
    private record Axis(boolean log, double least, double most, double from, double to) {

        static Axis of(List<Map<String, Object>> traces, Map<String, Object> layout, String name, double from,
                double to) {
            boolean log = layout.get(name + "axis") instanceof Map<?, ?> axis && "log".equals(axis.get("type"));
            List<Double> numbers = new ArrayList<>();
            for (Map<String, Object> trace : traces) {
                for (Object entry : (List<?>) trace.get(name)) {
                    if (entry instanceof Number n && (!log || n.doubleValue() > 0)) {
                        numbers.add(log ? Math.log10(n.doubleValue()) : n.doubleValue());
                    }
                }
            }
            double least = numbers.stream().mapToDouble(n -> n).min().orElse(0);
            double most = numbers.stream().mapToDouble(n -> n).max().orElse(1);
            double room = most > least ? 0.02 * (most - least) : 0.5;
            return new Axis(log, least - room, most + room, from, to);
        }

        boolean shows(Object entry) {
            return entry instanceof Number n && (!log || n.doubleValue() > 0);
        }

        double at(double number) {
            return from + (to - from) * ((log ? Math.log10(number) : number) - least) / (most - least);
        }

        /**
         * About six round numbers: powers of ten on a log axis that shows two or more of them, else multiples of 1, 2
         * or 5.
         */
        List<Double> ticks() {
            if (!log) {
                return multiples(least, most);
            }
            List<Double> exponents = multiples(Math.max(1, Math.ceil((most - least) / 6)), least, most);
            return exponents.size() > 1 ? exponents.stream().map(k -> Math.pow(10, k)).toList()
                    : multiples(Math.pow(10, least), Math.pow(10, most));
        }

        private static List<Double> multiples(double least, double most) {
            double rough = (most - least) / 6;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            return multiples(rough > 5 * power ? 10 * power : rough > 2 * power ? 5 * power : rough > power ? 2 * power
                    : power, least, most);
        }

        private static List<Double> multiples(double step, double least, double most) {
            List<Double> multiples = new ArrayList<>();
            double first = Math.ceil(least / step);
            for (int i = 0; i < 20 && (first + i) * step <= most; i++) {
                multiples.add((first + i) * step + 0.0);
            }
            return multiples;
        }

        static String label(double tick) {
            double size = Math.abs(tick);
            String text = String.format(Locale.ROOT, size != 0 && (size < 1e-3 || size >= 1e5) ? "%.2e" : "%.4f", tick);
            return text.contains("e") ? text.replaceFirst("\\.?0*e\\+?(-?)0*", "e$1")
                    : text.replaceFirst("\\.?0+$", "");
        }
    }
}
