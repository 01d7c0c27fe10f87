package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.components.Line;
import tech.tablesaw.plotly.components.Marker;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.BoxTrace;
import tech.tablesaw.plotly.traces.ContourTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.Histogram2DTrace;
import tech.tablesaw.plotly.traces.HistogramTrace;
import tech.tablesaw.plotly.traces.PieTrace;
import tech.tablesaw.plotly.traces.Scatter3DTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;
import tech.tablesaw.plotly.traces.ViolinTrace;

/** Every kind of figure: what plotly is given, and that the drawing has as many marks as that has data. */
class PlotKindsTest {
    private static final double[] ONE_TO_THREE = {1, 2, 3};
    private static final Object[] ABC = {"a", "b", "c"};

    private static List<Element> marks(Picture picture, String tag) {
        return new Drawing(picture).all(tag).filter(e -> !e.getAttribute("fill").equals("#fdfdfb")).toList();
    }

    private static List<Double> numbers(List<Element> marks, String attribute) {
        return marks.stream().map(e -> Drawing.number(e, attribute)).toList();
    }

    @Test
    void aFigureNeedsNoLayout() {
        Picture picture = Plot.of(new Figure(Plots.line("a", 1, 2, 3)), "a sentence");
        assertEquals(3, Drawing.points(marks(picture, "path").get(0)).size());
        assertEquals(Map.of(), Plots.layout(picture));
    }

    @Test
    void pointsAreCircles() {
        Picture picture = Plots.of(ScatterTrace.builder(Plots.steps(4), new double[] {1, Double.NaN, 3, 4})
                .marker(Marker.builder().size(10).color("red").build()).build());
        assertEquals("markers", Plots.trace(picture).get("mode"));
        assertEquals(List.of(5.0, 5.0, 5.0), numbers(marks(picture, "circle"), "r"));
        assertEquals("red", marks(picture, "circle").get(0).getAttribute("fill"));
        assertEquals(0, marks(picture, "path").size());
    }

    @Test
    void aPointCanHaveASizeOfItsOwn() {
        Picture picture = Plots.of(ScatterTrace.builder(Plots.steps(3), ONE_TO_THREE)
                .marker(Marker.builder().size(4, 6, 8).build()).build());
        assertEquals(List.of(2.0, 3.0, 4.0), numbers(marks(picture, "circle"), "r"));
    }

    @Test
    void linesWithPointsAreBoth() {
        Picture picture = Plots.of(ScatterTrace.builder(Plots.steps(3), ONE_TO_THREE)
                .mode(ScatterTrace.Mode.LINE_AND_MARKERS).build());
        assertEquals(3, Drawing.points(marks(picture, "path").get(0)).size());
        assertEquals(3, marks(picture, "circle").size());
    }

    @Test
    void textsAreWrittenAtTheirPoints() {
        Picture picture = Plots.of(ScatterTrace.builder(Plots.steps(3), ONE_TO_THREE).mode(ScatterTrace.Mode.TEXT)
                .text(new String[] {"p", "q", "r"}).build());
        assertTrue(Plots.texts(picture).containsAll(List.of("p", "q", "r")));
    }

    @Test
    void aLineHasTheColourAndTheDashThatItIsGiven() {
        Picture picture = Plots.of(ScatterTrace.builder(Plots.steps(3), ONE_TO_THREE).mode(ScatterTrace.Mode.LINE)
                .line(Line.builder().color("red").dash(Line.Dash.DOT).build()).build());
        assertEquals("red", marks(picture, "path").get(0).getAttribute("stroke"));
        assertEquals("2 3", marks(picture, "path").get(0).getAttribute("stroke-dasharray"));
    }

    @Test
    void barsStandOnZero() {
        Picture picture = Plots.of(BarTrace.builder(ABC, new double[] {1, -2, 4}).build());
        assertEquals(List.of("a", "b", "c"), Plots.trace(picture).get("x"));
        List<Element> bars = marks(picture, "rect");
        assertEquals(3, bars.size());
        double foot = Drawing.number(bars.get(0), "y") + Drawing.number(bars.get(0), "height");
        assertEquals(foot, Drawing.number(bars.get(1), "y"), 0.11);
        List<Double> heights = numbers(bars, "height");
        assertEquals(4 * heights.get(0), heights.get(2), 0.3);
        assertEquals(2 * heights.get(0), heights.get(1), 0.2);
        assertTrue(Plots.texts(picture).containsAll(List.of("a", "b", "c")));
    }

    @Test
    void barsCanLie() {
        Picture picture = Plots.of(BarTrace.builder(ABC, ONE_TO_THREE).orientation(BarTrace.Orientation.HORIZONTAL)
                .build());
        assertEquals(List.of("a", "b", "c"), Plots.trace(picture).get("y"));
        assertEquals(List.of(1.0, 2.0, 3.0), Plots.trace(picture).get("x"));
        List<Double> widths = numbers(marks(picture, "rect"), "width");
        assertEquals(3, widths.size());
        assertEquals(3 * widths.get(0), widths.get(2), 0.2);
    }

    @Test
    void barsOfTwoTracesAreBesideOneAnother() {
        List<Element> bars = marks(bars(Layout.BarMode.GROUP), "rect").subList(0, 6);
        assertEquals(Drawing.number(bars.get(0), "x") + Drawing.number(bars.get(0), "width"),
                Drawing.number(bars.get(3), "x"), 0.11);
        assertEquals(6 + 2, marks(bars(Layout.BarMode.GROUP), "rect").size(), "and two in the legend");
    }

    @Test
    void barsOfTwoTracesCanBeStacked() {
        List<Element> bars = marks(bars(Layout.BarMode.STACK), "rect").subList(0, 6);
        assertEquals(Drawing.number(bars.get(0), "x"), Drawing.number(bars.get(3), "x"));
        assertEquals(Drawing.number(bars.get(3), "y") + Drawing.number(bars.get(3), "height"),
                Drawing.number(bars.get(0), "y"), 0.11);
    }

    private static Picture bars(Layout.BarMode mode) {
        return Plots.of(Layout.builder("a title").barMode(mode).build(), BarTrace.builder(ABC, ONE_TO_THREE).name("one")
                .build(), BarTrace.builder(ABC, new double[] {3, 2, 1}).name("two").build());
    }

    @Test
    void barsOnALogarithmicAxisBeginAtItsEdge() {
        List<Element> bars = marks(Plots.of(Plots.logarithmic(), BarTrace.builder(ABC, new double[] {1, 10, 0})
                .build()), "rect");
        assertEquals(2, bars.size());
        assertEquals(348, Drawing.number(bars.get(0), "y") + Drawing.number(bars.get(0), "height"), 0.11);
        assertEquals(348, Drawing.number(bars.get(1), "y") + Drawing.number(bars.get(1), "height"), 0.11);
    }

    @Test
    void aHistogramCountsItsNumbersInBothForms() {
        double[] numbers = IntStream.range(0, 100).mapToDouble(i -> i % 10 == 0 ? 2.5 : i / 100.0).toArray();
        Picture picture = Plots.of(HistogramTrace.builder(numbers).nBinsX(3).build());
        assertEquals("bar", Plots.trace(picture).get("type"));
        assertEquals(List.of(0.5, 1.5, 2.5), Plots.trace(picture).get("x"));
        assertEquals(List.of(90.0, 0.0, 10.0), Plots.trace(picture).get("y"));
        List<Double> heights = numbers(marks(picture, "rect"), "height");
        assertEquals(3, heights.size());
        assertEquals(9 * heights.get(2), heights.get(0), 0.6);
    }

    @Test
    void theBinsOfWholeNumbersAreAroundThem() {
        Picture picture = Plots.of(HistogramTrace.builder(new double[] {0, 1, 1, 3, 3, 3, 9}).build());
        assertEquals(List.of(0.0, 1.0), ((List<?>) Plots.trace(
                Plots.of(HistogramTrace.builder(new double[] {0, 1, 1}).build())).get("x")));
        assertEquals(7.0, ((List<?>) Plots.trace(picture).get("y")).stream().mapToDouble(n -> (double) n).sum());
    }

    @Test
    void aHistogramCanBeOfCategoriesLieAndBeNormed() {
        Picture names = Plots.of(HistogramTrace.builder(StringColumn.create("x", "a", "b", "a"),
                DoubleColumn.create("y", 1, 5, 2)).histFunc(HistogramTrace.HistFunc.SUM).build());
        assertEquals(List.of("a", "b"), Plots.trace(names).get("x"));
        assertEquals(List.of(3.0, 5.0), Plots.trace(names).get("y"));
        Picture lying = Plots.of(HistogramTrace.builder(new double[] {1, 2, 2, 2}).horizontal(true)
                .histNorm(HistogramTrace.HistNorm.PROBABILITY).build());
        assertEquals(List.of(0.25, 0.75), Plots.trace(lying).get("x"));
        assertEquals(List.of(1.0, 2.0), Plots.trace(lying).get("y"));
        List<Double> widths = numbers(marks(lying, "rect"), "width");
        assertEquals(3 * widths.get(0), widths.get(1), 0.2);
    }

    @Test
    void aHistogramOfAMillionNumbersIsSmall() {
        double[] numbers = new java.util.Random(0).doubles(1_000_000).toArray();
        assertTrue(Plots.of(HistogramTrace.builder(numbers).build()).forms().toString().length() < 30_000);
    }

    @Test
    void aHeatMapHasACellForEachNumber() {
        Picture picture = Plots.of(HeatmapTrace.builder(ABC, new Object[] {"d", "e"},
                new double[][] {{1, 2, Double.NaN}, {1 / 3.0, 5, 6}}).build());
        assertEquals(5, marks(picture, "rect").size());
        assertTrue(Plots.texts(picture).contains("0.33333"));
        assertEquals("%{z:.5~g}", Plots.trace(picture).get("texttemplate"));
        assertEquals(List.of(1 / 3.0, 5.0, 6.0), ((List<?>) Plots.trace(picture).get("z")).get(1));
    }

    @Test
    void datesAreOnAnAxisOfTheirOwn() {
        Picture days = Plots.of(ScatterTrace.builder(DateColumn.create("x", LocalDate.of(2026, 1, 1),
                LocalDate.of(2026, 1, 2), LocalDate.of(2026, 1, 5)), DoubleColumn.create("y", ONE_TO_THREE))
                .mode(ScatterTrace.Mode.LINE).build());
        assertEquals("date", Plots.axis(days, "x").get("type"));
        List<double[]> points = Drawing.points(marks(days, "path").get(0));
        assertEquals(3, points.size());
        assertEquals(3 * (points.get(1)[0] - points.get(0)[0]), points.get(2)[0] - points.get(1)[0], 0.3);
        assertTrue(Plots.texts(days).containsAll(List.of("2026-01-01", "2026-01-05")), Plots.texts(days).toString());
        assertTrue(Plots.texts(dated("2026-01-01T10:00:00", "2026-01-01T10:00:30")).contains("10:00:05"));
        assertTrue(Plots.texts(dated("2026-01-01T10:00:00", "2026-01-01T12:00:00")).contains("01-01 10:30"));
        assertTrue(Plots.texts(dated("2025-11-01T00:00:00", "2026-04-01T00:00:00")).contains("2026-01"));
        assertTrue(Plots.texts(dated("1066-11-01T00:00:00", "2026-04-01T00:00:00")).contains("1200"));
        assertTrue(Plots.texts(Plots.of(ScatterTrace.builder(InstantColumn.create("x", Instant.ofEpochMilli(1),
                Instant.ofEpochMilli(3)), DoubleColumn.create("y", 1, 2)).build())).contains("00:00:00.002"));
    }

    private static Picture dated(String from, String to) {
        return Plots.of(ScatterTrace.builder(DateTimeColumn.create("x", LocalDateTime.parse(from),
                LocalDateTime.parse(to)), DoubleColumn.create("y", 1, 2)).build());
    }

    @Test
    void lateNumbersOfAnAxisStayApart() {
        Picture late = Plots.of(ScatterTrace.builder(new double[] {1.7e12, 1.7e12 + 4}, new double[] {1, 1.00004})
                .build());
        assertEquals(Plots.texts(late).stream().distinct().toList(), Plots.texts(late));
    }

    @Test
    void aRangeThatIsAskedForIsKept() {
        Layout layout = Layout.builder("a title").yAxis(Axis.builder().range(0, 10).build()).build();
        Picture picture = Plots.of(layout, Plots.line("a", 0, 10, 20));
        assertEquals(List.of(348.0, 44.0, -260.0), Drawing.points(marks(picture, "path").get(0)).stream()
                .map(p -> p[1]).toList());
        assertEquals(1, marks(picture, "clipPath").size());
    }

    static List<Trace> others() {
        DoubleColumn numbers = DoubleColumn.create("n", ONE_TO_THREE);
        DateColumn days = DateColumn.create("d", LocalDate.of(2026, 1, 1), LocalDate.of(2026, 1, 2),
                LocalDate.of(2026, 1, 3));
        return List.of(PieTrace.builder(ABC, ONE_TO_THREE).build(), BoxTrace.builder(ABC, ONE_TO_THREE).build(),
                ViolinTrace.builder(ABC, ONE_TO_THREE).build(), Histogram2DTrace.builder(ONE_TO_THREE, ONE_TO_THREE)
                .build(), Scatter3DTrace.builder(ONE_TO_THREE, ONE_TO_THREE, ONE_TO_THREE).build(),
                ContourTrace.builder(ABC, ABC, new double[][] {{1, 2, 3}, {1, 2, 3}, {1, 2, 3}}).build(),
                ScatterTrace.builder(days, numbers, numbers, numbers, numbers).type("candlestick").build(),
                ScatterTrace.builder(numbers, numbers).type("scattergl").build(),
                ScatterTrace.builder(numbers, numbers).fill(ScatterTrace.Fill.TO_NEXT_Y).build(),
                ScatterTrace.builder(numbers, numbers).yAxis(ScatterTrace.YAxis.Y2).build(),
                ScatterTrace.builder(numbers, numbers).line(Line.builder().shape(Line.Shape.HVH).build()).build());
    }

    @ParameterizedTest
    @MethodSource("others")
    void whatOnlyPlotlyDrawsIsSaidInTheDrawingAndInTheWords(Trace trace) {
        Picture picture = Plots.of(trace);
        List<String> texts = Plots.texts(picture);
        assertTrue(picture.text().matches("a sentence This is an? [a-zA-Z ]+\\. It is shown only if JupyterLab has"
                + " its plotly extension\\. Lines, points, bars, histograms and heat maps are drawn everywhere\\."),
                picture.text());
        assertTrue(texts.containsAll(List.of("It is shown only if JupyterLab has its plotly extension.",
                "Lines, points, bars, histograms and heat maps are drawn everywhere.")));
        assertTrue(picture.text().contains(texts.get(3)), texts.toString());
        Map<String, Object> plotly = Plots.trace(picture);
        assertTrue(plotly.containsKey("x") || plotly.containsKey("labels"));
    }

    @Test
    void aPieHasAllItsDataInPlotlysForm() {
        Picture pie = Plots.of(PieTrace.builder(new Object[] {"07", "b\\"}, new double[] {1.5, 2}).build());
        assertEquals(List.of("07", "b\\"), Plots.trace(pie).get("labels"));
        assertEquals(List.of(1.5, 2.0), Plots.trace(pie).get("values"));
        assertEquals("pie", Plots.trace(pie).get("type"));
    }

    @Test
    void namesOfCategoriesStayInThePicture() {
        Object[] names = IntStream.range(0, 60).mapToObj(i -> "a long name of a category " + i).toArray();
        double[] ones = new double[60];
        Arrays.fill(ones, 1);
        Drawing upright = new Drawing(Plots.of(BarTrace.builder(names, ones).build()));
        assertEquals(60, upright.all("rect").count() - 1);
        assertTrue(upright.all("text").count() < 20, "names over one another");
        Drawing lying = new Drawing(Plots.of(BarTrace.builder(names, ones).orientation(BarTrace.Orientation.HORIZONTAL)
                .build()));
        Element name = lying.all("text", "e").get(0);
        assertTrue(Drawing.number(name, "x") > 7 * name.getTextContent().length());
        assertFalse(lying.all("rect").skip(1).anyMatch(bar -> Drawing.number(bar, "x") < Drawing.number(name, "x")));
    }

    @Test
    void columnsOfDifferentLengthsAreDrawnAsFarAsBothGo() {
        assertEquals(2, Drawing.points(marks(Plots.of(ScatterTrace.builder(IntColumn.create("x", 1, 2, 3),
                IntColumn.create("y", 1, 2)).mode(ScatterTrace.Mode.LINE).build()), "path").get(0)).size());
    }
}
