package workbook.exercise;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What a check says about an answer.
 *
 * @param passed whether the answer is right
 * @param text the first line is the verdict; what follows says why
 */
public record Feedback(boolean passed, String text) {
    private static final int WIDTH = 100;
    private static final char UNBROKEN = '\u00a0';

    /** What stays on one line: a short call, and what is on both sides of an operator. */
    private static final Pattern FORMULA = Pattern.compile("(new )?\\w+\\([^()]{1,40}\\)| ([-+−·×/<>=⊙*]|[<>=!+*-]=) ");

    static Feedback right(String text) {
        return new Feedback(true, "✓ Right: " + text);
    }

    static Feedback wrong(String text) {
        return new Feedback(false, "✗ Not yet: " + text);
    }

    static Feedback notFixed(String text) {
        return new Feedback(false, "Not fixed yet: " + text);
    }

    static Feedback notStarted(String text) {
        return new Feedback(false, "Not started yet: " + text);
    }

    /** The text with long lines broken at spaces, since a notebook would break them inside words and numbers. */
    @Override
    public String toString() {
        return text.lines().map(line -> line.length() <= WIDTH ? line
                : line.startsWith(" ") ? broken(line).indent(2).stripTrailing() : broken(line))
                .collect(Collectors.joining("\n"));
    }

    private static String broken(String line) {
        return FORMULA.matcher(line).replaceAll(m -> Matcher.quoteReplacement(m.group().replace(' ', UNBROKEN)))
                .replaceAll("(.{1," + WIDTH + "})(?: +|$)", "$1\n").strip().replace(UNBROKEN, ' ');
    }
}
