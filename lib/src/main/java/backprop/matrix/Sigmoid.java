package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The logistic sigmoid {@code y = 1 / (1 + exp(−x))}, entry by entry: between 0 and 1, and 1/2 at 0. Its derivative is
 * {@code y·(1 − y)}, at most 1/4, so its output is all it remembers. Where exp overflows, y is 0, as it should be. NaN
 * stays NaN. {@code StrictMath} gives the same digits on every machine. Source: Bishop, "Pattern Recognition and Machine
 * Learning" (2006), section 4.2.
 */
public final class Sigmoid implements Layer {
    private final Room out = new Room();
    private final Room down = new Room();
    private DenseMatrix y;

    @Override
    public RealMatrix forward(RealMatrix x) {
        Shapes.present("Sigmoid.forward", "x", x);
        DenseMatrix in = DenseMatrix.of(x);
        y = out.like(in);
        double[] from = in.entries();
        double[] to = y.entries();
        for (int k = 0; k < to.length; k++) {
            to[k] = 1 / (1 + StrictMath.exp(-from[k]));
        }
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        Shapes.forwardHasRun("Sigmoid.backward", y);
        Shapes.same("Sigmoid.backward", "dy", dy, "the last output", y);
        DenseMatrix dx = down.like(y);
        double[] from = DenseMatrix.of(dy).entries();
        double[] at = y.entries();
        double[] to = dx.entries();
        for (int k = 0; k < to.length; k++) {
            to[k] = from[k] * (at[k] * (1 - at[k]));
        }
        return dx;
    }

    @Override
    public void reuse(boolean on) {
        out.reuse(on);
        down.reuse(on);
    }

    @Override
    public List<String> derivations(String x, String y) {
        return List.of("d" + x + " = d" + y + " ⊙ " + y + " ⊙ (1 - " + y + ")");
    }

    @Override
    public String formula(String x) {
        return "sigmoid(" + x + ")";
    }
}
