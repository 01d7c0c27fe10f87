package backprop.matrix;

import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/**
 * The notebook's stop button. A kernel ends an interrupted cell, but not the thread that works for it. So every loop
 * that can last over a second calls {@link #check} in each round, and when it throws, undoes what it has changed.
 */
public final class StopButton {

    private StopButton() { }

    /**
     * Returns, unless the thread has been interrupted.
     *
     * @param sentence what was interrupted and what state it leaves; made only if it is needed
     * @throws CancellationException if the thread was interrupted; it isn't any longer
     */
    public static void check(Supplier<String> sentence) {
        if (Thread.interrupted()) {
            throw new CancellationException(sentence.get());
        }
    }
}
