package workbook.notebook;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottleTest {

    private static List<Integer> shown(Throttle throttle, int steps) {
        return IntStream.rangeClosed(1, steps).filter(step -> throttle.lets(step == steps)).boxed().toList();
    }

    @Test
    void withinAnIntervalOnlyTheFirstAndTheLastAreShown() {
        assertEquals(List.of(1, 1000), shown(new Throttle(Duration.ofHours(1)), 1000));
    }

    @Test
    void onceTheIntervalIsOverTheNextIsShown() {
        assertEquals(List.of(1, 2, 3, 4), shown(new Throttle(Duration.ofHours(-1)), 4));
    }

    @Test
    void theOnlyStepIsShownOnce() {
        assertEquals(List.of(1), shown(new Throttle(Duration.ofHours(1)), 1));
    }
}
