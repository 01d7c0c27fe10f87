package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.data.Examples;
import backprop.data.Labels;
import backprop.matrix.DenseMatrix;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

class RegionsTest {
    private static final String BLUE = "#bcd7ee";
    private static final String ORANGE = "#f6d3b5";
    /** One point of class 0 at the lower left, two of class 1 at the upper right and in the middle. */
    private final Examples points = Examples.of(createRealMatrix(new double[][] {{-1, -1}, {1, 1}, {0, 0}}),
            Labels.oneHot(new int[] {0, 1, 1}, 2));

    /** Class 1 where x + 2y is above 0. */
    private static RealMatrix scores(RealMatrix places) {
        DenseMatrix scores = new DenseMatrix(places.getRowDimension(), 2);
        for (int i = 0; i < places.getRowDimension(); i++) {
            scores.setEntry(i, 1, places.getEntry(i, 0) + 2 * places.getEntry(i, 1));
        }
        return scores;
    }

    private static List<String> strokes(Picture picture, String colour) {
        return paths(picture, colour).map(p -> p.getAttribute("d")).toList();
    }

    private static Stream<Element> paths(Picture picture, String colour) {
        return new Drawing(picture).all("path").filter(p -> p.getAttribute("stroke").equals(colour));
    }

    private Picture one() {
        return Regions.picture("t", List.of(Regions.of("epoch 1", RegionsTest::scores, points)));
    }

    @Test
    void eachCellHasTheColourOfItsClass() {
        // Uppermost row: x + 2y is above 0 everywhere; lowest: nowhere.
        assertTrue(strokes(one(), ORANGE).get(0).startsWith("M0 0h96"), strokes(one(), ORANGE).get(0));
        assertTrue(strokes(one(), BLUE).get(0).endsWith("M0 95h96"), strokes(one(), BLUE).get(0));
        int cells = Stream.of(BLUE, ORANGE).flatMap(c -> strokes(one(), c).stream())
                .flatMap(d -> Stream.of(d.split("M")).skip(1))
                .mapToInt(run -> Integer.parseInt(run.substring(run.indexOf('h') + 1))).sum();
        assertEquals(96 * 96, cells);
    }

    @Test
    void pointsLieWhereTheyAre() {
        // The square reaches to 1.05: −1 is at (1 − 1/1.05)·144 = 6.9 from the left, and as much from below.
        assertEquals(List.of("M6.9 281.1h0"), strokes(one(), "#1f5f95"));
        assertEquals(List.of("M281.1 6.9h0M144.0 144.0h0"), strokes(one(), "#b1480a"));
    }

    @Test
    void threeStandInARow() {
        Regions r = Regions.of("a & b", RegionsTest::scores, points);
        List<Element> captions = new Drawing(Regions.picture("t", List.of(r, r, r, r))).all("text").toList();
        assertEquals("a & b", captions.get(0).getTextContent());
        assertEquals(Drawing.number(captions.get(0), "y"), Drawing.number(captions.get(2), "y"));
        assertEquals(Drawing.number(captions.get(0), "x"), Drawing.number(captions.get(3), "x"));
        assertTrue(Drawing.number(captions.get(3), "y") > Drawing.number(captions.get(0), "y") + 288);
    }

    @Test
    void captionsThatAreWiderThanTheirSquareDontLieOnOneAnother() {
        // In letters of 13 pixels: 30 times 13, and 30 times 12.9.
        for (String caption : List.of("螺".repeat(30), "W".repeat(30))) {
            Regions r = Regions.of(caption, RegionsTest::scores, points);
            Drawing drawing = new Drawing(Regions.picture("t", List.of(r, r, r)));
            double[] middles = drawing.all("text").mapToDouble(t -> Drawing.number(t, "x")).toArray();
            double left = Double.parseDouble(drawing.root().getAttribute("viewBox").split(" ")[0]);
            assertTrue(middles[1] - middles[0] >= 390 && middles[2] - middles[1] >= 390, caption);
            assertTrue(middles[0] - 195 >= left, caption);
            assertTrue(middles[2] + 195 <= left + Drawing.number(drawing.root(), "width"), caption);
            assertEquals("translate(%.1f 22.0)".formatted(middles[0] - 144),
                    drawing.all("g").findFirst().orElseThrow().getAttribute("transform"));
        }
    }

    @Test
    void aMapOfAMomentStaysAsItIs() {
        DenseMatrix where = new DenseMatrix(1, 1);
        Regions then = Regions.of("t", places -> scores(places).scalarMultiply(1 - 2 * where.getEntry(0, 0)), points);
        String before = Regions.picture("t", List.of(then)).svg();
        where.setEntry(0, 0, 1);
        assertEquals(before, Regions.picture("t", List.of(then)).svg());
    }

    @Test
    void pointsThatAllLieInTheMiddleAreDrawn() {
        Examples middle = Examples.of(createRealMatrix(2, 2), createRealMatrix(2, 2));
        assertFalse(Regions.picture("t", List.of(Regions.of("c", RegionsTest::scores, middle))).svg().contains("NaN"));
    }

    @Test
    void whatCantBeDrawnIsRefused() {
        Errors.argument("Regions: x is 2×3 and t is 2×2; x needs 2 columns, and t at most 5.",
                () -> Regions.of("c", RegionsTest::scores,
                        Examples.of(createRealMatrix(2, 3), createRealMatrix(2, 2))));
        Errors.argument("Regions: x is 2×2 and t is 2×6; x needs 2 columns, and t at most 5.",
                () -> Regions.of("c", RegionsTest::scores,
                        Examples.of(createRealMatrix(2, 2), createRealMatrix(2, 6))));
        Errors.argument("Regions: the result for 9216 places is 9216×3 but one score for each place and class is"
                + " 9216×2; the result for 9216 places needs 9216 rows and 2 columns.",
                () -> Regions.of("c", places -> new DenseMatrix(9216, 3), points));
        Errors.argument("Regions: scores is null; give it one, say network::forward.",
                () -> Regions.of("c", null, points));
        Errors.argument("Regions: points is null; give it Examples.", () -> Regions.of("c", RegionsTest::scores, null));
        Errors.argument("Regions: caption is null; give it one, say \"epoch 10\".",
                () -> Regions.of(null, RegionsTest::scores, points));
        Errors.argument("Regions.picture: there are no regions to draw; give one or more.",
                () -> Regions.picture("t", List.of()));
        Errors.argument("Regions.picture: there are no regions to draw; give one or more.",
                () -> Regions.picture("t", null));
        Errors.argument("Regions.picture: text is null; give it a sentence that says what they show.",
                () -> Regions.picture(null, List.of()));
    }
}
