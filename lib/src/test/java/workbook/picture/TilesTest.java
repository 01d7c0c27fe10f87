package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class TilesTest {
    /** Two images of 2×2: ink, nothing, half red, half red; and all but nothing. */
    private final RealMatrix two = createRealMatrix(new double[][] {{2, 0, -1, -1}, {0.1, 0, 0, 0}});

    /** The strokes by colour. */
    private static Map<String, String> strokes(Picture picture) {
        Map<String, String> strokes = new TreeMap<>();
        new Drawing(picture).all("path").filter(p -> p.getAttribute("d").startsWith("M") && p.getAttribute("stroke")
                .length() == 7)
                .forEach(p -> strokes.put(p.getAttribute("stroke"), p.getAttribute("d")));
        return strokes;
    }

    @Test
    void aPixelIsAStrokeOfItsColourAndEqualNeighboursAreOne() {
        // Full ink in row 0; in row 1 half red from column 0, two wide. A twentieth of the largest is nothing in eight
        // levels.
        assertEquals(Map.of("#102040", "M0 0h1", "#e29885", "M0 1h2"), strokes(Tiles.of("t", two)));
    }

    @Test
    void anImageMoreStandsToTheRightThenBelow() {
        RealMatrix many = createRealMatrix(50, 4);
        many.setEntry(1, 3, 1);
        many.setEntry(48, 0, -1);
        // 48 fit beside one another, each three pixels with its gap.
        assertEquals(Map.of("#102040", "M4 1h1", "#c4300b", "M0 3h1"), strokes(Tiles.of("t", many)));
    }

    @Test
    void everyImageHasAFrame() {
        assertEquals(2, new Drawing(Tiles.of("t", two)).all("path").filter(p -> p.getAttribute("stroke").equals("#bbb"))
                .findFirst().orElseThrow()
                .getAttribute("d").chars().filter(c -> c == 'M').count());
    }

    @Test
    void captionsStandBelowTheirImagesLineByLine() {
        List<Element> texts = new Drawing(Tiles.of("t", two, "a < b\nc", "d")).all("text").toList();
        assertEquals(List.of("a < b", "c", "d"), texts.stream().map(Element::getTextContent).toList());
        assertEquals(Drawing.number(texts.get(0), "x"), Drawing.number(texts.get(1), "x"));
        assertTrue(Drawing.number(texts.get(0), "y") < Drawing.number(texts.get(1), "y"));
        assertTrue(Drawing.number(texts.get(0), "x") < Drawing.number(texts.get(2), "x"));
    }

    @Test
    void captionsThatAreWiderThanTheirImageDontLieOnOneAnother() {
        // In letters of 11 pixels, 20 times 11.
        Drawing drawing = new Drawing(Tiles.of("t", two, "七".repeat(20), "短\n" + "七".repeat(20)));
        List<Element> texts = drawing.all("text").toList();
        double left = Double.parseDouble(drawing.root().getAttribute("viewBox").split(" ")[0]);
        assertTrue(Drawing.number(texts.get(1), "x") - Drawing.number(texts.get(0), "x") >= 220);
        assertTrue(Drawing.number(texts.get(0), "x") - 110 >= left);
        assertTrue(Drawing.number(texts.get(2), "x") + 110 <= left + Drawing.number(drawing.root(), "width"));
    }

    @Test
    void allIsWithinThePicture() {
        Element root = new Drawing(Tiles.of("t", createRealMatrix(30, 64).scalarAdd(1), "a,".repeat(30).split(",")))
                .root();
        double[] box = Arrays.stream(root.getAttribute("viewBox").split(" ")).mapToDouble(Double::parseDouble)
                .toArray();
        // 12 images of 8 pixels and 4 beside them in a row, three rows.
        assertTrue(box[2] >= (11 * 12 + 8) * 5 && box[2] <= 760 && box[3] >= 3 * 54 && box[3] <= 250,
                root.getAttribute("viewBox"));
    }

    @Test
    void whereAllIsZeroThereIsNothingToDraw() {
        assertEquals(Map.of(), strokes(Tiles.of("t", createRealMatrix(1, 4))));
    }

    @Test
    void whatIsNoImageIsRefused() {
        Errors.argument("Tiles: images is 2×3, but 3 pixels don't make a square; give it a square number of columns,"
                + " say 64.",
                () -> Tiles.of("t", createRealMatrix(2, 3)));
        Errors.argument("Tiles: a caption is null; give it words, or \"\" for none.",
                () -> Tiles.of("t", two, "a", null));
        Errors.argument("Tiles: there is 1 caption for 2 images; give one for each, or none.",
                () -> Tiles.of("t", two, "a"));
        Errors.argument("Tiles: there are 2 captions for 1 image; give one for each, or none.",
                () -> Tiles.of("t", createRealMatrix(1, 4), "a", "b"));
        Errors.argument("Tiles: images is null; give it a matrix.", () -> Tiles.of("t", null));
        Errors.argument("Tiles: text is null; give it a sentence that says what the images show.",
                () -> Tiles.of(null, two));
        Errors.argument("Tiles: images has NaN at row 0, column 1 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> Tiles.of("t", createRealMatrix(new double[][] {{0, Double.NaN, 0, 0}})));
    }
}
