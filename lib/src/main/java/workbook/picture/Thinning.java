package workbook.picture;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Leaves out of a trace what no eye could see. The axis is cut into stretches about as wide as a line. Of each stretch
 * the first and the last entry are kept, the smallest and the largest, and the first that can't be drawn, so that a gap
 * stays a gap. A point without another one near it is kept.
 */
final class Thinning {
    /** A trace with no more entries is left as it is. */
    static final int LIMIT = 4000;
    private static final int STRETCHES = 500;
    private static final int SPOTS = 80;

    private final Series series;
    private final double[] along;
    private final double[] up;
    private final BitSet kept = new BitSet();

    private Thinning(Series series, Scale x, Scale y) {
        this.series = series;
        along = parts(series.column(series.flat() ? "y" : "x"), series.flat() ? y : x);
        up = parts(series.column(series.flat() ? "x" : "y"), series.flat() ? x : y);
        for (int i = 0; i < along.length; i++) {
            if (Double.isNaN(along[i])) {  // hidden, and beside the one before
                up[i] = Double.NaN;
                along[i] = i > 0 ? along[i - 1] : 0;
            }
            along[i] = Math.max(-1.0 / STRETCHES, Math.min(1, along[i]));
        }
    }

    /**
     * Thins every trace that is long, unless it is of stacked bars, which would fall.
     *
     * @return a note about it, or null if all are left as they were
     */
    static String note(List<Series> series, Axes axes, Map<String, Object> layout) {
        boolean stacked = "stack".equals(layout.get("barmode")) || "relative".equals(layout.get("barmode"));
        int all = series.stream().mapToInt(Series::size).sum();
        for (Series s : series) {
            if (s.size() > LIMIT && !(stacked && s.bars())) {
                Thinning thinning = new Thinning(s, axes.x(), axes.y());
                thinning.stretches();
                if (s.has("markers")) {
                    thinning.spots();
                }
                thinning.leaveOut();
            }
        }
        int left = series.stream().mapToInt(Series::size).sum();
        return left == all ? null : left + " of " + all + (series.stream().allMatch(Series::bars) ? " bars" : " points")
                + " are drawn, including the smallest and the largest of each stretch.";
    }

    private static double[] parts(List<?> entries, Scale axis) {
        double[] parts = new double[entries.size()];
        for (int i = 0; i < parts.length; i++) {
            Picture.checkStop("Plot", "point", i, parts.length);
            parts[i] = axis.part(axis.coordinate(entries.get(i)));
        }
        return parts;
    }

    private void stretches() {
        boolean sorted = sorted();
        for (int from = 0, to; from < along.length; from = to) {
            int stretch = stretch(from, sorted);
            int least = from;
            int greatest = from;
            int hidden = -1;
            for (to = from; to < along.length && stretch(to, sorted) == stretch; to++) {
                least = up[to] < up[least] || Double.isNaN(up[least]) ? to : least;
                greatest = up[to] > up[greatest] || Double.isNaN(up[greatest]) ? to : greatest;
                hidden = hidden < 0 && Double.isNaN(up[to]) ? to : hidden;
            }
            for (int keep : new int[] {from, to - 1, least, greatest, Math.max(hidden, from)}) {
                kept.set(keep);
            }
        }
    }

    /** Whether the entries go along the axis; else the stretches are equally long parts of the trace. */
    private boolean sorted() {
        for (int i = 1; i < along.length; i++) {
            if (along[i - 1] > along[i]) {
                return false;
            }
        }
        return true;
    }

    private int stretch(int i, boolean sorted) {
        return (int) Math.floor(STRETCHES * (sorted ? along[i] : i / (double) along.length));
    }

    private void spots() {
        Set<List<Integer>> taken = new HashSet<>();
        for (int i = 0; i < along.length; i++) {
            if (!Double.isNaN(up[i]) && taken.add(List.of((int) (SPOTS * along[i]), (int) (SPOTS * up[i])))) {
                kept.set(i);
            }
        }
    }

    /** Of every column, and of what each marker has of its own. */
    private void leaveOut() {
        int size = along.length;
        series.trace().replaceAll((name, value) -> picked(value, size));
        for (String name : List.of("marker", "line")) {
            if (series.trace().get(name) instanceof Map<?, ?>) {
                Map<String, Object> part = series.part(name);
                part.replaceAll((key, value) -> picked(value, size));
                series.trace().put(name, part);
            }
        }
    }

    private Object picked(Object value, int size) {
        return value instanceof List<?> list && list.size() >= size
                ? kept.stream().mapToObj(list::get).collect(Collectors.toCollection(ArrayList::new)) : value;
    }
}
