/**
 * Backpropagation, one node at a time.
 *
 * <p>A neural network learns because every node knows one thing: its own local derivative. {@code scalar} has the
 * nodes on numbers and the value that remembers its node; {@code matrix} has the layers, which are nodes on
 * matrices, and the value that remembers its layer; {@code data} is where numbers come from; {@code train} puts layers
 * in a row, lets them learn and saves what they learnt; {@code check} holds gradients against nudges, and answers to
 * exercises against known mistakes; {@code picture} draws what was executed; {@code notebook} alone knows that a kernel
 * is there. Each package uses only those named before it, but for {@code picture} and {@code notebook}, which nothing
 * else uses.
 *
 * <p>Notation. {@code N} is the number of examples in a batch, {@code D} the numbers of one example, {@code M} those
 * of one output; {@code N×D} is N rows and D columns, an example a row. Capital letters are matrices: inputs X,
 * weights W, bias B, outputs Y, targets T. {@code dX} is the derivative of the loss with respect to each entry of X,
 * and has its shape. In the methods, {@code dout} or {@code dy} is the upstream gradient.
 *
 * <p>Sources. CS231n, "Backpropagation, Intuitions" (Stanford); Goodfellow, Bengio and Courville, "Deep Learning"
 * (2016), section 6.5; Baydin et al., "Automatic Differentiation in Machine Learning: a Survey" (JMLR 18, 2018). The
 * shopping graph of the first lessons is that of Saito, "Deep Learning from Scratch" (2016), chapter 5.
 */
package backprop;
