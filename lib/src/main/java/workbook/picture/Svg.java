package workbook.picture;

import java.util.Locale;

/** A drawing in the making. */
final class Svg {
    private final StringBuilder elements = new StringBuilder();

    /** Adds an element; apostrophes in the format stand for quotes, and doubles become coordinates. */
    void add(String format, Object... values) {
        for (int i = 0; i < values.length; i++) {
            values[i] = values[i] instanceof Double d ? number(d) : values[i];
        }
        elements.append('\n').append(String.format(Locale.ROOT, format.replace('\'', '"'), values));
    }

    /** Adds all of another drawing. */
    void add(Svg other) {
        elements.append(other.elements);
    }

    /** A coordinate. */
    static String number(double coordinate) {
        return String.format(Locale.ROOT, "%.1f", coordinate);
    }

    /** The whole drawing behind that head. */
    String after(String head) {
        return head.stripTrailing() + elements + "\n</svg>\n";
    }
}
