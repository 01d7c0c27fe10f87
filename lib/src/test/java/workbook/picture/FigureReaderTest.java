package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.BooleanColumn;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.InstantColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.TimeColumn;
import tech.tablesaw.columns.Column;
import tech.tablesaw.plotly.components.Axis;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.HeatmapTrace;
import tech.tablesaw.plotly.traces.ScatterTrace;

/** What goes into a figure comes out of it, to the letter and to the last digit. */
class FigureReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"C:\\temp\\new", "a\\", "\\", "a\nb\tc\r", "it's", "\"a\"", "<b> & &amp; &#39;",
        "{a: 'b'},", "a\u0001b", "日本 é 😀", "\\u0041", "null", "NaN", "07", "-1e5", "domain: [a, b]"})
    void aTextIsKeptToTheLetter(String text) {
        Layout layout = Layout.builder(text, text, text).build();
        Picture picture = Plots.of(layout, ScatterTrace.builder(StringColumn.create("x", text, "other"),
                DoubleColumn.create("y", 1, 2)).name(text).text(new String[] {text, "other"}).build(),
                Plots.line(text + "!", 1, 2));
        assertEquals(text, Plots.trace(picture).get("name"));
        assertEquals(List.of(text, "other"), Plots.trace(picture).get("text"));
        assertEquals(List.of(text, "other"), Plots.trace(picture).get("x"));
        for (Object titled : List.of(Plots.layout(picture), Plots.axis(picture, "x"), Plots.axis(picture, "y"))) {
            assertEquals(Map.of("text", text), ((Map<?, ?>) titled).get("title"));
        }
        String shown = text.strip().replace('\u0001', '\u2401');  // XML has no such character
        assertTrue(Plots.texts(picture).stream().map(String::strip).toList().contains(shown),
                () -> Plots.texts(picture).toString());
    }

    @Test
    void aNumberIsKeptToTheLastDigit() {
        assertEquals(List.of(1e9 + 1, 1e9 + 2, 26365524.19345431, 1 / 3.0, Double.MIN_VALUE, Double.MAX_VALUE, 1e-300),
                xs(DoubleColumn.create("x", 1e9 + 1, 1e9 + 2, 26365524.19345431, 1 / 3.0, Double.MIN_VALUE,
                        Double.MAX_VALUE, 1e-300)));
        assertEquals(List.of(1700000000001L, 1700000000002L, Long.MAX_VALUE, Long.MAX_VALUE - 1),
                xs(LongColumn.create("x", 1700000000001L, 1700000000002L, Long.MAX_VALUE, Long.MAX_VALUE - 1)));
        assertEquals(List.of(0.0, 2147483647.0), xs(IntColumn.create("x", 0, 2147483647)));
    }

    @Test
    void whatIsNoNumberIsNull() {
        IntColumn holes = IntColumn.create("x", 1, 2);
        holes.appendMissing();
        assertEquals(Arrays.asList(1.0, 2.0, null), xs(holes));
        assertEquals(Arrays.asList(1.0, null, null, null), xs(DoubleColumn.create("x", 1, Double.NaN,
                Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)));
    }

    @Test
    void aCategoryIsNoNumber() throws Exception {
        List<String> names = List.of("2D", "NaN", "07", "7", "null", "1e3", "Infinity", "2026-01-02");
        assertEquals(names, xs(StringColumn.create("x", names)));
        assertEquals("category", Plots.axis(plot(StringColumn.create("x", names)), "x").get("type"));
        assertEquals(List.of("true", "false"), xs(BooleanColumn.create("x", true, false)));
        Picture heat = Plots.of(HeatmapTrace.builder(new Object[] {"07", "7"}, new Object[] {"2D", "NaN"},
                new double[][] {{1, 2}, {3, 4}}).build());
        assertEquals(List.of("07", "7"), Plots.trace(heat).get("x"));
        assertEquals(List.of("2D", "NaN"), Plots.trace(heat).get("y"));
        assertEquals("category", Plots.axis(heat, "x").get("type"));
        assertTrue(Plots.texts(heat).containsAll(List.of("07", "7", "2D", "NaN")));
    }

    @Test
    void aDateIsKept() {
        List<Instant> stamps = List.of(Instant.parse("2026-01-02T03:04:05.001Z"), Instant.EPOCH);
        assertEquals(List.of("2026-01-02T03:04:05.001Z", "1970-01-01T00:00:00Z"), xs(InstantColumn.create("x",
                stamps)));
        assertEquals(List.of("2026-01-02"), xs(DateColumn.create("x", LocalDate.of(2026, 1, 2))));
        assertEquals(List.of("2026-01-02T03:04"), xs(DateTimeColumn.create("x", LocalDateTime.of(2026, 1, 2, 3, 4))));
        assertEquals("date", Plots.axis(plot(InstantColumn.create("x", stamps)), "x").get("type"));
        assertEquals(List.of("03:04"), xs(TimeColumn.create("x", LocalTime.of(3, 4))), "a time of day is a category");
        assertEquals("category", Plots.axis(plot(TimeColumn.create("x", LocalTime.of(3, 4))), "x").get("type"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG-u-nu-arab", "fa-IR-u-nu-arabext", "tr", "de"})
    void aLanguageChangesNothing(String language) throws Exception {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.ROOT);
            String plain = everything();
            Locale.setDefault(Locale.forLanguageTag(language));
            assertEquals(plain, everything());
        } finally {
            Locale.setDefault(before);
        }
    }

    private static String everything() throws Exception {
        Layout halves = Layout.builder("TITLE I").xAxis(Axis.builder().title("x").domain(0, 0.25f).build()).build();
        return new ObjectMapper().writeValueAsString(List.of(Plots.of(halves, Plots.line("a", 1.5, 1000)).forms(),
                Plots.of(Plots.logarithmic(), Plots.line("a", 0, 0.001, 12345678)).forms(),
                plot(DateColumn.create("x", LocalDate.of(2026, 1, 2))).forms(),
                Plots.of(Plots.line("a", new double[5000])).forms(),
                LossPlot.of(Map.of("a", new double[] {12.5, 0.75, 0})).forms()));
    }

    private static Object xs(Column<?> x) {
        return Plots.trace(plot(x)).get("x");
    }

    private static Picture plot(Column<?> x) {
        return Plots.of(ScatterTrace.builder(x, DoubleColumn.create("y", x.size())).build());
    }
}
