package backprop.notebook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** An output that changes while a cell runs: in a notebook in place, at most ten times a second; anywhere else its text, line by line, each second. */
final class Live {
    private final Optional<Kernel> kernel = Kernel.running();
    private final Throttle throttle = new Throttle(Duration.ofMillis(kernel.isPresent() ? 100 : 1000));
    private final String id = UUID.randomUUID().toString();
    private boolean shown;

    /** @param forms made only if it is time to show them */
    void show(boolean last, Supplier<Map<String, Object>> forms) {
        if (!throttle.lets(last)) {
            return;
        }
        Map<String, Object> now = forms.get();
        if (kernel.isPresent()) {
            kernel.get().display(kernel.get().output(now), id, shown);
            shown = true;
        } else {
            System.out.println(now.get("text/plain"));
        }
    }
}
