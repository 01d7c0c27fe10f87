package workbook.exercise;

import java.util.ConcurrentModificationException;
import java.util.List;
import java.util.function.BiConsumer;
import jdk.jshell.spi.SPIResolutionException;
import org.apache.commons.math3.exception.DimensionMismatchException;
import org.apache.commons.math3.exception.OutOfRangeException;

/**
 * An input on which an answer is tried.
 *
 * @param given the input in words, say {@code x = 3, y = -2, dout = 1.1}
 * @param due what should come, in the order in which it comes
 * @param work runs an answer on the input and puts down what comes
 */
public record Trial<A>(String given, List<Due> due, BiConsumer<A, Outcome> work) {

    /** What an answer gives. Whatever it throws is caught. */
    Outcome run(A answer) {
        Outcome outcome = new Outcome();
        try {
            work.accept(answer, outcome);
        } catch (NotBegun e) {
            outcome.todo = Where.of(e.getStackTrace());
        } catch (Mishap e) {
            outcome.mishap = e;
        } catch (SPIResolutionException e) {          // a notebook takes a class with an unknown name in it in silence
            String where = Where.of(e.getStackTrace());
            outcome.mishap = new Mishap(where + " can't run: a name in it is declared nowhere. It is misspelled,"
                    + (where.matches("new .*|.*\\..*") ? " or it is a field that is missing: what backward needs,"
                    + " forward must keep in one." : " or its cell has not run."));
        } catch (Throwable e) {                       // a StackOverflowError is an answer too
            String where = Where.of(e.getStackTrace());
            String message = (e.getMessage() == null ? "" : ": " + e.getMessage()) + hint(e, where);
            outcome.mishap = new Mishap(e.getClass().getName() + message, where + " threw "
                    + e.getClass().getSimpleName() + message);
        }
        return outcome;
    }

    private static String hint(Throwable e, String where) {
        if (e instanceof DimensionMismatchException) {
            return "; the shapes of two matrices don't fit there.";
        }
        if (e instanceof OutOfRangeException) {
            return "; there is no such row or column: are the two exchanged, or does a loop go too far?";
        }
        if (e instanceof NullPointerException) {
            return "; nobody has put anything there."
                    + (where.matches("(.*\\.)?backward") ? " What backward needs, forward must keep." : "");
        }
        if (e instanceof ConcurrentModificationException) {
            return "; a for-each loop can't go over a list that grows in it: count with an index.";
        }
        boolean javas = e.getStackTrace().length > 0 && e.getStackTrace()[0].getClassName().startsWith("java.util.");
        return e instanceof UnsupportedOperationException && javas
                ? "; a List.of can't change: make a new ArrayList<>(…)." : "";
    }

    boolean passes(Outcome o) {
        return o.todo == null && o.mishap == null && due.stream()
                .allMatch(d -> Outcome.same(o.values.get(d.name()), d.value()));
    }

    /** What came and is not as it should be. */
    List<Due> wrong(Outcome o) {
        return due.stream().filter(d -> o.values.containsKey(d.name())
                && !Outcome.same(o.values.get(d.name()), d.value())).toList();
    }
}
