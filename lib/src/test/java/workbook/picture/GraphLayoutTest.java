package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Shopping;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.Sigmoid;
import backprop.matrix.SquaredError;
import backprop.matrix.Value;
import backprop.scalar.Scalar;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Nothing in a graph's picture lies on anything else. Boxes are those of DejaVu Sans, whose digits are 0.636 em wide.
 */
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
            assertInside(GraphPicture.of(graph(seed)));
        }
    }

    private static void assertInside(Picture picture) {
        Drawing drawing = new Drawing(picture);
        double[] view = Arrays.stream(drawing.root().getAttribute("viewBox").split(" "))
                .mapToDouble(Double::parseDouble).toArray();
        Rectangle2D all = new Rectangle2D.Double(view[0], view[1], view[2], view[3]);
        drawing.all("text").forEach(t -> assertTrue(all.contains(box(t)), t.getTextContent()));
        nodes(drawing).forEach(n -> assertTrue(all.contains(n.getBounds2D())));
    }

    @Test
    void namesInAnyScriptAndOfAnyLengthHaveTheirRoom() {
        List<String> names = List.copyOf(TextWidthTest.BOLD.keySet());
        for (int seed = 0; seed < GRAPHS / 3; seed++) {
            Picture picture = GraphPicture.of(graph(seed, names));
            assertNoOverlap(picture);
            assertFreeArrows(picture);
            assertInside(picture);
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
                Line2D line = new Line2D.Double(points.get(i - 1)[0], points.get(i - 1)[1], points.get(i)[0],
                        points.get(i)[1]);
                drawing.all("text")
                        .forEach(t -> assertFalse(line.intersects(box(t)), t.getTextContent() + "\n" + picture));
                nodes(drawing).forEach(n -> assertTrue(distance(line, n) > 17, "a node\n" + picture));
            }
        }
    }

    @Test
    void nothingInAGraphOfMatricesLiesOnAnythingElse() {
        for (int seed = 0; seed < GRAPHS; seed++) {
            Picture picture = GraphPicture.of(matrices(seed));
            assertNoOverlap(picture);
            assertFreeArrows(picture);
            Drawing drawing = new Drawing(picture);
            drawing.all("text").filter(t -> t.hasAttribute("style") && t.getTextContent().length() > 1)
                    .forEach(t -> assertTrue(nodes(drawing).stream().anyMatch(n -> n.getBounds2D().contains(box(t))),
                    t.getTextContent() + "\n" + picture));
        }
    }

    /** A few layers on matrices drawn at random, so that some fork, and a loss. */
    private static Value matrices(int seed) {
        Random random = new Random(seed);
        Supplier<RealMatrix> some = () -> MatrixUtils.createRealMatrix(1, 3).scalarAdd(random.nextInt(4) / 3.0);
        List<Value> values = new ArrayList<>(List.of(Value.of("X", some.get())));
        for (int i = 0; i < 1 + random.nextInt(6); i++) {
            Value x = values.get(random.nextInt(values.size()));
            values.add(switch (random.nextInt(4)) {
                case 0 -> x.times(new Parameter("W" + i, MatrixUtils.createRealMatrix(3, 3).scalarAdd(1)));
                case 1 -> x.apply(random.nextBoolean() ? Relu::new : Sigmoid::new);
                default -> x.plus(values.get(random.nextInt(values.size())));
            });
        }
        Value loss = values.stream().reduce(Value::plus).orElseThrow().loss(SquaredError::new, some.get());
        loss.backward();
        return loss;
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
        List<RoundRectangle2D> nodes = nodes(drawing);
        for (int i = 0; i < texts.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(box(texts.get(i)).intersects(box(texts.get(j))),
                        texts.get(i).getTextContent() + " lies on " + texts.get(j).getTextContent() + "\n" + picture);
            }
            for (RoundRectangle2D node : nodes) {
                assertFalse(node.intersects(box(texts.get(i))), texts.get(i).getTextContent() + " lies on a node\n"
                        + picture);
            }
        }
        for (int i = 0; i < nodes.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(nodes.get(i).intersects(nodes.get(j).getBounds2D()), "two nodes\n" + picture);
            }
        }
    }

    private static Rectangle2D box(Element text) {
        double size = text.getAttribute("class").equals("s") ? 11 : text.hasAttribute("style") ? 12 : 13;
        // A sentence has narrow letters and spaces too.
        String content = text.getTextContent();
        double width = TextWidthTest.BOLD.getOrDefault(content, (content.length() > 40 ? 0.58 : 0.636) * size
                * content.length());
        return new Rectangle2D.Double(Drawing.number(text, "x") - width / 2, Drawing.number(text, "y") - 0.76 * size,
                width, 0.96 * size);
    }

    /** Circles, and boxes with round ends. */
    private static List<RoundRectangle2D> nodes(Drawing drawing) {
        Stream<RoundRectangle2D> circles = drawing.all("circle", "n").stream().map(c -> {
            double r = Drawing.number(c, "r");
            return new RoundRectangle2D.Double(Drawing.number(c, "cx") - r, Drawing.number(c, "cy") - r, 2 * r, 2 * r,
                    2 * r, 2 * r);
        });
        Stream<RoundRectangle2D> boxes = drawing.all("rect", "n").stream()
                .map(b -> new RoundRectangle2D.Double(Drawing.number(b, "x"),
                Drawing.number(b, "y"), Drawing.number(b, "width"), Drawing.number(b, "height"),
                2 * Drawing.number(b, "rx"), 2 * Drawing.number(b, "rx")));
        return Stream.concat(circles, boxes).toList();
    }

    /** How near a line comes to the middle of a circle, or to any of some points of a box's. */
    private static double distance(Line2D line, RoundRectangle2D node) {
        double half = (node.getWidth() - node.getHeight()) / 2;
        return IntStream.rangeClosed(-4, 4)
                .mapToDouble(i -> line.ptSegDist(node.getCenterX() + i * half / 4, node.getCenterY())).min()
                .orElseThrow();
    }

    /**
     * One to five inputs and a few nodes on values drawn at random, so that some fork; what was left over is added up.
     */
    static Scalar graph(int seed) {
        return graph(seed, List.of("input a", "input b", "input c", "input d", "input e"));
    }

    /** @param names those of the inputs; which of them, is drawn too */
    private static Scalar graph(int seed, List<String> names) {
        Random random = new Random(seed);
        List<Scalar> values = new ArrayList<>();
        List<Scalar> unused = new ArrayList<>();
        int inputs = 1 + random.nextInt(5);
        for (int i = 0; i < inputs; i++) {
            double value = (1 + random.nextInt(2000)) / (random.nextBoolean() ? 10.0 : 1);
            values.add(Scalar.of(names.get((seed + i) % names.size()), value));
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
