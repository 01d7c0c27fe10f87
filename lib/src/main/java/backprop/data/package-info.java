/**
 * Where numbers come from: NumPy's stream of random numbers, the handwritten digits, labels, and examples split into
 * those to train on and those held out. It may use {@code matrix}. Read {@code Examples} first.
 */
package backprop.data;
