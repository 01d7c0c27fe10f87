package workbook.picture;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * One axis: what kind it is, which entries it shows, and where.
 *
 * @param kind one of plotly's: linear, log, date or category
 * @param places of the categories, from 0 in their order
 * @param least the least coordinate that is shown: of a log axis an exponent, of dates milliseconds, of categories a
 * place
 * @param from where in the drawing that is
 */
record Scale(String kind, Map<String, Integer> places, double least, double most, double from, double to) {

    /** The axis x or y of these traces: of the kind that the layout gives, else of the data's. */
    static Scale of(List<Map<String, Object>> traces, Map<String, Object> layout, String name) {
        List<Object> entries = new ArrayList<>();
        traces.forEach(trace -> entries.addAll(trace.get(name) instanceof List<?> list ? list : List.of()));
        Object given = layout.get(name + "axis") instanceof Map<?, ?> axis ? axis.get("type") : null;
        String kind = given != null ? given.toString()
                : entries.stream().anyMatch(String.class::isInstance) ? "category"
                : entries.stream().anyMatch(Temporal.class::isInstance) ? "date" : "linear";
        Map<String, Integer> places = new LinkedHashMap<>();
        if (kind.equals("category")) {
            entries.stream().filter(e -> e != null).forEach(e -> places.putIfAbsent(Ticks.name(e), places.size()));
        }
        return new Scale(kind, places, 0, 1, 0, 1);
    }

    /**
     * The same axis, long enough for all these coordinates, between two edges of a drawing.
     *
     * @param bars whether bars stand on 0, beyond which no room is needed then
     */
    Scale over(DoubleStream coordinates, boolean bars, double from, double to) {
        if (kind.equals("category")) {
            return new Scale(kind, places, -0.5, Math.max(1, places.size()) - 0.5, from, to);
        }
        double[] shown = coordinates.filter(Double::isFinite).toArray();
        double least = DoubleStream.of(shown).min().orElse(0);
        double most = DoubleStream.of(shown).max().orElse(1);
        double room = most > least ? 0.02 * (most - least) : Math.max(0.5, 4 * Math.ulp(most));
        boolean foot = bars && kind.equals("linear");
        return new Scale(kind, places, foot && least == 0 ? 0 : least - room, foot && most == 0 ? 0 : most + room, from,
                to);
    }

    /** The same axis as the layout's part for it has it: with a range of its own, or reversed. */
    Scale as(Object part) {
        Map<?, ?> axis = part instanceof Map<?, ?> map ? map : Map.of();
        if (axis.get("range") instanceof List<?> range && range.size() == 2) {
            double a = end(range.get(0));
            double b = end(range.get(1));
            return a < b ? new Scale(kind, places, a, b, from, to) : b < a ? new Scale(kind, places, b, a, to, from)
                    : this;
        }
        return "reversed".equals(axis.get("autorange")) ? new Scale(kind, places, least, most, to, from) : this;
    }

    private double end(Object end) {
        try {
            return kind.equals("date") ? milliseconds(end) : Double.parseDouble(end.toString());
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }

    /** Where on the axis an entry is, or NaN if the axis can't show it. */
    double coordinate(Object entry) {
        if (entry == null) {
            return Double.NaN;
        }
        if (kind.equals("category")) {
            return places.getOrDefault(Ticks.name(entry), -1);
        }
        double number = entry instanceof Number n ? n.doubleValue() : kind.equals("date") ? milliseconds(entry)
                : Double.NaN;
        return !kind.equals("log") ? number : number > 0 ? Math.log10(number) : Double.NaN;
    }

    /** Where in the drawing a coordinate is. */
    double at(double coordinate) {
        return from + (to - from) * (coordinate - least) / (most - least);
    }

    /** How far from the least coordinate, 0, to the most, 1, it is. */
    double part(double coordinate) {
        return (coordinate - least) / (most - least);
    }

    private static double milliseconds(Object date) {
        try {
            String text = date.toString();
            Instant instant = text.endsWith("Z") ? Instant.parse(text) : text.contains("T")
                    ? LocalDateTime.parse(text).toInstant(ZoneOffset.UTC)
                    : LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC);
            return instant.getEpochSecond() * 1e3 + instant.getNano() / 1e6;
        } catch (DateTimeParseException e) {
            return Double.NaN;
        }
    }
}
