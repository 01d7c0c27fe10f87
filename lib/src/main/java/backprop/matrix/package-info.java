/** Layers: nodes on matrices, with parameters that learn; the losses; the ledger of shapes. */
package backprop.matrix;
