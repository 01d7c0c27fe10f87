package workbook.picture;

import java.util.Locale;

/**
 * Something drawn, and the box that it fills: a picture of its own, or one of a strip.
 *
 * @param left the left edge of the box
 * @param top its upper edge
 * @param drawn the elements
 */
record Sketch(double left, double top, double width, double height, Svg drawn) {
    private static final String HEAD = """
            <svg xmlns="http://www.w3.org/2000/svg" viewBox="%1$s %2$s %3$s %4$s" width="%3$s" height="%4$s" role="img">
            <style>text{font:13px 'DejaVu Sans',Verdana,sans-serif;fill:#1b1b1b;text-anchor:middle}.f{fill:#0a6b2f}\
            .b{fill:#b3151b;font-style:italic}.i{font-weight:bold}.s{font-size:11px;fill:#555}\
            .w{fill:none;stroke:#666;stroke-width:1.4}\
            .n{fill:#fff;stroke:#333;stroke-width:1.6}%5$s</style>
            <defs><marker id="a" viewBox="0 0 8 8" refX="7.5" refY="4" markerWidth="8" markerHeight="8" orient="auto">\
            <path d="M0,0 8,4 0,8z" fill="#666"/></marker></defs>
            <rect x="%1$s" y="%2$s" width="%3$s" height="%4$s" rx="6" fill="#fdfdfb"/>
            """;

    /** The sketch as a picture of its own. */
    String svg() {
        return svg("");
    }

    /** The same with more style rules than those of values and arrows. */
    String svg(String rules) {
        return drawn.after(String.format(Locale.ROOT, HEAD, Svg.number(left), Svg.number(top), Svg.number(width),
                Svg.number(height), rules));
    }
}
