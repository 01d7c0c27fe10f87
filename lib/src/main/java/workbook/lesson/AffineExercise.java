package workbook.lesson;

import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiFunction;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/** Write the affine layer's backward, all three gradients. */
final class AffineExercise {

    private interface Formula {
        RealMatrix of(RealMatrix x, RealMatrix w, RealMatrix dy);
    }

    private static final Formula DX = (x, w, dy) -> dy.multiply(w.transpose());
    private static final Formula DW = (x, w, dy) -> x.transpose().multiply(dy);
    private static final Formula DB = (x, w, dy) -> Matrices.ones(dy.getRowDimension()).transpose().multiply(dy);

    private AffineExercise() { }

    static Exercise<BiFunction<Parameter, Parameter, ? extends Layer>> make() {
        return new Exercise<>("the affine layer", "dX = dY·Wᵀ, dW = Xᵀ·dY, and dB is the column sums of dY: for a batch"
                + " of one, wide, tall and square.", trials(), slips());
    }

    private static List<Trial<BiFunction<Parameter, Parameter, ? extends Layer>>> trials() {
        List<Trial<BiFunction<Parameter, Parameter, ? extends Layer>>> trials = new ArrayList<>();
        int[][] shapes = {{2, 3, 4}, {1, 3, 2}, {2, 2, 1}, {2, 5, 3}, {5, 1, 2}, {3, 3, 3}, {1, 1, 1}};
        for (int[] s : shapes) {
            trials.add(trial(s[0], s[1], s[2], false));
        }
        trials.add(trial(3, 2, 2, true));
        return trials;
    }

    private static Trial<BiFunction<Parameter, Parameter, ? extends Layer>> trial(int n, int d, int m, boolean again) {
        RealMatrix x = Matrices.whole(1, n, d);
        RealMatrix w = Matrices.whole(2, d, m);
        RealMatrix b = Matrices.whole(3, 1, m);
        RealMatrix dy = Matrices.whole(4, n, m);
        List<Due> due = List.of(Due.of("Y", affine(x, w, b)),
                Due.nudged("dX", "X", x, v -> Matrices.weighed(affine(v, w, b), dy)),
                Due.nudged("dW", "W", w, v -> Matrices.weighed(affine(x, v, b), dy)),
                Due.nudged("dB", "B", b, v -> Matrices.weighed(affine(x, w, v), dy)));
        String given = String.join(", ", Matrices.words("X", x), Matrices.words("W", w), Matrices.words("B", b),
                Matrices.words("dY", dy));
        return new Trial<>(given + (again ? ", on a layer that has gone forward and backward before, with other numbers"
                : ""), due, (kind, out) -> {
            Parameter weights = new Parameter("W", w);
            Parameter bias = new Parameter("B", b);
            Layer layer = Matrices.given(kind.apply(weights, bias));
            if (again) {
                layer.forward(Matrices.whole(5, n, d));
                layer.backward(Matrices.whole(6, n, m));
            }
            RealMatrix handed = Matrices.forward(layer, x, out);
            Matrices.backward(layer, x, handed, dy, out, () -> {
                out.put("dW", gradient(weights), "backward");
                out.put("dB", gradient(bias), "backward");
            });
            Outcome.unchanged("w.value()", w, weights.value(), "Your layer");
            Outcome.unchanged("b.value()", b, bias.value(), "Your layer");
        });
    }

    private static RealMatrix gradient(Parameter p) {
        try {
            return p.gradient();
        } catch (IllegalStateException e) {
            String field = p.name().toLowerCase(Locale.ROOT);
            throw new Mishap("backward left no gradient for " + p.name() + "; give it one with " + field
                    + ".setGradient(…).");
        }
    }

    private static RealMatrix affine(RealMatrix x, RealMatrix w, RealMatrix b) {
        return x.multiply(w).add(Matrices.ones(x.getRowDimension()).multiply(b));
    }

    private static List<Slip<BiFunction<Parameter, Parameter, ? extends Layer>>> slips() {
        return List.of(
                slip((x, w, dy) -> dy.multiply(w), DW, DB,
                        "dX lacks a transpose. It is dY·Wᵀ: each entry of dY goes back over the weights that it came"
                        + " through. Where W is square, dY·W fits too, and is wrong."),
                slip((x, w, dy) -> w.multiply(dy.transpose()), DW, DB,
                        "dX has its factors swapped: W·dYᵀ is the transpose of the dX that is wanted, dY·Wᵀ."),
                slip((x, w, dy) -> w.transpose().multiply(dy), DW, DB,
                        "dX has its factors swapped: Wᵀ stands behind dY, so that an example stays a row."),
                slip((x, w, dy) -> dy, DW, DB,
                        "dX is dY itself: W is left out. dX = dY·Wᵀ."),
                slip(DX, (x, w, dy) -> x.multiply(dy), DB,
                        "dW lacks a transpose. It is Xᵀ·dY: that sums over the examples, which are the rows of both."),
                slip(DX, (x, w, dy) -> dy.transpose().multiply(x), DB,
                        "dW has its factors swapped: dYᵀ·X is the transpose of the dW that is wanted, Xᵀ·dY."),
                slip(DX, (x, w, dy) -> x.multiply(dy.transpose()), DB,
                        "dW has its transpose at the wrong factor: it is Xᵀ·dY."),
                slip(DX, (x, w, dy) -> DW.of(x, w, dy).scalarMultiply(1.0 / dy.getRowDimension()), DB,
                        "dW is divided by the number of examples. Each example uses W, and uses add up: a sum, not a"
                        + " mean."),
                slip(DX, (x, w, dy) -> x.transpose().multiply(dy.scalarMultiply(0).scalarAdd(1)), DB,
                        "dW leaves out dY. The chain rule multiplies the inputs by the upstream gradient: Xᵀ·dY."),
                slip(DX, DW, (x, w, dy) -> dy.multiply(Matrices.ones(dy.getColumnDimension())).transpose(),
                        "dB sums the rows of dY. B has an entry for each column, used once by each example: sum down"
                        + " the columns."),
                slip(DX, DW, (x, w, dy) -> DB.of(x, w, dy).scalarMultiply(1.0 / dy.getRowDimension()),
                        "dB is the mean of the columns. Each example uses B once, and uses add up: a sum, not a mean."),
                slip(DX, DW, (x, w, dy) -> dy.getRowMatrix(0),
                        "dB is the first row of dY. Each example used B, so every row counts: add them up."),
                slip(DX, DW, (x, w, dy) -> dy.getRowMatrix(dy.getRowDimension() - 1),
                        "dB is the last row of dY: each example's gradient took the place of the one before. Add them"
                        + " up."),
                slip(DX, DW, (x, w, dy) -> dy,
                        "dB is dY itself. That works for a batch of one only: else add up its rows."),
                slip(DX, DW, (x, w, dy) -> Matrices.ones(dy.getColumnDimension()).transpose()
                        .scalarMultiply(dy.getRowDimension()),
                        "dB counts the examples. Each brings its own upstream gradient: sum the columns of dY."),
                slip(DX, DW, (x, w, dy) -> Matrices.ones(2).transpose().multiply(dy),
                        "The shapes fit where the batch has 2 examples, and nowhere else. Is the batch's size fixed"
                        + " in your code? Ask dy.getRowDimension()."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        return super.forward(x).add(Matrices.ones(2).multiply(b.value().scalarMultiply(0)));
                    }
                },
                        "forward fits where the batch has 2 examples, and nowhere else. Is the batch's size fixed in"
                        + " your code? Ask x.getRowDimension()."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        RealMatrix kept = this.x == null ? x : this.x;
                        RealMatrix y = super.forward(x);
                        this.x = kept;
                        return y;
                    }
                },
                        "backward uses the x of the first forward. The layer goes back through its last one: write"
                        + " this.x = x in forward, each time."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    private RealMatrix dw;
                    private RealMatrix db;

                    @Override
                    public RealMatrix backward(RealMatrix dy) {
                        RealMatrix dx = super.backward(dy);
                        dw = dw == null ? w.gradient() : dw.add(w.gradient());
                        db = db == null ? b.gradient() : db.add(b.gradient());
                        w.setGradient(dw);
                        b.setGradient(db);
                        return dx;
                    }
                },
                        "A second backward adds its gradients to those of the first. They belong to one pass only:"
                        + " set them anew each time."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix backward(RealMatrix dy) {
                        RealMatrix dx = super.backward(dy);
                        dy.setRowMatrix(0, DB.of(x, w.value(), dy));
                        return dx;
                    }
                },
                        "The gradients are right, but backward changed dy in place. Whoever handed it over may still"
                        + " need it: sum into a matrix of your own, or a copy."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        super.forward(x);
                        return x.multiply(w.value());
                    }
                },
                        "forward leaves out B: it is added to every row of X·W."));
    }

    private static Slip<BiFunction<Parameter, Parameter, ? extends Layer>> slip(Formula dx, Formula dw, Formula db,
            String sentence) {
        return new Slip<>((w, b) -> new Affine(w, b, dx, dw, db), sentence);
    }

    /** An affine layer that goes backward by these formulas. */
    private static class Affine implements Layer {
        final Parameter w;
        final Parameter b;
        final Formula dx;
        final Formula dw;
        final Formula db;
        RealMatrix x;

        Affine(Parameter w, Parameter b, Formula dx, Formula dw, Formula db) {
            this.w = w;
            this.b = b;
            this.dx = dx;
            this.dw = dw;
            this.db = db;
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            this.x = x;
            return affine(x, w.value(), b.value());
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix back = dx.of(x, w.value(), dy);
            w.setGradient(dw.of(x, w.value(), dy));
            b.setGradient(db.of(x, w.value(), dy));
            return back;
        }

        @Override
        public String formula(String x) {
            return x + " · " + w + " + " + b;
        }
    }
}
