package workbook.exercise;

import java.util.List;
import java.util.Optional;

/**
 * A wrong answer that people really give. If your answer gives the same results on every trial, you have made the same
 * mistake.
 *
 * @param wrong the wrong answer itself
 * @param what the mistake: a whole sentence; or if it is in one result, a clause, or how a sentence goes on that begins
 *     with the result: {@code is what you get without dout}
 * @param of the name of that result, say {@code dx}; empty if {@code what} is a whole sentence
 * @param why what is right in its place, and why; may be empty
 * @param kind what the same mistake has in common in other results: {@code what} without the names in it
 */
public record Slip<A>(A wrong, String what, String of, String why, String kind) {
    static final String YOU_GET = "is what you get ";

    /** @param sentence what is wrong with the answer, and why */
    public Slip(A wrong, String sentence) {
        this(wrong, sentence, "", "");
    }

    public Slip(A wrong, String what, String of, String why) {
        this(wrong, what, of, why, what);
    }

    /** @param of the name of the result with the mistake, {@code why} what would be right instead, and why */
    public static <A> Slip<A> of(A wrong, Wrong mistake, String of, String why) {
        return new Slip<>(wrong, mistake.predicate(), of, why);
    }

    /** What a learner with this answer reads. */
    public String sentence() {
        String told = of.isEmpty() ? what : (what.matches("(is|are) .*") ? of + " " + what : "In " + of + ", " + what)
                .replaceFirst(",$", "") + "." + (why.isEmpty() ? "" : " " + why);
        return told.startsWith("the ") ? "T" + told.substring(1) : told;
    }

    /** One thing that is so of either: it comes out as one mistake makes it, or as the other does. */
    Optional<Slip<A>> or(Slip<A> other) {
        boolean told = what.startsWith("is ") && other.what.startsWith("is ");
        return !told || !of.equals(other.of) || !why.equals(other.why) ? Optional.empty()
                : Optional.of(new Slip<>(wrong, what + ", or " + other.what.substring(what.startsWith(YOU_GET)
                && other.what.startsWith(YOU_GET) ? YOU_GET.length() : 3), of, why));
    }

    /** Say {@code a, b and c}. */
    static String list(List<String> names) {
        int last = names.size() - 1;
        return last < 1 ? String.join("", names) : String.join(", ", names.subList(0, last)) + " and "
                + names.get(last);
    }
}
