/**
 * Backpropagation, one node at a time. A neural network learns because every node knows one thing: its own local
 * derivative. Once you have understood {@link backprop.scalar.MulNode}, you have understood the library, because
 * everything else combines such nodes.
 *
 * <p>You can read the library in an hour, in this order. {@code scalar}: {@code Node}, {@code MulNode}, then
 * {@code Scalar}, the number that remembers its node. {@code matrix}: {@code Layer}, {@code Affine} and {@code MatMul},
 * {@code Relu}, {@code SquaredError}, {@code Parameter}. {@code train}: {@code Network}, {@code GradientDescent},
 * {@code Training}. {@code check}: {@code Slope}, {@code GradientCheck}. When you come to need it: {@code data}, where
 * numbers come from; {@code matrix.Value}, {@code Scalar} for matrices; {@code train.Minibatches} and {@code Saved}.
 *
 * <p>Each package uses only those before it: {@code scalar}, {@code matrix}, {@code data}, {@code train}, then
 * {@code check}. Nothing here knows of notebooks, pictures or lessons; these are in {@link workbook}.
 *
 * <p>Notation. {@code N} is the number of examples in a batch, {@code D} how many numbers an example has, {@code M} how
 * many an output has; {@code N×D} means N rows and D columns, with an example in each row. Capital letters are
 * matrices: inputs X, weights W, bias B, outputs Y, targets T. {@code dX} is the derivative of the loss with respect to
 * each entry of X, and has its shape. In the methods, {@code dout} or {@code dy} is the upstream gradient.
 *
 * <p>Sources. CS231n, "Backpropagation, Intuitions" (Stanford); Goodfellow, Bengio and Courville, "Deep Learning"
 * (2016), section 6.5; Baydin et al., "Automatic Differentiation in Machine Learning: a Survey" (JMLR 18, 2018). The
 * shopping graph of the first lessons is from Saito, "Deep Learning from Scratch" (2016), chapter 5.
 */
package backprop;
