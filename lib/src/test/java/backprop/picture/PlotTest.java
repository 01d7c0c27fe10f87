package backprop.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
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
    void numbersHaveFiveDigits() {
        assertEquals(List.of(2.6366e7, 1.2346e-4, -0.33333), trace(plot(Axis.Type.LINEAR, 26365524.19345431, 0.000123456789, -1 / 3.0)).get("y"));
    }

    @Test
    void wholeNumbersAreExactSoThatLateStepsStayApart() {
        assertEquals(List.of(123456.0, 123457.0), trace(plot(Axis.Type.LINEAR, 123456, 123457)).get("y"));
    }

    @Test
    void whatIsNoNumberIsNull() {
        assertEquals(Arrays.asList(1.0, null, null, null), trace(plot(Axis.Type.LINEAR, 1, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)).get("y"));
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
        double[] y = Arrays.stream(path(plot(Axis.Type.LOG, 1, 10, 100)).substring(1).split("L")).mapToDouble(p -> Double.parseDouble(p.split(" ")[1])).toArray();
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
        assertEquals("M", path(plot(Axis.Type.LOG, 5)).replaceAll("[^ML]", ""));
        assertFalse(plot(Axis.Type.LOG, 5).svg().contains("NaN"));
    }

    @Test
    void theSvgLoadsAndRunsNothing() {
        String svg = plot(Axis.Type.LOG, 1, 2).svg();
        assertFalse(svg.contains("<script") || svg.contains("href") || svg.contains("@import") || svg.contains("<image"));
    }
}
