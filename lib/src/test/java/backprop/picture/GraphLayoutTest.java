package backprop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Shopping;
import backprop.scalar.Scalar;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Nothing in a graph's picture lies on anything else. Boxes are those of DejaVu Sans, whose digits are 0.636 em wide. */
class GraphLayoutTest {
    private static final int GRAPHS = 300;

    @Test
    void noLabelLiesOnAnotherOrOnANode() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            assertNoOverlap(GraphPicture.of(graph(seed)));
        }
    }

    @Test
    void noLabelOfTheShoppingGraphLiesOnAnother() {
        Shopping shop = new Shopping();
        shop.total.backward();
        assertNoOverlap(GraphPicture.of(shop.total));
    }

    @Test
    void everythingIsInsideThePicture() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            Drawing drawing = new Drawing(GraphPicture.of(graph(seed)));
            double[] view = Arrays.stream(drawing.root().getAttribute("viewBox").split(" ")).mapToDouble(Double::parseDouble).toArray();
            Rectangle2D all = new Rectangle2D.Double(view[0], view[1], view[2], view[3]);
            drawing.all("text").forEach(t -> assertTrue(all.contains(box(t)), t.getTextContent()));
            circles(drawing).forEach(c -> assertTrue(all.contains(c.getBounds2D())));
        }
    }

    @Test
    void noArrowGoesThroughANodeOrALabel() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            assertFreeArrows(GraphPicture.of(graph(seed)));
        }
    }

    private static void assertFreeArrows(Picture picture) {
        Drawing drawing = new Drawing(picture);
        for (Element path : drawing.all("path", "w")) {
            List<double[]> points = Drawing.points(path);
            for (int i = 1; i < points.size(); i++) {
                Line2D line = new Line2D.Double(points.get(i - 1)[0], points.get(i - 1)[1], points.get(i)[0], points.get(i)[1]);
                drawing.all("text").forEach(t -> assertFalse(line.intersects(box(t)), t.getTextContent() + "\n" + picture));
                circles(drawing).forEach(c -> assertTrue(line.ptSegDist(c.getCenterX(), c.getCenterY()) > 17, "a node\n" + picture));
            }
        }
    }

    @Test
    void anOverlapWouldBeSeen() {
        String two = "<svg><text class='f' x='10' y='10'>100</text><text class='f' x='%s' y='10'>100</text></svg>";
        assertNoOverlap(new Picture("", two.formatted(36), null));
        assertThrows(AssertionError.class, () -> assertNoOverlap(new Picture("", two.formatted(34), null)));
    }

    private static void assertNoOverlap(Picture picture) {
        Drawing drawing = new Drawing(picture);
        List<Element> texts = drawing.all("text").filter(t -> !t.hasAttribute("style")).toList();
        List<Ellipse2D> circles = circles(drawing);
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(box(texts.get(i)).intersects(box(texts.get(j))),
                        texts.get(i).getTextContent() + " lies on " + texts.get(j).getTextContent() + "\n" + picture);
            }
            for (Ellipse2D circle : circles) {
                assertFalse(circle.intersects(box(texts.get(i))), texts.get(i).getTextContent() + " lies on a node\n" + picture);
            }
        }
        for (int i = 0; i < circles.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(circles.get(i).intersects(circles.get(j).getBounds2D()), "two nodes\n" + picture);
            }
        }
    }

    private static Rectangle2D box(Element text) {
        double size = text.getAttribute("class").equals("s") ? 11 : text.hasAttribute("style") ? 12 : 13;
        // A sentence has narrow letters and spaces too.
        double width = (text.getTextContent().length() > 40 ? 0.58 : 0.636) * size * text.getTextContent().length();
        return new Rectangle2D.Double(Drawing.number(text, "x") - width / 2, Drawing.number(text, "y") - 0.76 * size, width, 0.96 * size);
    }

    private static List<Ellipse2D> circles(Drawing drawing) {
        return drawing.all("circle", "n").stream().map(c -> {
            double r = Drawing.number(c, "r");
            return (Ellipse2D) new Ellipse2D.Double(Drawing.number(c, "cx") - r, Drawing.number(c, "cy") - r, 2 * r, 2 * r);
        }).toList();
    }

    /** One to five inputs and a few nodes on values drawn at random, so that some fork; what was left over is added up. */
    static Scalar graph(int seed) {
        Random random = new Random(seed);
        List<Scalar> values = new ArrayList<>();
        List<Scalar> unused = new ArrayList<>();
        int inputs = 1 + random.nextInt(5);
        for (int i = 0; i < inputs; i++) {
            values.add(Scalar.of("input " + "abcde".charAt(i), (1 + random.nextInt(2000)) / (random.nextBoolean() ? 10.0 : 1)));
        }
        unused.addAll(values);
        int nodes = 1 + random.nextInt(6);
        for (int i = 0; i < nodes; i++) {
            Scalar x = values.get(random.nextInt(values.size()));
            Scalar y = values.get(random.nextInt(values.size()));
            values.add(switch (random.nextInt(6)) {
                case 0 -> Math.abs(x.value()) < 20 ? x.exp() : x.plus(y);
                case 1 -> x.value() > 0 ? x.log() : x.plus(y);
                case 2 -> y.value() == 0 ? x.plus(y) : x.dividedBy(y);
                case 3 -> x.times(y);
                default -> x.plus(y);
            });
            unused.removeAll(values.get(values.size() - 1).inputs());
            unused.add(values.get(values.size() - 1));
        }
        Scalar z = unused.get(0);
        for (Scalar v : unused.subList(1, unused.size())) {
            z = z.plus(v);
        }
        z.backward();
        assertEquals(1, z.gradient());
        return z;
    }
}
