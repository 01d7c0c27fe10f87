package workbook.picture;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;

/**
 * The bins of histograms. They are counted here and not by plotly, so that both forms of a plot have the same ones, and
 * neither carries every number: what is left of a histogram is a trace of bars. Numbers fall into bins of a round
 * width, shared by all histograms of the figure; categories and dates are counted one by one.
 *
 * @param first where the first bin begins
 */
record Histogram(double first, double width) {
    private static final Set<String> COUNTED =
            Set.of("histnorm", "histfunc", "nbinsx", "nbinsy", "autobinx", "autobiny");

    /** Puts bars in place of all histograms among the traces. */
    static void count(List<Map<String, Object>> traces, Map<String, Object> layout) {
        List<Map<String, Object>> histograms = traces.stream().filter(t -> "histogram".equals(t.get("type"))).toList();
        if (histograms.isEmpty()) {
            return;
        }
        boolean numbers = Scale.of(traces, layout, along(histograms.get(0))).kind().equals("linear");
        Histogram bins = numbers ? over(histograms) : null;
        histograms.forEach(trace -> bars(trace, bins));
        if (numbers && traces.size() == 1) {
            layout.put("bargap", 0);
        }
    }

    /** The axis along which a histogram has its bins. */
    static String along(Map<String, Object> trace) {
        return trace.get("x") != null ? "x" : "y";
    }

    /** At most as many bins as the first histogram asks for, else about the root of how many numbers it has. */
    private static Histogram over(List<Map<String, Object>> histograms) {
        double[] numbers = histograms.stream().flatMap(t -> ((List<?>) t.get(along(t))).stream())
                .filter(Number.class::isInstance).mapToDouble(n -> ((Number) n).doubleValue()).toArray();
        DoubleSummaryStatistics range = DoubleStream.of(numbers).summaryStatistics();
        Object asked = histograms.get(0).get("nbins" + along(histograms.get(0)));
        int most = asked instanceof Integer n && n > 0 ? n
                : 1 + (int) Math.min(50, Math.sqrt(numbers.length / (double) histograms.size()));
        boolean whole = DoubleStream.of(numbers).allMatch(n -> n == Math.rint(n));
        double rough = (range.getMax() - range.getMin()) / most;
        double round = rough > 0 ? Ticks.step(0, 6 * rough) : 1;
        double width = whole ? Math.max(1, round) : round;
        double first = numbers.length == 0 ? 0 : Math.floor(range.getMin() / width) * width;
        return new Histogram(whole ? first - 0.5 : first, width);
    }

    private static void bars(Map<String, Object> trace, Histogram bins) {
        String along = along(trace);
        String up = along.equals("x") ? "y" : "x";
        List<?> entries = (List<?>) trace.get(along);
        List<?> weights = (List<?>) trace.get(up);
        Map<Object, DoubleSummaryStatistics> counted = new LinkedHashMap<>();
        for (int i = 0; i < entries.size(); i++) {
            Picture.checkStop("Plot", "number", i, entries.size());
            Object weight = weights == null ? 1 : weights.get(i);
            Object place = bins == null ? entries.get(i) : bins.number(entries.get(i));
            if (place != null && weight instanceof Number n) {
                counted.computeIfAbsent(place, key -> new DoubleSummaryStatistics()).accept(n.doubleValue());
            }
        }
        String function = String.valueOf(trace.get("histfunc"));
        double total = counted.values().stream().mapToDouble(bin -> value(bin, function)).sum();
        double unit = unit(String.valueOf(trace.get("histnorm")), total, bins == null ? 1 : bins.width);
        List<Object> places = new ArrayList<>(bins == null ? counted.keySet() : bins.places(counted.keySet()));
        List<Object> heights = new ArrayList<>();
        for (Object place : places) {
            DoubleSummaryStatistics bin = counted.getOrDefault(place, new DoubleSummaryStatistics());
            double value = value(bin, function) / unit;
            heights.add(Double.isFinite(value) ? value : null);
        }
        if (bins != null) {
            places.replaceAll(k -> bins.first + ((long) k + 0.5) * bins.width);
        }
        trace.keySet().removeAll(COUNTED);
        trace.putAll(Map.of("type", "bar", along, places, up, heights, "orientation", up.equals("y") ? "v" : "h"));
    }

    private Object number(Object entry) {
        return entry instanceof Number n ? (Object) (long) Math.floor((n.doubleValue() - first) / width + 1e-9) : null;
    }

    private List<Long> places(Set<Object> found) {
        LongStream sorted = found.stream().mapToLong(k -> (long) k).sorted();
        long[] all = sorted.toArray();
        return all.length == 0 ? List.of() : LongStream.rangeClosed(all[0], all[all.length - 1]).boxed().toList();
    }

    private static double value(DoubleSummaryStatistics bin, String function) {
        return switch (function) {
            case "sum" -> bin.getSum();
            case "avg" -> bin.getCount() == 0 ? Double.NaN : bin.getAverage();
            case "min" -> bin.getMin();
            case "max" -> bin.getMax();
            default -> bin.getCount();
        };
    }

    /** What a bin's value is divided by. */
    private static double unit(String norm, double total, double width) {
        return switch (norm) {
            case "percent" -> total / 100;
            case "probability" -> total;
            case "density" -> width;
            case "probability density" -> total * width;
            default -> 1;
        };
    }
}
