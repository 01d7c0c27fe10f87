package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * A layer or a loss of this library: what it keeps until the backward pass, and what it returns. Others may change
 * every matrix that they hold too, so it keeps copies of its own and returns new matrices. Only in a training step of
 * nothing but such layers and such a loss ({@link Reuse}) nobody else holds anything, so nothing is copied there, and
 * each result overwrites that of the last step.
 */
abstract class Own {
    final Room out = new Room();
    final Room down = new Room();
    private boolean step;
    private Object pass;

    /** Whether the passes that follow belong to such a step. */
    void step(boolean on) {
        step = on;
        out.reuse(on);
        down.reuse(on);
    }

    /** Begins a forward pass: what it remembered until now is forgotten. */
    final void begin(String where) {
        Claim.check(where, this);
        pass = null;
    }

    /** The forward pass that a layer has just made belonged to this network or value. */
    static void passed(Layer layer, Object pass) {
        if (own(layer) instanceof Own one) {
            one.pass = pass;
        }
    }

    /** @throws IllegalStateException if this layer is the library's, and its last forward pass was another one */
    static void refuseIfGone(String where, Layer layer, Object pass, String remedy) {
        if (own(layer) instanceof Own one && one.pass != pass) {
            throw new IllegalStateException(where + ": " + layer.formula("X") + " has run another forward pass since,"
                    + " elsewhere, and it remembers only the last one; " + remedy);
        }
    }

    private static Object own(Layer layer) {
        return layer instanceof Against against ? against.loss() : layer;
    }

    /** Leaves alone the results of earlier steps. */
    void forget() {
        out.forget();
        down.forget();
    }

    /** What is kept of a matrix that was passed in. */
    final DenseMatrix keep(RealMatrix m) {
        return step ? DenseMatrix.of(m) : DenseMatrix.frozen(m);
    }

    /** What is kept of the weights, which may have other numbers by the time of the backward pass. */
    final DenseMatrix keep(Parameter p) {
        return step ? p.live() : p.value();
    }

    /** What is returned of a result that is kept too. */
    final DenseMatrix give(DenseMatrix kept) {
        return step ? kept : kept.copy();
    }
}
