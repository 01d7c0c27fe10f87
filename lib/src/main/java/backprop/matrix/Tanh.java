package backprop.matrix;

import java.util.List;

/**
 * The hyperbolic tangent {@code y = tanh(x)}, entry by entry: between −1 and 1, and 0 at 0. Its derivative is
 * {@code 1 − y²}, at most 1, so its output is all it remembers. NaN stays NaN. {@code StrictMath} gives the same digits
 * on every machine. Source: LeCun, Bottou, Orr and Müller, "Efficient BackProp" (1998), section 4.4.
 */
public final class Tanh extends Activation {

    public Tanh() {
        super("Tanh.forward", "Tanh.backward");
    }

    @Override
    void forward(double[] x, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] = StrictMath.tanh(x[k]);
        }
    }

    @Override
    void backward(double[] dy, double[] y, double[] dx) {
        for (int k = 0; k < dx.length; k++) {
            dx[k] = dy[k] * (1 - y[k] * y[k]);
        }
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
