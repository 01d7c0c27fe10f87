/**
 * The bridge to the kernel: what a cell shows, and bars and pictures that change while it runs. Nothing else knows that
 * there is a kernel. It may use {@code picture} and {@code backprop}. Read {@code Notebook} first.
 */
package workbook.notebook;
