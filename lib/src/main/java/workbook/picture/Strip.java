package workbook.picture;

import java.util.List;

/** Frames one below the other, each with its arithmetic: for print, and for viewers in which nothing can be clicked. */
final class Strip {
    /** The styles of a heading and of arithmetic. */
    static final String RULES = ".q{font-weight:bold;text-anchor:start}.p{font:12px 'DejaVu Sans"
            + " Mono',monospace;text-anchor:start}";
    private static final double MARGIN = 18;
    private static final double LINE = 17;

    private final Svg svg = new Svg();
    private double width;
    private double y;

    void add(String heading, Frame frame) {
        Sketch sketch = frame.sketch();
        List<String> lines = frame.answer().stream().flatMap(String::lines).toList();
        y += 30;
        svg.add("<text class='q' x='0' y='%s'>%s</text>", y, Picture.escape(heading));
        y += 12;
        svg.add("<g transform='translate(%s %s)'>", -sketch.left(), y - sketch.top());
        svg.add(sketch.drawn());
        svg.add("</g>");
        y += sketch.height();
        for (String line : lines) {
            y += LINE;
            // Not every viewer keeps plain spaces.
            svg.add("<text class='p' x='0' y='%s'>%s</text>", y, Picture.escape(line.replace(' ', '\u00a0')));
            width = Math.max(width, TextWidth.mono(line));
        }
        y += 14;
        width = Math.max(width, Math.max(sketch.width(), TextWidth.bold(heading)));
    }

    Sketch end(String legend) {
        svg.add("<text class='s' x='%s' y='%s'>%s</text>", width / 2, y + 18, legend);
        return new Sketch(-MARGIN, 0, width + 2 * MARGIN, y + 30, svg);
    }
}
