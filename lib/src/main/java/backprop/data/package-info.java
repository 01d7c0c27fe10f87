/** Where numbers come from: NumPy's random stream, and the digits. */
package backprop.data;
