package backprop.notebook;

import backprop.train.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.function.Consumer;

/** Passes on a report each interval, and always the first and the last one. */
final class Throttle implements Progress {
    private final Duration interval;
    private final Consumer<Bar> show;
    private Instant next = Instant.MIN;

    Throttle(Duration interval, Consumer<Bar> show) {
        this.interval = interval;
        this.show = show;
    }

    @Override
    public void at(int step, int steps, double loss) {
        Instant now = Instant.now();
        if (step == steps || now.isAfter(next)) {
            next = now.plus(interval);
            show.accept(new Bar(step, steps, loss));
        }
    }

    /** One report, as text and for a notebook. */
    record Bar(int step, int steps, double loss) {

        String text() {
            return String.format(Locale.ROOT, "step %d of %d, loss %.4g", step, steps, loss);
        }

        String html() {
            return "<progress max=\"" + steps + "\" value=\"" + step + "\"></progress> " + text();
        }
    }
}
