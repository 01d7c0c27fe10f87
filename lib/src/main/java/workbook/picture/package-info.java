/**
 * Pictures of what was executed: graphs and their steps, plots, images, regions. Each comes in several forms, one of
 * them in words, so that every program that opens a notebook can show one of them. It may use {@code backprop}. Read
 * {@code Picture} first; {@code GraphPicture}, {@code Steps} and {@code LossPlot} are the ones that the first lessons
 * use.
 */
package workbook.picture;
