package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Element;
import tech.tablesaw.plotly.traces.BarTrace;
import tech.tablesaw.plotly.traces.Trace;

/** Runs in one plot are told apart, however many there are. */
class ManyRunsTest {

    private static Picture runs(int count, String name) {
        return Plots.of(IntStream.range(0, count).mapToObj(i -> Plots.line(name + i, i + 1, 1)).toArray(Trace[]::new));
    }

    private static List<Element> lines(Picture picture) {
        return new Drawing(picture).all("path").filter(p -> p.getAttribute("d").contains("L")).toList();
    }

    private static String look(Element line) {
        return line.getAttribute("stroke") + " " + line.getAttribute("stroke-dasharray");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 5, 6, 12, 15, 25})
    void noTwoLookTheSame(int count) {
        Picture picture = runs(count, "run ");
        assertEquals(count, lines(picture).stream().map(ManyRunsTest::look).distinct().count());
    }

    @Test
    void plotlyDrawsManyAsTheyAreDrawnHere() {
        Picture picture = runs(15, "run ");
        List<String> told = Plots.traces(picture).stream().map(trace -> (Map<?, ?>) trace.get("line"))
                .map(line -> line.get("color") + " " + line.get("dash").toString().replace("solid", "")
                        .replace("px", "").replace(",", " ")).toList();
        assertEquals(lines(picture).stream().map(ManyRunsTest::look).toList(), told);
    }

    @ParameterizedTest
    @ValueSource(strings = {"run ", "a run with a name that is longer than the half of a line of the picture is wide ",
        "ein sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr sehr langer Name ",
        "とても長い名前の実行とても長い名前の実行とても長い名前の実行とても長い名前の実行とても長い名前の実行 ",
        "WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW "})
    void namesStayInThePicture(String name) {
        for (int count : new int[] {2, 5, 6, 15, 40}) {
            Drawing drawing = new Drawing(runs(count, name));
            double width = Drawing.number(drawing.root(), "width");
            double height = Drawing.number(drawing.root(), "height");
            List<Element> names = drawing.all("text", "l");
            assertEquals(count, names.size());
            for (Element text : names) {
                double glyph = text.getTextContent().contains("W") ? 11.9 : name.contains("長") ? 12 : 6.5;
                assertTrue(Drawing.number(text, "x") + glyph * text.getTextContent().strip().length() <= width,
                        text.getTextContent());
                assertTrue(Drawing.number(text, "y") < height - 4);
            }
            assertEquals(count, names.stream().map(t -> t.getAttribute("x") + t.getAttribute("y")).distinct().count());
        }
    }

    @Test
    void runsOfOneNameGetNamesThatDiffer() {
        Picture picture = Plots.of(Plots.line("a", 1, 2), Plots.line("a (2)", 1, 2), Plots.line("a", 1, 2),
                Plots.line("", 1, 2), Plots.line("", 1, 2));
        List<String> names = List.of("a", "a (2)", "a (3)", "trace 4", "trace 5");
        assertEquals(names, Plots.traces(picture).stream().map(trace -> trace.get("name")).toList());
        assertTrue(Plots.texts(picture).containsAll(names));
    }

    @Test
    void barsOfManyTracesDifferInColourOrFaintness() {
        Picture picture = Plots.of(IntStream.range(0, 15).mapToObj(i -> BarTrace.builder(new Object[] {"a"},
                new double[] {1}).name("bar " + i).build()).toArray(Trace[]::new));
        assertEquals(15, new Drawing(picture).all("rect").skip(1).map(bar -> bar.getAttribute("fill")
                + bar.getAttribute("fill-opacity")).distinct().count());
    }

    @Test
    void twelveRunsOfLossPlotAreToldApart() {
        Map<String, double[]> losses = new LinkedHashMap<>();
        IntStream.range(0, 12).forEach(i -> losses.put("seed " + i, new double[] {i + 2, 1}));
        Picture picture = LossPlot.of(losses);
        assertEquals(12, lines(picture).stream().map(ManyRunsTest::look).distinct().count());
        assertTrue(Plots.texts(picture).containsAll(losses.keySet()));
    }
}
