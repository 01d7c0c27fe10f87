package workbook.exercise;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import workbook.exercise.Term.Kind;

/**
 * A mistaken form of an expression.
 *
 * @param term the expression with the mistake in it
 * @param what the mistake, as the rest of a sentence that begins with its place: {@code dout is left out}
 */
public record Wrong(Term term, String what) {

    /**
     * Every expression with one mistake, the commonest kinds first, each once.
     *
     * @param right the right one
     * @param around what may be used by mistake instead of each input, or of the whole
     */
    public static List<Wrong> of(Term right, List<Term> around) {
        List<Term> known = new ArrayList<>(right.leaves().distinct().toList());
        known.addAll(around);
        Map<String, Wrong> found = new LinkedHashMap<>();
        Stream.of(within(right, around), exchanged(right), whole(right, known)).flatMap(List::stream)
                .forEach(w -> found.putIfAbsent(w.term.meaning(), w));
        found.remove(right.meaning());
        return List.copyOf(found.values());
    }

    /** Two mistakes in one expression. */
    public static Stream<Wrong> pairs(Term right, List<Term> around) {
        return of(right, around).stream().flatMap(first -> of(first.term, around).stream()
                .map(second -> new Wrong(second.term, first.what + ", and " + second.what)));
    }

    /** One mistake here or in a part. */
    private static List<Wrong> within(Term t, List<Term> around) {
        List<Wrong> found = new ArrayList<>(here(t));
        Stream.concat(t.instead.stream(), t.parts.isEmpty() ? around.stream() : Stream.of())
                .filter(k -> !k.toString().equals(t.toString()))
                .forEach(k -> found.add(new Wrong(k, k + " is used instead of " + t)));
        for (int i = 0; i < t.parts.size(); i++) {
            for (Wrong w : within(t.parts.get(i), around)) {
                found.add(new Wrong(t.with(t.kind, replaced(t.parts, i, w.term)), w.what));
            }
        }
        return found;
    }

    /** One mistake in how the parts are put together here. */
    private static List<Wrong> here(Term t) {
        List<Wrong> found = new ArrayList<>();
        List<Term> parts = t.parts;
        boolean sum = t.kind == Kind.SUM;
        if (sum || t.kind == Kind.PRODUCT) {
            for (Term p : parts) {
                found.add(new Wrong(rest(t, p), p + " is left out"));
            }
            String all = String.join(" and ", parts.stream().map(Term::toString).toList());
            found.add(new Wrong(t.with(sum ? Kind.PRODUCT : Kind.SUM, parts), all + (sum
                    ? " are multiplied, but they should be added"
                    : " are added, but they should be multiplied")));
            for (Term p : parts) {
                boolean minus = p.kind == Kind.MINUS;
                Term turned = minus ? p.parts.get(0) : Term.minus(p);
                found.add(sum ? new Wrong(t.with(Kind.SUM, replaced(parts, parts.indexOf(p), turned)), minus
                        ? p.parts.get(0) + " is added, but it should be subtracted"
                        : p + " is subtracted, but it should be added")
                        : new Wrong(Term.quotient(rest(t, p), p), p + " divides, but it should multiply"));
                if (parts.size() > 2) {
                    found.add(new Wrong(sum ? Term.product(rest(t, p), p) : Term.sum(rest(t, p), p), p + (sum
                            ? " multiplies, but it should be added"
                            : " is added, but it should multiply")));
                }
                found.add(new Wrong(t.with(t.kind, added(parts, p)), p + " is counted twice"));
            }
        } else if (t.kind == Kind.QUOTIENT) {
            Term above = parts.get(0);
            Term below = parts.get(1);
            found.add(new Wrong(above, "the division by " + below + " is left out"));
            found.add(new Wrong(Term.product(above, below), below + " multiplies, but it should divide"));
            found.add(new Wrong(Term.quotient(below, above), "the division is upside down"));
            found.add(new Wrong(Term.function("whole", v -> (long) v, t), "the division is one of integers,"
                    + " which in Java drops the fraction"));
        } else if (t.kind == Kind.MINUS) {
            found.add(new Wrong(parts.get(0), "the minus is missing"));
        } else if (t.kind == Kind.FUNCTION) {
            found.add(new Wrong(parts.get(0), t.formula().replaceAll("\\(.*", "") + " is left out"));
            found.add(new Wrong(t.with(t.kind, parts.stream().map(p -> t).toList()), t.formula().replaceAll("\\(.*", "")
                    + " is taken twice"));
        } else if (t.kind == Kind.WHERE) {
            String asked = parts.get(0) + " > " + parts.get(1);
            found.add(new Wrong(parts.get(2), parts.get(2) + " is taken in every case, whether " + asked + " or not"));
            found.add(new Wrong(parts.get(3), parts.get(3) + " is taken in every case, whether " + asked + " or not"));
            found.add(new Wrong(Term.where(parts.get(0), parts.get(1), parts.get(3), parts.get(2)),
                    "the two cases are exchanged"));
            found.add(new Wrong(Term.where(parts.get(1), parts.get(0), parts.get(3), parts.get(2)),
                    parts.get(0) + " >= " + parts.get(1) + " is used instead of >"));
        }
        return found;
    }

    private static List<Wrong> exchanged(Term right) {
        List<Term> leaves = right.leaves().distinct().toList();
        List<Wrong> found = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            for (Term other : leaves.subList(i + 1, leaves.size())) {
                found.add(new Wrong(exchanged(right, leaves.get(i), other), leaves.get(i) + " and " + other
                        + " are exchanged"));
            }
        }
        return found;
    }

    private static Term exchanged(Term t, Term a, Term b) {
        return t.parts.isEmpty() ? t == a ? b : t == b ? a : t
                : t.with(t.kind, t.parts.stream().map(p -> exchanged(p, a, b)).toList());
    }

    /** What concerns the whole result. */
    private static List<Wrong> whole(Term right, List<Term> known) {
        List<Wrong> found = new ArrayList<>();
        Stream.concat(known.stream(), inner(right)).forEach(t -> found.add(new Wrong(t, "there is only " + t)));
        if (right.kind != Kind.MINUS) {
            found.add(new Wrong(Term.minus(right), "the sign is wrong"));
        }
        if (right.leaves().anyMatch(leaf -> leaf.kind == Kind.INPUT)) {
            found.add(new Wrong(Term.function("abs", Math::abs, right), "the sign is lost"));
            found.add(new Wrong(Term.function("(int)", v -> (int) v, right),
                    "a cast to an integer drops the fraction"));
            found.add(new Wrong(Term.product(Term.number(0.5), right), "the result is half of what it should be"));
            found.add(new Wrong(Term.product(Term.number(2), right), "the result is twice what it should be"));
            known.forEach(t ->
                    found.add(new Wrong(Term.product(right, t), t + " is one factor too many")));
            known.forEach(t -> found.add(new Wrong(Term.sum(right, t), t + " is added, but it doesn't belong there")));
            found.add(new Wrong(Term.sum(right, Term.number(1)), "a 1 is added, but it doesn't belong there"));
        }
        found.add(new Wrong(Term.number(0), "the result is 0"));
        found.add(new Wrong(Term.number(1), "the result is 1"));
        return found;
    }

    private static Stream<Term> inner(Term t) {
        return t.parts.stream().flatMap(p -> Stream.concat(p.parts.isEmpty() ? Stream.of() : Stream.of(p), inner(p)));
    }

    private static Term rest(Term t, Term without) {
        List<Term> rest = new ArrayList<>(t.parts);
        rest.remove(without);
        return rest.size() == 1 ? rest.get(0) : t.with(t.kind, rest).named(null);
    }

    private static List<Term> replaced(List<Term> parts, int i, Term by) {
        List<Term> others = new ArrayList<>(parts);
        others.set(i, by);
        return others;
    }

    private static List<Term> added(List<Term> parts, Term more) {
        List<Term> all = new ArrayList<>(parts);
        all.add(more);
        return all;
    }
}
