package workbook.picture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.time.LocalTime;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import tech.tablesaw.plotly.components.Layout;
import tech.tablesaw.plotly.traces.Trace;

/**
 * What a Tablesaw figure is made of, by plotly's names. How it looks is read from Tablesaw's script; its data are taken
 * from the traces themselves, because the script makes strings of them all, in which the category "07" and the number 7
 * are no longer told apart.
 */
final class FigureReader {
    private static final Set<String> DATA =
            Set.of("x", "y", "z", "text", "open", "high", "low", "close", "labels", "values");

    private FigureReader() { }

    /** A trace: its data as numbers, strings, dates and null, all else as JSON has it. */
    static Map<String, Object> trace(Trace trace) {
        Map<String, Object> object = object(trace.asJavascript(0), trace);
        if ("h".equals(object.get("orientation"))) {  // Tablesaw exchanges them in the script alone
            object.put("y", object.put("x", object.get("y")));
        }
        return object;
    }

    /** A layout; an empty one if the figure has none. */
    static Map<String, Object> layout(Layout layout) {
        return layout == null ? new LinkedHashMap<>() : object(FigureScript.mended(layout.asJavascript()), null);
    }

    private static Map<String, Object> object(String script, Trace trace) {
        Map<String, Object> object = new LinkedHashMap<>();
        try (JsonParser parser = FigureScript.parser(script)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String name = parser.currentName();
                boolean data = parser.nextToken() == JsonToken.START_ARRAY && DATA.contains(name);
                object.put(name, data ? data(trace, name) : plain(name, parser.readValueAs(Object.class)));
                if (data) {
                    parser.skipChildren();
                }
            }
            return object;
        } catch (IOException e) {
            throw new UncheckedIOException("Plot: the script that Tablesaw makes of the figure can't be read.", e);
        }
    }

    private static List<Object> data(Trace trace, String name) {
        try {
            Field field = trace.getClass().getDeclaredField(name);
            field.setAccessible(true);
            return list(field.get(trace));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Plot: this Tablesaw's traces have no column " + name + ".", e);
        }
    }

    private static List<Object> list(Object array) {
        List<Object> list = new ArrayList<>(Array.getLength(array));
        for (int i = 0; i < Array.getLength(array); i++) {
            Picture.checkStop("Plot", "entry", i, Array.getLength(array));
            list.add(entry(Array.get(array, i)));
        }
        return list;
    }

    /** A number as exact as it is, and null for what is none; what is no number or date as a string. */
    private static Object entry(Object entry) {
        if (entry == null || entry instanceof Temporal && !(entry instanceof LocalTime)) {
            return entry;
        }
        if (entry.getClass().isArray()) {
            return list(entry);
        }
        if (entry instanceof Number number && !(entry instanceof Long)) {
            return Double.isFinite(number.doubleValue()) ? number.doubleValue() : null;
        }
        return entry instanceof Long ? entry : entry.toString();
    }

    /** What isn't data: a title is an object, as plotly takes it. */
    private static Object plain(String name, Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, Object> object = new LinkedHashMap<>();
            map.forEach((key, part) -> object.put((String) key, plain((String) key, part)));
            return object;
        }
        if (value instanceof List<?> list) {
            return list.stream().map(part -> plain("", part)).collect(Collectors.toList());
        }
        return value instanceof String && name.equals("title") ? Map.of("text", value)
                : value instanceof Double number && !Double.isFinite(number) ? null : value;
    }
}
