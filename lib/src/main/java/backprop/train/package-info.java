/**
 * The network, gradient descent, the training run over one batch or over minibatches, its log, and the file in which a
 * trained network is saved. It may use {@code matrix} and {@code data}. Read {@code Training} first: it is the loop.
 */
package backprop.train;
