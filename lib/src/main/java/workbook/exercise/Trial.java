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
 * @param due the right results, in the order in which they are computed
 * @param work runs an answer on the input and records the results
 */
public record Trial<A>(String given, List<Due> due, BiConsumer<A, Outcome> work) {

    /** The results of an answer. Whatever it throws is caught. */
    Outcome run(A answer) {
        Outcome outcome = new Outcome();
        try {
            work.accept(answer, outcome);
        } catch (NotStarted e) {
            outcome.todo = Where.of(e.getStackTrace());
        } catch (Mishap e) {
            outcome.mishap = e;
        } catch (SPIResolutionException e) {          // a notebook takes a class with an unknown name in it in silence
            String where = Where.of(e.getStackTrace());
            outcome.mishap = new Mishap(where + " can't run, because a name in it is declared nowhere. Either the"
                    + (where.matches("new .*|.*\\..*") ? " name is misspelled, or a field is missing: whatever backward"
                    + " needs, forward must keep in a field."
                    : " name is misspelled, or the cell that declares it has not run."));
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
            return "; the shapes of two matrices don't match there.";
        }
        if (e instanceof OutOfRangeException) {
            return "; there is no such row or column: did you exchange the two, or does a loop run too far?";
        }
        if (e instanceof NullPointerException) {
            return "; nothing has been assigned there yet." + (where.matches("(.*\\.)?backward")
                    ? " Whatever backward needs, forward must keep in a field." : "");
        }
        if (e instanceof ConcurrentModificationException) {
            return "; a for-each loop can't run over a list that changes meanwhile, so use an index.";
        }
        boolean javas = e.getStackTrace().length > 0 && e.getStackTrace()[0].getClassName().startsWith("java.util.");
        return e instanceof UnsupportedOperationException && javas
                ? "; a list made by List.of can't be changed, so make a new ArrayList<>(…)." : "";
    }

    boolean passes(Outcome o) {
        return o.todo == null && o.mishap == null && due.stream()
                .allMatch(d -> Outcome.same(o.values.get(d.name()), d.value()));
    }

    /** The results that are there but not right. */
    List<Due> wrong(Outcome o) {
        return due.stream().filter(d -> o.values.containsKey(d.name())
                && !Outcome.same(o.values.get(d.name()), d.value())).toList();
    }
}
