package backprop.check;

/**
 * What a relative error says of a gradient. The thresholds are those of CS231n, "Neural Networks Part 3: Learning and
 * Evaluation", section "Gradient checks": usually wrong above 1e-2, and to be happy with up to 1e-7.
 */
public enum Verdict {
    /** Up to 1e-7. */
    RIGHT,
    /** Between the two, or nothing could be compared. */
    SUSPICIOUS,
    /** Above 1e-2. */
    WRONG;

    static Verdict of(double error) {
        return error <= 1e-7 ? RIGHT : error <= 1e-2 ? SUSPICIOUS : WRONG;
    }
}
