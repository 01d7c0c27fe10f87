package workbook.exercise;

/**
 * A wrong answer that people really give. Whoever's answer gives the same on every trial has made the same mistake.
 *
 * @param wrong the wrong answer itself
 * @param what the mistake: a sentence, or how one goes on that begins with the name of the result
 * @param of the name of the result, say {@code dx}; empty if {@code what} is a whole sentence
 * @param why what is right in its place, and why; may be empty
 */
public record Slip<A>(A wrong, String what, String of, String why) {

    /** @param sentence what is wrong with the answer, and why */
    public Slip(A wrong, String sentence) {
        this(wrong, sentence, "", "");
    }

    /** @param of the name of the result that the mistake is in, {@code why} what is right in its place, and why */
    public static <A> Slip<A> of(A wrong, Wrong mistake, String of, String why) {
        return new Slip<>(wrong, mistake.what(), of, why);
    }

    /** What a learner reads whose answer this is. */
    public String sentence() {
        return sentence(what, of, why);
    }

    static String sentence(String what, String of, String why) {
        return of.isEmpty() ? what : "In " + of + ", " + what + "." + (why.isEmpty() ? "" : " " + why);
    }
}
