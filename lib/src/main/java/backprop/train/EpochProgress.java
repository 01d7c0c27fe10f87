package backprop.train;

/** Is told how far a run in minibatches is. */
@FunctionalInterface
public interface EpochProgress {

    /** Ignores it. */
    EpochProgress NONE = (log, epochs) -> { };

    /** Called before the first of {@code epochs} epochs and after each, with what has been measured so far. */
    void at(EpochLog log, int epochs);
}
