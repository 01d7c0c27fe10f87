package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A node whose values are matrices. A batch of N examples is an {@code N×D} matrix with an example in each row. In
 * formulas a capital letter is a matrix and {@code dX} is the derivative of the loss with respect to X.
 *
 * <p>A layer remembers one forward pass, and is for one thread at a time. The matrices that it gets and returns belong
 * to the caller, who may change them afterwards. The layers and losses of this library therefore keep copies of what
 * they need until backward, unless it can't change ({@link DenseMatrix#frozen}). The copies cost about a tenth of a
 * pass through the two-layer network of lesson 6, but nothing in a training run, because nobody else holds the matrices
 * of a step. A layer of your own may keep what it gets in a run, since nobody changes that.
 */
public interface Layer {

    /**
     * The output for a batch.
     *
     * @param x the input, {@code N×D}
     * @return {@code N×M}
     * @throws IllegalArgumentException if x is null, empty or has the wrong number of columns
     */
    RealMatrix forward(RealMatrix x);

    /**
     * The chain rule at this layer: sets the gradients of its own parameters and returns the gradient of its input. It
     * doesn't change {@code dy}.
     *
     * @param dy the upstream gradient, in the shape of the last output, {@code N×M}
     * @return the gradient of the input, {@code N×D}
     * @throws IllegalStateException if forward has not run
     * @throws IllegalArgumentException if dy has another shape than the last output
     */
    RealMatrix backward(RealMatrix dy);

    /**
     * Like {@link #backward}, but without the gradient of the input. A training run calls it on the first layer, whose
     * input is data and doesn't learn. A matrix product saves the largest of its three multiplications by it.
     */
    default void learn(RealMatrix dy) {
        backward(dy);
    }

    /** The parameters that this layer learns; empty if it has none. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * What {@link #backward} computes, as equations, say {@code dW = Xᵀ · dY}; that for {@code dX} comes first. Empty
     * if this layer gives none.
     *
     * @param x the name of the input
     * @param y the name of the output
     */
    default List<String> derivations(String x, String y) {
        return List.of();
    }

    /** What this layer does to an input of that name and shape, as the {@link Ledger} writes it. */
    String formula(String x);
}
