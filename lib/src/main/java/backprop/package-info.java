/** Backpropagation, one node at a time. */
package backprop;
