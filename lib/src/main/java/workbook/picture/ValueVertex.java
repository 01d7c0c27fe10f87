package workbook.picture;

import backprop.matrix.Parameter;
import backprop.matrix.Shapes;
import backprop.matrix.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A matrix of a graph, by its shape, or by its entries if they fit on an arrow. In its layer's own letters the first
 * input is X, a second Z, the output Y.
 */
final class ValueVertex extends Vertex {
    private static final int MOST_ENTRIES = 4;
    private final Value matrix;
    /** The layers that use a parameter, in the order of the backward pass. */
    private final Map<Parameter, List<Value>> users;

    private ValueVertex(Value matrix, String name, List<Vertex> inputs, Map<Parameter, List<Value>> users) {
        super(name, inputs);
        this.matrix = matrix;
        this.users = users;
    }

    /** @param order every value of a graph after its inputs */
    static List<Vertex> all(List<Value> order) {
        Map<Parameter, List<Value>> users = new HashMap<>();
        order.stream().filter(v -> v.layer() != null)
                .forEach(v -> v.layer().parameters().forEach(p -> users.computeIfAbsent(p, none -> new ArrayList<>())
                .add(0, v)));
        return all(order, (v, name, inputs) -> new ValueVertex(v, name, inputs, users));
    }

    /** The layer's formula without its input, say {@code · W1} or {@code ReLU}. */
    @Override
    String symbol() {
        return matrix.layer() == null ? null : inputs().size() > 1 ? "+" : formula("", "").replace("()", "").trim();
    }

    @Override
    String value() {
        return written(matrix.value());
    }

    @Override
    String gradient() {
        return written(matrix.gradient());
    }

    @Override
    String share(int slot) {
        return written(matrix.passedBack().get(0));
    }

    @Override
    boolean isGradientRounded() {
        return isRounded(matrix.gradient());
    }

    @Override
    boolean isShareRounded(int slot) {
        return isRounded(matrix.passedBack().get(0));
    }

    @Override
    String told() {
        return formula(inputs().get(0).name(), inputs().get(inputs().size() - 1).name())
                + Digits.equal(isRounded(matrix.value())) + value();
    }

    @Override
    String product() {
        return Equation.of("Y = " + formula("X", "Z"), matrices());
    }

    private String formula(String x, String z) {
        if (inputs().size() > 1) {
            return x + " + " + z;
        }
        String formula = matrix.layer().formula(x);
        for (Parameter p : matrix.layer().parameters()) {
            formula = formula.replace(p.toString(), p.name());
        }
        return formula;
    }

    @Override
    String derivation(int slot) {
        String letter = slot == 0 ? "X" : "Z";
        return equation("d" + letter, matrix.layer().derivations(letter, "Y"));
    }

    /**
     * The gradients of the layer's parameters. If a parameter is used more than once, this is one contribution, and the
     * last one is followed by the sum.
     */
    @Override
    List<String> learnt() {
        List<String> lines = new ArrayList<>();
        for (Parameter p : matrix.layer().parameters()) {
            String d = "d" + p.name();
            lines.add(equation(d, matrix.layer().derivations("X", "Y")));
            List<Value> all = users.get(p);
            if (all.size() > 1 && all.get(all.size() - 1) == matrix) {
                List<RealMatrix> shares = all.stream().map(user -> (RealMatrix) user.passedBack()
                        .get(1 + user.layer().parameters().indexOf(p))).toList();
                lines.add(d + " = " + shares.stream().map(ValueVertex::written).collect(Collectors.joining(" + "))
                        + (fits(p.value()) ? sum(shares) : " = " + Shapes.of(p.value())));
            }
        }
        return lines;
    }

    private static String sum(List<RealMatrix> shares) {
        RealMatrix sum = shares.stream().reduce(RealMatrix::add).orElseThrow();
        return Digits.equal(isRounded(sum) || shares.stream().anyMatch(ValueVertex::isRounded)) + written(sum);
    }

    /** The equation that begins with that letter; the letter alone if the layer gives none. */
    private String equation(String letter, List<String> derivations) {
        return Equation.of(derivations.stream().filter(e -> e.startsWith(letter + " = ")).findFirst().orElse(letter),
                matrices());
    }

    private Map<String, RealMatrix> matrices() {
        Map<String,
                RealMatrix> matrices = new HashMap<>(Map.of("X", matrix.inputs().get(0).value(), "Y", matrix.value(),
                "Z", matrix.inputs().get(inputs().size() - 1).value()));
        if (matrix.targets() != null) {
            matrices.put("T", matrix.targets());
        }
        List<Parameter> parameters = matrix.layer().parameters();
        parameters.forEach(p -> matrices.put(p.name(), p.value()));
        if (matrix.passedBack() != null) {
            matrices.put("dY", matrix.gradient());
            matrices.put("dX", matrix.passedBack().get(0));
            matrices.put("dZ", matrix.passedBack().get(0));
            IntStream.range(0, parameters.size())
                    .forEach(i -> matrices.put("d" + parameters.get(i).name(), matrix.passedBack().get(1 + i)));
        }
        return matrices;
    }

    private static boolean fits(RealMatrix m) {
        return m.getRowDimension() == 1 && m.getColumnDimension() <= MOST_ENTRIES;
    }

    private static boolean isRounded(RealMatrix m) {
        return fits(m) && Digits.FOUR.rounds(m);
    }

    private static String written(RealMatrix m) {
        if (!fits(m)) {
            return Shapes.of(m);
        }
        MatrixText entries = new MatrixText();
        entries.add(m);
        return m.getColumnDimension() > 1 ? entries.toString() : entries.toString().replaceAll("[\\[\\]]", "");
    }
}
