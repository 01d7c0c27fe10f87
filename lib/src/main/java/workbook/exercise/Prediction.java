package workbook.exercise;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Exercises whose answer is one number or a few. */
public final class Prediction {

    private Prediction() { }

    /**
     * One number of an answer.
     *
     * @param due what it should be
     * @param term how it is computed
     * @param why one sentence that says how, and why
     */
    public record Asked(Due due, Term term, String why) { }

    /**
     * An exercise whose known mistakes are derived from how each number is computed.
     *
     * @param around other things in the question that may get into an answer
     * @param slips mistakes that can't be derived so
     */
    @SafeVarargs
    public static Exercise<List<Number>> of(String name, String given, String because, List<Asked> asked,
            List<Term> around, Slip<List<Number>>... slips) {
        List<Slip<List<Number>>> all = Arrays.stream(slips).collect(Collectors.toCollection(ArrayList::new));
        for (int i = 0; i < asked.size(); i++) {
            for (int j = i + 1; j < asked.size(); j++) {
                if (!Outcome.same(asked.get(i).due.value(), asked.get(j).due.value())) {
                    List<Number> exchanged = numbers(asked);
                    Collections.swap(exchanged, i, j);
                    if (all.stream().noneMatch(s -> same(s.wrong(), exchanged))) {
                        all.add(new Slip<>(exchanged, asked.get(i).due.name() + " and "
                                + asked.get(j).due.name() + " are exchanged."));
                    }
                }
            }
            slips(asked, i, around, singles(asked.get(i), around).stream()).forEach(all::add);
        }
        return new Exercise<>(name, because, trials(given, asked.stream().map(Asked::due).toList()), all, () ->
                IntStream.range(0, asked.size()).boxed()
                        .flatMap(i -> slips(asked, i, around, Wrong.commonPairs(asked.get(i).term, around))));
    }

    /**
     * One mistake in a number: of those that give the same, two common ones, or else the first. Where none gives
     * it, what two of the numbers in the question make.
     */
    private static List<Wrong> singles(Asked asked, List<Term> around) {
        List<Wrong> found = new ArrayList<>();
        Stream.of(Wrong.of(asked.term, around).stream().filter(Wrong::common),
                Wrong.of(asked.term, around).stream().filter(w -> !w.common() && w.noun()),
                Wrong.of(asked.term, around).stream().filter(w -> !w.common() && !w.noun()),
                Wrong.ofTwo(Rewriting.used(asked.term, around).toList()).stream()).flatMap(s -> s)
                .filter(w -> {
                    List<Wrong> same = found.stream().filter(f -> same(w, f.term())).toList();
                    return !same(w, asked.term) && (same.isEmpty()
                            || same.size() == 1 && same.get(0).common() && w.common());
                }).forEach(found::add);
        return found;
    }

    private static boolean same(List<Number> a, List<Number> b) {
        return IntStream.range(0, a.size()).allMatch(i -> Outcome.same(a.get(i).doubleValue(), b.get(i).doubleValue()));
    }

    private static boolean same(Wrong w, Term t) {
        return Outcome.same(w.term().at(Map.of()), t.at(Map.of()));
    }

    private static Stream<Slip<List<Number>>> slips(List<Asked> asked, int i, List<Term> around,
            Stream<Wrong> wrong) {
        return wrong.map(w -> {
            List<Number> numbers = numbers(asked);
            numbers.set(i, w.term().at(Map.of()));
            return new Slip<>(numbers, w.predicate(), asked.get(i).due.name(), asked.get(i).why,
                    kind(asked.get(i), around, w));
        });
    }

    /** The mistake without the names in it, which are others in another number. */
    private static String kind(Asked asked, List<Term> around, Wrong wrong) {
        return Rewriting.known(asked.term, around).map(Term::toString)
                .sorted(Comparator.comparingInt(String::length).reversed())
                .reduce(wrong.predicate(), (what, name) -> what.replace(name, "·"));
    }

    private static List<Number> numbers(List<Asked> asked) {
        return new ArrayList<>(asked.stream().map(a -> a.due.value().getEntry(0, 0)).toList());
    }

    /**
     * @param slips the mistakes that are known, the commonest first
     * @param pairs two at once, tried if none of them explains the numbers
     */
    public static Exercise<List<Number>> of(String name, String given, String because, List<Due> due,
            List<Slip<List<Number>>> slips, Supplier<Stream<Slip<List<Number>>>> pairs) {
        return new Exercise<>(name, because, trials(given, due), slips, pairs);
    }

    /**
     * @param name what is predicted
     * @param given the question in words
     * @param because why the right numbers are right
     * @param due the right numbers
     */
    @SafeVarargs
    public static Exercise<List<Number>> of(String name, String given, String because, List<Due> due,
            Slip<List<Number>>... slips) {
        return new Exercise<>(name, because, trials(given, due), Arrays.stream(slips).toList());
    }

    private static List<Trial<List<Number>>> trials(String given, List<Due> due) {
        return List.of(new Trial<>(given, due, (numbers, out) -> {
            for (int i = 0; i < due.size(); i++) {
                if (numbers.get(i) == null) {
                    out.missing(due.get(i).name());
                } else {
                    out.put(due.get(i).name(), numbers.get(i).doubleValue());
                }
            }
        }));
    }

    public static Slip<List<Number>> slip(List<Number> wrong, String sentence) {
        return new Slip<>(wrong, sentence);
    }

    /** Checks what a learner gives as numbers; null stands for one that is missing. */
    public static Feedback check(Exercise<List<Number>> exercise, Object... answers) {
        Object other = Arrays.stream(answers).filter(a -> a != null && !(a instanceof Number)).findFirst().orElse(null);
        return other != null ? Feedback.wrong(exercise.name() + ".\n\"" + other + "\" is text, not a number: write it"
                + " without quotes, with a point before its decimals, as in 0.5.")
                : exercise.check(Arrays.stream(answers).map(Number.class::cast).toList());
    }
}
