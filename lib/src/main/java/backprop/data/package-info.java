/** Where numbers come from: NumPy's random stream. */
package backprop.data;
