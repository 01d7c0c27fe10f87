package backprop.matrix;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * The notebook's stop button. A kernel ends an interrupted cell but not the thread that works for it, so every loop
 * that can last over a second looks here in each round, and puts back what it changed when this throws.
 */
public final class StopButton {

    private StopButton() { }

    /**
     * Goes on, unless the thread has been interrupted.
     *
     * @param sentence who was interrupted and what became of things, made only if it is needed
     * @throws CancellationException if the thread was interrupted; it isn't any longer
     */
    public static void check(Supplier<String> sentence) {
        if (Thread.interrupted()) {
            throw new CancellationException(sentence.get());
        }
    }
}
