package workbook.picture;

import backprop.matrix.Layer;
import backprop.matrix.Ledger;
import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws a network at one moment of its run, with at most four layers in a row. It shows shapes, as a graph of numbers
 * shows its numbers.
 */
final class NetworkDrawing {
    private static final int LAYERS_A_ROW = 4;
    private static final double MARGIN = 18;
    private static final double HALF = 20;
    private static final double LINE = 18;

    private final Svg svg = new Svg();
    private final Ledger ledger;
    private final int known;
    private final int reached;

    private NetworkDrawing(Ledger ledger, int known, int reached) {
        this.ledger = ledger;
        this.known = known;
        this.reached = reached;
    }

    /**
     * @param lit the layer at work, from 0; -1 for none
     * @param known the last matrix that is known: 0 for the input, 1 for the output of the first layer, and so on
     * @param reached the first matrix whose gradient is known
     */
    static Sketch of(Ledger ledger, int lit, int known, int reached) {
        return new NetworkDrawing(ledger, known, reached).draw(lit);
    }

    /** What is written into a layer: the name of its class. */
    static String title(Layer layer) {
        String name = layer.getClass().getSimpleName();
        return name.isEmpty() ? "Layer" : name;
    }

    private Sketch draw(int lit) {
        List<Layer> layers = ledger.layers();
        int most = layers.stream().mapToInt(layer -> layer.parameters().size()).max().orElse(0);
        double x = 0;
        double y = 0;
        double width = 0;
        for (int i = 0; i <= layers.size(); i++) {
            x = arrow(i, x, y);
            width = Math.max(width, x);
            if (i > 0 && i % LAYERS_A_ROW == 0 && i < layers.size()) {
                y += 2 * HALF + 40 + 2 * LINE * most;
                x = arrow(i, 0, y);
            }
            if (i < layers.size()) {
                x = layer(i, x, y, i == lit ? GraphDrawing.LIT : "");
            }
        }
        double bottom = y + HALF + 2 * LINE * most + 12;
        return new Sketch(-MARGIN, -HALF - 14, width + 2 * MARGIN, bottom + HALF + 14, svg);
    }

    /** The arrow of a matrix, its name and shape above it and its gradient below; returns where it ends. */
    private double arrow(int i, double x, double y) {
        String shape = Shapes.of(ledger.value(i));
        double end = x + TextWidth.of("\u2190 d" + ledger.name(i) + " " + shape) + 30;
        svg.add("<path class='w' marker-end='url(#a)' d='M%s,%s H%s'/>", x, y, end);
        if (i <= known) {
            svg.add("<text class='f' x='%s' y='%s'>%s %s</text>", (x + end) / 2, y - 6, ledger.name(i), shape);
        }
        if (i >= reached && ledger.gradient(i) != null) {
            svg.add("<text class='b' x='%s' y='%s'>\u2190 d%s %s</text>", (x + end) / 2, y + 17, ledger.name(i), shape);
        }
        return end;
    }

    /** The box of a layer, its parameters and their gradients below; returns its right edge. */
    private double layer(int i, double x, double y, String style) {
        Layer layer = ledger.layers().get(i);
        List<String> labels = new ArrayList<>(List.of(title(layer)));
        layer.parameters().forEach(p -> labels.add("\u2190 d" + p));
        double end = x + labels.stream().mapToDouble(TextWidth::of).max().orElseThrow() + 14;
        double middle = (x + end) / 2;
        svg.add("<rect class='n'%s x='%s' y='%s' width='%s' height='%s' rx='6'/>", style, x, y - HALF, end - x,
                2 * HALF);
        svg.add("<text x='%s' y='%s'>%s</text>", middle, y + 5, Picture.escape(title(layer)));
        double below = y + HALF;
        for (Parameter p : layer.parameters()) {
            svg.add("<text class='f' x='%s' y='%s'>%s</text>", middle, below + LINE, Picture.escape(p.toString()));
            if (i >= reached) {
                svg.add("<text class='b' x='%s' y='%s'>\u2190 d%s</text>", middle, below + 2 * LINE,
                        Picture.escape(p.toString()));
            }
            below += 2 * LINE;
        }
        return end;
    }
}
