/** Gradients held against nudges: the slope of any function, and the check of a node, a layer, a loss or a network. */
package backprop.check;
