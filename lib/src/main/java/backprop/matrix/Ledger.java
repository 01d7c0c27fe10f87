package backprop.matrix;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The shapes of a run, by name: a line for each layer that really ran, first forwards, then backwards.
 *
 * <pre>{@code
 * X 2×2 · W 2×3 + B 1×3 → Y 2×3
 * dY 2×3 → dX 2×2, dW 2×3, dB 1×3
 * }</pre>
 */
public final class Ledger {
    private final List<Layer> layers;
    private final RealMatrix[] values;
    private final RealMatrix[] gradients;

    /** @param layers the layers in the order in which they run forwards */
    public Ledger(List<Layer> layers) {
        this.layers = List.copyOf(layers);
        values = new RealMatrix[layers.size() + 1];
        gradients = new RealMatrix[layers.size() + 1];
    }

    /** Notes that layer {@code i} made {@code y} of {@code x}. The first layer begins a new page. */
    public void forward(int i, RealMatrix x, RealMatrix y) {
        if (i == 0) {
            Arrays.fill(values, null);
            Arrays.fill(gradients, null);
        }
        values[i] = x;
        values[i + 1] = y;
    }

    /** Notes that layer {@code i} made {@code dx}, null where nobody asked for it, and its parameters' gradients, of {@code dy}. */
    public void backward(int i, RealMatrix dy, RealMatrix dx) {
        gradients[i + 1] = dy;
        gradients[i] = dx;
    }

    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < layers.size() && values[i + 1] != null; i++) {
            lines.add(layers.get(i).formula(name(i) + " " + Shapes.of(values[i])) + " → " + name(i + 1) + " " + Shapes.of(values[i + 1]));
        }
        for (int i = layers.size() - 1; i >= 0 && gradients[i + 1] != null; i--) {
            List<String> made = new ArrayList<>(layers.get(i).parameters().stream().map(p -> "d" + p).toList());
            if (gradients[i] != null) {
                made.add(0, "d" + name(i) + " " + Shapes.of(gradients[i]));
            }
            lines.add("d" + name(i + 1) + " " + Shapes.of(gradients[i + 1]) + " → " + String.join(", ", made));
        }
        return lines.isEmpty() ? "Nothing has run yet." : String.join("\n", lines);
    }

    /** X is what goes in, Y what comes out, H1, H2, … what lies between. */
    private String name(int i) {
        return i == 0 ? "X" : i == layers.size() ? "Y" : "H" + i;
    }
}
