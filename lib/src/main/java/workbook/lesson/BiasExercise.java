package workbook.lesson;

import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;
import workbook.lesson.Entrywise.When;

/** Fix a bias whose gradient is the mean over the examples. */
final class BiasExercise {
    private static final UnaryOperator<RealMatrix> SUM = dy -> ones(dy.getRowDimension()).multiply(dy);
    private static final String WHY = "dB should be the sum of each column of dY: every example uses B once,"
            + " and the gradients of all uses add up.";

    private BiasExercise() { }

    static Exercise<Function<Parameter, ? extends Layer>> make() {
        return new Exercise<>("the bias", "Each example uses B once, so dB is the sum over the examples, however many"
                + " there are.", trials(), Stream.concat(slips().stream(), others()).toList())
                .fixing(b -> new Bias(b, dy -> SUM.apply(dy).scalarMultiply(1.0 / dy.getRowDimension())));
    }

    private static RealMatrix ones(int n) {
        return MatrixUtils.createRealMatrix(1, n).scalarAdd(1);
    }

    private static List<Trial<Function<Parameter, ? extends Layer>>> trials() {
        List<Trial<Function<Parameter, ? extends Layer>>> trials = new ArrayList<>();
        int[][] shapes = {{3, 2}, {1, 3}, {2, 2}, {5, 3}, {4, 1}, {1, 1}};
        for (int[] s : shapes) {
            trials.add(trial(s[0], s[1], When.FRESH));
        }
        trials.add(trial(3, 2, When.AGAIN));
        trials.add(trial(3, 2, When.BESIDE));
        return trials;
    }

    private static Trial<Function<Parameter, ? extends Layer>> trial(int n, int m, When when) {
        RealMatrix x = Matrices.tenths(1, n, m);
        RealMatrix value = Matrices.tenths(3, 1, m);
        RealMatrix dy = Matrices.tenths(4, n, m);
        List<Due> due = List.of(Due.of("Y", plus(x, value)),
                Due.nudged("dX", "X", x, v -> Matrices.weighed(plus(v, value), dy)),
                Due.nudged("dB", "B", value, v -> Matrices.weighed(plus(x, v), dy)));
        return new Trial<>(String.join(", ", Matrices.words("X", x), Matrices.words("B", value),
                Matrices.words("dY", dy)) + when.words, due, (kind, out) -> {
            Parameter b = new Parameter("B", value);
            Layer layer = kind.apply(b);
            if (when == When.AGAIN) {
                layer.forward(Matrices.tenths(5, n, m));
                layer.backward(Matrices.tenths(6, n, m));
            }
            RealMatrix handed = Matrices.forward(layer, x, out);
            if (when == When.BESIDE) {
                kind.apply(new Parameter("B", value)).forward(Matrices.tenths(7, n + 1, m));
            }
            Matrices.backward(layer, x, handed, dy, out, () -> {
                if (!b.hasGradient()) {
                    throw new Mishap("backward left no gradient for B. Give it one with b.setGradient(…).");
                }
                out.put("dB", b.gradient(), "backward");
            });
            Outcome.unchanged("b.value()", value, b.value(), "Your layer");
            if (layer.parameters() == null || !layer.parameters().contains(b)) {
                throw new Mishap("parameters() doesn't list b. Training asks this method what there is to learn, so B"
                        + " would never change. Return List.of(b).");
            }
        });
    }

    private static RealMatrix plus(RealMatrix x, RealMatrix b) {
        return x.add(Matrices.ones(x.getRowDimension()).multiply(b));
    }

    /** Another dB, of all those that can be made from dY. */
    private static Stream<Slip<Function<Parameter, ? extends Layer>>> others() {
        return Stream.of(Others.overExamples(in -> SUM.apply(in.get("dY")), "dY"),
                Others.ofAny(in -> SUM.apply(in.get("dY"))), List.of(
                other("the sum is taken along each row of dY, not down each column",
                        dy -> dy.multiply(Matrices.ones(dy.getColumnDimension()))),
                other("the sum is taken along each row of dY, not down each column",
                        dy -> dy.multiply(Matrices.ones(dy.getColumnDimension())).transpose()),
                other("the mean of each row of dY is taken, but the sum of each column is needed",
                        dy -> dy.multiply(Matrices.ones(dy.getColumnDimension())).transpose()
                                .scalarMultiply(1.0 / dy.getColumnDimension())),
                other("the sum is divided by the number of columns", dy -> SUM.apply(dy)
                        .scalarMultiply(1.0 / dy.getColumnDimension())),
                other("the sum is multiplied by the number of examples", dy -> SUM.apply(dy)
                        .scalarMultiply(dy.getRowDimension())),
                other("two integers are divided, and in Java 1 / n is 0 for every n above 1",
                        dy -> SUM.apply(dy).scalarMultiply(1 / dy.getRowDimension())),
                other("is dY itself, which has a row for each example", RealMatrix::copy),
                other("all entries of dY are added up, and each entry of B gets the whole sum", dy -> SUM.apply(dy)
                        .multiply(Matrices.ones(dy.getColumnDimension())).multiply(ones(dy.getColumnDimension()))),
                other("each entry is the number of examples, and dY is left out", dy -> ones(dy.getColumnDimension())
                        .scalarMultiply(dy.getRowDimension()))))
                .flatMap(List::stream).map(o -> new Slip<>(b -> new Bias(b, dy -> o.formula().apply(Map.of("dY", dy))),
                        o.what(), "dB", WHY));
    }

    private static Others other(String what, UnaryOperator<RealMatrix> ofDy) {
        return new Others(what, in -> ofDy.apply(in.get("dY")));
    }

    private static List<Slip<Function<Parameter, ? extends Layer>>> slips() {
        return List.of(
                new Slip<>(b -> new Bias(b, dy -> SUM.apply(dy).scalarMultiply(1.0 / dy.getRowDimension())) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        return plus(x, b.value().scalarMultiply(1.0 / x.getRowDimension()));
                    }
                },
                        "Now forward divides B by the number of examples, so that the mean in backward fits. But"
                        + " forward was right: every row gets the whole of B. Change forward back, and fix backward."),
                new Slip<>(b -> new Bias(b, SUM) {
                    @Override
                    public RealMatrix backward(RealMatrix dy) {
                        return super.backward(dy).scalarMultiply(1.0 / dy.getRowDimension());
                    }
                },
                        "dX is divided by the number of examples now. Only dB adds up over all examples, but each row"
                        + " of X moves only its own row of Y, and by the same amount. Return dY as it is."),
                new Slip<>(b -> new Bias(b, dy -> SUM.apply(dy).scalarMultiply(1.0 / dy.getRowDimension())) {
                    @Override
                    public RealMatrix backward(RealMatrix dy) {
                        return super.backward(dy).scalarMultiply(dy.getRowDimension());
                    }
                },
                        "You multiply dX by the number of examples, and dB is still the mean. But dX was right: return"
                        + " dY as it is, and make dB the sum."),
                new Slip<>(b -> new Bias(b, dy -> ones(5).multiply(dy)),
                        "The shapes fit only if the batch has 5 examples. Ask dY.getRowDimension() for their number."),
                new Slip<>(b -> new Bias(b, new UnaryOperator<>() {
                    private RealMatrix sum;

                    @Override
                    public RealMatrix apply(RealMatrix dy) {
                        sum = sum == null ? SUM.apply(dy) : sum.add(SUM.apply(dy));
                        return sum;
                    }
                }),
                        "dB grows from one call of backward to the next: the earlier sum is still in it. dB belongs to"
                        + " one pass only, so begin with a new sum each time."),
                new Slip<>(b -> new Bias(b, dy -> {
                    dy.setRowMatrix(0, SUM.apply(dy));
                    return dy.getRowMatrix(0);
                }),
                        "You add up the rows in the first row of dY itself, and then return dY as dX. Write the sum"
                        + " into a matrix of your own, and leave dY as it is."),
                new Slip<>(b -> new Bias(b, SUM) {
                    @Override
                    public RealMatrix forward(RealMatrix x) {
                        return x.copy();
                    }
                },
                        "Now forward leaves out B. It was right before: B is added to every row."));
    }

    /** A bias with a gradient of its own. */
    private static class Bias implements Layer {
        final Parameter b;
        private final UnaryOperator<RealMatrix> db;

        Bias(Parameter b, UnaryOperator<RealMatrix> db) {
            this.b = b;
            this.db = db;
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            return plus(x, b.value());
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            b.setGradient(db.apply(dy));
            return dy;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(b);
        }

        @Override
        public String formula(String x) {
            return x + " + " + b;
        }
    }
}
