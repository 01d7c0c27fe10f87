package workbook.picture;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reduces a heat map of more cells than an eye can tell apart. */
final class HeatmapPooling {
    private static final int COLUMNS = 150;
    private static final int ROWS = 75;

    private HeatmapPooling() { }

    /**
     * Replaces each block of neighbouring cells by its average, if there are too many cells.
     *
     * @return a note about it, or null if the trace is left as it was
     */
    static String pool(Map<String, Object> trace) {
        int columns = ((List<?>) trace.get("x")).size();
        int rows = ((List<?>) trace.get("y")).size();
        int across = (columns + COLUMNS - 1) / COLUMNS;
        int down = (rows + ROWS - 1) / ROWS;
        if (across <= 1 && down <= 1) {
            return null;
        }
        List<Object> pooled = new ArrayList<>();
        for (int i = 0; i < rows; i += down) {
            Picture.checkStop("Plot", "row", i, rows);
            List<Object> row = new ArrayList<>();
            for (int j = 0; j < columns; j += across) {
                row.add(average(trace, i, i + down, j, j + across));
            }
            pooled.add(row);
        }
        trace.put("x", every(across, (List<?>) trace.get("x")));
        trace.put("y", every(down, (List<?>) trace.get("y")));
        trace.put("z", pooled);
        return rows + " × " + columns + " cells are too many to tell apart, so each cell drawn is the average of "
                + down + " × " + across + ".";
    }

    private static Object average(Map<String, Object> trace, int top, int bottom, int left, int right) {
        double sum = 0;
        int count = 0;
        for (int i = top; i < bottom; i++) {
            for (int j = left; j < right; j++) {
                if (cell(trace, i, j) instanceof Number n) {
                    sum += n.doubleValue();
                    count++;
                }
            }
        }
        return count == 0 ? null : sum / count;
    }

    /** The number of a cell, or null if it has none. */
    static Object cell(Map<String, Object> trace, int i, int j) {
        return trace.get("z") instanceof List<?> z && i < z.size() && z.get(i) instanceof List<?> row && j < row.size()
                ? row.get(j) : null;
    }

    private static List<Object> every(int step, List<?> names) {
        List<Object> some = new ArrayList<>();
        for (int i = 0; i < names.size(); i += step) {
            some.add(names.get(i));
        }
        return some;
    }
}
