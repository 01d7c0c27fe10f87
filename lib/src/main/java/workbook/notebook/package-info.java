/**
 * The bridge to the kernel: what a cell shows, and bars and pictures that change while it runs. No other package knows
 * that there is a kernel. It may use {@code picture} and {@code backprop}. Read {@code Notebook} first.
 */
package workbook.notebook;
