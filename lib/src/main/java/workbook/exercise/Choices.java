package workbook.exercise;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Mistakes of an answer that is written once, as a program with a field for each of its choices: every program with one
 * wrong choice in it, or with two.
 *
 * @param right makes a new copy of the right program
 * @param choices what else may be chosen
 */
public record Choices<P>(Supplier<? extends P> right, List<Choice<P>> choices) {

    /**
     * Another choice than the right program's.
     *
     * @param place where in the program the choice is made; only one can be made in each place
     * @param how makes the choice in a program
     * @param sentence what is wrong with it; empty if it is as good, and matters only beside a mistake
     */
    public record Choice<P>(String place, Consumer<P> how, String sentence) { }

    /** One mistake, in each of the ways that are as good as the right one. */
    public <A> List<Slip<A>> single(Function<P, A> answer) {
        List<Slip<A>> slips = new ArrayList<>();
        mistakes().forEach(m -> slips.add(slip(answer, m.sentence, m)));
        mistakes().forEach(m -> as(m).forEach(n -> slips.add(slip(answer, m.sentence, n, m))));
        return slips;
    }

    /** Two mistakes in different places. */
    public <A> Stream<Slip<A>> pairs(Function<P, A> answer) {
        return mistakes().flatMap(a -> mistakes().takeWhile(b -> b != a).filter(b -> !b.place.equals(a.place))
                .flatMap(b -> {
                    String both = b.sentence + "\n" + a.sentence;
                    return Stream.concat(Stream.of(slip(answer, both, a, b)), as(a)
                            .filter(n -> !n.place.equals(b.place)).map(n -> slip(answer, both, n, a, b)));
                }));
    }

    private Stream<Choice<P>> mistakes() {
        return choices.stream().filter(c -> !c.sentence.isEmpty());
    }

    /** Other choices that are as good, in other places than a mistake's. */
    private Stream<Choice<P>> as(Choice<P> mistake) {
        return choices.stream().filter(c -> c.sentence.isEmpty() && !c.place.equals(mistake.place));
    }

    @SafeVarargs
    private <A> Slip<A> slip(Function<P, A> answer, String sentence, Choice<P>... made) {
        P program = right.get();
        for (Choice<P> choice : made) {
            choice.how.accept(program);
        }
        return new Slip<>(answer.apply(program), sentence);
    }
}
