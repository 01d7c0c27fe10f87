package workbook.picture;

import backprop.data.Examples;
import backprop.data.Labels;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Shapes;
import backprop.matrix.StopButton;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * Which class a network predicts at each place of a square of the plane, at one moment, under the points that it learns
 * from.
 */
public final class Regions {
    private static final int CELLS = 96;
    private static final double SIDE = 288;
    private static final double GAP = 16;
    private static final int PER_ROW = 3;
    private static final String[] PALE = {"#bcd7ee", "#f6d3b5", "#c5e3c3", "#efc3c5", "#d9cce8"};
    private static final String[] FULL = {"#1f5f95", "#b1480a", "#237023", "#9c1318", "#6a4391"};

    private final String caption;
    private final double reach;
    private final Svg drawn = new Svg();

    private Regions(String caption, double reach) {
        this.caption = caption;
        this.reach = reach;
    }

    /**
     * @param caption the words above it, say {@code epoch 10}
     * @param scores gives each of M places ({@code M×2}: right, then up) K scores ({@code M×K}); the largest one is the
     *     class. An example is {@code network::forward}
     * @param points in the plane ({@code N×2}) with one-hot targets ({@code N×K}), K up to 5; the square reaches from
     *     −a to a in both directions, and a is a little more than the largest coordinate
     * @throws IllegalArgumentException if something is null, the points don't have two coordinates, there are more than
     *     5 classes, or the scores are NaN or of another shape
     */
    public static Regions of(String caption, UnaryOperator<RealMatrix> scores, Examples points) {
        Shapes.given("Regions", "caption", caption, "one, say \"epoch 10\"");
        Shapes.given("Regions", "scores", scores, "one, say network::forward");
        Shapes.given("Regions", "points", points, "Examples");
        if (points.x().getColumnDimension() != 2 || points.t().getColumnDimension() > FULL.length) {
            throw new IllegalArgumentException("Regions: x is " + Shapes.of(points.x()) + " and t is "
                    + Shapes.of(points.t())
                    + "; x needs 2 columns, and t at most " + FULL.length + ".");
        }
        double reach = Double.MIN_NORMAL;  // all points in the middle
        for (double[] point : points.x().getData()) {
            reach = Math.max(reach, 1.05 * Math.max(Math.abs(point[0]), Math.abs(point[1])));
        }
        Regions regions = new Regions(caption, reach);
        DenseMatrix places = new DenseMatrix(CELLS * CELLS, 2);
        for (int i = 0; i < CELLS * CELLS; i++) {
            places.setEntry(i, 0, reach * ((i % CELLS + 0.5) * 2 / CELLS - 1));
            places.setEntry(i, 1, reach * (1 - (i / CELLS + 0.5) * 2 / CELLS));
        }
        StopButton.check(() -> "Regions: interrupted before the scores were computed; nothing has changed.");
        RealMatrix answer = scores.apply(places);
        Shapes.same("Regions", "the result for " + CELLS * CELLS + " places", answer,
                "one score for each place and class",
                new DenseMatrix(CELLS * CELLS, points.t().getColumnDimension()));
        int[] labels = Labels.of(answer);
        String[] colours = new String[labels.length];
        for (int i = 0; i < labels.length; i++) {
            colours[i] = PALE[labels[i]];
        }
        Mosaic.add(regions.drawn, 0, 0, SIDE / CELLS, colours, CELLS);
        regions.points(points);
        return regions;
    }

    /** All points of a class are one stroke, of dots. */
    private void points(Examples points) {
        int[] classes = Labels.of(points.t());
        for (int k = 0; k < points.t().getColumnDimension(); k++) {
            StringBuilder dots = new StringBuilder();
            for (int i = 0; i < classes.length; i++) {
                Picture.checkStop("Regions", "point", i, classes.length);
                if (classes[i] == k) {
                    dots.append('M').append(Svg.number((points.x().getEntry(i, 0) / reach + 1) * SIDE / 2)).append(' ')
                            .append(Svg.number((1 - points.x().getEntry(i, 1) / reach) * SIDE / 2)).append("h0");
                }
            }
            drawn.add("<path fill='none' stroke='%s' stroke-width='5' stroke-linecap='round' d='%s'/>", FULL[k],
                    dots);
        }
    }

    /** The words above it. */
    String caption() {
        return caption;
    }

    /** Where the square ends, to the right and upwards. */
    double reach() {
        return reach;
    }

    /** The square alone. */
    Sketch sketch() {
        return new Sketch(-GAP, -GAP, SIDE + 2 * GAP, SIDE + 2 * GAP, drawn);
    }

    /**
     * Draws them side by side, at most three in a row.
     *
     * @param text one sentence that says what they show
     * @throws IllegalArgumentException if the text is null or there are no regions
     */
    public static Picture picture(String text, List<Regions> all) {
        Shapes.given("Regions.picture", "text", text, "a sentence that says what they show");
        if (all == null || all.isEmpty()) {
            throw new IllegalArgumentException("Regions.picture: there are no regions to draw; give one or more.");
        }
        Svg svg = new Svg();
        double across = Math.max(SIDE + GAP, all.stream().mapToDouble(r -> TextWidth.caption(r.caption)).max()
                .orElseThrow());
        for (int i = 0; i < all.size(); i++) {
            Picture.checkStop("Regions", "square", i, all.size());
            double x = (i % PER_ROW + 0.5) * across - (SIDE + GAP) / 2;
            double y = i / PER_ROW * (SIDE + GAP + 20);
            svg.add("<text x='%s' y='%s'>%s</text>", x + SIDE / 2, y + 14, Picture.escape(all.get(i).caption));
            svg.add("<g transform='translate(%s %s)'>", x, y + 22);
            svg.add(all.get(i).drawn);
            svg.add("</g>");
        }
        int rows = (all.size() + PER_ROW - 1) / PER_ROW;
        return new Picture(text, new Sketch(-GAP, -4, Math.min(all.size(), PER_ROW) * across + GAP,
                rows * (SIDE + GAP + 20) + 10, svg).svg(), null);
    }
}
