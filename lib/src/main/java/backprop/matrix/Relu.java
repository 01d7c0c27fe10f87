package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The rectified linear unit {@code y = max(0, x)}, entry by entry. Its derivative is 1 where x is above
 * 0 and 0 below. At exactly 0 there is none; this layer takes 0 there, as Glorot, Bordes and Bengio,
 * "Deep Sparse Rectifier Neural Networks" (2011), and the frameworks do. NaN stays NaN on the way
 * forward.
 */
public final class Relu implements Layer {
    private final Room out = new Room();
    private final Room down = new Room();
    private DenseMatrix x;

    @Override
    public RealMatrix forward(RealMatrix x) {
        Shapes.present("Relu.forward", "x", x);
        this.x = DenseMatrix.of(x);
        DenseMatrix y = out.like(this.x);
        double[] from = this.x.entries();
        double[] to = y.entries();
        for (int k = 0; k < to.length; k++) {
            to[k] = Math.max(0, from[k]);
        }
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        Shapes.forwardHasRun("Relu.backward", x);
        Shapes.same("Relu.backward", "dy", dy, "the last output", x);
        DenseMatrix dx = down.like(x);
        double[] from = DenseMatrix.of(dy).entries();
        double[] at = x.entries();
        double[] to = dx.entries();
        for (int k = 0; k < to.length; k++) {
            to[k] = at[k] > 0 ? from[k] : 0;
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
        return List.of("d" + x + " = d" + y + " where " + x + " > 0, else 0");
    }

    @Override
    public String formula(String x) {
        return "ReLU(" + x + ")";
    }
}
