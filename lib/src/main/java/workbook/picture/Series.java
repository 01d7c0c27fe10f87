package workbook.picture;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * One trace of lines, points or bars over two axes, and how it differs from the others: the first 25 have pairs of a
 * colour and a dash, points and bars a colour and a faintness.
 *
 * @param number from 0
 */
record Series(Map<String, Object> trace, int number) {
    /** From how many on plotly must be told our colours: its own are ten, and none of its lines is dashed. */
    static final int MANY = 6;
    private static final String[] COLOURS = {"#1f77b4", "#c4500b", "#2c8a2c", "#b3151b", "#7a4fa8"};
    private static final String[] DASHES = {"", "7 4", "2 3", "10 3 2 3", "1 5"};
    private static final double[] FAINT = {1, 0.6, 0.35, 0.2, 0.1};
    private static final Map<String, String> DASH_NAMES = Map.of("solid", "", "dash", "7 4", "dot", "2 3", "dashdot",
            "10 3 2 3", "longdash", "12 4", "longdashdot", "12 3 2 3");

    static List<Series> of(List<Map<String, Object>> traces) {
        return IntStream.range(0, traces.size()).mapToObj(i -> new Series(traces.get(i), i)).toList();
    }

    /** The entries of a column, as many as x and y both have. */
    List<?> column(String name) {
        List<?> column = (List<?>) trace.get(name);
        return column.subList(0, size());
    }

    int size() {
        return Math.min(((List<?>) trace.get("x")).size(), ((List<?>) trace.get("y")).size());
    }

    String name() {
        return String.valueOf(trace.get("name"));
    }

    boolean bars() {
        return "bar".equals(trace.get("type"));
    }

    /** Whether bars grow to the right and not upwards. */
    boolean flat() {
        return "h".equals(trace.get("orientation"));
    }

    /** Whether it is drawn with lines, markers or text. */
    boolean has(String mark) {
        return String.valueOf(trace.get("mode")).contains(mark);
    }

    String colour() {
        Object given = part(has("lines") ? "line" : "marker").get("color");
        return given instanceof String colour ? Picture.escape(colour) : COLOURS[number % COLOURS.length];
    }

    String dash() {
        Object given = part("line").get("dash");
        return given == null ? ownDash() : DASH_NAMES.getOrDefault(given.toString(), Picture.escape(given.toString()));
    }

    private String ownDash() {
        return DASHES[(number + number / COLOURS.length) % DASHES.length];
    }

    /** How opaque a point or a bar is, from 0 to 1. */
    double opacity() {
        Map<String, Object> marker = part("marker");
        return number(trace.get("opacity")) * number(marker.get("opacity"))
                * (marker.get("color") instanceof String ? 1 : faint());
    }

    /** Tablesaw writes some numbers as strings, and leaves out what is 1. */
    private static double number(Object given) {
        return given == null || given instanceof List<?> ? 1 : Double.parseDouble(given.toString());
    }

    private double faint() {
        return has("lines") ? 1 : FAINT[number / COLOURS.length % FAINT.length];
    }

    /** How wide the marker of an entry is. */
    double size(int entry) {
        Object size = part("marker").get("size");
        Object given = size instanceof List<?> list ? list.get(entry % list.size()) : size;
        return given instanceof Number n ? n.doubleValue() : 6;
    }

    /** Tells plotly the colour, the dash and the faintness, where the trace doesn't say them itself. */
    void tell() {
        if (has("lines")) {
            Map<String, Object> line = part("line");
            line.putIfAbsent("dash", ownDash().isEmpty() ? "solid" : ownDash().replace(" ", "px,") + "px");
            line.putIfAbsent("color", COLOURS[number % COLOURS.length]);
            trace.put("line", line);
        }
        if (bars() || has("markers")) {
            Map<String, Object> marker = part("marker");
            if (marker.putIfAbsent("color", COLOURS[number % COLOURS.length]) == null) {
                trace.put("opacity", number(trace.get("opacity")) * faint());
            }
            trace.put("marker", marker);
        }
    }

    /** A copy of the trace's line or marker. */
    Map<String, Object> part(String name) {
        Map<String, Object> part = new LinkedHashMap<>();
        if (trace.get(name) instanceof Map<?, ?> given) {
            given.forEach((key, value) -> part.put(key.toString(), value));
        }
        return part;
    }
}
