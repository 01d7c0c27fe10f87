package workbook.lesson;

import backprop.matrix.Layer;
import java.util.List;
import java.util.Map;
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

/** A layer that treats each entry alone, and the trials of a learner's layer. */
class Entrywise implements Layer {
    private static final List<Term> INPUTS = List.of(Term.input("x"), Term.input("y"), Term.input("dY"));

    private static RealMatrix shared;

    private final DoubleUnaryOperator forward;
    private final DoubleBinaryOperator backward;
    private final Keeping keeping;
    private RealMatrix sum;
    RealMatrix x;

    /** Which input backward finds, and what else it does. */
    enum Keeping {
        LAST(""),
        FIRST("backward uses the %1$s of the first forward. It should use the %1$s of the last one, so write"
                + " this.%1$s = %1$s in forward each time."),
        SHARED("Two layers share what they keep, so one overwrites what the other has written. A static field does"
                + " that, and so does a variable outside of the class, or a single layer for all uses. Keep what"
                + " backward needs in a field of the object."),
        PILED("Each call of backward adds to what the call before returned. Start with a new matrix each time.");

        private final String words;

        Keeping(String words) {
            this.words = words;
        }

        /** @param kept the name of what a right layer keeps */
        private String sentence(String kept) {
            return words.replace("%1$s", kept);
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
        RealMatrix dx = Matrices.each(keeping == Keeping.SHARED ? shared : x, dy, backward);
        sum = sum == null || keeping != Keeping.PILED ? dx : sum.add(dx);
        return sum;
    }

    @Override
    public String formula(String x) {
        return "?(" + x + ")";
    }

    static Slip<Supplier<? extends Layer>> slip(DoubleUnaryOperator forward, DoubleBinaryOperator backward,
            String sentence) {
        return new Slip<>(() -> new Entrywise(forward, backward), sentence);
    }

    /** What an entry becomes, in x, and its gradient, in x, y and dY; and for each the sentence that says why. */
    private record Formulas(Term y, String whyY, Term dx, String whyDx, String kept) {

        double forward(double x) {
            return y.at(Map.of("x", x));
        }

        private double backward(Term gradient, double x, double d) {
            return gradient.at(Map.of("x", x, "y", forward(x), "dY", d));
        }

        /** @param wrong mistakes in an entry */
        Stream<Slip<Supplier<? extends Layer>>> ofY(Keeping keeping, Stream<Wrong> wrong) {
            return wrong.map(w -> slip(() -> new Entrywise(x -> w.term().at(Map.of("x", x)),
                    (x, d) -> backward(dx, x, d), keeping), w, keeping, "Y", whyY));
        }

        /** @param wrong mistakes in its gradient */
        Stream<Slip<Supplier<? extends Layer>>> ofDx(Keeping keeping, Stream<Wrong> wrong) {
            return wrong.map(w -> slip(() -> new Entrywise(this::forward, (x, d) -> backward(w.term(), x, d), keeping),
                    w, keeping, "dX", whyDx));
        }

        private Slip<Supplier<? extends Layer>> slip(Supplier<Layer> layer, Wrong w, Keeping keeping, String of,
                String why) {
            Slip<Supplier<? extends Layer>> slip = Slip.of(layer, w, of, why);
            return keeping == Keeping.LAST ? slip
                    : new Slip<>(layer, slip.sentence() + "\n" + keeping.sentence(kept));
        }

        Slip<Supplier<? extends Layer>> faulty(Keeping keeping) {
            return new Slip<>(() -> new Entrywise(this::forward, (x, d) -> backward(dx, x, d), keeping),
                    keeping.sentence(kept));
        }

        /** The right numbers, but not in all entries. */
        Stream<Slip<Supplier<? extends Layer>>> walks() {
            return Stream.of(Walk.values()).flatMap(walk -> Stream.of(false, true).flatMap(zeros ->
                    Stream.of(true, false).filter(arrays -> arrays || walk == Walk.SQUARE).flatMap(arrays -> Stream.of(
                    new Slip<>(() -> new Entrywise(this::forward, (x, d) -> backward(dx, x, d)) {
                        @Override
                        public RealMatrix forward(RealMatrix x) {
                            return walk.over(x, super.forward(x), zeros, arrays);
                        }
                    }, walk.sentence("forward", zeros)),
                    new Slip<>(() -> new Entrywise(this::forward, (x, d) -> backward(dx, x, d)) {
                        @Override
                        public RealMatrix backward(RealMatrix dy) {
                            return walk.over(dy, super.backward(dy), zeros, arrays);
                        }
                    }, walk.sentence("backward", zeros))))));
        }
    }

    /**
     * An exercise with these mistakes and more.
     *
     * @param kept the name of what a right layer keeps for backward
     */
    static Exercise<Supplier<? extends Layer>> exercise(String name, String because, Term y, String whyY, Term dx,
            String whyDx, String kept, List<Trial<Supplier<? extends Layer>>> trials,
            List<Slip<Supplier<? extends Layer>>> more) {
        Formulas f = new Formulas(y, whyY, dx, whyDx, kept);
        List<Keeping> faulty = List.of(Keeping.FIRST, Keeping.SHARED, Keeping.PILED);
        List<Wrong> wrongY = Wrong.of(y, INPUTS.subList(0, 1));
        List<Wrong> wrongDx = Wrong.of(dx, INPUTS);
        return new Exercise<>(name, because, trials, Stream.of(more.stream(), faulty.stream().map(f::faulty),
                f.ofDx(Keeping.LAST, wrongDx.stream()), f.ofY(Keeping.LAST, wrongY.stream()), f.walks())
                .flatMap(s -> s).toList(), () -> LoopExercises.inTurn(Stream.of(
                f.ofDx(Keeping.LAST, Wrong.pairs(dx, INPUTS)),
                f.ofY(Keeping.LAST, Wrong.pairs(y, INPUTS.subList(0, 1))),
                Stream.concat(f.ofDx(Keeping.FIRST, wrongDx.stream()), f.ofY(Keeping.FIRST, wrongY.stream())),
                Stream.concat(f.ofDx(Keeping.SHARED, wrongDx.stream()), f.ofY(Keeping.SHARED, wrongY.stream())))
                .map(Stream::iterator).toList()));
    }

    enum When {
        FRESH(""), TWICE(", in a second call of backward after one forward"),
                AGAIN(", on a layer that has already run forward and backward, with other numbers"),
        BESIDE(", while another layer of this class runs forward with other numbers");

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
