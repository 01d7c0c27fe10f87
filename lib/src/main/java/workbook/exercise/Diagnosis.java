package workbook.exercise;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a learner reads about a wrong answer: what is wrong with it, and where.
 *
 * @param slips the mistakes that are known
 * @param pairs two of them at once, made when they are needed
 * @param mine the results of the answer on each trial
 * @param failed the trials that it failed
 */
record Diagnosis<A>(List<Trial<A>> trials, List<Slip<A>> slips, Supplier<Stream<Slip<A>>> pairs,
        List<Outcome> mine, List<Integer> failed) {

    /** An input with up to so many characters is shown above its numbers, a longer one below them. */
    private static final int SMALL = 90;

    /**
     * A sentence for each mistake, one for what was thrown, with its input, and an input that failed, with its numbers.
     * Long inputs come last of all.
     */
    String text() {
        Map<String, List<Slip<A>>> causes = new Causes<>(trials, slips, pairs, mine, failed).found();
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

    /** Whether there is one trial only: its right number would be the solution, so a sentence comes in its place. */
    private boolean prediction() {
        return trials.size() == 1;
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
        sentences.removeIf(s -> sentences.stream().anyMatch(two -> two.startsWith(s + "\n")
                || two.endsWith("\n" + s)));
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

}
