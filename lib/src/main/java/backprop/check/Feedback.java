package backprop.check;

/**
 * What a check says of an answer.
 *
 * @param passed whether the answer is right
 * @param text the first line is the verdict; what follows says why
 */
public record Feedback(boolean passed, String text) {

    static Feedback right(String text) {
        return new Feedback(true, "✓ Right: " + text);
    }

    static Feedback wrong(String text) {
        return new Feedback(false, "✗ Not yet: " + text);
    }

    static Feedback notBegun(String text) {
        return new Feedback(false, "Not begun yet: " + text);
    }

    @Override
    public String toString() {
        return text;
    }
}
