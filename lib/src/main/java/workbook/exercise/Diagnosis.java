package workbook.exercise;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is wrong with an answer, and where. A known mistake explains the answer if it gives the same results on all
 * trials. If there is none, we look for one for each wrong result, and finally for two at once.
 *
 * @param slips the mistakes that are known
 * @param pairs two of them at once, made when they are needed
 * @param mine the results of the answer on each trial
 * @param failed the trials that it failed
 */
record Diagnosis<A>(List<Trial<A>> trials, List<Slip<A>> slips, Supplier<Stream<Slip<A>>> pairs,
        List<Outcome> mine, List<Integer> failed) {

    /**
     * How long we look for two mistakes at once, in nanoseconds of the thread's processor time: so briefly that no
     * learner notices, and on a busy machine the search gets no less done.
     */
    private static final long AT_ONCE = 200_000_000;
    private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

    /** An input with up to so many characters is shown above its numbers, a longer one below them. */
    private static final int SMALL = 90;

    /** What a mistake has in common with the answer: everything, or the results of these names. */
    private record Match<A>(Slip<A> slip, boolean whole, Set<String> names) { }

    /**
     * A sentence for each mistake, one for what was thrown, with its input, and an input that failed, with its numbers.
     * Long inputs come last of all.
     */
    String text() {
        Map<String, List<Slip<A>>> causes = causes();
        List<Slip<A>> found = causes.values().stream().flatMap(List::stream).distinct().toList();
        List<String> text = new ArrayList<>(sentences(causes));
        List<String> below = new ArrayList<>();
        int shown = smallest(failed);
        List<Integer> threw = failed.stream().filter(t -> mine.get(t).mishap != null && found.stream()
                .noneMatch(s -> trials.get(t).run(s.wrong()).key().equals(mine.get(t).key()))).toList();
        if (!threw.isEmpty()) {
            int t = smallest(threw);
            text.add(mine.get(t).mishap.getMessage());
            if (t != shown) {
                input(t, List.of(), text, below);
            }
        }
        List<String> wrong = trials.get(shown).wrong(mine.get(shown)).stream()
                .filter(d -> !prediction() || !causes.containsKey("") && !causes.containsKey(d.name()))
                .map(d -> "  " + Difference.between(mine.get(shown).values.get(d.name()), d)).toList();
        if (!prediction() || !wrong.isEmpty()) {
            input(shown, wrong, text, below);
        }
        text.addAll(below);
        if (prediction()) {    // the rule, where no sentence has said it
            trials.get(shown).wrong(mine.get(shown)).stream().map(Due::name)
                    .filter(n -> !causes.containsKey("") && !causes.containsKey(n))
                    .flatMap(n -> slips.stream().filter(s -> s.of().equals(n)).map(Slip::why).limit(1))
                    .distinct().forEach(text::add);
        }
        return String.join("\n", text) + mine.get(shown).notes();
    }

    private void input(int t, List<String> numbers, List<String> text, List<String> below) {
        boolean small = size(t) <= SMALL;
        String given = trials.get(t).given();
        if (numbers.isEmpty()) {
            String happened = "It happened with " + given + ".";
            if (small) {
                text.add(happened);
            } else {
                below.add(0, happened);
            }
        } else if (small) {
            text.add("With " + given + ":");
        } else {
            below.add(0, "This came out with " + given + ".");
        }
        text.addAll(numbers);
    }

    /** The first of these trials, or if that is long, the shortest that failed in the same way. */
    private int smallest(List<Integer> some) {
        int first = some.get(0);
        return size(first) <= SMALL ? first : some.stream().filter(t -> failure(t).equals(failure(first)))
                .min(Comparator.comparingInt(this::size)).orElse(first);
    }

    private int size(int trial) {
        return trials.get(trial).given().length();
    }

    /** Which results are wrong, which of them in their shape, and what kind of exception there was. */
    private List<String> failure(int trial) {
        Outcome o = mine.get(trial);
        return Stream.concat(trials.get(trial).wrong(o).stream().map(d -> d.name()
                + Outcome.sameShape(o.values.get(d.name()), d.value())), Stream.of(o.key().replaceAll(":.*", "")))
                .toList();
    }

    private List<String> names(int trial) {
        return trials.get(trial).wrong(mine.get(trial)).stream().map(Due::name).toList();
    }

    /**
     * Whether there is only one trial. Its right number would be the solution, so it is not shown if a sentence
     * explains the mistake.
     */
    private boolean prediction() {
        return trials.size() == 1;
    }

    /** The mistakes that explain each wrong result, by its name; by no name if they explain all of it. */
    private Map<String, List<Slip<A>>> causes() {
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
                    causes.values().removeIf(c -> c.stream().anyMatch(s -> s.kind().matches("is (twice )?·.* ·?.*")));
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

    /** Sentences, two where either may be true; what is said of several results is said once. */
    private Set<String> sentences(Map<String, List<Slip<A>>> causes) {
        Set<String> sentences = new LinkedHashSet<>();
        Map<String, List<Slip<A>>> same = causes.values().stream().map(c -> c.size() == 1 ? Optional.of(c.get(0))
                : c.get(0).or(c.get(1))).flatMap(Optional::stream).distinct()
                .collect(Collectors.groupingBy(Slip::what, LinkedHashMap::new, Collectors.toList()));
        same.values().forEach(all -> sentences.add(together(all).sentence()));
        causes.values().stream().filter(c -> c.size() == 2 && c.get(0).or(c.get(1)).isEmpty())
                .forEach(c -> sentences.add("Two mistakes give the same result here. Either: " + c.get(0).sentence()
                        + "\nOr: " + c.get(1).sentence()));
        return sentences;
    }

    /** The same mistake in several results. In a prediction the subject is the number that came. */
    private Slip<A> together(List<Slip<A>> all) {
        List<String> names = all.stream().map(Slip::of).distinct().toList();
        String what = all.get(0).what();
        String of = Slip.list(names);
        boolean many = names.size() > 1;
        if (prediction() && what.startsWith("is ")) {
            List<String> numbers = names.stream().map(n -> Due.words(mine.get(0).values.get(n).getEntry(0, 0)))
                    .distinct().toList();
            many = numbers.size() > 1;
            of = (trials.get(0).due().size() == 1 ? "" : "For " + of + ", ") + Slip.list(numbers);
        }
        return new Slip<>(all.get(0).wrong(), many ? what.replaceFirst("^is ", "are ")
                .replace("the right value", "the right values") : what, of,
                all.stream().map(Slip::why).distinct().collect(Collectors.joining(" ")));
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
