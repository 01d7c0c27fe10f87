/** Nodes on two numbers or one, and the value that remembers the node it came from. */
package backprop.scalar;
