package backprop.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {
    private final List<Integer> shown = new ArrayList<>();

    private void run(Throttle throttle, int steps) {
        IntStream.rangeClosed(1, steps).forEach(step -> throttle.at(step, steps, 0));
    }

    @Test
    void withinAnIntervalOnlyTheFirstAndTheLastAreShown() {
        run(new Throttle(Duration.ofHours(1), bar -> shown.add(bar.step())), 1000);
        assertEquals(List.of(1, 1000), shown);
    }

    @Test
    void onceTheIntervalIsOverTheNextIsShown() {
        run(new Throttle(Duration.ofHours(-1), bar -> shown.add(bar.step())), 4);
        assertEquals(List.of(1, 2, 3, 4), shown);
    }

    @Test
    void theOnlyStepIsShownOnce() {
        run(new Throttle(Duration.ofHours(1), bar -> shown.add(bar.step())), 1);
        assertEquals(List.of(1), shown);
    }

    @Test
    void aReportHasATextAndABar() {
        Throttle.Bar bar = new Throttle.Bar(150, 500, 27.123456);
        assertEquals("step 150 of 500, loss 27.12", bar.text());
        assertEquals("<progress max=\"500\" value=\"150\"></progress> step 150 of 500, loss 27.12", bar.html());
    }
}
