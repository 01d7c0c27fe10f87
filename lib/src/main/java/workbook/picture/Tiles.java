package workbook.picture;

import backprop.matrix.Shapes;
import java.util.Arrays;
import java.util.Locale;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Square images side by side, with captions below them. A pixel of 0 is white; above 0 it is dark blue, below 0 red.
 */
public final class Tiles {
    private static final double PIXEL = 5;
    private static final double LINE = 14;
    private static final int SIZE = 11;  // of a caption's letters
    private static final int WIDTH = 144;  // in pixels
    private static final int[] INK = {0x10, 0x20, 0x40};
    private static final int[] RED = {0xc4, 0x30, 0x0b};
    private static final int LEVELS = 8;

    private Tiles() { }

    /**
     * @param text one sentence that says what they show
     * @param images an image in each row, its pixels row by row ({@code N×S²}); the entry farthest from 0 gets the full
     *     colour
     * @param captions the words below the first image, the second, and so on; a line break begins another line. None,
     *     or one for each image
     * @throws IllegalArgumentException if the text is null, the images are null, empty, not finite or not square, or
     *     the captions too few or too many
     */
    public static Picture of(String text, RealMatrix images, String... captions) {
        Shapes.given("Tiles", "text", text, "a sentence that says what the images show");
        Shapes.finite("Tiles", "images", images);
        return new Picture(text, sketch(images, most(images), captions).svg(), null);
    }

    /** How far from 0 the entry is that is farthest from it. */
    static double most(RealMatrix images) {
        return Arrays.stream(images.getData()).flatMapToDouble(Arrays::stream).map(Math::abs).max().orElseThrow();
    }

    /** The same images, where {@code most} gets the full colour. */
    static Sketch sketch(RealMatrix images, double most, String... captions) {
        int count = images.getRowDimension();
        int side = (int) Math.round(Math.sqrt(images.getColumnDimension()));
        if (side * side != images.getColumnDimension()) {
            throw new IllegalArgumentException("Tiles: images is " + Shapes.of(images) + ", but "
                    + images.getColumnDimension()
                    + " pixels don't make a square; give it a square number of columns, say 64.");
        }
        if (captions.length != 0 && captions.length != count) {
            throw new IllegalArgumentException("Tiles: there " + (captions.length == 1 ? "is " : "are ")
                    + Shapes.count(captions.length, "caption") + " for " + Shapes.count(count, "image")
                    + "; give one for each, or none.");
        }
        Arrays.stream(captions)
                .forEach(caption -> Shapes.given("Tiles", "a caption", caption, "words, or \"\" for none"));
        int lines = Arrays.stream(captions).mapToInt(caption -> caption.split("\n").length).max().orElse(0);
        double widest = Arrays.stream(captions).flatMap(String::lines).mapToDouble(TextWidth::caption).max().orElse(0)
                * SIZE / 13;
        int across = Math.max(side + (lines == 0 ? 1 : 4), (int) Math.ceil(widest / PIXEL));
        int down = side + 1 + (int) Math.ceil((LINE * lines + (lines == 0 ? 0 : 6)) / PIXEL);
        int perRow = Math.min(count, Math.max(1, WIDTH / across));
        int rows = (count + perRow - 1) / perRow;
        String[] canvas = new String[perRow * across * rows * down];
        StringBuilder frames = new StringBuilder();
        Svg words = new Svg();
        String[] palette = palette();
        for (int i = 0; i < count; i++) {
            Picture.checkStop("Tiles", "image", i, count);
            int left = i % perRow * across;
            int top = i / perRow * down;
            double[] pixels = images.getRow(i);
            for (int k = 0; k < pixels.length; k++) {
                canvas[(top + k / side) * perRow * across + left + k % side] = most == 0 ? null
                        : palette[LEVELS + (int) Math.round(pixels[k] / most * LEVELS)];
            }
            frames.append(String.format(Locale.ROOT, "M%d %dh%3$dv%3$dh-%3$dz", left, top, side));
            String[] caption = lines == 0 ? new String[0] : captions[i].split("\n");
            for (int k = 0; k < caption.length; k++) {
                words.add("<text style='font-size:%spx' x='%s' y='%s'>%s</text>", SIZE, (left + side / 2.0) * PIXEL,
                        (top + side) * PIXEL + LINE * (k + 1), Picture.escape(caption[k]));
            }
        }
        Svg svg = new Svg();
        svg.add("<path fill='#fff' stroke='#bbb' stroke-width='.1' transform='scale(%s)' d='%s'/>", PIXEL, frames);
        Mosaic.add(svg, 0, 0, PIXEL, canvas, perRow * across);
        svg.add(words);
        double margin = Math.max(lines == 0 ? 12 : 24, 12 + (widest - side * PIXEL) / 2);
        return new Sketch(-margin, -12, (perRow * across - (across - side)) * PIXEL + 2 * margin,
                rows * down * PIXEL + 18, svg);
    }

    /** From full red to full ink; null, for nothing to draw, in the middle. Few colours, for each is one stroke. */
    private static String[] palette() {
        String[] palette = new String[2 * LEVELS + 1];
        for (int level = 1; level <= LEVELS; level++) {
            palette[LEVELS + level] = colour(INK, level);
            palette[LEVELS - level] = colour(RED, level);
        }
        return palette;
    }

    private static String colour(int[] full, int level) {
        return String.format(Locale.ROOT, "#%02x%02x%02x", Arrays.stream(full)
                .mapToObj(part -> 255 + level * (part - 255) / LEVELS).toArray());
    }
}
