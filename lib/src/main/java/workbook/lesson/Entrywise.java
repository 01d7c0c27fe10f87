package workbook.lesson;

import backprop.matrix.Layer;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;
import workbook.exercise.Wrong;

/** A layer that treats each entry alone, and the trials of a learner's one. */
class Entrywise implements Layer {
    private static RealMatrix shared;

    private final DoubleUnaryOperator forward;
    private final DoubleBinaryOperator backward;
    private final Keeping keeping;
    RealMatrix x;

    /** Which input backward finds. */
    enum Keeping {
        LAST(""),
        FIRST("backward uses the x of the first forward. The layer goes back through its last one: write this.x = x in"
                + " forward, each time."),
        SHARED("Two layers share what they keep: what one writes there, the other overwrites. That is what a static"
                + " field does, a variable outside of the class, or a single layer for all uses. Keep it in a field of"
                + " the object.");

        final String sentence;

        Keeping(String sentence) {
            this.sentence = sentence;
        }
    }

    /** @param backward the gradient of an entry, from the input and the upstream gradient there */
    Entrywise(DoubleUnaryOperator forward, DoubleBinaryOperator backward) {
        this(forward, backward, Keeping.LAST);
    }

    Entrywise(DoubleUnaryOperator forward, DoubleBinaryOperator backward, Keeping keeping) {
        this.forward = forward;
        this.backward = backward;
        this.keeping = keeping;
    }

    @Override
    public RealMatrix forward(RealMatrix x) {
        this.x = this.x == null || keeping != Keeping.FIRST ? x.copy() : this.x;
        shared = this.x;
        return Matrices.each(x, forward);
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        return Matrices.each(keeping == Keeping.SHARED ? shared : x, dy, backward);
    }

    @Override
    public String formula(String x) {
        return "?(" + x + ")";
    }

    static Slip<Supplier<? extends Layer>> slip(DoubleUnaryOperator forward, DoubleBinaryOperator backward,
            String sentence) {
        return new Slip<>(() -> new Entrywise(forward, backward), sentence);
    }

    /**
     * One mistake each in what an entry becomes, in x, and in its gradient, in x, y and dY; and pairs of them.
     *
     * @param wrong one mistake in an expression, or two
     */
    private static Stream<Slip<Supplier<? extends Layer>>> slips(Term y, String whyY, Term dx, String whyDx,
            Keeping keeping, BiFunction<Term, List<Term>, Stream<Wrong>> wrong) {
        DoubleUnaryOperator forward = x -> y.at(Map.of("x", x));
        List<Term> inputs = List.of(Term.input("x"), Term.input("y"), Term.input("dY"));
        return Stream.<Supplier<Stream<Slip<Supplier<? extends Layer>>>>>of(
                () -> wrong.apply(dx, inputs).map(w -> slip(() -> new Entrywise(forward, (x, d) -> w.term()
                        .at(Map.of("x", x, "y", forward.applyAsDouble(x), "dY", d)), keeping), w, keeping, "dX",
                        whyDx)),
                () -> wrong.apply(y, inputs.subList(0, 1))
                        .map(w -> slip(() -> new Entrywise(x -> w.term().at(Map.of("x", x)),
                        (x, d) -> dx.at(Map.of("x", x, "y", forward.applyAsDouble(x), "dY", d)), keeping), w, keeping,
                        "Y", whyY))).flatMap(Supplier::get);
    }

    private static Slip<Supplier<? extends Layer>> slip(Supplier<Layer> layer, Wrong w, Keeping keeping, String of,
            String why) {
        Slip<Supplier<? extends Layer>> slip = Slip.of(layer, w, of, why);
        return keeping == Keeping.LAST ? slip : new Slip<>(layer, slip.sentence() + "\n" + keeping.sentence);
    }

    /** An exercise with these mistakes and more. */
    static Exercise<Supplier<? extends Layer>> exercise(String name, String because, Term y, String whyY, Term dx,
            String whyDx, List<Trial<Supplier<? extends Layer>>> trials, List<Slip<Supplier<? extends Layer>>> more) {
        BiFunction<Term, List<Term>, Stream<Wrong>> one = (t, around) -> Wrong.of(t, around).stream();
        return new Exercise<>(name, because, trials, Stream.concat(more.stream(), slips(y, whyY, dx, whyDx,
                Keeping.LAST, one)).toList(), () -> Stream.concat(Stream.of(Keeping.FIRST, Keeping.SHARED)
                .flatMap(k -> slips(y, whyY, dx, whyDx, k, one)), slips(y, whyY, dx, whyDx, Keeping.LAST,
                Wrong::pairs)));
    }

    /** Backward gives the right numbers, and writes them where they don't belong. */
    static Slip<Supplier<? extends Layer>> inPlace(DoubleUnaryOperator forward, DoubleBinaryOperator backward,
            String sentence) {
        return new Slip<>(() -> new Entrywise(forward, backward) {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                dy.setSubMatrix(super.backward(dy).getData(), 0, 0);
                return dy;
            }
        }, sentence);
    }

    enum When {
        FRESH(""), TWICE(", in a second backward after one forward"),
                AGAIN(", on a layer that has gone forward and backward before, with other numbers"),
        BESIDE(", while another layer of this kind goes forward with other numbers");

        final String words;

        When(String words) {
            this.words = words;
        }
    }

    /** @param input what is nudged, in words */
    static Trial<Supplier<? extends Layer>> trial(DoubleUnaryOperator f, String input, RealMatrix x, RealMatrix dy,
            When when) {
        RealMatrix other = Matrices.whole(30, x.getRowDimension(), x.getColumnDimension());
        List<Due> due = List.of(Due.of("Y", Matrices.each(x, f)),
                Due.nudged("dX", input, x, v -> Matrices.weighed(Matrices.each(v, f), dy)));
        return new Trial<>(Matrices.words("X", x) + ", " + Matrices.words("dY", dy) + when.words, due, (kind, out) -> {
            Layer layer = kind.get();
            if (when == When.AGAIN) {
                layer.forward(other.copy());
                layer.backward(other.copy());
            }
            RealMatrix handed = Matrices.forward(layer, x, out);
            if (when == When.BESIDE) {
                kind.get().forward(other.copy());
            }
            if (when == When.TWICE) {
                layer.backward(other.copy());
            }
            Matrices.backward(layer, x, handed, dy, out, () -> { });
        });
    }
}
