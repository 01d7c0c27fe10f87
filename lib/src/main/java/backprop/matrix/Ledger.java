package backprop.matrix;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The shapes of a run, by name: a line for each layer that really ran, first in the forward pass, then in the backward
 * pass.
 *
 * <pre>{@code
 * X 2×2 · W 2×3 + B 1×3 → Y 2×3
 * dY 2×3 → dX 2×2, dW 2×3, dB 1×3
 * }</pre>
 */
public final class Ledger {
    private final List<Layer> layers;
    private final List<Parameter> parameters;
    private final RealMatrix[] none;
    private RealMatrix[] values;
    private RealMatrix[] gradients;
    private int changes;

    /**
     * @param layers the layers in the order of the forward pass
     * @throws IllegalArgumentException if layers is null
     */
    public Ledger(List<Layer> layers) {
        Shapes.given("Ledger", "the list of layers", layers, "a List<Layer>");
        this.layers = List.copyOf(layers);
        parameters = this.layers.stream().flatMap(layer -> layer.parameters().stream()).toList();
        none = new RealMatrix[layers.size() + 1];
        clear();
    }

    /** Starts anew with a complete forward pass: the input, then the output of each layer. */
    public void forward(RealMatrix[] values) {
        this.values = values;
        layers.forEach(layer -> Own.passed(layer, this));
        gradients = none;
        changes = changes();
    }

    /** Adds a complete backward pass: the gradients of the same matrices; null for those that weren't needed. */
    public void backward(RealMatrix[] gradients) {
        this.gradients = gradients;
    }

    /** The layers in the order of the forward pass. */
    public List<Layer> layers() {
        return layers;
    }

    /** What went into layer i in the last forward pass, or came out of layer i − 1; null before one. */
    public RealMatrix value(int i) {
        Claim.check("Ledger.value", this);
        return kept(values, i);
    }

    /** The gradient of {@link #value(int)}; null if none has been computed since. */
    public RealMatrix gradient(int i) {
        Claim.check("Ledger.gradient", this);
        return kept(gradients, i);
    }

    /** As it is now: the next step of a training run may write over the matrix itself. */
    private static RealMatrix kept(RealMatrix[] matrices, int i) {
        if (matrices[i] != null) {
            matrices[i] = DenseMatrix.frozen(matrices[i]);
        }
        return matrices[i];
    }

    /** Starts anew with nothing: the last run is of no further use. */
    public void clear() {
        values = none;
        gradients = none;
    }

    /**
     * Before a backward pass: forgets the parameters' gradients, so that no old one is taken for one of this pass.
     *
     * @throws IllegalStateException if no forward pass has run, or a parameter has changed since, or a layer has run
     *     another forward pass elsewhere
     */
    public void beginBackward(String where) {
        Shapes.forwardHasRun(where, values[0]);
        if (outdated()) {
            throw new IllegalStateException(where + ": a parameter has changed since the forward pass, so its results"
                    + " are out of date; run forward again, then backward.");
        }
        layers.forEach(layer -> Own.refuseIfGone(where, layer, this, "run forward again, then backward, or make a layer"
                + " for each use."));
        parameters.forEach(Parameter::forgetGradient);
    }

    /**
     * Whether a parameter has changed since the last forward pass, so that the results of that pass are out of date.
     */
    public boolean outdated() {
        return changes != changes();
    }

    private int changes() {
        int sum = 0;
        for (Parameter p : parameters) {
            sum += p.changes();
        }
        return sum;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < layers.size() && values[i + 1] != null; i++) {
            lines.add(layers.get(i).formula(name(i) + " " + Shapes.of(values[i])) + " → " + name(i + 1) + " "
                    + Shapes.of(values[i + 1]));
        }
        for (int i = layers.size() - 1; i >= 0 && gradients[i + 1] != null; i--) {
            List<String> made = new ArrayList<>(layers.get(i).parameters().stream().map(p -> "d" + p).toList());
            if (gradients[i] != null) {
                made.add(0, "d" + name(i) + " " + Shapes.of(gradients[i]));
            }
            if (!made.isEmpty()) {
                lines.add("d" + name(i + 1) + " " + Shapes.of(gradients[i + 1]) + " → " + String.join(", ", made));
            }
        }
        return lines.isEmpty() ? "Nothing has run yet." : String.join("\n", lines);
    }

    /** X is the input, Y the output, and H1, H2, … are the matrices between them. */
    public String name(int i) {
        return i == 0 ? "X" : i == layers.size() ? "Y" : "H" + i;
    }
}
