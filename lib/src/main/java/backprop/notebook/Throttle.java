package backprop.notebook;

import java.time.Duration;
import java.time.Instant;

/** Says what may be shown: the first report, one each interval, and always the last one. */
final class Throttle {
    private final Duration interval;
    private Instant next = Instant.MIN;

    Throttle(Duration interval) {
        this.interval = interval;
    }

    boolean lets(boolean last) {
        Instant now = Instant.now();
        boolean due = last || now.isAfter(next);
        next = due ? now.plus(interval) : next;
        return due;
    }
}
