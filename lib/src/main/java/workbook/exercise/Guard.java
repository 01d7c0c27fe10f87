package workbook.exercise;

import java.util.Optional;
import java.util.concurrent.CancellationException;

/** Runs code that may never return. */
final class Guard {
    static final int SECONDS = 3;

    private Guard() { }

    /**
     * Runs the work in a thread of its own, and waits {@value #SECONDS} seconds. Java can't end another thread, so work
     * that has not returned by then goes on, at the lowest priority, until the kernel ends. If it prints, it goes on
     * printing.
     *
     * @return empty if the work has ended, else the method that has not returned
     * @throws CancellationException if the waiting is interrupted (the notebook's stop button)
     */
    static Optional<String> run(Runnable work) {
        Thread thread = new Thread(work, "exercise");
        thread.setDaemon(true);
        thread.start();
        try {
            thread.join(SECONDS * 1000L);
        } catch (InterruptedException e) {
            letGo(thread);
            throw new CancellationException("Exercise: interrupted before your answer returned; run the cell again.");
        }
        if (!thread.isAlive()) {
            return Optional.empty();
        }
        String where = Where.outermost(thread.getStackTrace());
        letGo(thread);
        return Optional.of(where);
    }

    private static void letGo(Thread thread) {
        thread.interrupt();
        thread.setPriority(Thread.MIN_PRIORITY);
    }
}
