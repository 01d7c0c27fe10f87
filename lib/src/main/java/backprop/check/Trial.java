package backprop.check;

import java.util.List;
import java.util.function.BiConsumer;
import jdk.jshell.spi.SPIResolutionException;
import org.apache.commons.math3.exception.DimensionMismatchException;

/**
 * An input on which an answer is tried.
 *
 * @param given the input in words, say {@code x = 3, y = -2, dout = 1.1}
 * @param due what should come, in the order in which it comes
 * @param work runs an answer on the input and puts down what comes
 */
record Trial<A>(String given, List<Due> due, BiConsumer<A, Outcome> work) {

    /** What an answer gives. Whatever it throws is caught. */
    Outcome run(A answer) {
        Outcome outcome = new Outcome();
        try {
            work.accept(answer, outcome);
        } catch (NotBegun e) {
            outcome.todo = Where.of(e.getStackTrace());
        } catch (Mishap e) {
            outcome.mishap = e;
        } catch (SPIResolutionException e) {          // a notebook takes a class with an unknown name in it without a word
            String where = Where.of(e.getStackTrace());
            outcome.mishap = new Mishap(where + " can't run: a name in it is declared nowhere. It is misspelled,"
                    + (where.matches("new .*|.*\\..*") ? " or it is a field that is missing: what backward needs, forward must keep in one." : " or its cell has not run."));
        } catch (Throwable e) {                       // a StackOverflowError is an answer too
            String message = (e.getMessage() == null ? "" : ": " + e.getMessage())
                    + (e instanceof DimensionMismatchException ? "; the shapes of two matrices don't fit there." : "")
                    + (e instanceof NullPointerException ? "; nobody has put anything there. What backward needs, forward must keep." : "");
            outcome.mishap = new Mishap(e.getClass().getName() + message, Where.of(e.getStackTrace()) + " threw " + e.getClass().getSimpleName() + message);
        }
        return outcome;
    }

    boolean passes(Outcome o) {
        return o.todo == null && o.mishap == null && due.stream().allMatch(d -> Outcome.same(o.values.get(d.name()), d.value()));
    }

    /** What came and is not as it should be. */
    List<Due> wrong(Outcome o) {
        return due.stream().filter(d -> o.values.containsKey(d.name()) && !Outcome.same(o.values.get(d.name()), d.value())).toList();
    }
}
