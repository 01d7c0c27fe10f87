package backprop.matrix;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
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
    private final List<String> lines = new ArrayList<>();
    private final List<Layer> layers;

    /** @param layers the layers in the order in which they run forwards */
    public Ledger(List<Layer> layers) {
        this.layers = List.copyOf(layers);
    }

    /** Notes that layer {@code i} made {@code y} of {@code x}. The first layer begins a new page. */
    public void forward(int i, RealMatrix x, RealMatrix y) {
        if (i == 0) {
            lines.clear();
        }
        lines.add(layers.get(i).formula(name(i) + " " + Shapes.of(x)) + " → " + name(i + 1) + " " + Shapes.of(y));
    }

    /** Notes that layer {@code i} made {@code dx}, and its parameters' gradients, of {@code dy}. */
    public void backward(int i, RealMatrix dy, RealMatrix dx) {
        if (i == layers.size() - 1) {
            lines.removeIf(line -> line.startsWith("d"));
        }
        lines.add("d" + name(i + 1) + " " + Shapes.of(dy) + " → d" + name(i) + " " + Shapes.of(dx)
                + layers.get(i).parameters().stream().map(p -> ", d" + p).collect(Collectors.joining()));
    }

    /** X is what goes in, Y what comes out, H1, H2, … what lies between. */
    private String name(int i) {
        return i == 0 ? "X" : i == layers.size() ? "Y" : "H" + i;
    }

    @Override
    public String toString() {
        return lines.isEmpty() ? "Nothing has run yet." : String.join("\n", lines);
    }
}
