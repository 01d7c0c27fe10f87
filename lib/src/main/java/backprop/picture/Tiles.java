package backprop.picture;

import backprop.matrix.Shapes;
import org.apache.commons.math3.linear.RealMatrix;

/** Square images side by side, with words below them: paper for 0, ink for what is above, red for what is below. */
public final class Tiles {
    private static final double PIXEL = 5;
    private static final double MARGIN = 14;
    private static final double LINE = 14;
    private static final int WIDTH = 720;
    private static final int LEVELS = 16;
    private static final int[] INK = {0x10, 0x20, 0x40};
    private static final int[] RED = {0xc4, 0x30, 0x0b};

    private Tiles() { }

    /**
     * @param text one sentence that says what they show
     * @param images an image a row, its pixels row by row ({@code N×S²}); the entry that is farthest from 0 gets the full colour
     * @param captions what stands below the first image, the second, and so on; a line break begins another line. None, or one an image
     * @throws IllegalArgumentException if images is null or empty, holds no squares, or the captions are too few or too many
     */
    public static Picture of(String text, RealMatrix images, String... captions) {
        Shapes.finite("Tiles", "images", images);
        Shapes.given("Tiles", "text", text, "a sentence that says what the images show");
        int count = images.getRowDimension();
        int side = (int) Math.round(Math.sqrt(images.getColumnDimension()));
        if (side * side != images.getColumnDimension()) {
            throw new IllegalArgumentException("Tiles: images is " + Shapes.of(images) + ", and " + images.getColumnDimension()
                    + " pixels are no square; give it as many columns as a square has pixels, say 64.");
        }
        if (captions.length != 0 && captions.length != count) {
            throw new IllegalArgumentException("Tiles: there are " + captions.length + " captions for " + count + " images; give one for each, or none.");
        }
        double most = 0;
        int lines = 0;
        for (int i = 0; i < count; i++) {
            for (double entry : images.getRow(i)) {
                most = Math.max(most, Math.abs(entry));
            }
            lines = captions.length == 0 ? 0 : Math.max(lines, captions[i].split("\n").length);
        }
        double width = side * PIXEL + (lines == 0 ? 5 : 32);
        double height = side * PIXEL + (lines == 0 ? 5 : 14 + LINE * lines);
        int perRow = Math.max(1, (int) (WIDTH / width));
        Svg svg = new Svg();
        for (int i = 0; i < count; i++) {
            double x = i % perRow * width;
            double y = i / perRow * height;
            svg.add("<rect fill='#fff' stroke='#bbb' stroke-width='.5' x='%s' y='%s' width='%3$s' height='%3$s'/>", x, y, side * PIXEL);
            Mosaic.add(svg, x, y, PIXEL, colours(images.getRow(i), most), side);
            String[] words = lines == 0 ? new String[0] : captions[i].split("\n");
            for (int k = 0; k < words.length; k++) {
                svg.add("<text style='font-size:11px' x='%s' y='%s'>%s</text>", x + side * PIXEL / 2, y + side * PIXEL + LINE * (k + 1), Picture.escape(words[k]));
            }
        }
        int rows = (count + perRow - 1) / perRow;
        return new Picture(text, new Sketch(-MARGIN - (lines == 0 ? 0 : 10), -MARGIN, Math.min(count, perRow) * width + 2 * MARGIN,
                rows * height + 2 * MARGIN, svg).svg(), null);
    }

    /** In steps, so that few colours are used, each in one stroke; nothing for paper. */
    private static String[] colours(double[] pixels, double most) {
        String[] colours = new String[pixels.length];
        for (int k = 0; k < pixels.length; k++) {
            long level = most == 0 ? 0 : Math.round(Math.abs(pixels[k]) / most * LEVELS);
            int[] full = pixels[k] < 0 ? RED : INK;
            StringBuilder colour = new StringBuilder("#");
            for (int part : full) {
                colour.append(String.format("%02x", 255 + level * (part - 255) / LEVELS));
            }
            colours[k] = level == 0 ? null : colour.toString();
        }
        return colours;
    }
}
