package workbook.exercise;

import java.util.ArrayList;
import java.util.HashMap;
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
 * What is wrong with an answer, and where. A known mistake explains the answer if it gives the same results on all
 * trials. If there is none, one is sought for each wrong result, and finally two at once.
 *
 * @param slips the mistakes that are known
 * @param pairs two of them at once, made when they are needed
 * @param mine the results of the answer on each trial
 * @param failed the trials that it failed
 */
record Diagnosis<A>(List<Trial<A>> trials, List<Slip<A>> slips, Supplier<Stream<Slip<A>>> pairs,
        List<Outcome> mine, List<Integer> failed) {

    /** How long two mistakes at once are sought, in nanoseconds: so briefly that no learner notices. */
    private static final long AT_ONCE = 200_000_000;

    /** What a mistake has in common with the answer: everything, or the results of these names. */
    private record Match<A>(Slip<A> slip, boolean whole, Set<String> names) { }

    /**
     * A sentence for each mistake, one for what was thrown, with its input, and the first input that failed, with its
     * numbers.
     */
    String text() {
        Map<String, List<Slip<A>>> causes = causes();
        List<Slip<A>> found = causes.values().stream().flatMap(List::stream).distinct().toList();
        List<String> text = new ArrayList<>(sentences(causes));
        int first = failed.get(0);
        failed.stream().filter(t -> mine.get(t).mishap != null && found.stream()
                .noneMatch(s -> trials.get(t).run(s.wrong()).key().equals(mine.get(t).key()))).findFirst()
                .ifPresent(t -> {
                    text.add(mine.get(t).mishap.getMessage());
                    if (t != first) {
                        text.add("With " + trials.get(t).given() + ".");
                    }
                });
        List<Due> wrong = trials.get(first).wrong(mine.get(first)).stream()
                .filter(d -> !prediction() || !causes.containsKey("") && !causes.containsKey(d.name())).toList();
        if (!prediction() || !wrong.isEmpty()) {
            text.add("With " + trials.get(first).given() + (wrong.isEmpty() ? "." : ":"));
        }
        wrong.forEach(d -> text.add("  " + Difference.between(mine.get(first).values.get(d.name()), d)));
        return String.join("\n", text) + mine.get(first).notes();
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
        failed.forEach(t -> trials.get(t).wrong(mine.get(t)).forEach(d -> names.add(d.name())));
        Map<String, List<Slip<A>>> causes = new LinkedHashMap<>();
        List<Match<A>> single = slips.stream().map(s -> match(s, names)).toList();
        explain("", single.stream().filter(Match::whole), 2, causes);
        if (causes.isEmpty()) {
            names.forEach(name -> explain(name, single.stream().filter(m -> m.names.contains(name)), 2, causes));
            Set<String> left = new LinkedHashSet<>(names);
            left.removeAll(causes.keySet());
            long end = System.nanoTime() + AT_ONCE;
            Supplier<Stream<Slip<A>>> some = () -> pairs.get().takeWhile(s -> System.nanoTime() < end);
            if (names.isEmpty()) {
                explain("", some.get().map(s -> match(s, names)).filter(Match::whole).limit(1), 1, causes);
            } else if (prediction()) {
                List<Match<A>> two = left.isEmpty() ? List.of() : some.get().map(s -> match(s, left)).toList();
                left.forEach(name -> explain(name, two.stream().filter(m -> m.names.contains(name)), 2, causes));
            } else {
                left.forEach(name -> some.get().map(s -> match(s, Set.of(name))).filter(m -> !m.names.isEmpty())
                        .findFirst().ifPresent(m -> causes.put(name, List.of(m.slip))));
            }
        }
        return causes;
    }

    /**
     * Takes the matches' mistakes as the cause of a result, unless there are too many. Those with a sentence of their
     * own are preferred.
     */
    private void explain(String name, Stream<Match<A>> matches, int most, Map<String, List<Slip<A>>> causes) {
        Map<String, Slip<A>> found = new LinkedHashMap<>();
        matches.forEach(m -> found.putIfAbsent(m.slip.sentence(), m.slip));
        if (found.values().stream().anyMatch(s -> s.of().isEmpty())) {
            found.values().removeIf(s -> !s.of().isEmpty());
        }
        if (!found.isEmpty() && found.size() <= most) {
            causes.put(name, List.copyOf(found.values()));
        }
    }

    /** The sentences, two if either may be true. What is true of several results is said once. */
    private static <A> Set<String> sentences(Map<String, List<Slip<A>>> causes) {
        Set<String> sentences = new LinkedHashSet<>();
        Map<String, List<Slip<A>>> same = causes.values().stream().filter(c -> c.size() == 1).map(c -> c.get(0))
                .distinct()
                .collect(Collectors.groupingBy(Slip::what, LinkedHashMap::new, Collectors.toList()));
        same.forEach((what, all) -> sentences.add(Slip.sentence(what,
                all.stream().map(Slip::of).distinct().collect(Collectors.joining(" and ")),
                all.stream().map(Slip::why).distinct().collect(Collectors.joining(" ")))));
        causes.values().stream().filter(c -> c.size() == 2)
                .forEach(c -> sentences.add("Two mistakes give these numbers, and yours"
                + " is one of them. Either: " + c.get(0).sentence() + "\nOr: " + c.get(1).sentence()));
        return sentences;
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
            if (slip.of().isEmpty() && !trial.wrong(its).stream().map(Due::name).filter(my.values::containsKey)
                    .allMatch(n -> Outcome.same(its.values.get(n), my.values.get(n)))) {
                alike.clear();    // what the mistake makes wrong must be wrong here too
            }
        }
        alike.removeIf(n -> seen.getOrDefault(n, 0) < (prediction() ? 1 : 2));    // once may be a chance
        return new Match<>(slip, whole, alike);
    }
}
