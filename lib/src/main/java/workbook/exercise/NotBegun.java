package workbook.exercise;

/** What {@link Exercise#todo} throws: a line that is still the learner's to write. */
public final class NotBegun extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotBegun() {
        super("todo(): this line is yours to write.");
    }
}
