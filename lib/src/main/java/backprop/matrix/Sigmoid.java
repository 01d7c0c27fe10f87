package backprop.matrix;

import java.util.List;

/**
 * The logistic sigmoid {@code y = 1 / (1 + exp(−x))}, entry by entry: between 0 and 1, and 1/2 at 0. Its derivative is
 * {@code y·(1 − y)}, at most 1/4, so its output is all it remembers. If exp overflows, y is 0, as it should be. NaN
 * stays NaN. {@code StrictMath} gives the same digits on every machine. Source: Bishop, "Pattern Recognition and
 * Machine Learning" (2006), section 4.2.
 */
public final class Sigmoid extends Activation {

    public Sigmoid() {
        super("Sigmoid.forward", "Sigmoid.backward");
    }

    @Override
    void forward(double[] x, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] = 1 / (1 + StrictMath.exp(-x[k]));
        }
    }

    @Override
    void backward(double[] dy, double[] y, double[] dx) {
        for (int k = 0; k < dx.length; k++) {
            dx[k] = dy[k] * (y[k] * (1 - y[k]));
        }
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
