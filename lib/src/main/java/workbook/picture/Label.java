package workbook.picture;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Texts of a plot: different names for its traces, and how much room a text takes. */
final class Label {
    private Label() { }

    /** These names, but if one comes a second time or is empty, a different one for it. */
    static List<String> distinct(List<String> names) {
        Set<String> distinct = new LinkedHashSet<>();
        for (String name : names) {
            String wanted = !name.isBlank() || names.size() == 1 ? name : "trace " + (distinct.size() + 1);
            String free = wanted;
            for (int i = 2; !distinct.add(free); i++) {
                free = wanted + " (" + i + ")";
            }
        }
        return List.copyOf(distinct);
    }

    /** About how wide a text of 12 pixels is. */
    static double width(String text) {
        return TextWidth.caption(text) * 12 / 13;
    }

    static double width(Collection<String> texts) {
        return texts.stream().mapToDouble(Label::width).max().orElse(0);
    }

    /** The text, or as much of it as there is room for. */
    static String cut(String text, double room) {
        if (width(text) <= room) {
            return text;
        }
        int[] points = text.codePoints().toArray();
        int length = points.length;
        while (length > 0 && width(new String(points, 0, length) + "…") > room) {
            length--;
        }
        return new String(points, 0, length) + "…";
    }
}
