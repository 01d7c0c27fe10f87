package workbook.picture;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.w3c.dom.Element;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Figure;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.ScatterTrace;
import tech.tablesaw.plotly.traces.Trace;

/** What the tests of plots build them from, and how they look at both forms. */
final class Plots {

    private Plots() { }

    /** The traces over plain axes. */
    static Picture of(Trace... traces) {
        return of(Layout.builder("a title", "across", "up").build(), traces);
    }

    static Picture of(Layout layout, Trace... traces) {
        return Plot.of(new Figure(layout, traces), "a sentence");
    }

    static Layout logarithmic() {
        return Layout.builder("a title", "across").yAxis(Axis.builder().title("up").type(Axis.Type.LOG).build())
                .build();
    }

    static ScatterTrace line(String name, double... y) {
        return ScatterTrace.builder(steps(y.length), y).mode(ScatterTrace.Mode.LINE).name(name).build();
    }

    static double[] steps(int count) {
        double[] steps = new double[count];
        Arrays.setAll(steps, i -> i);
        return steps;
    }

    /** Say "0", "1", "2". */
    static Object[] names(int count) {
        return IntStream.range(0, count).mapToObj(String::valueOf).toArray();
    }

    static List<Map<String, Object>> traces(Picture picture) {
        return Plots.<List<Map<String, Object>>>cast(((Map<?, ?>) picture.plotly()).get("data"));
    }

    static Map<String, Object> trace(Picture picture) {
        return traces(picture).get(0);
    }

    static Map<String, Object> layout(Picture picture) {
        return cast(((Map<?, ?>) picture.plotly()).get("layout"));
    }

    static Map<String, Object> axis(Picture picture, String name) {
        return cast(layout(picture).get(name + "axis"));
    }

    /** All that is written in the drawing. */
    static List<String> texts(Picture picture) {
        return new Drawing(picture).all("text").map(Element::getTextContent).toList();
    }

    @SuppressWarnings("unchecked")
    private static <T> T cast(Object object) {
        return (T) object;
    }
}
