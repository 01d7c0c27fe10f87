package workbook.exercise;

/**
 * A wrong answer that people really give. Whoever's answer gives the same on every trial has made the same mistake.
 *
 * @param wrong the wrong answer itself
 * @param sentence what is wrong with it, and why
 */
public record Slip<A>(A wrong, String sentence) { }
