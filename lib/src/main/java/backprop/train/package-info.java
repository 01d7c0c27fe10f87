/** The network, gradient descent, the training run and its log. */
package backprop.train;
