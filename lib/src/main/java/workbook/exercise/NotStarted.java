package workbook.exercise;

/** Thrown by {@link Exercise#todo}: the learner has not written this line yet. */
public final class NotStarted extends RuntimeException {
    private static final long serialVersionUID = 1;

    NotStarted() {
        super("todo(): this line is yours to write.");
    }
}
