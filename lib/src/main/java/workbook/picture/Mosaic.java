package workbook.picture;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A picture of square cells, each of one colour; neighbouring cells of the same colour are one stroke, which keeps it
 * small.
 */
final class Mosaic {

    private Mosaic() { }

    /**
     * Draws cells, row by row from the upper left.
     *
     * @param colours of all cells; null leaves one out
     * @param columns how many cells a row has
     * @param size the side of a cell
     */
    static void add(Svg svg, double x, double y, double size, String[] colours, int columns) {
        Map<String, StringBuilder> strokes = new LinkedHashMap<>();
        for (int from = 0, to; from < colours.length; from = to) {
            if (from % columns == 0) {
                Picture.checkStop("Mosaic", "row", from / columns, colours.length / columns);
            }
            to = from + 1;
            while (to % columns != 0 && colours[from] != null && colours[from].equals(colours[to])) {
                to++;
            }
            if (colours[from] != null) {
                strokes.computeIfAbsent(colours[from], colour -> new StringBuilder())
                        .append('M').append(from % columns).append(' ').append(from / columns).append('h')
                        .append(to - from);
            }
        }
        svg.add("<g fill='none' shape-rendering='crispEdges' transform='translate(%s %s) scale(%s) translate(0 .5)'>",
                x, y, size);
        strokes.forEach((colour, path) -> svg.add("<path stroke='%s' d='%s'/>", colour, path));
        svg.add("</g>");
    }
}
