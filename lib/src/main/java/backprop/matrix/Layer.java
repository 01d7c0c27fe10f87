package backprop.matrix;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * A node whose values are matrices. A batch of N examples is an {@code N×D} matrix, an example a row.
 * In formulas a capital letter is a matrix and {@code dX} is the derivative of the loss with respect to X.
 *
 * <p>A layer remembers one forward pass, and is for one thread at a time. What it is given belongs to the caller, who
 * may change it afterwards, and so does what it returns. The layers and losses of this library therefore keep copies of
 * what they need until backward, but for what can't change ({@link DenseMatrix#frozen}). The copies cost about a tenth
 * of a pass through the two-layer network of lesson 6, and nothing in a training run, where nobody else holds the
 * matrices of a step. A layer of your own may keep what it is given in a run: nobody changes that.
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
     * The chain rule at this layer: fills the gradients of its own parameters and returns what goes
     * further down. It changes nothing in {@code dy}.
     *
     * @param dy the upstream gradient, in the shape of the last output, {@code N×M}
     * @return the gradient of the input, {@code N×D}
     * @throws IllegalStateException if forward has not run
     * @throws IllegalArgumentException if dy has another shape than the last output
     */
    RealMatrix backward(RealMatrix dy);

    /**
     * As {@link #backward}, but for the gradient of the input: what a training run asks of the first layer, whose
     * input is data and learns nothing. For a product that saves the largest of its three.
     */
    default void learn(RealMatrix dy) {
        backward(dy);
    }

    /** What this layer learns; empty for a layer that only computes. */
    default List<Parameter> parameters() {
        return List.of();
    }

    /**
     * What {@link #backward} makes, an equation each, say {@code dW = Xᵀ · dY}; the {@code dX} first. Empty if this
     * layer says none.
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
