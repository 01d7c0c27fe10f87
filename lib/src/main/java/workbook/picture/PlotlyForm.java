package workbook.picture;

import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plot as data for JupyterLab's plotly extension. */
final class PlotlyForm {

    private PlotlyForm() { }

    /** @param notes the notes above the plot */
    static Map<String, Object> of(List<Map<String, Object>> traces, Map<String, Object> layout, List<String> notes) {
        traces.forEach(trace -> trace.replaceAll((name, value) -> plain(value)));
        if (!notes.isEmpty()) {
            Map<String, Object> note = new LinkedHashMap<>(Map.of("text", String.join("<br>", notes), "showarrow",
                    false, "xref", "paper", "yref", "paper", "x", 0.5, "y", 1, "yanchor", "bottom"));
            note.put("font", Map.of("size", 11));
            layout.put("annotations", List.of(note));
        }
        Map<String, Object> plotly = new LinkedHashMap<>();
        plotly.put("data", traces);
        plotly.put("layout", layout);
        return plotly;
    }

    /** Makes room for a legend under the plot, where many or long names leave the plot its width. */
    static void legendBelow(Map<String, Object> layout, double height) {
        layout.putIfAbsent("legend", Map.of("orientation", "h", "yanchor", "top", "y", -0.3));
        layout.put("height", (layout.get("height") instanceof Number given ? given.intValue() : 450) + (int) height);
    }

    /** Dates are strings. */
    private static Object plain(Object value) {
        if (value instanceof List<?> list && list.stream().anyMatch(Temporal.class::isInstance)) {
            List<Object> plain = new ArrayList<>(list);
            plain.replaceAll(entry -> entry instanceof Temporal ? entry.toString() : entry);
            return plain;
        }
        return value;
    }

    /** Says of which kind an axis is, unless the layout does: plotly would guess, and take the category "07" for 7. */
    static void type(Map<String, Object> layout, String axis, String kind) {
        Map<String, Object> told = new LinkedHashMap<>();
        if (layout.get(axis) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> told.put(key.toString(), value));
        }
        if (!kind.equals("linear") && told.putIfAbsent("type", kind) == null) {
            layout.put(axis, told);
        }
    }
}
