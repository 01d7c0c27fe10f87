package workbook.picture;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lines, points and bars over two axes, drawn as SVG: what a reader sees without the plotly extension. */
final class PlotDrawing {
    static final double WIDTH = 720;
    static final double HEIGHT = 400;
    static final double LEFT = 86;
    static final double RIGHT = 20;
    static final double TOP = 44;
    static final double BOTTOM = 52;
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$s %2$s" width="%1$s" height="%2$s" role="img">
            <style>text{font:12px 'DejaVu \
            Sans',Verdana,sans-serif;fill:#1b1b1b;text-anchor:middle}.g{stroke:#ddd}.t{font-size:15px}\
            .e{text-anchor:end}.l{text-anchor:start}path{fill:none;stroke-width:2}</style>
            <rect width="%1$s" height="%2$s" rx="6" fill="#fdfdfb"/>
            """;

    private PlotDrawing() { }

    /** @param notes the notes below the plot */
    static String of(List<Series> series, Map<String, Object> layout, List<String> notes) {
        Axes axes = Axes.of(series, layout);
        Svg svg = new Svg();
        axes.add(svg);
        titles(svg, layout);
        boolean ranged = ranged(layout.get("xaxis")) || ranged(layout.get("yaxis"));
        Svg marks = new Svg();
        Svg names = ranged ? new Svg() : marks;
        axes.bars().forEach(bar -> bar.add(marks, axes.x(), axes.y()));
        Legend legend = Legend.of(series, layout, axes.y());
        for (Series s : series) {
            Line.add(marks, s, axes.x(), axes.y());
            legend.add(names, s.number());
        }
        if (ranged) {
            svg.add("<clipPath id='plot'><rect x='%s' y='%s' width='%s' height='%s'/></clipPath>", axes.left(), TOP,
                    WIDTH - RIGHT - axes.left(), HEIGHT - BOTTOM - TOP);
            svg.add("<g clip-path='url(#plot)'>");
            svg.add(marks);
            svg.add("</g>");
        }
        svg.add(names);
        return framed(svg, notes, legend.height());
    }

    private static boolean ranged(Object axis) {
        return axis instanceof Map<?, ?> map && map.get("range") != null;
    }

    /** The titles of the plot and of both axes. */
    static void titles(Svg svg, Map<String, Object> layout) {
        svg.add("<text class='t' x='%s' y='26'>%s</text>", WIDTH / 2, title(layout, 0.8 * WIDTH));
        svg.add("<text x='%s' y='%s'>%s</text>", (LEFT + WIDTH - RIGHT) / 2, HEIGHT - 12,
                title(layout.get("xaxis"), WIDTH - LEFT - RIGHT));
        svg.add("<text transform='translate(18 %s) rotate(-90)'>%s</text>", (TOP + HEIGHT - BOTTOM) / 2,
                title(layout.get("yaxis"), HEIGHT - TOP));
    }

    private static String title(Object part, double room) {
        return part instanceof Map<?, ?> map && map.get("title") instanceof Map<?, ?> title
                ? Picture.escape(Label.cut(String.valueOf(title.get("text")), room)) : "";
    }

    /** The whole drawing, with notes under it. @param more room between the plot and the notes */
    static String framed(Svg svg, List<String> notes, double more) {
        double height = HEIGHT + more;
        for (String note : notes) {
            height += 18;
            svg.add("<text x='%s' y='%s'>%s</text>", WIDTH / 2, height - 8, Picture.escape(note));
        }
        return svg.after(String.format(Locale.ROOT, HEAD, (int) WIDTH, (int) height));
    }
}
