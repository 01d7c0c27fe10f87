package workbook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The round numbers, dates or categories that are written along an axis. */
final class Ticks {

    /** @param coordinate where on the axis it is */
    record Tick(double coordinate, String label) { }

    private Ticks() { }

    /** About six ticks, or one for each category. */
    static List<Tick> of(Scale axis) {
        switch (axis.kind()) {
            case "category":
                return axis.places().entrySet().stream().map(p -> new Tick(p.getValue(), p.getKey()))
                        .filter(tick -> axis.least() <= tick.coordinate && tick.coordinate <= axis.most()).toList();
            case "date":
                return DateTicks.of(axis.least(), axis.most());
            case "log":
                return logarithmic(axis.least(), axis.most());
            default:
                double step = step(axis.least(), axis.most());
                return multiples(step, axis.least(), axis.most()).stream().map(n -> new Tick(n, label(n, step)))
                        .toList();
        }
    }

    /** Powers of ten, if two or more of them are on the axis; else multiples of 1, 2 or 5. */
    private static List<Tick> logarithmic(double least, double most) {
        List<Double> exponents = multiples(Math.max(1, Math.ceil((most - least) / 6)), least, most);
        double step = step(Math.pow(10, least), Math.pow(10, most));
        return exponents.size() > 1
                ? exponents.stream().map(k -> Math.pow(10, k)).map(n -> new Tick(Math.log10(n), label(n, n))).toList()
                : multiples(step, Math.pow(10, least), Math.pow(10, most)).stream()
                        .map(n -> new Tick(Math.log10(n), label(n, step))).toList();
    }

    /** 1, 2 or 5 times a power of ten, so that about six of it fill the range. */
    static double step(double least, double most) {
        double rough = (most - least) / 6;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        return rough > 5 * power ? 10 * power : rough > 2 * power ? 5 * power : rough > power ? 2 * power : power;
    }

    static List<Double> multiples(double step, double least, double most) {
        List<Double> multiples = new ArrayList<>();
        double first = Math.ceil(least / step);
        for (int i = 0; i < 20 && (first + i) * step <= most; i++) {
            multiples.add((first + i) * step + 0.0);
        }
        return multiples;
    }

    /** A number with as many digits as tell it from its neighbours, a step away. */
    private static String label(double tick, double step) {
        double size = Math.abs(tick);
        boolean power = size != 0 && (size < 1e-3 || size >= 1e5);
        int digits = (int) -Math.floor(Math.log10(step) + 1e-9) + (power ? (int) Math.floor(Math.log10(size)) : 0);
        String text = String.format(Locale.ROOT, "%." + Math.min(17, Math.max(power ? 2 : 4, digits))
                + (power ? "e" : "f"), tick);
        return power ? text.replaceFirst("\\.?0*e\\+?(-?)0*", "e$1") : text.replaceFirst("\\.?0+$", "");
    }

    /** What an entry is called as a category: of a whole number no more than its digits. */
    static String name(Object entry) {
        return entry instanceof Number n && n.doubleValue() == n.longValue() ? String.valueOf(n.longValue())
                : entry.toString();
    }
}
