package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Reference: what plotly 3 and later ask of their JSON, as DESIGN.md has it. */
class PlotTest {
    private static final String ODD = "it's \"a\" <b> & {c}";

    private static Picture plot(Axis.Type type, double... y) {
        double[] x = new double[y.length];
        Arrays.setAll(x, i -> i);
        ScatterTrace trace = ScatterTrace.builder(x, y).mode(ScatterTrace.Mode.LINE).name(ODD).build();
        Layout layout = Layout.builder(ODD, "across").yAxis(Axis.builder().title("up").type(type).build()).build();
        return Plot.of(new Figure(layout, trace), "a sentence");
    }

    private static Map<?, ?> layout(Picture picture) {
        return (Map<?, ?>) ((Map<?, ?>) picture.plotly()).get("layout");
    }

    private static Map<?, ?> trace(Picture picture) {
        return (Map<?, ?>) ((List<?>) ((Map<?, ?>) picture.plotly()).get("data")).get(0);
    }

    private static String path(Picture picture) {
        return new Drawing(picture).all("path").findFirst().orElseThrow().getAttribute("d");
    }

    private static List<String> texts(Picture picture) {
        return new Drawing(picture).all("text").map(Element::getTextContent).toList();
    }

    @Test
    void titlesAreObjects() {
        Map<?, ?> layout = layout(plot(Axis.Type.LINEAR, 1, 2));
        assertEquals(Map.of("text", ODD), layout.get("title"));
        assertEquals(Map.of("text", "across"), ((Map<?, ?>) layout.get("xaxis")).get("title"));
        assertEquals(Map.of("text", "up"), ((Map<?, ?>) layout.get("yaxis")).get("title"));
    }

    @Test
    void numbersAreNumbers() {
        assertEquals(List.of(0.0, 1.0), trace(plot(Axis.Type.LINEAR, 5, 7)).get("x"));
        assertEquals(List.of(5.0, 7.0), trace(plot(Axis.Type.LINEAR, 5, 7)).get("y"));
    }

    @Test
    void whatIsNoNumberIsNull() {
        assertEquals(Arrays.asList(1.0, null, null, null),
                trace(plot(Axis.Type.LINEAR, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY))
                .get("y"));
    }

    @Test
    void namesAreKeptToTheLetter() {
        assertEquals(ODD, trace(plot(Axis.Type.LINEAR, 1, 2)).get("name"));
        assertTrue(texts(plot(Axis.Type.LINEAR, 1, 2)).contains(ODD));
    }

    @Test
    void theSvgHasTheTitles() {
        assertTrue(texts(plot(Axis.Type.LINEAR, 1, 2)).containsAll(List.of("across", "up")));
    }

    @Test
    void theSvgsLineHasAsManyPointsAsTheTrace() {
        assertEquals(4, path(plot(Axis.Type.LINEAR, 1, 2, -3, 0)).split("[ML]").length - 1);
    }

    @Test
    void aLineBreaksWhereThereIsNoNumber() {
        assertEquals("MLM", path(plot(Axis.Type.LINEAR, 1, 2, Double.NaN, 3)).replaceAll("[^ML]", ""));
    }

    @Test
    void zeroAndNegativeAreNotDrawnOnALogAxis() {
        assertEquals("MM", path(plot(Axis.Type.LOG, 10, 0, -5, 1000)).replaceAll("[^ML]", ""));
        assertEquals("MLLL", path(plot(Axis.Type.LINEAR, 10, 0, -5, 1000)).replaceAll("[^ML]", ""));
    }

    @Test
    void equalRatiosAreEqualHeightsOnALogAxis() {
        double[] y = Arrays.stream(path(plot(Axis.Type.LOG, 1, 10, 100)).substring(1).split("L"))
                .mapToDouble(p -> Double.parseDouble(p.split(" ")[1])).toArray();
        assertEquals(y[0] - y[1], y[1] - y[2], 0.11);
        assertTrue(y[0] > y[1], "up is less in SVG");
    }

    @Test
    void aLogAxisCountsInPowersOfTen() {
        assertTrue(texts(plot(Axis.Type.LOG, 3, 4e7)).containsAll(List.of("100", "1e6")));
    }

    @Test
    void aLogAxisOfLessThanADecadeIsLabelledToo() {
        assertTrue(texts(plot(Axis.Type.LOG, 1.85e7, 2.64e7)).containsAll(List.of("2e7", "2.2e7", "2.4e7", "2.6e7")));
    }

    @Test
    void aSinglePointIsAPlotToo() {
        Picture picture = plot(Axis.Type.LOG, 5);
        assertEquals(List.of(3.5), lone(picture));
        assertEquals("lines+markers", trace(picture).get("mode"));
        assertEquals(Map.of("size", List.of(7.0)), trace(picture).get("marker"));
        assertFalse(picture.svg().contains("NaN"));
    }

    @Test
    void aPointAloneBetweenGapsIsDrawnAsAMarker() {
        Picture picture = plot(Axis.Type.LOG, 1, 0, 2, 0, 3, 4, Double.NaN, 5);
        assertEquals(List.of(3.5, 3.5, 3.5), lone(picture));
        assertEquals(Map.of("size", List.of(7.0, 0.0, 7.0, 0.0, 0.0, 0.0, 0.0, 7.0)), trace(picture).get("marker"));
        assertEquals(List.of(), lone(plot(Axis.Type.LOG, 1, 2, 0, 3, 4)));
        assertEquals("lines", trace(plot(Axis.Type.LOG, 1, 2, 0, 3, 4)).get("mode"));
    }

    private static List<Double> lone(Picture picture) {
        return new Drawing(picture).all("circle").map(circle -> Drawing.number(circle, "r")).toList();
    }

    @Test
    void whatALogarithmicAxisCannotShowIsSaid() {
        assertSaid("2 of 4 points can't be drawn: a logarithmic axis shows only numbers above 0.",
                plot(Axis.Type.LOG, 1, 0, -2, 3));
        assertSaid("No point can be drawn: a logarithmic axis shows only numbers above 0.", plot(Axis.Type.LOG, 0, 0));
        assertSaid("No point can be drawn: none is a number.", plot(Axis.Type.LINEAR, Double.NaN, Double.NaN));
        assertSaid("There is no point to draw.", plot(Axis.Type.LINEAR));
        assertEquals("a sentence", plot(Axis.Type.LINEAR, 1, 0, -2, 3, Double.NaN).text());
    }

    private static void assertSaid(String note, Picture picture) {
        assertEquals("a sentence " + note, picture.text());
        assertTrue(texts(picture).contains(note));
        assertTrue(layout(picture).get("annotations").toString().contains(note));
    }

    private static Picture heat(Axis.AutoRange range) {
        HeatmapTrace trace = HeatmapTrace.builder(new Object[] {"0", "a < b", "c"}, new Object[] {"d", "e"},
                new double[][] {{1, 2, Double.NaN}, {9, 10.5, 1}}).build();
        Axis y = range == null ? Axis.builder().title("up").build() : Axis.builder().title("up").autoRange(range)
                .build();
        return Plot.of(new Figure(Layout.builder(ODD, "across").yAxis(y).build(), trace), "a sentence");
    }

    @Test
    void aHeatMapsNumbersAreRowsOfNumbers() {
        assertEquals(List.of(Arrays.asList(1.0, 2.0, null), List.of(9.0, 10.5, 1.0)), trace(heat(null)).get("z"));
        assertEquals(List.of("0", "a < b", "c"), trace(heat(null)).get("x"));
        assertEquals("%{z}", trace(heat(null)).get("texttemplate"));
    }

    @Test
    void aHeatMapIsDrawnCellByCellWithItsNumbers() {
        assertEquals(List.of(ODD, "across", "up", "0", "a < b", "c", "d", "1", "2", "e", "9", "10.5", "1"),
                texts(heat(null)));
        List<Element> cells = cells(heat(null));
        assertEquals(5, cells.size(), "one has no number");
        assertEquals("#dce9f5", cells.get(0).getAttribute("fill"), "the least");
        assertEquals("#0b4a8f", cells.get(3).getAttribute("fill"), "the most");
        assertEquals(cells.get(0).getAttribute("fill"), cells.get(4).getAttribute("fill"));
    }

    @Test
    void aHeatMapsRowsGoUpOrWhereTheAxisIsReversedDown() {
        assertTrue(Drawing.number(cells(heat(null)).get(0), "y") > Drawing.number(cells(heat(null)).get(2), "y"));
        Picture reversed = heat(Axis.AutoRange.REVERSED);
        assertTrue(Drawing.number(cells(reversed).get(0), "y") < Drawing.number(cells(reversed).get(2), "y"));
        assertTrue(Drawing.number(cells(reversed).get(0), "x") < Drawing.number(cells(reversed).get(1), "x"));
    }

    private static List<Element> cells(Picture picture) {
        return new Drawing(picture).all("rect").skip(1).toList();
    }

    @Test
    void aHeatMapOfEqualNumbersIsDrawnToo() {
        HeatmapTrace trace = HeatmapTrace.builder(new Object[] {"a"}, new Object[] {"b"}, new double[][] {{7}}).build();
        assertFalse(Plot.of(new Figure(Layout.builder(ODD).build(), trace), "a sentence").svg().contains("NaN"));
    }

    @Test
    void aFigureWithoutATraceIsRefused() {
        Errors.argument("Plot: the figure has no trace, so there is nothing to draw; give it one or more.",
                () -> Plot.of(new Figure(Layout.builder(ODD).build()), "a sentence"));
    }

    @Test
    void namesStandAboveLowLinesAndBelowHighOnes() {
        assertTrue(nameAt(9, 1, 1, 1) < 200);
        assertTrue(nameAt(1, 9, 9, 9) > 200);
    }

    private static double nameAt(double... y) {
        double[] x = {0, 1, 2, 3};
        ScatterTrace one = ScatterTrace.builder(x, y).mode(ScatterTrace.Mode.LINE).name("one").build();
        Picture picture = Plot.of(new Figure(Layout.builder(ODD).build(), one, one), "a sentence");
        return Drawing.number(new Drawing(picture).all("text").filter(t -> t.getTextContent().equals("one")).findFirst()
                .orElseThrow(), "y");
    }

    @Test
    void theSvgLoadsAndRunsNothing() {
        String svg = plot(Axis.Type.LOG, 1, 2).svg();
        assertFalse(svg.contains("<script") || svg.contains("href") || svg.contains("@import")
                || svg.contains("<image"));
    }
}
