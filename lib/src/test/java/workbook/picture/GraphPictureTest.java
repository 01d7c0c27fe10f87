package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.Shopping;
import backprop.scalar.Scalar;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Reference values: the figures of the shopping graph; hand computation for the fork {@code x·x + x} at 3. */
class GraphPictureTest {
    private final Shopping shop = new Shopping();

    private Picture shopping() {
        shop.total.backward();
        return GraphPicture.of(shop.total);
    }

    private static Picture fork() {
        Scalar x = Scalar.of("x", 3);
        Scalar z = x.times(x).plus(x);
        z.backward();
        return GraphPicture.of(z);
    }

    @Test
    void theTextOfTheShoppingGraph() {
        assertEquals("""
                A graph of 5 inputs and 4 nodes; its output is 715.
                (1) apple × apples: 100 × 2 = 200, gradient 1.1
                (2) orange × oranges: 150 × 3 = 450, gradient 1.1
                (3) (1) + (2): 200 + 450 = 650, gradient 1.1
                (4) (3) × tax: 650 × 1.1 = 715, gradient 1
                Gradients of the inputs: apple 2.2, apples 110, orange 3.3, oranges \
                165, tax 650.""",
                shopping().text());
    }

    @Test
    void theTextBeforeABackwardPassHasNoGradients() {
        assertEquals("""
                A graph of 5 inputs and 4 nodes; its output is 715.
                (1) apple × apples: 100 × 2 = 200
                (2) orange × oranges: 150 × 3 = 450
                (3) (1) + (2): 200 + 450 = 650
                (4) (3) × tax: 650 × 1.1 = 715""", GraphPicture.of(shop.total).text());
    }

    @Test
    void drawnExactlyItHasEveryDigit() {
        shop.total.backward();
        Picture exact = GraphPicture.exactly(shop.total);
        assertEquals("""
                A graph of 5 inputs and 4 nodes; its output is 715.0000000000001.
                (1) apple × apples: 100 × 2 = 200, gradient 1.1
                (2) orange × oranges: 150 × 3 = 450, gradient 1.1
                (3) (1) + (2): 200 + 450 = 650, gradient 1.1
                (4) (3) × tax: 650 × 1.1 = 715.0000000000001, gradient 1
                Gradients of the inputs: apple 2.2, apples 110.00000000000001, orange 3.3000000000000003, oranges \
                165, tax 650.""", exact.text());
        assertTrue(arrows(exact).contains("out: 715.0000000000001, ← 1"));
    }

    @Test
    void aResultThatIsRoundedIsNotCalledEqual() {
        Scalar third = Scalar.of("one", 1).dividedBy(Scalar.of("three", 3));
        Scalar z = third.times(Scalar.of("six", 6)).plus(Scalar.of("x", 2));
        assertEquals("""
                A graph of 4 inputs and 3 nodes; its output is 4.
                (1) one / three: 1 / 3 ≈ 0.333333
                (2) (1) × six: 0.333333 × 6 ≈ 2
                (3) (2) + x: 2 + 2 = 4""", GraphPicture.of(z).text());
        assertTrue(GraphPicture.exactly(z).text().contains("\n(2) (1) × six: 0.3333333333333333 × 6 = 2\n"));
    }

    @Test
    void aNodeWithOneInputHasOneArrowThatArrivesAtItsMiddle() {
        Scalar z = Scalar.of("x", 0).exp().plus(Scalar.of("w", 4));
        z.backward();
        Picture picture = GraphPicture.of(z);
        assertTrue(picture.text().contains("\n(1) exp x: exp 0 = 1, gradient 1\n(2) (1) + w: 1 + 4 = 5, gradient 1\n"),
                picture.text());
        Drawing drawing = new Drawing(picture);
        Element circle = drawing.all("circle", "n").get(0);
        List<Element> arrows = drawing.all("path", "w").stream().filter(p -> p.hasAttribute("marker-end")).toList();
        assertEquals(4, arrows.size());
        assertEquals(1, arrows.stream().map(Drawing::points).map(points -> points.get(points.size() - 1))
                .filter(tip -> Math.abs(Drawing.number(circle, "cx") - Drawing.number(circle, "r") - tip[0]) < 1.5
                        && tip[1] == Drawing.number(circle, "cy")).count());
    }

    @Test
    void gradientsOfAnotherOutputAreNotShown() {
        shop.total.backward();
        shop.price.backward();
        assertFalse(GraphPicture.of(shop.total).text().contains("gradient"));
        assertTrue(GraphPicture.of(shop.price).text().contains("gradient"));
    }

    @Test
    void thePictureInTheReadmeIsTheOneTheLibraryDraws() throws IOException {
        assertEquals(Files.readString(Path.of("lib/src/test/resources/golden/shopping-graph.svg")), shopping().svg());
    }

    @Test
    void eachArrowOfTheShoppingGraphHasItsValueAboveAndItsGradientBelow() {
        assertEquals(new TreeSet<>(List.of(
                "into (1) above: 100, ← 2.2", "into (1) below: 2, ← 110",
                "into (2) above: 150, ← 3.3", "into (2) below: 3, ← 165",
                "into (3) above: 200, ← 1.1", "into (3) below: 450, ← 1.1",
                "into (4) above: 650, ← 1.1", "into (4) below: 1.1, ← 650",
                "out: 715, ← 1")), arrows(shopping()));
    }

    @Test
    void eachBranchOfAForkHasItsShare() {
        assertEquals(new TreeSet<>(List.of("into (1) above: 3, ← 3", "into (1) below: 3, ← 3",
                "into (2) above: 9, ← 1", "into (2) below: 3, ← 1", "out: 12, ← 1")), arrows(fork()));
    }

    @Test
    void beforeAForkStandsTheSumOfItsShares() {
        Drawing drawing = new Drawing(fork());
        List<Element> stems = drawing.all("path", "w").stream().filter(p -> !p.hasAttribute("marker-end")).toList();
        assertEquals(1, stems.size());
        assertEquals("3, ← 7", labels(drawing, Drawing.points(stems.get(0))));
    }

    @Test
    void beforeABackwardPassNoGradientIsDrawn() {
        Drawing drawing = new Drawing(GraphPicture.of(shop.total));
        assertEquals(List.of(), drawing.texts("b"));
        assertEquals(9, drawing.texts("f").size());
    }

    @Test
    void eachNodeHasItsOperation() {
        Drawing drawing = new Drawing(shopping());
        List<String> symbols = drawing.all("text").filter(t -> t.hasAttribute("style")).map(Element::getTextContent)
                .toList();
        assertEquals(List.of("×", "×", "+", "×"), symbols);
    }

    @Test
    void eachInputHasItsName() {
        assertEquals(List.of("apple", "apples", "orange", "oranges", "tax"), new Drawing(shopping()).texts("i"));
    }

    @Test
    void gradientsDifferFromValuesByMoreThanColour() {
        Picture picture = shopping();
        assertTrue(new Drawing(picture).texts("b").stream().allMatch(text -> text.startsWith("← ")));
        assertTrue(picture.svg().contains("font-style:italic"));
    }

    @Test
    void fiveInputsFitInANotebooksWidth() {
        assertTrue(Drawing.number(new Drawing(shopping()).root(), "width") <= 800);
    }

    @Test
    void itLoadsAndRunsNothing() {
        String svg = shopping().svg();
        assertFalse(Pattern.compile("<script|href|@import|<image|<foreignObject|\\son\\w+=", Pattern.CASE_INSENSITIVE)
                .matcher(svg).find());
        assertEquals(List.of("xmlns=\"http://www.w3.org/2000/svg\""),
                Pattern.compile("\\S*//\\S*?\"").matcher(svg).results().map(r -> r.group()).toList());
    }

    @Test
    void namesKeepTheirSpecialCharacters() {
        String name = "<b> & 'c' \"d\" %s";
        Picture picture = GraphPicture.of(Scalar.of(name, 1).plus(Scalar.of("x", 2)));
        assertEquals(List.of(name, "x"), new Drawing(picture).texts("i"));
        assertTrue(picture.text().contains(name));
    }

    @Test
    void anInputAloneIsAPictureToo() {
        Picture picture = GraphPicture.of(shop.apple);
        assertEquals("A graph of 1 input and 0 nodes; its output is 100.", picture.text());
        assertEquals(new TreeSet<>(List.of("out: 100")), arrows(picture));
    }

    @Test
    void thereIsNothingForPlotly() {
        assertNull(shopping().plotly());
    }

    @Test
    void moreThan40ValuesAreRefused() {
        Scalar z = Scalar.of("x", 1);
        for (int i = 0; i < 39; i++) {
            z = z.plus(z);
        }
        Scalar most = z;
        assertTrue(GraphPicture.of(most).text().endsWith(" ≈ 5.49756E11"));
        Errors.argument("GraphPicture: the graph has 41 values, and more than 40 can't be read in a picture; draw one"
                + " of its intermediate values.",
                () -> GraphPicture.of(most.plus(most)));
    }

    @Test
    void nullIsRefused() {
        Errors.argument("GraphPicture: there is no value to draw; give it the output of a graph.",
                () -> GraphPicture.of((Scalar) null));
    }

    /** Where each arrow ends, and what is written at it, found from the drawing alone. */
    private static TreeSet<String> arrows(Picture picture) {
        Drawing drawing = new Drawing(picture);
        TreeSet<String> arrows = new TreeSet<>();
        for (Element path : drawing.all("path", "w")) {
            List<double[]> points = Drawing.points(path);
            if (path.hasAttribute("marker-end")) {
                String end = points.size() == 2 ? "out" : "into " + target(drawing, points.get(points.size() - 1));
                arrows.add(end + ": " + labels(drawing, points));
            }
        }
        return arrows;
    }

    /** The number of the node whose circle the tip of an arrow touches, and from where it comes. */
    private static String target(Drawing drawing, double[] tip) {
        Element circle = drawing.all("circle", "n").stream()
                .filter(c -> Math.abs(Math.hypot(tip[0] - Drawing.number(c, "cx"),
                tip[1] - Drawing.number(c, "cy")) - Drawing.number(c, "r")) < 1.5)
                .findFirst().orElseThrow();
        String number = drawing.all("text", "s").stream()
                .filter(t -> t.getAttribute("x").equals(circle.getAttribute("cx")))
                .min(Comparator.comparingDouble(t -> Math.abs(Drawing.number(t, "y") - Drawing.number(circle, "cy"))))
                .orElseThrow().getTextContent();
        return number + (tip[1] < Drawing.number(circle, "cy") ? " above" : " below");
    }

    /** What is written right above and right below the level pieces of a path. */
    private static String labels(Drawing drawing, List<double[]> points) {
        List<String> labels = new ArrayList<>();
        for (int i = 1; i < points.size(); i++) {
            double[] from = points.get(i - 1);
            double[] to = points.get(i);
            if (from[1] == to[1]) {
                labels.addAll(written(drawing.all("text", "f"), from, to, -8, -4));
                labels.addAll(written(drawing.all("text", "b"), from, to, 14, 20));
            }
        }
        return String.join(", ", labels);
    }

    private static List<String> written(List<Element> texts, double[] from, double[] to, double least, double most) {
        return texts.stream().filter(t -> from[0] < Drawing.number(t, "x") && Drawing.number(t, "x") < to[0])
                .filter(t -> from[1] + least < Drawing.number(t, "y") && Drawing.number(t, "y") < from[1] + most)
                .map(Element::getTextContent).toList();
    }
}
