package workbook.notebook;

import java.time.Duration;

/** Decides what is shown: the first report, then one in each interval, and always the last one. */
final class Throttle {
    private final long interval;
    private Long shown;

    Throttle(Duration interval) {
        this.interval = interval.toNanos();
    }

    boolean lets(boolean last) {
        long now = System.nanoTime();
        boolean due = last || shown == null || now - shown > interval;
        shown = due ? now : shown;
        return due;
    }
}
