package workbook.picture;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Up to six moments of a film side by side, each under its name: what a reader sees where nothing moves. */
final class FilmStrip {
    private static final int MOST = 6;
    private static final double WIDTH = 912;
    private static final double GAP = 12;
    private static final double NAME = 24;
    private static final Pattern SIZE = Pattern.compile("width=\"([\\d.]+)\" height=\"([\\d.]+)\"");

    private FilmStrip() { }

    static String of(List<String> names, List<Picture> moments) {
        int[] chosen = chosen(names.size());
        double width = IntStream.of(chosen).mapToDouble(i -> size(moments.get(i), 1)).max().orElseThrow();
        double height = IntStream.of(chosen).mapToDouble(i -> size(moments.get(i), 2)).max().orElseThrow();
        int columns = Math.min(chosen.length, width > 1.5 * height ? 2 : 3);
        double scale = Math.min(1, WIDTH / columns / width);
        double across = scale * width + GAP;
        double down = scale * height + GAP + NAME;
        Svg svg = new Svg();
        for (int k = 0; k < chosen.length; k++) {
            Picture.checkStop("Film", "moment", k, chosen.length);
            double x = k % columns * across;
            double y = k / columns * down;
            svg.add("<text style='font-weight:bold' x='%s' y='%s'>%s</text>", x + (across - GAP) / 2, y + NAME - 8,
                    Picture.escape(Label.cut(names.get(chosen[k]), across)));
            svg.add("<g transform='translate(%s %s) scale(%s)'>", x, y + NAME, String.valueOf(scale));
            svg.add("%s", moments.get(chosen[k]).svg().strip());
            svg.add("</g>");
        }
        int rows = (chosen.length + columns - 1) / columns;
        return new Sketch(-GAP, 0, columns * across + GAP, rows * down, svg).svg();
    }

    /** The first moment, the last, and others evenly between. */
    private static int[] chosen(int count) {
        int most = Math.min(MOST, count);
        return IntStream.range(0, most).map(k -> (int) Math.round(k * (count - 1.0) / (most - 1))).toArray();
    }

    /** How wide, 1, or high, 2, the drawing of a moment is. */
    private static double size(Picture moment, int which) {
        return SIZE.matcher(moment.svg()).results().findFirst()
                .map(found -> Double.parseDouble(found.group(which))).orElseThrow();
    }
}
