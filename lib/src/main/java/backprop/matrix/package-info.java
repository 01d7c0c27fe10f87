/**
 * Layers, which are nodes on matrices, with parameters that learn; the losses; {@code Value}, the matrix that remembers
 * its layer; and the matrix itself. It may use {@code scalar}, for the order of a graph. Read {@code Layer} first, then
 * {@code Affine}.
 */
package backprop.matrix;
