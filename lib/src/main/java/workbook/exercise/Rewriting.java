package workbook.exercise;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import workbook.exercise.Term.Kind;

/** The mistakes that can be made in one place of an expression. */
final class Rewriting {
    private static final String INTEGERS = "in Java, where integer division drops the fraction";

    private Rewriting() { }

    /** Every one, the commonest kinds first; several may come to the same. */
    static List<Wrong> all(Term right, List<Term> around) {
        List<Wrong> found = new ArrayList<>();
        boolean number = right.leaves().noneMatch(leaf -> leaf.kind == Kind.INPUT);
        if (right.parts.isEmpty() && !number) {
            found.add(Wrong.common(Term.number(1), "without " + right));
        }
        if (!number) {
            found.add(Wrong.noun(Term.number(0), "0"));
        } else if (divides(right)) {
            String quarter = "what 1 / 4 gives " + INTEGERS;
            found.add(new Wrong(Term.number(0), quarter, "with " + quarter, right.kind != Kind.QUOTIENT));
        }
        within(right, around, used(right, around).toList()).forEach(w -> found.add(right.leaves().filter(leaf ->
                w.what().equals("without " + leaf) || w.what().equals(missing(leaf))).count() < 2 ? w
                : new Wrong(w.term(), w.what() + " in one of the places that use it", w.joined(), w.common())));
        found.addAll(everywhere(right));
        found.addAll(exchanged(right));
        found.addAll(whole(right, around));
        return found;
    }

    /** What is used, and what is around. */
    static Stream<Term> used(Term right, List<Term> around) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(right.leaves(), around.stream()).filter(t -> seen.add(t.toString()));
    }

    /** The same, and what may be used instead. */
    static Stream<Term> known(Term right, List<Term> around) {
        Set<String> seen = new HashSet<>();
        return Stream.concat(used(right, around), right.leaves().flatMap(leaf -> leaf.instead.stream()))
                .filter(t -> seen.add(t.toString()));
    }

    /** One mistake here or in a part. */
    private static List<Wrong> within(Term t, List<Term> around, List<Term> used) {
        List<Wrong> found = new ArrayList<>();
        t.instead.stream().filter(k -> !k.toString().equals(t.toString()))
                .forEach(k -> found.add(Wrong.common(k, "with " + k + " instead of " + t)));
        found.addAll(here(t, used));
        if (t.kind == Kind.INPUT) {
            found.add(Wrong.rare(Term.function("abs", Math::abs, t), "with |" + t + "| instead of " + t));
            found.add(Wrong.rare(Term.function("int", v -> (int) v, t), "with the fraction of " + t + " cut off, as by"
                    + " a cast to int"));
            found.add(Wrong.rare(Term.function("max", v -> Math.max(0, v), t), "with max(0, " + t + ") instead of "
                    + t));
        }
        for (int i = 0; i < t.parts.size(); i++) {
            String place = t.kind == Kind.WHERE && i < 2 ? " in the comparison" : "";
            for (Wrong w : within(t.parts.get(i), around, used)) {
                found.add(new Wrong(t.with(t.kind, replaced(t.parts, i, w.term())), w.what() + place, "",
                        w.common()));
            }
            Term part = t.parts.get(i);
            for (Term k : part.parts.isEmpty() ? around : List.<Term>of()) {
                if (!k.toString().equals(part.toString())) {
                    found.add(Wrong.rare(t.with(t.kind, replaced(t.parts, i, k)), "with " + k + " instead of " + part
                            + place));
                }
            }
        }
        return found;
    }

    /** One mistake in how the parts are put together here. */
    private static List<Wrong> here(Term t, List<Term> used) {
        return switch (t.kind) {
            case SUM, PRODUCT -> joined(t, used);
            case QUOTIENT -> quotient(t);
            case MINUS -> minus(t);
            case FUNCTION -> {
                String name = t.formula().replaceAll("\\(.*", "");
                yield List.of(Wrong.common(t.parts.get(0), "without " + name),
                        Wrong.rare(t.with(t.kind, t.parts.stream().map(p -> t).toList()), "with " + name
                        + " applied twice"));
            }
            case WHERE -> where(t);
            default -> List.of();
        };
    }

    private static List<Wrong> joined(Term t, List<Term> used) {
        List<Wrong> found = new ArrayList<>();
        List<Term> parts = t.parts;
        boolean sum = t.kind == Kind.SUM;
        for (Term p : parts) {
            found.add(Wrong.common(rest(t, p), sum ? "without " + size(p) : missing(p) + integers(p)));
        }
        if (!sum) {
            found.addAll(brackets(t));
        }
        String instead = sum ? " multiplied instead of added" : " added instead of multiplied";
        found.add(Wrong.common(t.with(sum ? Kind.PRODUCT : Kind.SUM, parts), "with " + list(parts) + instead));
        for (Term p : parts) {
            boolean minus = p.kind == Kind.MINUS;
            Term turned = minus ? p.parts.get(0) : Term.minus(p);
            found.add(sum ? Wrong.common(t.with(Kind.SUM, replaced(parts, parts.indexOf(p), turned)), "with " + size(p)
                    + (minus ? " added instead of subtracted" : " subtracted instead of added"))
                    : Wrong.rare(Term.quotient(rest(t, p), p), "with a division instead of a"
                    + " multiplication by " + p));
            if (parts.size() > 2) {
                found.add(Wrong.rare(sum ? Term.product(rest(t, p), p) : Term.sum(rest(t, p), p), "with " + size(p)
                        + instead));
                for (Term q : parts.subList(parts.indexOf(p) + 1, parts.size())) {
                    Term both = sum ? Term.product(p, q) : Term.sum(p, q);
                    found.add(Wrong.rare(t.with(t.kind, added(without(without(parts, p), q), both)), "with "
                            + list(List.of(p, q)) + instead));
                }
            }
            found.add(Wrong.rare(t.with(t.kind, added(parts, p)), "with " + size(p)
                    + (!sum ? " used" : minus ? " subtracted" : " added") + " twice"));
        }
        if (sum) {
            for (Term p : parts) {
                used.forEach(k -> found.add(Wrong.rare(t.with(t.kind, replaced(parts, parts.indexOf(p),
                        Term.product(p, k))), "with " + size(p) + " also multiplied by " + k)));
            }
        }
        return found;
    }

    /** A factor that counts for one part of a sum alone. */
    private static List<Wrong> brackets(Term product) {
        List<Wrong> found = new ArrayList<>();
        for (Term s : product.parts) {
            if (s.kind == Kind.SUM) {
                Term factor = rest(product, s);
                for (Term p : s.parts) {
                    found.add(Wrong.common(Term.sum(replaced(s.parts, s.parts.indexOf(p), Term.product(p, factor))
                            .toArray(Term[]::new)), "with only " + size(p) + " multiplied by " + factor
                            + ", as can happen without brackets around " + s));
                }
            }
        }
        return found;
    }

    private static List<Wrong> quotient(Term t) {
        Term above = t.parts.get(0);
        Term below = t.parts.get(1);
        List<Wrong> found = new ArrayList<>(List.of(
                Wrong.common(above, "without the division by " + below),
                Wrong.common(Term.product(above, below), "with a multiplication by " + below
                        + " instead of a division"),
                Wrong.rare(Term.quotient(below, above), "with the division the wrong way round"),
                Wrong.common(Term.function("whole", v -> (long) v, t), "with integer division, which drops the fraction"
                        + " in Java")));
        if (above.kind == Kind.SUM) {
            above.parts.forEach(p -> found.add(Wrong.common(Term.sum(replaced(above.parts, above.parts.indexOf(p),
                    Term.quotient(p, below)).toArray(Term[]::new)), "with only " + size(p) + " divided by " + below
                    + ", as can happen without brackets around " + above)));
        }
        if (below.kind == Kind.PRODUCT || below.kind == Kind.SUM) {
            Term first = below.parts.get(0);
            Term others = rest(below, first);
            boolean product = below.kind == Kind.PRODUCT;
            found.add(Wrong.common(product ? Term.product(Term.quotient(above, first), others)
                    : Term.sum(Term.quotient(above, first), others), "with a division by only " + first + ", as"
                    + " can happen without brackets around " + below));
        }
        return found;
    }

    private static List<Wrong> minus(Term t) {
        Term part = t.parts.get(0);
        List<Wrong> found = new ArrayList<>(List.of(Wrong.common(part, "without the minus")));
        if (part.kind == Kind.INPUT) {
            found.add(Wrong.common(Term.minus(Term.number(1)), "without " + part));
        }
        return found;
    }

    private static List<Wrong> where(Term t) {
        Term left = t.parts.get(0);
        Term right = t.parts.get(1);
        Term then = t.parts.get(2);
        Term otherwise = t.parts.get(3);
        String asked = left + " > " + right;
        List<Wrong> found = new ArrayList<>();
        for (Term always : List.of(then, otherwise)) {
            found.add(Wrong.common(always, "with " + always + " in every case, whether " + asked + " or not"));
        }
        found.add(Wrong.common(Term.where(left, right, otherwise, then), "with the two cases exchanged"));
        if (left.kind == Kind.INPUT && right.kind == Kind.INPUT) {
            found.add(Wrong.rare(Term.where(left, Term.number(0), then, otherwise), "with 0 instead of " + right
                    + " in the comparison"));
            found.add(Wrong.rare(Term.where(Term.number(0), right, then, otherwise), "with 0 instead of " + left
                    + " in the comparison"));
        }
        found.add(Wrong.common(Term.where(right, left, otherwise, then), "with " + left + " >= " + right
                + " instead of " + asked));
        for (int i = 2; i < 4; i++) {
            Term part = t.parts.get(i);
            if (part.kind == Kind.INPUT) {
                found.add(Wrong.common(t.with(t.kind, replaced(t.parts, i, Term.number(1))), "without " + part));
                found.add(Wrong.common(t.with(t.kind, replaced(t.parts, 5 - i, Term.minus(part))), "with -" + part
                        + " instead of " + t.parts.get(5 - i)));
            }
        }
        return found;
    }

    /** The same mistake wherever the same thing is used. */
    private static List<Wrong> everywhere(Term right) {
        List<Wrong> found = new ArrayList<>();
        List<Term> leaves = right.leaves().toList();
        leaves.stream().filter(leaf -> Collections.frequency(leaves, leaf) > 1).distinct().forEach(leaf -> {
            leaf.instead.forEach(k -> found.add(Wrong.common(in(right, leaf, k), "with " + k + " instead of " + leaf)));
            if (!summed(right, leaf)) {
                found.add(Wrong.common(in(right, leaf, Term.number(1)), compares(right) ? "with 1 instead of " + leaf
                        : missing(leaf) + integers(leaf)));
            }
            found.add(Wrong.rare(in(right, leaf, Term.product(leaf, leaf)), "with " + leaf
                    + (leaf.kind == Kind.NUMBER && !summed(right, leaf) ? " used twice" : " multiplied by itself")));
            found.add(Wrong.rare(in(right, leaf, Term.quotient(Term.number(1), leaf)), "with a division instead of"
                    + " a multiplication by " + leaf));
        });
        return found;
    }

    private static boolean summed(Term t, Term part) {
        return t.kind == Kind.SUM && t.parts.contains(part) || t.parts.stream().anyMatch(p -> summed(p, part));
    }

    private static List<Wrong> exchanged(Term right) {
        List<Term> leaves = right.leaves().distinct().toList();
        List<Wrong> found = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            for (Term other : leaves.subList(i + 1, leaves.size())) {
                found.add(Wrong.common(exchanged(right, leaves.get(i), other), "with "
                        + (turns(right, leaves.get(i), other) ? "the wrong sign, or with " : "") + leaves.get(i)
                        + " and " + other + " exchanged"));
            }
        }
        return found;
    }

    /** Whether that exchange turns the sign of the result, and does nothing else: 1 - y becomes y - 1. */
    private static boolean turns(Term t, Term a, Term b) {
        return a.kind == Kind.NUMBER && t.leaves().filter(leaf -> leaf == a || leaf == b).count() == 2
                && (t.kind == Kind.PRODUCT ? t.parts : List.of(t)).stream().anyMatch(p -> p.kind == Kind.SUM
                && p.parts.size() == 2 && p.parts.get(0) == a && p.parts.get(1).kind == Kind.MINUS
                && p.parts.get(1).parts.get(0) == b);
    }

    private static Term exchanged(Term t, Term a, Term b) {
        return t.parts.isEmpty() ? t == a ? b : t == b ? a : t
                : t.with(t.kind, t.parts.stream().map(p -> exchanged(p, a, b)).toList());
    }

    /** What concerns the whole result. */
    private static List<Wrong> whole(Term right, List<Term> around) {
        List<Wrong> found = new ArrayList<>();
        List<Term> used = used(right, around).toList();
        boolean function = right.leaves().anyMatch(leaf -> leaf.kind == Kind.INPUT);
        if (function) {
            found.add(Wrong.noun(Term.number(1), "1"));
            found.add(Wrong.noun(Term.number(-1), "-1"));
        }
        Stream.concat(known(right, around), inner(right)).forEach(t -> found.add(Wrong.noun(t, t + (function ? " alone"
                : ""))));
        if (right.kind != Kind.MINUS) {
            found.add(Wrong.common(Term.minus(right), "with the wrong sign"));
        }
        used.forEach(k -> found.add(Wrong.rare(Term.product(right, k), "with " + k + " as an extra factor")));
        found.add(Wrong.rare(Term.function("(int)", v -> (int) v, right), "with the fraction cut off, as by a cast to"
                + " int" + (function ? "" : " or by integer division")));
        if (function) {
            inner(right).forEach(p -> found.add(Wrong.rare(in(right, p, Term.function("(int)", v -> (int) v, p)),
                    "with the fraction of " + p + " cut off, as by a cast to int")));
            found.add(Wrong.rare(Term.function("abs", Math::abs, right), "with the sign dropped"));
            found.add(Wrong.rare(Term.minus(Term.function("abs", Math::abs, right)), "with the sign always negative"));
            used.forEach(k -> found.add(Wrong.rare(Term.sum(right, k), "with " + k + " added to the result")));
        } else {
            used.forEach(k -> found.add(Wrong.rare(Term.quotient(right, k), "with the result divided by "
                    + k)));
        }
        found.add(Wrong.rare(Term.sum(right, Term.number(1)), "with 1 added to the result"));
        found.add(Wrong.rare(Term.sum(right, Term.number(-1)), "with 1 subtracted from the result"));
        found.add(Wrong.rare(Term.function("round", Math::round, right), "with the result rounded"));
        found.add(Wrong.noun(Term.product(Term.number(0.5), right), "half of the right value",
                "with the result halved"));
        found.add(Wrong.noun(Term.product(Term.number(2), right), "twice the right value",
                "with the result doubled"));
        return found;
    }

    /** Whether what is replaced in it need not be a factor. */
    private static boolean compares(Term t) {
        return t.kind == Kind.WHERE || t.parts.stream().anyMatch(Rewriting::compares);
    }

    private static boolean divides(Term t) {
        return t.kind == Kind.QUOTIENT || t.fraction() || t.parts.stream().anyMatch(Rewriting::divides);
    }

    /** Why a factor may be missing from the result: 105 / 100, written for 1.05, is 1. */
    private static String integers(Term factor) {
        double hundred = 100 * factor.at(Map.of());
        return !factor.fraction() || (int) hundred / 100 != 1 || hundred != Math.rint(hundred) ? ""
                : ", or with " + (int) hundred + " / 100 in its place (which is 1 " + INTEGERS + ")";
    }

    private static Term in(Term t, Term old, Term by) {
        return t == old ? by : t.parts.isEmpty() ? t : t.with(t.kind, t.parts.stream().map(p -> in(p, old, by))
                .toList());
    }

    private static Stream<Term> inner(Term t) {
        return t.parts.stream().flatMap(p -> Stream.concat(p.parts.isEmpty() ? Stream.of() : Stream.of(p), inner(p)));
    }

    /** What is said if a factor is left out. */
    private static String missing(Term factor) {
        String name = factor.toString();
        return "without " + (name.contains(" ") ? "" : "the factor ") + name;
    }

    /** Without the minus of a part that is subtracted. */
    private static Term size(Term part) {
        return part.kind == Kind.MINUS ? part.parts.get(0) : part;
    }

    private static String list(List<Term> parts) {
        return Slip.list(parts.stream().map(p -> size(p).toString()).toList());
    }

    private static Term rest(Term t, Term without) {
        List<Term> rest = without(t.parts, without);
        return rest.isEmpty() ? Term.number(t.kind == Kind.SUM ? 0 : 1)
                : rest.size() == 1 ? rest.get(0) : t.with(t.kind, rest).named(null);
    }

    private static List<Term> without(List<Term> parts, Term p) {
        List<Term> others = new ArrayList<>(parts);
        others.remove(p);
        return others;
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
