package backprop.scalar;

/**
 * What a node passes back to its inputs in the backward pass, one number for each.
 *
 * @param dx the derivative of the graph's output with respect to the first input
 * @param dy the derivative of the graph's output with respect to the second input
 */
public record Gradients(double dx, double dy) { }
