package backprop.matrix;

import java.util.List;

/**
 * The rectified linear unit {@code y = max(0, x)}, entry by entry. Its derivative is 1 if x is above 0, and 0 if it is
 * below. At exactly 0 there is none; this layer takes 0 there, as Glorot, Bordes and Bengio, "Deep Sparse Rectifier
 * Neural Networks" (2011), and the frameworks do. NaN stays NaN in the forward pass.
 */
public final class Relu extends Activation {

    public Relu() {
        super("Relu.forward", "Relu.backward");
    }

    @Override
    void forward(double[] x, double[] y) {
        for (int k = 0; k < y.length; k++) {
            y[k] = Math.max(0, x[k]);
        }
    }

    @Override
    void backward(double[] dy, double[] y, double[] dx) {
        for (int k = 0; k < dx.length; k++) {
            long through = y[k] > 0 ? -1 : 0;  // all bits or none: a processor cannot predict such a branch
            dx[k] = Double.longBitsToDouble(Double.doubleToRawLongBits(dy[k]) & through);
        }
    }

    @Override
    public List<String> derivations(String x, String y) {
        return List.of("d" + x + " = d" + y + " if " + x + " > 0, else 0");
    }

    @Override
    public String formula(String x) {
        return "ReLU(" + x + ")";
    }
}
