package workbook.exercise;

import backprop.scalar.Scalar;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A right answer as an expression with named parts, from which {@link Wrong} derives the mistaken ones. Its text is the
 * formula, in the names of the parts.
 */
public final class Term {

    /** How many random inputs, some of them equal, tell expressions apart. */
    private static final int SAMPLES = 40;

    private static final Map<Set<String>, List<Map<String, Double>>> DRAWN = new ConcurrentHashMap<>();

    enum Kind { INPUT, NUMBER, SUM, PRODUCT, QUOTIENT, MINUS, WHERE, FUNCTION }

    final Kind kind;
    final List<Term> parts;
    private final String name;
    private final double number;
    private final DoubleUnaryOperator function;
    final List<Term> instead;

    private Term(Kind kind, String name, double number, DoubleUnaryOperator function, List<Term> parts,
            List<Term> instead) {
        this.kind = kind;
        this.name = name;
        this.number = number;
        this.function = function;
        this.parts = parts;
        this.instead = instead;
    }

    /** An input of that name, say {@code x}. */
    public static Term input(String name) {
        return new Term(Kind.INPUT, name, 0, null, List.of(), List.of());
    }

    /** A number with a name, say 1.05, {@code the tax}. */
    public static Term number(double number, String name) {
        return new Term(Kind.NUMBER, name, number, null, List.of(), List.of());
    }

    /** A number that is its own name. */
    public static Term number(double number) {
        return number(number, Due.words(number));
    }

    public static Term sum(Term... parts) {
        return make(Kind.SUM, parts);
    }

    public static Term product(Term... parts) {
        return make(Kind.PRODUCT, parts);
    }

    public static Term quotient(Term above, Term below) {
        return make(Kind.QUOTIENT, above, below);
    }

    public static Term minus(Term part) {
        return make(Kind.MINUS, part);
    }

    /** {@code then} if {@code left} is above {@code right}, else {@code otherwise}. */
    public static Term where(Term left, Term right, Term then, Term otherwise) {
        return make(Kind.WHERE, left, right, then, otherwise);
    }

    /** A function of one number, say {@code tanh}. */
    public static Term function(String name, DoubleUnaryOperator function, Term at) {
        return new Term(Kind.FUNCTION, name, 0, function, List.of(at), List.of());
    }

    private static Term make(Kind kind, Term... parts) {
        return new Term(kind, null, 0, null, List.of(parts), List.of());
    }

    /** The same with a name, say {@code the apples} for a price times a number. */
    public Term named(String newName) {
        return new Term(kind, newName, number, function, parts, instead);
    }

    /** The same, with what people may use instead of it by mistake. */
    public Term instead(Term... others) {
        return new Term(kind, name, number, function, parts, List.of(others));
    }

    /** The same with other parts, and as another kind; a name stays only with the old kind. */
    Term with(Kind newKind, List<Term> newParts) {
        return new Term(newKind, newKind == kind ? name : null, number, function, newParts, List.of());
    }

    /** The value. @param in the inputs by name; a number's name gives it another value */
    public double at(Map<String, Double> in) {
        double[] v = kind == Kind.WHERE ? null : parts.stream().mapToDouble(p -> p.at(in)).toArray();
        return switch (kind) {
            case INPUT, NUMBER -> in.getOrDefault(name, number);
            case SUM -> Arrays.stream(v).sum();
            case PRODUCT -> Arrays.stream(v).reduce(1, (a, b) -> a * b);
            case QUOTIENT -> v[0] / v[1];
            case MINUS -> -v[0];
            case WHERE -> parts.get(parts.get(0).at(in) > parts.get(1).at(in) ? 2 : 3).at(in);
            case FUNCTION -> function.applyAsDouble(v[0]);
        };
    }

    /** Whether there is a node for everything in it. */
    public boolean isGraph() {
        return kind != Kind.WHERE && kind != Kind.FUNCTION && parts.stream().allMatch(Term::isGraph);
    }

    /** The same as a graph of numbers. @param in the inputs by name */
    public Scalar graph(Map<String, Scalar> in) {
        return switch (kind) {
            case INPUT -> in.get(name);
            case NUMBER -> Scalar.of(name, number);
            case MINUS -> parts.get(0).graph(in).times(Scalar.of("-1", -1));
            case SUM -> parts.stream().map(p -> p.graph(in)).reduce(Scalar::plus).orElseThrow();
            case PRODUCT -> parts.stream().map(p -> p.graph(in)).reduce(Scalar::times).orElseThrow();
            case QUOTIENT -> parts.get(0).graph(in).dividedBy(parts.get(1).graph(in));
            default -> throw new IllegalStateException("Term.graph: " + this + " has no node.");
        };
    }

    /** The formula written out, without the names of what is put together. */
    String formula() {
        return switch (kind) {
            case INPUT, NUMBER -> name;
            case SUM -> joined(" + ").replace("+ -", "- ");
            case PRODUCT -> joined(" · ");
            case QUOTIENT -> joined(" / ");
            case MINUS -> "-" + factor(parts.get(0));
            case WHERE -> parts.get(2) + " if " + parts.get(0) + " > " + parts.get(1) + ", else " + parts.get(3);
            case FUNCTION -> name + "(" + parts.get(0) + ")";
        };
    }

    private String joined(String sign) {
        return parts.stream().map(p -> kind == Kind.SUM ? p.toString() : factor(p)).collect(Collectors.joining(sign));
    }

    private static String factor(Term t) {
        boolean whole = t.name != null || t.kind == Kind.PRODUCT || t.kind == Kind.FUNCTION;
        return whole ? t.toString() : "(" + t + ")";
    }

    /** The inputs and numbers that it is made of. */
    Stream<Term> leaves() {
        return parts.isEmpty() ? Stream.of(this) : parts.stream().flatMap(Term::leaves);
    }

    /** Whether it is a number with something after the point. */
    boolean fraction() {
        return kind == Kind.NUMBER && number != Math.rint(number);
    }

    /** Whether that input is in it. */
    public boolean uses(String input) {
        return leaves().anyMatch(leaf -> leaf.kind == Kind.INPUT && leaf.name.equals(input));
    }

    /** The same for expressions that are equal whatever the numbers in them are, and only for these. */
    String meaning() {
        StringBuilder meaning = new StringBuilder();
        for (Map<String, Double> in : samples(leaves().map(leaf -> leaf.name).collect(Collectors.toSet()))) {
            meaning.append((float) at(in) + 0f).append(' ');
        }
        return meaning.toString();
    }

    private static List<Map<String, Double>> samples(Set<String> names) {
        return DRAWN.computeIfAbsent(names, all -> IntStream.range(0, SAMPLES).mapToObj(i -> all.stream()
                .filter(n -> !n.matches("-?[0-9.]+")).collect(Collectors.toMap(n -> n,
                n -> new Random(31L * i + n.hashCode()).nextInt(9) * 0.75 - 3))).toList());
    }

    /** Its name, or else its formula. */
    @Override
    public String toString() {
        return name != null && kind != Kind.FUNCTION ? name : formula();
    }
}
