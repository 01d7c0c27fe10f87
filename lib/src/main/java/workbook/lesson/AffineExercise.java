package workbook.lesson;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
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
        RealMatrix of(Map<String, RealMatrix> in);

        default RealMatrix of(RealMatrix x, RealMatrix w, RealMatrix dy) {
            return of(Map.of("X", x, "W", w, "dY", dy));
        }
    }

    private static final Formula DX = in -> in.get("dY").multiply(in.get("W").transpose());
    private static final Formula DW = in -> in.get("X").transpose().multiply(in.get("dY"));
    private static final Formula DB = in -> Matrices.ones(in.get("dY").getRowDimension()).transpose()
            .multiply(in.get("dY"));

    private static final String FIXED_SIZE = "The shapes fit only if the batch has 2 examples. Is the size of the batch"
            + " fixed in your code? Use dY.getRowDimension() instead.";

    private AffineExercise() { }

    static Exercise<BiFunction<Parameter, Parameter, ? extends Layer>> make() {
        return new Exercise<>("the affine layer", "dX = dY·Wᵀ, dW = Xᵀ·dY, and dB contains the column sums of dY. Your"
                + " layer works for a batch of one, and for wide, tall and square matrices.", trials(),
                Stream.concat(slips().stream(), others()).toList());
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
        return new Trial<>(given + (again ? ", on a layer that has already run forward and backward, with other numbers"
                : ""), due, (kind, out) -> {
            Parameter weights = new Parameter("W", w);
            Parameter bias = new Parameter("B", b);
            Layer layer = kind.apply(weights, bias);
            if (again) {
                layer.forward(Matrices.whole(5, n, d));
                layer.backward(Matrices.whole(6, n, m));
            }
            RealMatrix handed = Matrices.forward(layer, x, out);
            kind.apply(new Parameter("W", w), new Parameter("B", b)).forward(Matrices.whole(7, n, d));    // two at once
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

    private static final String WHY_X = "dX should be dY·Wᵀ: each entry of dY passes back through the weights that led"
            + " to its output.";
    private static final String WHY_W = "dW should be Xᵀ·dY, which sums over the examples.";
    private static final String WHY_B = "dB should contain the column sums of dY: each example uses B once, and the"
            + " gradients of all uses add up.";

    /** One wrong gradient each, of those that can be made from the matrices that there are. */
    private static Stream<Slip<BiFunction<Parameter, Parameter, ? extends Layer>>> others() {
        return Stream.of(
                Stream.concat(Others.ofProduct("dY · Wᵀ", "X", "W", "dY").stream(), anyButTransposed(DX).stream())
                        .map(o -> slip(o, "dX", WHY_X, o.formula()::apply, DW, DB)),
                Stream.of(Others.ofProduct("Xᵀ · dY", "X", "W", "dY"), Others.overExamples(in -> DW.of(in), "X", "dY"),
                        anyButTransposed(DW)).flatMap(List::stream)
                        .map(o -> slip(o, "dW", WHY_W, DX, o.formula()::apply, DB)),
                Stream.of(Others.overExamples(in -> DB.of(in), "dY"), Others.ofAny(in -> DB.of(in)), List.of(
                        new Others("there is one sum for each example, not one for each output", in -> in.get("dY")
                                .multiply(Matrices.ones(in.get("dY").getColumnDimension())).transpose()),
                        new Others("there is one sum for each example, not one for each output", in -> in.get("dY")
                                .multiply(Matrices.ones(in.get("dY").getColumnDimension()))),
                        new Others("is dY itself, which fits only a batch of one", in -> in.get("dY").copy()),
                        new Others("the examples are counted, and dY isn't used", in -> Matrices.ones(
                                in.get("dY").getColumnDimension()).transpose()
                                .scalarMultiply(in.get("dY").getRowDimension())),
                        new Others("each entry is the sum of all entries of dY", in -> Matrices.ones(
                                in.get("dY").getColumnDimension()).transpose()
                                .scalarMultiply(Matrices.weighed(in.get("dY"), in.get("dY").scalarMultiply(0)
                                .scalarAdd(1)))),
                        new Others("the columns of X are summed instead of those of dY", in -> Matrices.ones(
                                in.get("X").getRowDimension()).transpose()
                                .multiply(in.get("X"))))).flatMap(List::stream)
                        .map(o -> slip(o, "dB", WHY_B, DX, DW, o.formula()::apply)))
                .flatMap(s -> s);
    }

    /** The wrong products already include the transpose. */
    private static List<Others> anyButTransposed(Formula right) {
        return Others.ofAny(in -> right.of(in)).stream().filter(o -> !o.what().equals("it is transposed")).toList();
    }

    private static Slip<BiFunction<Parameter, Parameter, ? extends Layer>> slip(Others o, String of, String why,
            Formula dx,
            Formula dw, Formula db) {
        return new Slip<>((w, b) -> new Affine(w, b, dx, dw, db), o.what(), of, why);
    }

    private static List<Slip<BiFunction<Parameter, Parameter, ? extends Layer>>> slips() {
        RealMatrix[] shared = new RealMatrix[1];
        RealMatrix lessons = new DenseMatrix(new double[][] {{0, 0}, {1, 1}});
        return List.of(
                slip(DW, DX, DB, "dX and dW are exchanged: W gets dY·Wᵀ as its gradient, and backward returns Xᵀ·dY."
                        + " Pass Xᵀ·dY to w.setGradient(…), and return dY·Wᵀ."),
                slip(DX, in -> lessons.transpose().multiply(in.get("dY")), DB,
                        "dW is computed from the X of the lesson's cell instead of the x that forward was given. Keep x"
                        + " in a field in forward (this.x = x), and use that field in backward."),
                slip(in -> in.get("dY").multiply(DW.of(in).transpose()), DW, DB, "dX is computed with the gradient of"
                        + " W. Its second factor should be made of the weights themselves: use w.value(), transposed,"
                        + " and not w.gradient()."),
                slip(DX, DW, in -> MatrixUtils.createRowRealMatrix(in.get("dY").preMultiply(new double[] {1, 1})),
                        FIXED_SIZE),
                slip(DX, DW, in -> Matrices.ones(2).transpose().multiply(in.get("dY")), FIXED_SIZE),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        return super.forward(x).add(Matrices.ones(2).multiply(b.value().scalarMultiply(0)));
                    }
                },
                        "The shapes in forward fit only if the batch has 2 examples. Is the size of the batch fixed in"
                        + " your code? Use x.getRowDimension() instead."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        RealMatrix kept = this.x == null ? x : this.x;
                        RealMatrix y = super.forward(x);
                        this.x = kept;
                        return y;
                    }
                },
                        "backward uses the x of the first forward. It should use the x of the last one, so write"
                        + " this.x = x in forward each time."),
                piled(true, false, "dW grows with each call of backward, because it still contains the sums of earlier"
                        + " calls. A gradient belongs to one pass only, so start with a new matrix each time."),
                piled(false, true, "dB grows with each call of backward, because it still contains the sums of earlier"
                        + " calls. A gradient belongs to one pass only, so start with a new matrix each time."),
                piled(true, true, "A second call of backward adds its gradients to those of the first. Gradients belong"
                        + " to one pass only, so start with new matrices each time."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix backward(RealMatrix dy) {
                        RealMatrix dx = super.backward(dy);
                        dy.setRowMatrix(0, DB.of(x, w.value(), dy));
                        return dx;
                    }
                },
                        "The gradients are right, but backward changed dY in place. The caller may still need dY, so"
                        + " sum into a matrix of your own, or into a copy."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        shared[0] = x;
                        return super.forward(x);
                    }

                    @Override
                    public RealMatrix backward(RealMatrix dy) {
                        this.x = shared[0];
                        return super.backward(dy);
                    }
                },
                        "Two layers share what they keep, so one overwrites what the other has written. A static field"
                        + " does that. Keep what backward needs in a field of the object."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        super.forward(x);
                        return x.multiply(w.value());
                    }
                },
                        "forward leaves out B, which should be added to every row of X·W."),
                new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        return super.forward(x).scalarMultiply(-1).add(x.multiply(w.value()).scalarMultiply(2));
                    }
                },
                        "forward subtracts B, which should be added to every row of X·W."));
    }

    /** Gradients that are summed up from backward to backward: that of W, of B, or both. */
    private static Slip<BiFunction<Parameter, Parameter, ? extends Layer>> piled(boolean ofW, boolean ofB,
            String sentence) {
        return new Slip<>((w, b) -> new Affine(w, b, DX, DW, DB) {
            private RealMatrix dw;
            private RealMatrix db;

            @Override
            public RealMatrix backward(RealMatrix dy) {
                RealMatrix dx = super.backward(dy);
                dw = dw == null || !ofW ? w.gradient().copy() : dw.add(w.gradient());
                db = db == null || !ofB ? b.gradient().copy() : db.add(b.gradient());
                w.setGradient(dw);
                b.setGradient(db);
                return dx;
            }
        }, sentence);
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
