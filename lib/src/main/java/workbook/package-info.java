/**
 * What the lessons need around the library: {@code picture} draws what was executed, {@code notebook} shows it in a
 * kernel's cells, {@code exercise} tries and diagnoses an answer, {@code lesson} holds what each lesson asks. It uses
 * {@link backprop}, which knows nothing of it; within it, {@code notebook} uses {@code picture} and {@code lesson} uses
 * {@code exercise}. Read {@code notebook.Notebook} first: its methods are what a cell calls.
 */
package workbook;
