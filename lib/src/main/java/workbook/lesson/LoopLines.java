package workbook.lesson;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Wrong;
import workbook.lesson.Lesson6.Loop;

/** The six lines of the training loop: right at first, and any of them may be replaced by a mistake. */
class LoopLines implements Loop {

    private interface Formula extends Function<Map<String, RealMatrix>, RealMatrix> { }

    /**
     * A line and its mistakes.
     *
     * @param why what is right, and why
     */
    record Line(String name, Function<Map<String, RealMatrix>, RealMatrix> right, String why, List<Others> wrong,
            Supplier<Stream<Others>> pairs) {

        /** A line that is made of expressions. */
        private static Line of(String name, Formula right, String why, Stream<Others> wrong,
                Supplier<Stream<Others>> pairs) {
            return new Line(name, right, why, Stream.concat(wrong, Stream.of(
                    new Others("the result is transposed", in -> right.apply(in).transpose()))).toList(), pairs);
        }
    }

    private static final Term ZERO = Term.number(0);
    private static final Term HIDDEN = Term.input("hidden");
    private static final Term ACTIVE = Term.where(HIDDEN, ZERO.instead(Term.number(1)), HIDDEN,
            ZERO.instead(Term.number(1), Term.minus(HIDDEN)));
    private static final Term DIFFERENCE = Term.input("difference");
    private static final Term TWICE = Term.product(Term.number(2), DIFFERENCE);
    private static final Term BACK = Term.input("dOut · w2ᵀ");
    private static final Term PASSED = Term.where(HIDDEN, ZERO.instead(Term.number(1)), BACK, ZERO);
    private static final Term W = Term.input("w");
    private static final Term DW = Term.input("dW");
    private static final Term RATE = Term.input("rate").instead(Term.number(1e-6, "the lesson's 1e-6"),
            Term.number(0.1), Term.number(0.01), Term.number(0.001));
    private static final Term STEP = Term.sum(W, Term.minus(Term.product(RATE, DW)).named("the step"));

    private static final Formula RELU = in -> Matrices.each(in.get("hidden"), v -> Math.max(0, v));
    private static final Formula DOUT = in -> in.get("difference").scalarMultiply(2);
    private static final Formula DW2 = in -> in.get("active").transpose().multiply(in.get("dOut"));
    private static final Formula DW1 = in -> in.get("x").transpose().multiply(in.get("dHidden"));
    private static final Formula DHIDDEN = in -> Matrices.each(in.get("hidden"),
            in.get("dOut").multiply(in.get("w2").transpose()), (h, g) -> h > 0 ? g : 0);
    private static final Formula NEW_W = in -> in.get("w").subtract(in.get("dW").scalarMultiply(in.get("rate")
            .getEntry(0, 0)));
    private static final Formula PRODUCT = in -> in.get("dOut").multiply(in.get("w2").transpose());

    static final List<Line> ALL = List.of(
            Line.of("active", RELU, "active should be hidden where hidden is above 0, and 0 elsewhere.", Stream.of(
                    Stream.of(new Others("is hidden itself, so ReLU is missing", in -> in.get("hidden").copy()),
                            new Others("is ReLU's derivative, 1 or 0",
                            in -> Matrices.each(in.get("hidden"), v -> v > 0 ? 1 : 0)),
                            new Others("is the larger of hidden and 1", in -> Matrices.each(in.get("hidden"),
                            v -> Math.max(1, v))),
                            new Others("is the absolute value of hidden, so entries below 0 pass too",
                            in -> Matrices.each(in.get("hidden"), Math::abs))),
                    wrong(ACTIVE, List.of(HIDDEN), LoopLines::entries),
                    Others.partly(in -> in.get("hidden"), RELU).stream()).flatMap(s -> s),
                    () -> pairs(ACTIVE, List.of(HIDDEN), LoopLines::entries)),
            Line.of("dOut", DOUT, "dOut should be 2 · difference: the derivative of u² is 2u.",
                    Stream.of(Stream.of(new Others("is what you get without the factor 2",
                                    in -> in.get("difference").copy()),
                            new Others("ReLU is applied to the result", in -> Matrices.relu(DOUT.apply(in))),
                            new Others("two matrices are multiplied, but each entry should be multiplied by 2",
                                    in -> in.get("difference").multiply(in.get("difference").transpose())),
                            new Others("two matrices are multiplied, but each entry should be multiplied by 2",
                                    in -> in.get("difference").multiply(in.get("difference")))),
                            means(DOUT, "the gradient"), Stream.of(new Others(
                            "is the square of each entry of difference, as in the loss itself",
                            in -> Matrices.each(in.get("difference"), v -> v * v))),
                            wrong(TWICE, List.of(DIFFERENCE), LoopLines::entries)).flatMap(s -> s),
                    () -> Stream.concat(wrong(TWICE, List.of(DIFFERENCE), LoopLines::entries)
                            .flatMap(o -> means(o.formula()::apply, o.what() + ", and it")),
                            pairs(TWICE, List.of(DIFFERENCE), LoopLines::entries))),
            product("dW2", DW2, "active", "dOut", "dW2 should be activeᵀ · dOut, which sums over the examples."),
            Line.of("dHidden", DHIDDEN, "dHidden should be dOut · w2ᵀ where hidden is above 0, and 0 elsewhere.",
                    Stream.of(masks(PRODUCT), products().map(o -> new Others(o.what(), masked(PASSED, o.formula()
                            ::apply))), before()).flatMap(s -> s),
                    () -> Stream.concat(products().flatMap(o -> masks(o.formula()::apply).map(m -> m.also(o.what()))),
                            pairs(PASSED, List.of(HIDDEN, BACK), t -> masked(t, PRODUCT)))),
            product("dW1", DW1, "x", "dHidden", "dW1 should be xᵀ · dHidden, which sums over the examples."),
            Line.of("newW", NEW_W, "It should be w − rate · dW, which subtract returns as a new matrix.",
                    Stream.concat(steps(), wrong(STEP, List.of(W, DW, RATE), LoopLines::entries)),
                    () -> pairs(STEP, List.of(W, DW, RATE), LoopLines::entries)));

    private final Map<String, Function<Map<String, RealMatrix>, RealMatrix>> lines = new HashMap<>();

    LoopLines() {
        ALL.forEach(line -> lines.put(line.name, line.right));
    }

    /** The same with another line in one place. */
    LoopLines with(String name, Function<Map<String, RealMatrix>, RealMatrix> line) {
        lines.put(name, line);
        return this;
    }

    /** Entry by entry from the inputs of an expression; a 1×1 matrix gives every entry its one number. */
    private static Formula entries(Term term) {
        return in -> {
            RealMatrix shape = in.entrySet().stream().filter(e -> !e.getKey().equals("rate")).findFirst().orElseThrow()
                    .getValue();
            RealMatrix result = shape.copy();
            for (int i = 0; i < shape.getRowDimension(); i++) {
                for (int j = 0; j < shape.getColumnDimension(); j++) {
                    Map<String, Double> values = new HashMap<>();
                    for (Map.Entry<String, RealMatrix> e : in.entrySet()) {
                        values.put(e.getKey(), e.getKey().equals("rate") ? e.getValue().getEntry(0, 0)
                                : e.getValue().getEntry(i, j));
                    }
                    result.setEntry(i, j, term.at(values));
                }
            }
            return result;
        };
    }

    /** @param term an expression in hidden and in what comes back through the product */
    private static Formula masked(Term term, Formula product) {
        return in -> Matrices.each(in.get("hidden"), product.apply(in), (h, g) -> term.at(Map.of("hidden", h,
                "dOut · w2ᵀ", g)));
    }

    /** What may be wrong in how hidden decides what passes. */
    private static Stream<Others> masks(Formula product) {
        return Stream.concat(Stream.of(
                new Others("ReLU is missing: the whole gradient passes, whether hidden is above 0 or not",
                        masked(BACK, product)),
                new Others("the gradient passes where hidden is below 0, and not where it is above",
                        masked(Term.where(ZERO, HIDDEN, BACK, ZERO), product)),
                new Others("the gradient is multiplied by hidden instead of by 1 or 0",
                        masked(Term.product(HIDDEN, BACK), product)),
                new Others("the condition asks whether the gradient is above 0, and not whether hidden is",
                        masked(Term.where(BACK, ZERO, BACK, ZERO), product)),
                new Others("the condition asks whether the gradient is below 0, and not whether hidden is above 0",
                        masked(Term.where(ZERO, BACK, BACK, ZERO), product)),
                new Others("the gradient is missing: only the mask is left, 1 or 0",
                        masked(Term.where(HIDDEN, ZERO, Term.number(1), ZERO), product))),
                wrong(PASSED, List.of(HIDDEN, BACK), t -> masked(t, product)));
    }

    private static Stream<Others> wrong(Term right, List<Term> around, Function<Term, Formula> formula) {
        return Wrong.of(right, around).stream().map(w -> other(w, formula));
    }

    private static Others other(Wrong w, Function<Term, Formula> formula) {
        return new Others(Slip.of(null, w, "", "").what(), formula.apply(w.term()));
    }

    private static Stream<Others> pairs(Term right, List<Term> around, Function<Term, Formula> formula) {
        return Wrong.pairs(right, around).map(w -> other(w, formula));
    }

    private static Stream<Others> means(Formula right, String it) {
        return Stream.of(
                new Others(it + " is divided by the number of examples, but the loss is a sum",
                        in -> right.apply(in).scalarMultiply(1.0 / in.get("difference").getRowDimension())),
                new Others("2 is left out, and the gradient is divided by the number of examples, but the loss is a"
                        + " sum",
                        in -> in.get("difference").scalarMultiply(1.0 / in.get("difference").getRowDimension())),
                new Others(it + " is divided by the number of outputs, but the loss is a sum",
                        in -> right.apply(in).scalarMultiply(1.0 / in.get("difference").getColumnDimension())),
                new Others(it + " is divided by the number of entries, but the loss is a sum", in -> right.apply(in)
                        .scalarMultiply(1.0 / in.get("difference").getRowDimension()
                        / in.get("difference").getColumnDimension())),
                new Others(it + " is divided by the number of examples, but the loss is a sum (and in an integer"
                        + " division, 2 / 3 is 0)", in -> in.get("difference").scalarMultiply(2
                        / in.get("difference").getRowDimension())));
    }

    private static Line product(String name, Formula right, String left, String other, String why) {
        List<Others> forms = Others.ofProduct(left + "ᵀ · " + other, left, other);
        return new Line(name, right, why, Stream.of(forms, Others.overExamples(right, left, other),
                Others.ofAny(right), List.of(
                new Others("ReLU is applied to the result", in -> Matrices.relu(right.apply(in))),
                new Others("ReLU is applied to " + other + ", before the product",
                        in -> in.get(left).transpose().multiply(Matrices.relu(in.get(other)))),
                new Others("the result is divided by the number of columns of " + other, in -> right.apply(in)
                        .scalarMultiply(1.0 / in.get(other).getColumnDimension())),
                new Others("the result is divided by the number of columns of " + left, in -> right.apply(in)
                        .scalarMultiply(1.0 / in.get(left).getColumnDimension())))).flatMap(List::stream).toList(),
                () -> forms.stream().flatMap(o -> Stream.concat(Others.overExamples(o.formula(), left, other).stream(),
                        Others.ofAny(o.formula()).stream()).map(p -> p.also(o.what()))));
    }

    private static Stream<Others> products() {
        return Others.ofProduct("dOut · w2ᵀ", "dOut", "w2").stream();
    }

    /** The mask comes too early. */
    private static Stream<Others> before() {
        return Stream.of(
                new Others("ReLU is applied to dOut, before the product, and hidden is left out",
                        in -> Matrices.relu(in.get("dOut")).multiply(in.get("w2").transpose())),
                new Others("the mask from hidden is applied to dOut, which has another shape: multiply first",
                        in -> early(in.get("hidden"), in.get("dOut")).multiply(in.get("w2").transpose())),
                new Others("ReLU is applied to w2, and hidden is left out",
                        in -> in.get("dOut").multiply(Matrices.relu(in.get("w2")).transpose())),
                new Others("two masks are applied, one from hidden and one from the gradient itself",
                        in -> Matrices.relu(masked(PASSED, PRODUCT).apply(in))));
    }

    /** A mask of another shape, entry by entry of what it masks, as the lesson's helper does it. */
    private static RealMatrix early(RealMatrix mask, RealMatrix m) {
        RealMatrix result = m.copy();
        for (int i = 0; i < m.getRowDimension(); i++) {
            for (int j = 0; j < m.getColumnDimension(); j++) {
                result.setEntry(i, j, mask.getEntry(i, j) > 0 ? m.getEntry(i, j) : 0);
            }
        }
        return result;
    }

    /** Steps with other parentheses, and other rates. */
    private static Stream<Others> steps() {
        Term less = Term.sum(Term.number(1), Term.minus(RATE));
        return Stream.of(
                new Others("is what you get without rate", entries(Term.sum(W, Term.minus(DW)))),
                new Others("is w itself, as if subtract changed w", in -> in.get("w").copy()),
                new Others("is dW itself, the gradient", in -> in.get("dW").copy()),
                new Others("only half of rate · dW is subtracted", entries(Term.sum(W, Term.minus(Term.product(
                        Term.number(0.5), RATE, DW))))),
                new Others("the rate multiplies the whole difference w − dW", entries(Term.product(RATE, Term.sum(W,
                        Term.minus(DW))))),
                new Others("the rate multiplies the sum of w and dW", entries(Term.product(RATE, Term.sum(W, DW)))),
                new Others("the rate multiplies w and not dW", entries(Term.sum(Term.product(RATE, W),
                        Term.minus(DW)))),
                new Others("w is multiplied by 1 − rate, and dW is left as it is",
                        entries(Term.sum(Term.product(less, W), Term.minus(DW)))),
                new Others("w is also multiplied by 1 − rate, and so shrinks", entries(Term.sum(Term.product(less, W),
                        Term.minus(Term.product(RATE, DW))))),
                new Others("the rate is added to w − dW", entries(Term.sum(W, Term.minus(DW), RATE))),
                new Others("only the sign of dW counts, and not its size", entries(Term.sum(W, Term.minus(Term.product(
                        RATE, Term.function("sign", Math::signum, DW)))))),
                new Others("rate · dW is divided by the number of rows", in -> in.get("w").subtract(in.get("dW")
                        .scalarMultiply(in.get("rate").getEntry(0, 0) / in.get("w").getRowDimension()))),
                new Others("rate · dW is divided by the number of columns", in -> in.get("w").subtract(in.get("dW")
                        .scalarMultiply(in.get("rate").getEntry(0, 0) / in.get("w").getColumnDimension()))));
    }

    private RealMatrix run(String name, Object... namesAndMatrices) {
        Map<String, RealMatrix> in = new HashMap<>();
        IntStream.range(0, namesAndMatrices.length / 2).forEach(i -> in.put((String) namesAndMatrices[2 * i],
                (RealMatrix) namesAndMatrices[2 * i + 1]));
        return lines.get(name).apply(in);
    }

    @Override
    public RealMatrix active(RealMatrix hidden) {
        return run("active", "hidden", hidden);
    }

    @Override
    public RealMatrix dOut(RealMatrix difference) {
        return run("dOut", "difference", difference);
    }

    @Override
    public RealMatrix dW2(RealMatrix active, RealMatrix dOut) {
        return run("dW2", "active", active, "dOut", dOut);
    }

    @Override
    public RealMatrix dHidden(RealMatrix hidden, RealMatrix dOut, RealMatrix w2) {
        return run("dHidden", "hidden", hidden, "dOut", dOut, "w2", w2);
    }

    @Override
    public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
        return run("dW1", "x", x, "dHidden", dHidden);
    }

    @Override
    public RealMatrix newW(RealMatrix w, RealMatrix dW, double rate) {
        return run("newW", "w", w, "dW", dW, "rate", Matrices.ones(1).scalarMultiply(rate));
    }
}
