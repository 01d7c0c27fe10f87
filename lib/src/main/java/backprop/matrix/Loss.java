package backprop.matrix;

import org.apache.commons.math3.linear.RealMatrix;

/**
 * The last node of a network: one number that says how far the outputs are from the targets. It remembers one forward
 * pass, and treats matrices as a {@link Layer} does.
 */
public interface Loss {

    /**
     * The loss of a batch.
     *
     * @param y the outputs, {@code N×M}
     * @param t the targets, {@code N×M}
     * @return 0 or more; the smaller, the closer the outputs are to their targets
     * @throws IllegalArgumentException if a matrix is null or empty or the shapes differ
     */
    double forward(RealMatrix y, RealMatrix t);

    /**
     * Where backpropagation starts: the derivative of the loss with respect to each output.
     *
     * @return {@code N×M}
     * @throws IllegalStateException if forward has not run
     */
    RealMatrix backward();

    /**
     * What {@link #backward} computes, as an equation in the name of the outputs and T, the targets, say {@code dY = 2
     * · (Y - T)}; null if this loss gives none.
     */
    default String derivation(String y) {
        return null;
    }
}
