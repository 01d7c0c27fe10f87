package workbook.lesson;

import backprop.matrix.Layer;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

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
        FRESH(""), AGAIN(", on a layer that has gone forward and backward before, with other numbers"),
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
            Layer layer = Matrices.given(kind.get());
            if (when == When.AGAIN) {
                layer.forward(other.copy());
                layer.backward(dy.copy());
            }
            RealMatrix handed = Matrices.forward(layer, x, out);
            if (when == When.BESIDE) {
                kind.get().forward(other.copy());
            }
            Matrices.backward(layer, x, handed, dy, out, () -> { });
        });
    }
}
