package workbook.exercise;

import java.util.stream.Collectors;

/**
 * What a check says about an answer.
 *
 * @param passed whether the answer is right
 * @param text the first line is the verdict; what follows says why
 */
public record Feedback(boolean passed, String text) {
    private static final int WIDTH = 100;

    static Feedback right(String text) {
        return new Feedback(true, "✓ Right: " + text);
    }

    static Feedback wrong(String text) {
        return new Feedback(false, "✗ Not yet: " + text);
    }

    static Feedback notStarted(String text) {
        return new Feedback(false, "Not started yet: " + text);
    }

    /**
     * The text with long lines broken at spaces, since a notebook would break them inside words; lines of numbers stay
     * whole.
     */
    @Override
    public String toString() {
        return text.lines().map(line -> line.startsWith("With ") || line.startsWith(" ") ? line : broken(line))
                .collect(Collectors.joining("\n"));
    }

    private static String broken(String line) {
        return line.replaceAll("(.{1," + WIDTH + "})(?: +|$)", "$1\n").strip();
    }
}
