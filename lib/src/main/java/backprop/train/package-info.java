/**
 * The network, gradient descent, the training run over one batch or over minibatches, its log, and the file in which
 * what was learnt is kept. It may use {@code matrix} and {@code data}. Read {@code Training} first: it is the loop.
 */
package backprop.train;
