/**
 * Nodes on one or two numbers, and {@code Scalar}, the number that remembers the node it came from. It uses nothing but
 * the JDK. Read {@code MulNode} first: its {@code backward} is the chain rule in one line.
 */
package backprop.scalar;
