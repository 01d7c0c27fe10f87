package workbook.exercise;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A mistaken form of an expression. It is told as what it is, and not as what somebody has done, since many programs
 * give the same number.
 *
 * @param term the expression with the mistake in it
 * @param what after "is what you get": {@code without dout}; or if it is a noun, after "is": {@code dout alone}
 * @param joined the noun beside another mistake, after "is what you get": {@code with dout alone}; else empty
 * @param common whether people make it so often that it may be one of two mistakes in one number
 */
public record Wrong(Term term, String what, String joined, boolean common) {

    /**
     * Every expression with one mistake, the commonest kinds first, each once.
     *
     * @param right the right one
     * @param around what may be in the place of each input by mistake, or of the whole
     */
    public static List<Wrong> of(Term right, List<Term> around) {
        Map<String, Wrong> found = new LinkedHashMap<>();
        Rewriting.all(right, around).forEach(w -> found.putIfAbsent(w.term.meaning(), w));
        found.remove(right.meaning());
        return List.copyOf(found.values());
    }

    /** Two mistakes in one expression. */
    public static Stream<Wrong> pairs(Term right, List<Term> around) {
        return of(right, around).stream().flatMap(first -> Rewriting.all(first.term, around)
                .stream().map(second -> and(first, second)));
    }

    /** Two common mistakes in one expression of numbers, in whichever order once. */
    static Stream<Wrong> commonPairs(Term right, List<Term> around) {
        Set<Set<String>> seen = new HashSet<>();
        return of(right, around).stream().filter(w -> w.common && !w.noun())
                .flatMap(first -> Rewriting.all(first.term, around)
                .stream().filter(second -> second.common && !second.noun() && !second.what.equals(first.what)
                        && seen.add(Set.of(first.what, second.what, "" + (float) second.term.at(Map.of()))))
                .map(second -> and(first, second)));
    }

    /** What two of these make together: the sum, the product, each difference and each quotient. */
    static List<Wrong> ofTwo(List<Term> known) {
        List<Wrong> found = new ArrayList<>();
        for (int i = 0; i < known.size(); i++) {
            for (Term other : known.subList(i, known.size())) {
                Term one = known.get(i);
                found.add(noun(Term.sum(one, other), one == other ? "twice " + one : one + " plus " + other));
                found.add(noun(Term.product(one, other), one + " times " + (one == other ? "itself" : other)));
            }
            for (Term other : known) {
                if (other != known.get(i)) {
                    found.add(noun(Term.sum(known.get(i), Term.minus(other)), known.get(i) + " minus " + other));
                    found.add(noun(Term.quotient(known.get(i), other), known.get(i) + " divided by " + other));
                }
            }
        }
        return found;
    }

    static Wrong common(Term term, String what) {
        return new Wrong(term, what, "", true);
    }

    static Wrong rare(Term term, String what) {
        return new Wrong(term, what, "", false);
    }

    static Wrong noun(Term term, String what) {
        return noun(term, what, "with " + what);
    }

    static Wrong noun(Term term, String what, String joined) {
        return new Wrong(term, what, joined, false);
    }

    public boolean noun() {
        return !joined.isEmpty();
    }

    private static Wrong and(Wrong a, Wrong b) {
        boolean last = a.what.contains(",") && !b.what.contains(",");    // what has a comma in it comes last
        String one = (last ? b : a).phrase();
        return new Wrong(b.term, one + (one.contains(",") ? ", and " : " and ") + (last ? a : b).phrase(), "",
                false);
    }

    private String phrase() {
        return noun() ? joined : what;
    }

    /** How a sentence goes on that begins with the result. */
    String predicate() {
        return noun() ? "is " + what : Slip.YOU_GET + what;
    }
}
