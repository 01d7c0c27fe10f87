package backprop.train;

/** Where a run in minibatches says how far it is. */
@FunctionalInterface
public interface EpochProgress {

    /** Says nothing. */
    EpochProgress NONE = (log, epochs) -> { };

    /** So much of a run of {@code epochs} epochs is done: told before the first one, and after each. */
    void at(EpochLog log, int epochs);
}
