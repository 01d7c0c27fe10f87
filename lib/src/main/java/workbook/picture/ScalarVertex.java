package workbook.picture;

import backprop.scalar.Scalar;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** A number of a graph. Its node's derivatives are written as formulas, once in letters and once in numbers. */
final class ScalarVertex extends Vertex {
    private static final Pattern LETTER = Pattern.compile("\\b(dout|x|y|z)\\b");
    private final Scalar scalar;
    private final Digits digits;

    private ScalarVertex(Scalar scalar, String name, List<Vertex> inputs, Digits digits) {
        super(name, inputs);
        this.scalar = scalar;
        this.digits = digits;
    }

    /** @param order every value of a graph after its inputs */
    static List<Vertex> all(List<Scalar> order, Digits digits) {
        return all(order, (scalar, name, inputs) -> new ScalarVertex(scalar, name, inputs, digits));
    }

    @Override
    String symbol() {
        return scalar.node() == null ? null : scalar.node().symbol();
    }

    @Override
    String value() {
        return digits.of(scalar.value());
    }

    @Override
    String gradient() {
        return digits.of(scalar.gradient());
    }

    @Override
    String share(int slot) {
        return digits.of(passedBack(slot));
    }

    @Override
    boolean isGradientRounded() {
        return digits.rounds(scalar.gradient());
    }

    @Override
    boolean isShareRounded(int slot) {
        return digits.rounds(passedBack(slot));
    }

    @Override
    String told() {
        return operation(Vertex::name) + ": " + result();
    }

    @Override
    String product() {
        return "z = " + (inputs().size() > 1 ? "x " + symbol() + " y" : symbol() + " x") + " = "
                + result();
    }

    private String result() {
        DoubleStream numbers = Stream.concat(scalar.inputs().stream(), Stream.of(scalar)).mapToDouble(Scalar::value);
        return operation(Vertex::value) + Digits.equal(numbers.anyMatch(digits::rounds)) + value();
    }

    /** Say {@code 100 × 2} or {@code exp 3}. */
    private String operation(Function<Vertex, String> written) {
        List<String> operands = inputs().stream().map(written).toList();
        return operands.size() == 1 ? symbol() + " " + operands.get(0) : String.join(" " + symbol() + " ", operands);
    }

    /**
     * Say {@code dx = dout × y = 1.1 × 3 = 3.3}; for a node with no formula, the gradient and the local derivative.
     */
    @Override
    String derivation(int slot) {
        String letter = slot == 0 ? "dx" : "dy";
        String formula = scalar.node().derivation(slot);
        if (formula == null) {
            double local = passedBack(slot) / scalar.gradient();
            return letter + Digits.equal(isShareRounded(slot)) + share(slot) + (Double.isFinite(local)
                    ? ", dout times a local derivative of " + digits.of(local) : "");
        }
        Map<String, Double> numbers = Map.of("dout", scalar.gradient(), "z", scalar.value(), "x", scalar.inputs().get(0)
                .value(),
                "y", scalar.inputs().get(inputs().size() - 1).value());
        Matcher letters = LETTER.matcher(formula);
        boolean rounded = isShareRounded(slot)
                || letters.results().anyMatch(m -> digits.rounds(numbers.get(m.group())));
        String written = letters.replaceAll(m -> digits.of(numbers.get(m.group())));
        return letter + " = " + formula + (written.equals(share(slot)) ? "" : " = " + written)
                + Digits.equal(rounded) + share(slot);
    }

    private double passedBack(int slot) {
        return slot == 0 ? scalar.passedBack().dx() : scalar.passedBack().dy();
    }
}
