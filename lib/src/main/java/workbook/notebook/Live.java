package workbook.notebook;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * An output that changes while a cell runs: in a notebook in place, at most ten times a second; anywhere else its text,
 * line by line, each second.
 */
final class Live {
    private final Optional<Kernel> kernel = Kernel.running();
    private final Throttle throttle = new Throttle(Duration.ofMillis(kernel.isPresent() ? 100 : 1000));
    private String id;

    /**
     * @param first whether a run begins, which gets an output of its own
     * @param forms computed only if it is time to show them
     */
    void show(boolean first, boolean last, Supplier<Map<String, Object>> forms) {
        if (!throttle.lets(first || last)) {
            return;
        }
        Map<String, Object> now = forms.get();
        if (kernel.isPresent()) {
            boolean update = id != null && !first;
            id = update ? id : UUID.randomUUID().toString();
            kernel.get().display(kernel.get().output(now), id, update);
        } else {
            System.out.println(now.get("text/plain"));
        }
    }
}
