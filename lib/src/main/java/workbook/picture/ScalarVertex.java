package workbook.picture;

import backprop.scalar.Scalar;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A number of a graph. What its node hands down stands with its formula, the numbers in the letters' places. */
final class ScalarVertex extends Vertex {
    private static final Pattern LETTER = Pattern.compile("\\b(dout|x|y|z)\\b");
    private final Scalar scalar;

    private ScalarVertex(Scalar scalar, String name, List<Vertex> inputs) {
        super(name, inputs);
        this.scalar = scalar;
    }

    /** @param order every value of a graph after its inputs */
    static List<Vertex> all(List<Scalar> order) {
        return all(order, ScalarVertex::new);
    }

    @Override
    String symbol() {
        return scalar.node() == null ? null : scalar.node().symbol();
    }

    @Override
    String value() {
        return digits(scalar.value());
    }

    @Override
    String gradient() {
        return digits(scalar.gradient());
    }

    @Override
    String share(int slot) {
        return digits(handed(slot));
    }

    @Override
    String told() {
        return operation(Vertex::name) + ": " + operation(Vertex::value) + " = " + value();
    }

    @Override
    String product() {
        return "z = " + (inputs().size() > 1 ? "x " + symbol() + " y" : symbol() + " x") + " = "
                + operation(Vertex::value) + " = " + value();
    }

    /** Say {@code 100 × 2} or {@code exp 3}. */
    private String operation(Function<Vertex, String> written) {
        List<String> operands = inputs().stream().map(written).toList();
        return operands.size() == 1 ? symbol() + " " + operands.get(0) : String.join(" " + symbol() + " ", operands);
    }

    /**
     * Say {@code dx = dout × y = 1.1 × 3 = 3.3000000000000003}; for a node with no formula, what it handed down and its
     * local derivative.
     */
    @Override
    String derivation(int slot) {
        String letter = slot == 0 ? "dx" : "dy";
        String formula = scalar.node().derivation(slot);
        if (formula == null) {
            double local = handed(slot) / scalar.gradient();
            return letter + " = " + share(slot) + (Double.isFinite(local) ? ", dout times a local derivative of "
                    + digits(local) : "");
        }
        Map<String, Double> numbers = Map.of("dout", scalar.gradient(), "z", scalar.value(), "x", scalar.inputs().get(0)
                .value(),
                "y", scalar.inputs().get(inputs().size() - 1).value());
        String written = LETTER.matcher(formula).replaceAll((MatchResult m) -> digits(numbers.get(m.group())));
        return letter + " = " + formula + " = " + written + (written.equals(share(slot)) ? "" : " = " + share(slot));
    }

    private double handed(int slot) {
        return slot == 0 ? scalar.handedDown().dx() : scalar.handedDown().dy();
    }

    /** A number as Java prints it, to the last digit, but for the {@code .0} of a whole one. */
    private static String digits(double number) {
        return Double.toString(number).replaceFirst("\\.0$", "");
    }
}
