package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * A layer that computes each entry by itself, and its derivative from its output, so the output is all it remembers.
 */
abstract class Activation extends Own implements Layer {
    private final String forward;
    private final String backward;
    private DenseMatrix y;

    /** @param forward what errors call the forward pass, and backward the backward pass */
    Activation(String forward, String backward) {
        this.forward = forward;
        this.backward = backward;
    }

    /** Fills y. */
    abstract void forward(double[] x, double[] y);

    /** Fills dx. */
    abstract void backward(double[] dy, double[] y, double[] dx);

    @Override
    public final RealMatrix forward(RealMatrix x) {
        begin(forward);
        Shapes.present(forward, "x", x);
        DenseMatrix in = DenseMatrix.of(x);
        y = out.like(in);
        forward(in.entries(), y.entries());
        return give(y);
    }

    @Override
    public final RealMatrix backward(RealMatrix dy) {
        Claim.check(backward, this);
        Shapes.forwardHasRun(backward, y);
        Shapes.same(backward, "dy", dy, "the last output", y);
        DenseMatrix dx = down.like(y);
        backward(DenseMatrix.of(dy).entries(), y.entries(), dx.entries());
        return dx;
    }
}
