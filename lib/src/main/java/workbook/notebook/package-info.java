/** The bridge to the kernel. Nothing else in the library knows that there is one. */
package workbook.notebook;
