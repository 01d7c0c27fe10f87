package workbook.lesson;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
import workbook.exercise.Feedback;

/** A chain of values so long that a recursion along it overflows the stack. */
final class LongChain {
    static final Feedback RECURSIVE = new Feedback(false, "✗ Not yet: the order of the backward pass.\nYour order is"
            + " right, but it comes from a recursion that goes one call deeper for each value along a chain, and on a"
            + " long chain this ends in a StackOverflowError. Find the order in a loop, as asFound does: Hint 1 says"
            + " what to count.");

    private static final int VALUES = 10_000;

    /** In bytes: so little that even the smallest frame doesn't fit {@value #VALUES} times. */
    private static final int STACK = 1 << 18;

    private LongChain() { }

    /**
     * Whether an answer that is right on small graphs overflows the stack here. One that is slow doesn't: after a
     * second we take the graph away from it.
     */
    static boolean overflows(BiFunction<int[][], Integer, List<Integer>> order) {
        int[][] inputs = IntStream.range(0, VALUES).mapToObj(v -> v + 1 < VALUES ? new int[] {v + 1} : new int[0])
                .toArray(int[][]::new);
        AtomicBoolean overflows = new AtomicBoolean();
        Thread thread = new Thread(null, () -> {
            try {
                order.apply(inputs, 0);
            } catch (Throwable e) {    // whatever else it is, the small graphs have shown that the order is right
                overflows.set(e instanceof StackOverflowError);
            }
        }, "long chain", STACK);
        thread.setDaemon(true);
        thread.setPriority(Thread.MIN_PRIORITY);
        thread.start();
        try {
            thread.join(1000);
        } catch (InterruptedException e) {
            throw new CancellationException("Exercise: interrupted before your answer returned; run the cell again.");
        } finally {
            Arrays.fill(inputs, null);    // what is too slow ends here
        }
        return overflows.get();
    }
}
