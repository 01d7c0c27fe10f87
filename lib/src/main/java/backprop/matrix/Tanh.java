package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The hyperbolic tangent {@code y = tanh(x)}, entry by entry: between −1 and 1, and 0 at 0. Its derivative is
 * {@code 1 − y²}, at most 1, so its output is all it remembers. NaN stays NaN. {@code StrictMath} gives the same digits
 * on every machine. Source: LeCun, Bottou, Orr and Müller, "Efficient BackProp" (1998), section 4.4.
 */
public final class Tanh implements Layer {
    private final Room out = new Room();
    private final Room down = new Room();
    private DenseMatrix y;

    @Override
    public RealMatrix forward(RealMatrix x) {
        Shapes.present("Tanh.forward", "x", x);
        DenseMatrix in = DenseMatrix.of(x);
        y = out.like(in);
        double[] from = in.entries();
        double[] to = y.entries();
        for (int k = 0; k < to.length; k++) {
            to[k] = StrictMath.tanh(from[k]);
        }
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        Shapes.forwardHasRun("Tanh.backward", y);
        Shapes.same("Tanh.backward", "dy", dy, "the last output", y);
        DenseMatrix dx = down.like(y);
        double[] from = DenseMatrix.of(dy).entries();
        double[] at = y.entries();
        double[] to = dx.entries();
        for (int k = 0; k < to.length; k++) {
            to[k] = from[k] * (1 - at[k] * at[k]);
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
        return List.of("d" + x + " = d" + y + " ⊙ (1 - " + y + " ⊙ " + y + ")");
    }

    @Override
    public String formula(String x) {
        return "tanh(" + x + ")";
    }
}
