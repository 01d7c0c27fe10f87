package workbook.exercise;

import java.util.List;
import java.util.function.BiConsumer;
import jdk.jshell.spi.SPIResolutionException;

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
            outcome.todo.add(Where.of(e.getStackTrace()));
        } catch (Mishap e) {
            outcome.mishap = e;
        } catch (SPIResolutionException e) {          // a notebook takes such a class in silence
            String where = Where.of(e.getStackTrace());
            outcome.mishap = new Mishap(where + " can't run, because Java could not compile all of it. Either a name in"
                    + " it is misspelled, " + (where.matches("new .*|.*\\..*") ? "a field is missing (whatever backward"
                    + " needs, forward must keep in a field)" : "the cell that declares it has not run")
                    + ", or the arguments of a call don't fit.");
        } catch (Throwable e) {                       // a StackOverflowError is an answer too
            outcome.mishap = Thrown.mishap(e);
        }
        return outcome;
    }

    boolean passes(Outcome o) {
        return o.todo.isEmpty() && o.mishap == null && due.stream()
                .allMatch(d -> Outcome.same(o.values.get(d.name()), d.value()));
    }

    /** The results that are there but not right. */
    List<Due> wrong(Outcome o) {
        return due.stream().filter(d -> o.values.containsKey(d.name())
                && !Outcome.same(o.values.get(d.name()), d.value())).toList();
    }
}
