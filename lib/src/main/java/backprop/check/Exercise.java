package backprop.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;

/**
 * A question, and how to tell what is wrong with an answer: the answer and every known wrong one run on the same trials,
 * and where one of these gives what the answer gives, its sentence is the diagnosis. The exercises themselves are in
 * {@code Lesson1} to {@code Lesson6}.
 *
 * @param <A> what the learner writes, say something that makes a node
 */
public final class Exercise<A> {
    private final String name;
    private final String because;
    private final List<Trial<A>> trials;
    private final List<Slip<A>> slips;

    /** @param because why the right answer is right: what a learner reads who has found it */
    Exercise(String name, String because, List<Trial<A>> trials, List<Slip<A>> slips) {
        this.name = name;
        this.because = because;
        this.trials = trials;
        this.slips = slips;
    }

    /**
     * Stands where the learner's line will stand, in a method of any type: {@code return todo();}.
     *
     * @throws NotBegun always
     */
    public static <T> T todo() {
        throw new NotBegun();
    }

    String name() {
        return name;
    }

    List<Slip<A>> slips() {
        return slips;
    }

    /** What is to be said of an answer. It throws nothing that the answer throws. */
    Feedback check(A answer) {
        if (answer == null || answer instanceof List<?> several && several.stream().anyMatch(a -> a == null)) {
            return Feedback.notBegun(name + ". Write your answer in place of null, then run both cells.");
        }
        List<Outcome> mine = new CopyOnWriteArrayList<>();
        Optional<String> stuck = Guard.run(() -> trials.forEach(trial -> mine.add(trial.run(answer))));
        if (stuck.isPresent()) {
            return Feedback.wrong(name + " did not come to an end in " + Guard.SECONDS + " seconds. It was in " + stuck.get()
                    + ".\nLook there for a loop whose end never comes. That run goes on in the background, at the lowest priority;"
                    + " restarting the kernel ends it for good.\nWith " + trials.get(mine.size()).given() + ".");
        }
        Set<String> todo = new LinkedHashSet<>();
        List<Integer> failed = new ArrayList<>();
        int right = 0;
        for (int t = 0; t < trials.size(); t++) {
            Outcome o = mine.get(t);
            if (o.todo != null) {
                todo.add(o.todo);
            }
            if (trials.get(t).passes(o)) {
                right++;
            } else if (o.todo == null || !wrong(t, o).isEmpty()) {
                failed.add(t);
            }
        }
        String unwritten = String.join(", ", todo) + (todo.size() == 1 ? " still says" : " still say") + " todo().";
        if (!failed.isEmpty()) {
            return Feedback.wrong(name + (trials.size() == 1 ? "." : ", right on " + right + " of " + (right + failed.size()) + " inputs tried.")
                    + "\n" + diagnosis(mine, failed) + (todo.isEmpty() ? "" : "\n" + unwritten));
        }
        if (!todo.isEmpty()) {
            String done = done(mine);
            return Feedback.notBegun(unwritten + (done.isEmpty() ? " Write it, then run both cells." : " Right so far: " + done + "."));
        }
        return Feedback.right(name + (trials.size() == 1 ? "." : ", on all " + trials.size() + " inputs tried.") + "\n" + because + notes(mine.get(0)));
    }

    private String done(List<Outcome> mine) {
        Set<String> names = new LinkedHashSet<>();
        for (int t = 0; t < trials.size(); t++) {
            if (trials.get(t).passes(mine.get(t))) {
                trials.get(t).due().forEach(d -> names.add(d.name()));
            }
        }
        return String.join(", ", names);
    }

    private static String notes(Outcome o) {
        return o.notes.stream().map(n -> "\n" + n).collect(Collectors.joining());
    }

    /** What came and is not as it should be. */
    private List<Due> wrong(int t, Outcome o) {
        return trials.get(t).due().stream().filter(d -> o.values.containsKey(d.name()) && !Outcome.same(o.values.get(d.name()), d.value())).toList();
    }

    private String diagnosis(List<Outcome> mine, List<Integer> failed) {
        List<List<Outcome>> theirs = slips.stream().map(slip -> trials.stream().map(trial -> trial.run(slip.wrong())).toList()).toList();
        Set<Integer> found = explain(mine, failed, theirs);
        List<String> text = new ArrayList<>(found.stream().map(s -> slips.get(s).sentence()).toList());
        failed.stream().filter(t -> mine.get(t).mishap != null && found.stream().noneMatch(s -> theirs.get(s).get(t).key().equals(mine.get(t).key())))
                .findFirst().ifPresent(t -> text.add(mine.get(t).mishap.getMessage()));
        int t = failed.get(0);
        boolean only = trials.size() == 1;
        List<Due> wrong = wrong(t, mine.get(t)).stream()
                .filter(d -> !only || found.stream().noneMatch(s -> alike(d.name(), mine, theirs.get(s)))).toList();
        if (!only || !wrong.isEmpty()) {                 // a predicted number that a sentence explains is not given away
            text.add("With " + trials.get(t).given() + (wrong.isEmpty() ? "." : ":"));
        }
        wrong.forEach(d -> text.add("  " + Difference.between(mine.get(t).values.get(d.name()), d)));
        return String.join("\n", text) + notes(mine.get(t));
    }

    /** The slips that give what the answer gives: one that does so in everything, else one for each thing that is wrong. */
    private Set<Integer> explain(List<Outcome> mine, List<Integer> failed, List<List<Outcome>> theirs) {
        Set<Integer> found = new LinkedHashSet<>();
        for (int s = 0; s < slips.size(); s++) {
            List<Outcome> its = theirs.get(s);
            if (failed.stream().allMatch(t -> mine.get(t).same(its.get(t))) && passed(its).equals(passed(mine))) {
                return Set.of(s);
            }
        }
        Set<String> names = new LinkedHashSet<>();
        failed.forEach(t -> wrong(t, mine.get(t)).forEach(d -> names.add(d.name())));
        for (String name : names) {
            for (int s = 0; s < slips.size(); s++) {
                if (alike(name, mine, theirs.get(s))) {
                    found.add(s);
                    break;
                }
            }
        }
        return found;
    }

    private List<Boolean> passed(List<Outcome> outcomes) {
        List<Boolean> passed = new ArrayList<>();
        for (int t = 0; t < trials.size(); t++) {
            passed.add(trials.get(t).passes(outcomes.get(t)));
        }
        return passed;
    }

    private static boolean alike(String name, List<Outcome> mine, List<Outcome> its) {
        for (int t = 0; t < mine.size(); t++) {
            if (mine.get(t).values.containsKey(name) && !Outcome.same(mine.get(t).values.get(name), its.get(t).values.get(name))) {
                return false;
            }
        }
        return true;
    }
}
