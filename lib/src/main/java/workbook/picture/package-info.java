/**
 * Pictures of what was executed: graphs and their steps, plots, images, regions. Each comes in several forms, one of
 * them in words, so that one can be shown wherever a notebook is opened. It may use {@code backprop}. Read {@code
 * Picture} first; {@code GraphPicture}, {@code Steps} and {@code LossPlot} are what the first lessons show.
 */
package workbook.picture;
