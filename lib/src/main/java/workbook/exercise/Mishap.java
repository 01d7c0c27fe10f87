package workbook.exercise;

/** Ends a trial before its numbers can be compared. */
public final class Mishap extends RuntimeException {
    private static final long serialVersionUID = 1;
    private final String key;

    /** @param key distinguishes it from other mishaps; the same for the same fault */
    public Mishap(String key, String sentence) {
        super(sentence, null, false, false);    // where it came from is not told, and a trace would cost the most
        this.key = key;
    }

    public Mishap(String sentence) {
        this(sentence, sentence);
    }

    String key() {
        return key;
    }
}
