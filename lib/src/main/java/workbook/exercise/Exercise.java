package workbook.exercise;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A question, and how to tell what is wrong with an answer. The answer and every known mistake run on the same trials;
 * if a mistake gives the same results as the answer, its sentence is the diagnosis. The exercises themselves are in
 * {@code Lesson1} to {@code Lesson13}.
 *
 * @param <A> what the learner writes, say something that makes a node
 */
public final class Exercise<A> {
    private static final String REFUSED = " If its cell ends in red text, Java refused your version and kept the old"
            + " one: fix that first.";

    private final String name;
    private final String because;
    private final List<Trial<A>> trials;
    private final List<Slip<A>> slips;
    private final Supplier<Stream<Slip<A>>> pairs;
    private final Optional<A> broken;

    /**
     * @param because why the right answer is right; learners read it when they have found it
     * @param slips the mistakes that are known, the commonest first
     * @param pairs two mistakes at once, tried if none of them alone explains an answer
     */
    public Exercise(String name, String because, List<Trial<A>> trials, List<Slip<A>> slips,
            Supplier<Stream<Slip<A>>> pairs) {
        this(name, because, trials, slips, pairs, Optional.empty());
    }

    private Exercise(String name, String because, List<Trial<A>> trials, List<Slip<A>> slips,
            Supplier<Stream<Slip<A>>> pairs, Optional<A> broken) {
        this.name = name;
        this.because = because;
        this.trials = trials;
        this.slips = slips;
        this.pairs = pairs;
        this.broken = broken;
    }

    /** An exercise that doesn't try two mistakes at once. */
    public Exercise(String name, String because, List<Trial<A>> trials, List<Slip<A>> slips) {
        this(name, because, trials, slips, Stream::empty);
    }

    /**
     * The same, for a copy of something broken that is to be fixed. An answer that gives what the broken one gives, on
     * every input, is not fixed yet; so such mistakes are no longer among those that are known.
     */
    public Exercise<A> fixing(A wrong) {
        List<Outcome> its = trials.stream().map(trial -> trial.run(wrong)).toList();
        return new Exercise<>(name, because, trials, slips.stream().filter(s -> !gives(s.wrong(), its)).toList(), pairs,
                Optional.of(wrong));
    }

    private boolean gives(A answer, List<Outcome> outcomes) {
        return IntStream.range(0, trials.size()).allMatch(t -> trials.get(t).run(answer).same(outcomes.get(t)));
    }

    /**
     * A placeholder for the learner's line, in a method of any type: {@code return todo();}.
     *
     * @throws NotStarted always
     */
    public static <T> T todo() {
        throw new NotStarted();
    }

    public String name() {
        return name;
    }

    List<Trial<A>> trials() {
        return trials;
    }

    /** The mistakes that are known, each alone. */
    public List<Slip<A>> slips() {
        return slips;
    }

    /** Checks an answer and says what is wrong with it. Exceptions of the answer are caught. */
    public Feedback check(A answer) {
        boolean numbers = answer instanceof List<?>;
        if (answer == null || answer instanceof List<?> all && all.stream().allMatch(Objects::isNull)) {
            return Feedback.notStarted(name + ". Write your answer in place of null"
                    + (numbers ? " (a half is 0.5, not 0,5)" : "") + ", then run both cells.");
        }
        List<Outcome> mine = new CopyOnWriteArrayList<>();
        Optional<String> stuck = Guard.run(() -> trials.forEach(trial -> mine.add(trial.run(answer))));
        if (stuck.isPresent()) {
            return Feedback.wrong(name + " did not finish within " + Guard.SECONDS + " seconds. It was still in "
                    + stuck.get()
                    + ".\nLook there, and in the methods that it calls, for a loop that never ends. That run goes on in"
                    + " the background, at the lowest priority, until you restart the kernel. Do that soon if your"
                    + " loop collects something, because it fills the memory.\nIt happened"
                    + " with " + trials.get(Math.min(mine.size(), trials.size() - 1)).given() + ".");
        }
        if (broken.isPresent() && gives(broken.get(), mine)) {
            return Feedback.notFixed(name + ". On all " + trials.size() + " inputs tried, your copy gives the same"
                    + " results as the broken one. Change the cell above, then run both. (If that cell ended in an"
                    + " error, the check tried its last version that had none.)");
        }
        Set<String> todo = new LinkedHashSet<>();
        List<Integer> failed = new ArrayList<>();
        int right = 0;
        for (int t = 0; t < trials.size(); t++) {
            Outcome o = mine.get(t);
            todo.addAll(o.todo);
            if (trials.get(t).passes(o)) {
                right++;
            } else if (o.todo.isEmpty() || !trials.get(t).wrong(o).isEmpty()) {
                failed.add(t);
            }
        }
        boolean one = todo.size() == 1;
        String unwritten = String.join(", ", todo) + (numbers ? one ? " is still null." : " are still null."
                : one ? " still says todo()." : " still say todo().");
        if (!failed.isEmpty()) {
            return Feedback.wrong(name + (trials.size() == 1 ? "." : ", right on " + right + " of "
                    + (right + failed.size()) + " inputs tried.")
                    + "\n" + new Diagnosis<>(trials, slips, pairs, mine, failed).text()
                    + (todo.isEmpty() ? "" : "\n" + unwritten));
        }
        if (!todo.isEmpty()) {
            String done = done(mine);
            return Feedback.notStarted(unwritten
                    + (done.isEmpty() ? one ? " Write it, then run both cells." : " Write one, then run both cells."
                    : " Right so far: " + done + ".") + (numbers ? "" : REFUSED));
        }
        return Feedback.right(name + (trials.size() == 1 ? "." : ", on all " + trials.size() + " inputs tried.") + "\n"
                + because + mine.get(0).notes());
    }

    /** The results that are there, where none of them is wrong. */
    private static String done(List<Outcome> mine) {
        return mine.stream().flatMap(o -> o.values.keySet().stream()).distinct().collect(Collectors.joining(", "));
    }
}
