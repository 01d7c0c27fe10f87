package backprop.matrix;

import org.apache.commons.math3.linear.DefaultRealMatrixChangingVisitor;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * The rectified linear unit {@code y = max(0, x)}, entry by entry. Its derivative is 1 where x is above
 * 0 and 0 below. At exactly 0 there is none; this layer takes 0 there, as Glorot, Bordes and Bengio,
 * "Deep Sparse Rectifier Neural Networks" (2011), and the frameworks do. NaN stays NaN.
 */
public final class Relu implements Layer {
    private RealMatrix x;

    @Override
    public RealMatrix forward(RealMatrix x) {
        Shapes.present("Relu.forward", "x", x);
        this.x = x;
        RealMatrix y = x.copy();
        y.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double value) {
                return Math.max(0, value);
            }
        });
        return y;
    }

    @Override
    public RealMatrix backward(RealMatrix dy) {
        Shapes.forwardHasRun("Relu.backward", x);
        Shapes.same("Relu.backward", "dy", dy, "the last output", x);
        RealMatrix dx = dy.copy();
        dx.walkInOptimizedOrder(new DefaultRealMatrixChangingVisitor() {
            @Override
            public double visit(int row, int column, double upstream) {
                return x.getEntry(row, column) > 0 ? upstream : 0;
            }
        });
        return dx;
    }

    @Override
    public String formula(String x) {
        return "ReLU(" + x + ")";
    }
}
