/** Nodes on two numbers, and the value that remembers the node it came from. */
package backprop.scalar;
