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
    private final DoubleUnaryOperator forward;
    private final DoubleBinaryOperator backward;
    RealMatrix x;

    /** @param backward the gradient of an entry, from the input and the upstream gradient there */
    Entrywise(DoubleUnaryOperator forward, DoubleBinaryOperator backward) {
        this.forward = forward;
        this.backward = backward;
    }

    void keep(RealMatrix x) {
        this.x = x;
    }

    RealMatrix kept() {
        return x;
    }

    @Override
    public RealMatrix forward(RealMatrix x) {
        keep(x.copy());
        return Matrices.each(x, forward);
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        return Matrices.each(kept(), dy, backward);
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
    static Stream<Slip<Supplier<? extends Layer>>> slips(Term y, String whyY, Term dx, String whyDx,
            BiFunction<Term, List<Term>, Stream<Wrong>> wrong) {
        DoubleUnaryOperator forward = x -> y.at(Map.of("x", x));
        List<Term> inputs = List.of(Term.input("x"), Term.input("y"), Term.input("dY"));
        return Stream.concat(
                wrong.apply(dx, inputs).map(w -> Slip.of(() -> new Entrywise(forward, (x, d) -> w.term()
                        .at(Map.of("x", x, "y", forward.applyAsDouble(x), "dY", d))), w, "dX", whyDx)),
                wrong.apply(y, inputs.subList(0, 1))
                        .map(w -> Slip.of(() -> new Entrywise(x -> w.term().at(Map.of("x", x)),
                        (x, d) -> dx.at(Map.of("x", x, "y", forward.applyAsDouble(x), "dY", d))), w, "Y", whyY)));
    }

    /** An exercise with these mistakes and more. */
    static Exercise<Supplier<? extends Layer>> exercise(String name, String because, Term y, String whyY, Term dx,
            String whyDx, List<Trial<Supplier<? extends Layer>>> trials, List<Slip<Supplier<? extends Layer>>> more) {
        return new Exercise<>(name, because, trials, Stream.concat(more.stream(), slips(y, whyY, dx, whyDx,
                (t, around) -> Wrong.of(t, around).stream())).toList(), () -> slips(y, whyY, dx, whyDx, Wrong::pairs));
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

        private final String words;

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
