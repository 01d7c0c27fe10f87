package workbook.exercise;

/**
 * A wrong answer that people really give. If your answer gives the same results on every trial, you have made the same
 * mistake.
 *
 * @param wrong the wrong answer itself
 * @param what the mistake: a whole sentence, or the rest of one that begins with the name of the result
 * @param of the name of the result, say {@code dx}; empty if {@code what} is a whole sentence
 * @param why what would be right instead, and why; may be empty
 */
public record Slip<A>(A wrong, String what, String of, String why) {

    /** @param sentence what is wrong with the answer, and why */
    public Slip(A wrong, String sentence) {
        this(wrong, sentence, "", "");
    }

    /** @param of the name of the result with the mistake, {@code why} what would be right instead, and why */
    public static <A> Slip<A> of(A wrong, Wrong mistake, String of, String why) {
        return new Slip<>(wrong, mistake.what(), of, why);
    }

    /** What a learner with this answer reads. */
    public String sentence() {
        return sentence(what, of, why);
    }

    static String sentence(String what, String of, String why) {
        return of.isEmpty() ? what : "In " + of + ", " + what + "." + (why.isEmpty() ? "" : " " + why);
    }
}
