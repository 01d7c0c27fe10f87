/**
 * Layers: nodes on matrices, with parameters that learn; the losses; the value that remembers its layer; the ledger of
 * shapes.
 */
package backprop.matrix;
