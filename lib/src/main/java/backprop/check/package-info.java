/**
 * The gradient check: it compares what a backward pass gives with nudges, for a node, a layer, a loss, a network or any
 * function of a matrix. It may use all of {@code backprop}. Read {@code Slope} first, then {@code GradientCheck}.
 */
package backprop.check;
