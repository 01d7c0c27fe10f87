package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.data.Examples;
import backprop.data.Labels;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.PieTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** Reference: plotly's documentation of frames, of sliders and of {@code Plotly.animate}. */
class FilmTest {
    private static final String SENTENCE = "It moves.";
    private final Examples points = Examples.of(createRealMatrix(new double[][] {{-1, -1}, {1, 1}}),
            Labels.oneHot(new int[] {0, 1}, 2));

    @SafeVarargs
    private static <T> Map<String, T> moments(T... moments) {
        Map<String, T> named = new LinkedHashMap<>();
        for (T moment : moments) {
            named.put("epoch " + named.size(), moment);
        }
        return named;
    }

    /** A fixed curve, and a ball on it. */
    private static Figure ball(double x, double y) {
        return new Figure(Layout.builder("x is " + x, "across", "up").width(600).height(300).build(),
                Plots.line("curve", 4, 1, 0, 1),
                ScatterTrace.builder(new double[] {x}, new double[] {y}).name("ball").build());
    }

    private static Figure line(Axis.Type type, double... y) {
        return new Figure(Layout.builder("a title").yAxis(Axis.builder().type(type).build()).build(),
                Plots.line("a", y));
    }

    private static Figure heat(double... row) {
        return new Figure(Layout.builder("a title").build(), HeatmapTrace.builder(
                Plots.names(row.length), new Object[] {"r"}, new double[][] {row}).build());
    }

    private static Picture balls() {
        return Film.plots(SENTENCE, moments(ball(0, 4), ball(1, 1), ball(9, -5)));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> frames(Picture film) {
        return (List<Map<String, Object>>) ((Map<?, ?>) film.plotly()).get("frames");
    }

    private static Map<?, ?> control(Picture film, String name) {
        return (Map<?, ?>) ((List<?>) Plots.layout(film).get(name)).get(0);
    }

    private static Map<?, ?> data(Picture film, int frame) {
        return (Map<?, ?>) ((List<?>) frames(film).get(frame).get("data")).get(0);
    }

    private static List<?> range(Picture film, String axis) {
        return (List<?>) Plots.axis(film, axis).get("range");
    }

    @Test
    void aFrameHasWhatMovesAndNoMore() {
        Picture film = balls();
        assertEquals(List.of("epoch 0", "epoch 1", "epoch 2"), frames(film).stream().map(f -> f.get("name")).toList());
        assertEquals(List.of(1), frames(film).get(2).get("traces"), "the curve stays");
        assertEquals(Map.of("x", List.of(9.0), "y", List.of(-5.0)), data(film, 2));
        assertEquals(Map.of("title", Map.of("text", "x is 1.0")), frames(film).get(1).get("layout"));
        assertEquals(2, Plots.traces(film).size());
        assertEquals(List.of(0.0), Plots.traces(film).get(1).get("x"), "the first moment is shown");
    }

    @Test
    void theSliderHasAStepForEachMomentAndSaysOnceWhatAllNamesBeginWith() {
        Map<?, ?> slider = control(balls(), "sliders");
        List<?> steps = (List<?>) slider.get("steps");
        assertEquals(List.of("0", "1", "2"), steps.stream().map(s -> ((Map<?, ?>) s).get("label")).toList());
        assertEquals(Map.of("prefix", "epoch "), slider.get("currentvalue"));
        assertEquals(List.of("epoch 2"), ((List<?>) ((Map<?, ?>) steps.get(2)).get("args")).get(0));
        Map<String, Figure> apart = new LinkedHashMap<>();
        apart.put("at first", ball(0, 4));
        apart.put("later", ball(1, 1));
        assertEquals(Map.of("prefix", ""), control(Film.plots(SENTENCE, apart), "sliders").get("currentvalue"));
    }

    @Test
    void aButtonPlaysAllFramesAndAnotherEndsThat() {
        List<?> buttons = (List<?>) control(balls(), "updatemenus").get("buttons");
        List<?> what = buttons.stream().map(b -> ((List<?>) ((Map<?, ?>) b).get("args")).get(0)).toList();
        assertEquals(Arrays.asList(null, Collections.singletonList(null)), what);
    }

    @Test
    void allMomentsHaveTheAxesOfTheLongest() {
        assertEquals(List.of(-0.18, 9.18), range(balls(), "x"), "from 0 to 9, and a fiftieth at both ends");
        assertEquals(List.of(-5.18, 4.18), range(balls(), "y"));
        Picture log = Film.plots(SENTENCE, moments(line(Axis.Type.LOG, 1, 10), line(Axis.Type.LOG, 100, 1e5)));
        assertEquals(List.of(-0.02, 5.06), range(log, "y"), "powers of ten");
        assertEquals(4, new Drawing(log).texts("e").stream().filter(t -> t.equals("1") || t.equals("100000")
                || t.equals("1e5")).count(), "both moments of the drawing have them too");
    }

    @Test
    void anAxisThatIsReversedStaysSo() {
        Axis down = Axis.builder().autoRange(Axis.AutoRange.REVERSED).build();
        Figure figure = new Figure(Layout.builder("a title").yAxis(down).xAxis(down).build(), Plots.line("a", 0, 50));
        Picture film = Film.plots(SENTENCE, moments(figure, figure));
        assertEquals(List.of(51.0, -1.0), range(film, "y"));
        assertEquals(List.of(1.02, -0.02), range(film, "x"));
        assertFalse(Plots.axis(film, "y").containsKey("autorange"));
    }

    @Test
    void aHeatMapHasTheColoursOfAllMoments() {
        Picture film = Film.plots(SENTENCE, moments(heat(0, 1), heat(1, 3)));
        assertEquals(List.of(0.0, 3.0), List.of(Plots.trace(film).get("zmin"), Plots.trace(film).get("zmax")));
        List<String> cells = new Drawing(film).all("rect").map(cell -> cell.getAttribute("fill"))
                .filter(fill -> !fill.equals("#fdfdfb")).toList();
        assertEquals("#dce9f5", cells.get(0), "0");
        assertEquals(cells.get(1), cells.get(2), "1 and 1");
        assertEquals("#0b4a8f", cells.get(3), "3");
    }

    @Test
    void whatALogarithmicAxisCannotShowIsSaidOfItsMomentAlone() {
        Picture film = Film.plots(SENTENCE, moments(line(Axis.Type.LOG, 1, -10), line(Axis.Type.LOG, 1, 5)));
        String note = "1 of 2 points can't be drawn: a logarithmic axis shows only numbers above 0.";
        assertEquals(SENTENCE + " " + note, film.text());
        assertTrue(frames(film).get(0).get("layout").toString().contains(note));
        assertEquals(Map.of("annotations", List.of()), frames(film).get(1).get("layout"));
    }

    @Test
    void theLegendMakesRoomForTheSlider() {
        assertFalse(Plots.layout(balls()).containsKey("legend"));
        assertTrue((int) Plots.layout(balls()).get("height") >= 400);
    }

    @Test
    void theDrawingHasAllMomentsOrSixOfThemEvenly() {
        assertEquals(List.of("epoch 0", "epoch 1", "epoch 2"), names(balls()));
        Figure[] many = new Figure[16];
        Arrays.setAll(many, i -> ball(i, i));
        assertEquals(List.of("epoch 0", "epoch 3", "epoch 6", "epoch 9", "epoch 12", "epoch 15"),
                names(Film.plots(SENTENCE, moments(many))));
    }

    private static List<String> names(Picture film) {
        return Plots.texts(film).stream().filter(text -> text.startsWith("epoch")).toList();
    }

    @Test
    void imagesHaveTheColoursOfAllMoments() {
        RealMatrix half = createRealMatrix(new double[][] {{1, 0, 0, 0}});
        Picture film = Film.images(SENTENCE, moments(half, half.scalarMultiply(-2)));
        assertEquals(List.of("#8890a0", "#c4300b"), new Drawing(film).all("path").map(p -> p.getAttribute("stroke"))
                .filter(colour -> colour.length() == 7).toList(), "half ink, full red");
        assertTrue(image(film, 0).contains("#8890a0"));
        assertTrue(image(film, 1).contains("#c4300b"));
    }

    private static String image(Picture film, int frame) {
        Map<?, ?> layout = (Map<?, ?>) frames(film).get(frame).get("layout");
        String source = ((Map<?, ?>) ((List<?>) layout.get("images")).get(0)).get("source").toString();
        return new String(Base64.getDecoder().decode(source.substring(source.indexOf(',') + 1)),
                StandardCharsets.UTF_8);
    }

    private Regions regions(String caption, int sign) {
        return Regions.of(caption, places -> places.scalarMultiply(sign), points);
    }

    @Test
    void regionsStandUnderTheirCaptions() {
        Picture film = Film.regions(SENTENCE, List.of(regions("epoch 1", 1), regions("epoch 2", -1)));
        assertEquals(List.of("epoch 1", "epoch 2"), Plots.texts(film));
        assertEquals(List.of(), Plots.traces(film));
        assertNotEquals(image(film, 0), image(film, 1));
        assertFalse(image(film, 0).contains("epoch"), "the slider says it");
    }

    @Test
    void fifteenMomentsOfRegionsAreNotTooMuchForANotebook() {
        Regions[] regions = new Regions[15];
        Arrays.setAll(regions, i -> regions("epoch " + i, i % 2 * 2 - 1));
        assertTrue(size(Film.regions(SENTENCE, List.of(regions))) < 300_000);
    }

    private static int size(Picture film) {
        return film.forms().values().stream().mapToInt(form -> form.toString().length()).sum();
    }

    @Test
    void whatIsMissingIsRefused() {
        Figure some = ball(0, 0);
        Errors.argument("Film: text is null; give it a sentence that says what it shows.",
                () -> Film.plots(null, moments(some, some)));
        Errors.argument("Film: moments is null; give it a LinkedHashMap of names and what they show.",
                () -> Film.plots(SENTENCE, null));
        Errors.argument("Film: moments is null; give it Regions.", () -> Film.regions(SENTENCE, null));
        Errors.argument("Film: a moment is null; give it Regions.",
                () -> Film.regions(SENTENCE, Arrays.asList(regions("a", 1), null)));
        Errors.argument("Film: epoch 1 is null; give it what is shown at that moment.",
                () -> Film.plots(SENTENCE, moments(some, null)));
        Errors.argument("Film: a name is null; give it one, say \"epoch 10\".",
                () -> Film.plots(SENTENCE, Collections.singletonMap(null, some)));
        Errors.argument("Film: a name is blank; give each moment its own, say \"epoch 10\".",
                () -> Film.plots(SENTENCE, Map.of(" ", some)));
        Errors.argument("Film: two moments have the name a; give each moment its own, say \"epoch 10\".",
                () -> Film.regions(SENTENCE, List.of(regions("a", 1), regions("a", 1))));
        Errors.argument("Film: there is 1 moment; give it two or more.", () -> Film.plots(SENTENCE, moments(some)));
        Errors.argument("Film: there is no moment; give it two or more.", () -> Film.regions(SENTENCE, List.of()));
        Errors.argument("LossPlot: there is no step to draw; give it the log of a run of 1 step or more.",
                () -> Film.losses());
    }

    @Test
    void whatIsNotTheSameAtAllMomentsIsRefused() {
        Errors.argument("Film: epoch 1 is scatter over the axes linear and linear but epoch 0 is scatter, scatter over"
                + " the axes linear and linear; give all moments the same traces over the same axes.",
                () -> Film.plots(SENTENCE, moments(ball(0, 0), line(Axis.Type.LINEAR, 1, 2))));
        Errors.argument("Film: epoch 1 is scatter over the axes linear and linear but epoch 0 is scatter over the axes"
                + " linear and log; give all moments the same traces over the same axes.",
                () -> Film.plots(SENTENCE, moments(line(Axis.Type.LOG, 1), line(Axis.Type.LINEAR, 1))));
        Errors.argument("Film: epoch 1 is bar over the axes category [b] and linear but epoch 0 is bar over the axes"
                + " category [a] and linear; give all moments the same traces over the same axes.",
                () -> Film.plots(SENTENCE, moments(bar("a"), bar("b"))));
        Errors.argument("Film: epoch 1 is a heat map of the rows [r] and the columns [0] but epoch 0 is a heat map of"
                + " the rows [r] and the columns [0, 1]; give all moments the same traces over the same axes.",
                () -> Film.plots(SENTENCE, moments(heat(1, 2), heat(1))));
        Errors.argument("Film: epoch 0 is a pie chart; give it lines, points, bars, histograms or one heat map.",
                () -> Film.plots(SENTENCE, moments(new Figure(PieTrace.builder(Plots.names(1), new double[] {1})
                        .build()), ball(0, 0))));
        Errors.argument("Film: epoch 0 is a figure without a trace; give it lines, points, bars, histograms or one heat"
                + " map.", () -> Film.plots(SENTENCE, moments(new Figure(), ball(0, 0))));
        Errors.argument("Film: epoch 1 is 2×4 but epoch 0 is 1×4; epoch 1 needs 1 row and 4 columns.",
                () -> Film.images(SENTENCE, moments(createRealMatrix(1, 4), createRealMatrix(2, 4))));
        Errors.argument("Film: the square of b reaches to 2.1 but the square of a to 1.05; draw all of them with the"
                + " same points.",
                () -> Film.regions(SENTENCE, List.of(regions("a", 1), Regions.of("b", places -> places,
                        Examples.of(points.x().scalarMultiply(2), points.t())))));
    }

    private static Figure bar(String category) {
        return new Figure(BarTrace.builder(new Object[] {category}, new double[] {1}).build());
    }
}
