/**
 * Gradients held against nudges: the slope of any function, and the check of a node, a layer, a loss or a network; and
 * the checks of the lessons' exercises, which say what is wrong with an answer, and why.
 */
package backprop.check;
