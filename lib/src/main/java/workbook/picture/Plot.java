package workbook.picture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.unbescape.html.HtmlEscape;
import tech.tablesaw.plotly.components.Figure;

/**
 * A Tablesaw figure as a picture. Tablesaw writes a figure as a script for a web page; a notebook runs no such
 * script, so this reads the data out of it and hands it on: to JupyterLab's plotly extension, and to a drawing
 * of lines or of a heat map that needs no extension.
 */
public final class Plot {
    /** Tablesaw writes JavaScript, not JSON: names without quotes, strings in single ones, commas at the end. */
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_SINGLE_QUOTES,
            JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS, JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER)
            .build();
    private static final MathContext FIVE_DIGITS = new MathContext(5);

    private Plot() { }

    /**
     * @param figure a figure of lines, or of one heat map
     * @param text one sentence that says what it shows
     * @throws IllegalArgumentException if one of them is missing
     */
    public static Picture of(Figure figure, String text) {
        if (figure == null || text == null) {
            throw new IllegalArgumentException("Plot: the " + (figure == null ? "figure" : "text")
                    + " is null; give it a Tablesaw figure and a sentence that says what it shows.");
        }
        if (figure.getTraces().length == 0) {
            throw new IllegalArgumentException("Plot: the figure has no trace, so there is nothing to draw; give it"
                    + " one or more.");
        }
        String script = figure.asJavascript("plot");
        List<Map<String, Object>> traces = new ArrayList<>();
        for (int i = 0; i < figure.getTraces().length; i++) {
            traces.add(object(script, "var trace" + i + " ="));
        }
        Map<String, Object> layout = object(script, "var layout =");
        boolean heat = traces.get(0).get("type").equals("heatmap");
        if (heat) {
            traces.get(0).putAll(HeatmapDrawing.STYLE);
        }
        Map<String, Object> plotly = new LinkedHashMap<>();
        plotly.put("data", traces);
        plotly.put("layout", layout);
        return new Picture(text, heat ? HeatmapDrawing.of(traces.get(0), layout) : PlotDrawing.of(traces, layout),
                plotly);
    }

    /** The object that the script assigns there. */
    private static Map<String, Object> object(String script, String assignment) {
        int start = script.indexOf(assignment) + assignment.length();
        try (JsonParser parser = LENIENT.createParser(script.substring(start))) {
            Map<String, Object> object = new LinkedHashMap<>();
            JsonNode node = LENIENT.readTree(parser);
            node.properties().forEach(field -> object.put(field.getKey(), plain(field.getKey(), field.getValue())));
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException("Plot: Tablesaw's figure can't be read after \"" + assignment + "\".", e);
        }
    }

    /**
     * A value as plotly takes it: titles as objects, numbers as numbers and to five digits (a whole one to the last),
     * what is no number as null.
     */
    private static Object plain(String name, JsonNode value) {
        if (value.isObject()) {
            Map<String, Object> object = new LinkedHashMap<>();
            value.properties().forEach(field -> object.put(field.getKey(), plain(field.getKey(), field.getValue())));
            return object;
        }
        if (value.isArray()) {
            List<Object> list = new ArrayList<>();
            value.forEach(entry -> list.add(entry.isArray() ? plain(name, entry) : number(entry)));
            return list;
        }
        if (value.isTextual()) {
            String text = HtmlEscape.unescapeHtml(value.asText());
            return name.equals("title") ? Map.of("text", text) : text;
        }
        return value.isNumber() ? value.numberValue() : value.isBoolean() ? value.booleanValue() : null;
    }

    /** An entry of a column: Tablesaw writes numbers as strings, and a missing one as {@code "null"}. */
    private static Object number(JsonNode entry) {
        try {
            double number = Double.parseDouble(entry.asText());
            if (number == Math.rint(number) && Math.abs(number) < 1e9) {
                return number;
            }
            return Double.isFinite(number) ? (Object) new BigDecimal(number).round(FIVE_DIGITS).doubleValue() : null;
        } catch (NumberFormatException e) {
            return entry.asText().equals("null") ? null : HtmlEscape.unescapeHtml(entry.asText());
        }
    }
}
