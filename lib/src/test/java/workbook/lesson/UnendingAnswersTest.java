package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Answers.says;

import backprop.scalar.Gradients;
import backprop.scalar.MulNode;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Answers.Times;

/** What becomes of answers that come to no end. */
class UnendingAnswersTest {
    @Test
    void anEndlessLoopEndsAndTheNextCheckWorks() {
        Feedback feedback = assertTimeout(Duration.ofSeconds(5), () -> Lesson3.mulBackward(Endless.class));
        says("""
                ✗ Not yet: the multiplication node did not finish within 3 seconds. It was still in Endless.backward.
                Look there, and in the methods that it calls, for a loop that never ends. That run goes on in the \
                background, at the lowest priority, until you restart the kernel. Do that soon if your loop \
                collects something, because it fills the memory.
                It happened with x = 100, y = 2, dout = 1.1.""", feedback);
        assertTrue(assertTimeout(Duration.ofSeconds(1), () -> Lesson3.mulBackward(MulNode.class)).passed());
        Thread left = Thread.getAllStackTraces().keySet().stream().filter(t -> t.getName().equals("exercise"))
                .findFirst().get();
        assertTrue(left.isDaemon() && left.getPriority() == Thread.MIN_PRIORITY);
        Endless.end = true;
    }

    static class Endless extends Times {
        static volatile boolean end;

        @Override
        public Gradients backward(double dout) {
            while (!end) {
                Thread.onSpinWait();
            }
            return null;
        }
    }

    @Test
    void theStopButtonEndsTheWaitingAndTheAnswer() throws InterruptedException {
        CountDownLatch ended = new CountDownLatch(1);
        Thread.currentThread().interrupt();
        assertEquals("Exercise: interrupted before your answer returned; run the cell again.",
                assertThrows(CancellationException.class, () -> Lesson3.MUL.check(() -> {
                    try {
                        Thread.sleep(60_000);
                    } catch (InterruptedException e) {
                        ended.countDown();
                    }
                    return null;
                })).getMessage());
        assertTrue(ended.await(2, TimeUnit.SECONDS));
    }
}
