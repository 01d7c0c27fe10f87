package workbook.picture;

import java.util.ArrayList;
import java.util.List;

/** The points of a plot that its axes can't show. */
final class Hidden {

    private Hidden() { }

    /** A note about them, or null if there are none but gaps. */
    static String note(List<Series> series, Axes axes) {
        String what = series.stream().allMatch(Series::bars) ? "bar" : "point";
        int all = 0;
        int drawn = 0;
        int belowZero = 0;
        for (Series s : series) {
            all += s.size();
            for (int i = 0; i < s.size(); i++) {
                Picture.checkStop("Plot", "point", i, s.size());
                Object x = s.column("x").get(i);
                Object y = s.column("y").get(i);
                drawn += Double.isNaN(axes.x().coordinate(x) + axes.y().coordinate(y)) ? 0 : 1;
                belowZero += lost(x, axes.x()) || lost(y, axes.y()) ? 1 : 0;
            }
        }
        String why = ": a logarithmic axis shows only numbers above 0.";
        if (all == 0) {
            return "There is no " + what + " to draw.";
        }
        if (drawn == 0) {
            return "No " + what + " can be drawn" + (belowZero > 0 ? why : ": none is a number.");
        }
        return belowZero == 0 ? null : belowZero + " of " + all + " " + what + "s can't be drawn" + why;
    }

    /** Takes them out, since plotly would draw a line to the edge of the axis. */
    static void leaveOut(List<Series> series, Axes axes) {
        for (Series s : series) {
            leaveOut(s, "x", axes.x());
            leaveOut(s, "y", axes.y());
        }
    }

    private static void leaveOut(Series series, String name, Scale axis) {
        if (series.column(name).stream().anyMatch(entry -> lost(entry, axis))) {
            List<Object> shown = new ArrayList<>(series.column(name));
            shown.replaceAll(entry -> lost(entry, axis) ? null : entry);
            series.trace().put(name, shown);
        }
    }

    private static boolean lost(Object entry, Scale axis) {
        return axis.kind().equals("log") && entry instanceof Number n && n.doubleValue() <= 0;
    }
}
