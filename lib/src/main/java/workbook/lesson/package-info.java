/**
 * What each lesson asks: the questions, the inputs that an answer is tried on, and the mistakes that are known, with a
 * sentence for each. It may use {@code exercise} and {@code backprop}. Read {@code Lesson3} first; {@code Nodes} and
 * {@code Matrices} make the trials of many exercises, and a large exercise has a file of its own, as {@code
 * AffineExercise} has.
 */
package workbook.lesson;
