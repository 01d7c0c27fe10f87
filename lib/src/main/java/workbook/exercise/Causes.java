package workbook.exercise;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Why an answer is wrong. A known mistake explains the answer if it gives the same results on all trials. If there is
 * none, we look for one for each wrong result, and finally for two at once.
 *
 * @param slips the mistakes that are known
 * @param pairs two of them at once, made when they are needed
 * @param mine the results of the answer on each trial
 * @param failed the trials that it failed
 */
record Causes<A>(List<Trial<A>> trials, List<Slip<A>> slips, Supplier<Stream<Slip<A>>> pairs, List<Outcome> mine,
        List<Integer> failed) {

    /**
     * How long we look for two mistakes at once, in nanoseconds of the thread's processor time: so briefly that no
     * learner notices, and on a busy machine the search gets no less done.
     */
    private static final long AT_ONCE = 200_000_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** What two numbers make, whichever they are: twice one of them, their sum, ... */
    private static final String CHANCE = "is (twice ·|· ).*";

    /** What a mistake has in common with the answer: everything, or the results of these names. */
    private record Match<A>(Slip<A> slip, boolean whole, Set<String> names) { }

    /** The mistakes by the name of the result that they explain; by no name if they explain all of the answer. */
    Map<String, List<Slip<A>>> found() {
        Set<String> names = new LinkedHashSet<>();
        failed.forEach(t -> names.addAll(names(t)));
        Map<String, List<Slip<A>>> causes = new LinkedHashMap<>();
        List<Match<A>> single = slips.stream().map(s -> match(s, names)).toList();
        explain("", single.stream().filter(Match::whole), 2, causes);
        if (causes.isEmpty()) {
            Set<String> kinds = kinds(single, names);
            names.forEach(name -> explain(name, single.stream().filter(m -> m.names.contains(name)
                    && (kinds.isEmpty() || kinds.contains(m.slip.kind()))), 2, causes));
            Set<String> left = new LinkedHashSet<>(names);
            left.removeAll(causes.keySet());
            long end = CLOCK.getCurrentThreadCpuTime() + AT_ONCE;
            Set<String> others = trials.stream().flatMap(t -> t.due().stream()).map(Due::name)
                    .filter(n -> !left.contains(n)).collect(Collectors.toSet());
            Supplier<Stream<Slip<A>>> some = () -> pairs.get().takeWhile(s -> CLOCK.getCurrentThreadCpuTime() < end)
                    .filter(s -> !others.contains(s.of()));
            if (names.isEmpty()) {
                explain("", some.get().map(s -> match(s, names)).filter(Match::whole).limit(1), 1, causes);
            } else if (prediction()) {
                List<Match<A>> two = left.isEmpty() ? List.of() : some.get().map(s -> match(s, left)).toList();
                left.forEach(name -> explain(name, two.stream().filter(m -> m.names.contains(name)), 1, causes));
                if (!causes.keySet().containsAll(names)) {    // what two numbers make may be a chance
                    causes.values().removeIf(c -> c.stream().anyMatch(s -> s.kind().matches(CHANCE)));
                }
            } else {
                for (Iterator<Slip<A>> two = some.get().iterator(); !left.isEmpty() && two.hasNext();) {
                    Match<A> match = match(two.next(), left);
                    match.names.forEach(name -> causes.put(name, List.of(match.slip)));
                    left.removeAll(match.names);
                }
            }
        }
        return causes;
    }

    /** The kinds of mistake that explain every wrong number, where there are several: they come first. */
    private Set<String> kinds(List<Match<A>> single, Set<String> names) {
        if (!prediction() || names.size() < 2) {
            return Set.of();
        }
        return single.stream().map(m -> m.slip.kind()).filter(kind -> names.stream().allMatch(name -> single.stream()
                .anyMatch(m -> m.slip.kind().equals(kind) && m.names.contains(name)))).collect(Collectors.toSet());
    }

    /**
     * The matches' mistakes as the cause of a result, unless there are too many: a sentence of its own comes first.
     * What only says what a result is may be one of many.
     */
    private void explain(String name, Stream<Match<A>> matches, int most, Map<String, List<Slip<A>>> causes) {
        Map<String, Slip<A>> found = new LinkedHashMap<>();
        matches.forEach(m -> found.putIfAbsent(m.slip.sentence(), m.slip));
        if (found.values().stream().anyMatch(s -> s.of().isEmpty())) {
            found.values().removeIf(s -> !s.of().isEmpty());
        }
        boolean facts = most > 1 && found.values().stream().allMatch(s -> s.what().startsWith("is "));
        if (!found.isEmpty() && (found.size() <= most || facts)) {
            causes.put(name, found.values().stream().limit(most).toList());
        }
    }

    private List<String> names(int trial) {
        return trials.get(trial).wrong(mine.get(trial)).stream().map(Due::name).toList();
    }

    /** Whether the right number must not be shown: there is only one trial. */
    private boolean prediction() {
        return trials.size() == 1;
    }

    /** The trials that the answer failed come first: that is where most mistakes turn out to be others. */
    private List<Integer> order() {
        return Stream.concat(failed.stream(), IntStream.range(0, trials.size()).boxed()
                .filter(t -> !failed.contains(t))).toList();
    }

    /** Runs the mistake on the trials, until it is clear that it explains nothing. */
    private Match<A> match(Slip<A> slip, Set<String> names) {
        boolean whole = true;
        Set<String> alike = new LinkedHashSet<>(names);
        Map<String, Integer> seen = new HashMap<>();
        for (int t : order()) {
            if (!whole && alike.isEmpty()) {
                break;
            }
            Trial<A> trial = trials.get(t);
            Outcome my = mine.get(t);
            Outcome its = trial.run(slip.wrong());
            boolean passes = trial.passes(my);
            whole &= trial.passes(its) == passes && (passes || my.same(its));
            alike.removeIf(n -> my.values.containsKey(n) && !Outcome.same(my.values.get(n), its.values.get(n)));
            trial.due().stream().filter(d -> my.values.containsKey(d.name()) ? trial.wrong(my).contains(d)
                    : my.mishap != null && my.key().equals(its.key()))
                    .forEach(d -> seen.merge(d.name(), 1, Integer::sum));
            if (!inOneResult(slip) && !trial.wrong(its).stream().map(Due::name).filter(my.values::containsKey)
                    .allMatch(n -> Outcome.same(its.values.get(n), my.values.get(n)))) {
                alike.clear();    // what the mistake makes wrong must be wrong here too
            }
        }
        if (prediction() && slip.of().isEmpty() && !whole || names.contains(slip.of()) && !alike.contains(slip.of())) {
            alike.clear();    // a sentence on all numbers, or on one that it doesn't explain
        }
        alike.removeIf(n -> seen.getOrDefault(n, 0) < (prediction() ? 1 : 2));    // once may be a chance
        return new Match<>(slip, whole, alike);
    }

    private boolean inOneResult(Slip<A> slip) {
        return trials.stream().flatMap(t -> t.due().stream()).anyMatch(d -> d.name().equals(slip.of()));
    }
}
