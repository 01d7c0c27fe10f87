package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** How many steps training takes, in minibatches and epochs. */
final class StepsExercise {
    private static final Term EXAMPLES = Term.number(1437, "the 1,437 examples").instead(
            Term.number(1347, "the lesson's 1,347 training examples"),
            Term.number(1797, "all 1,797 examples of the lesson"),
            Term.number(1437 - 450, "the examples that are left if 450 are held out"),
            Term.number(1437 * 3 / 4, "the examples that are left if a quarter is held out"));
    private static final Term SIZE = Term.number(32, "the minibatch size of 32").instead(
            Term.number(16, "the lesson's minibatch size of 16"), Term.number(64, "a minibatch size of 64"),
            Term.number(20, "a minibatch size of 20, which is the number of epochs,"));
    private static final Term EPOCHS = Term.number(20, "the 20 epochs").instead(
            Term.number(60, "the lesson's 60 epochs"), Term.number(32, "32 epochs, which is the size of a minibatch,"),
            Term.number(3, "3 epochs"), Term.number(19, "19 epochs"), Term.number(21, "21 epochs"));
    private static final Term BATCHES = Term.quotient(EXAMPLES, SIZE);
    private static final Term OF_AN_EPOCH = Term.product(Term.function("rounding up", Math::ceil, BATCHES))
            .named("the minibatches of an epoch");

    private StepsExercise() { }

    static Exercise<List<Number>> make() {
        String own = " But each epoch ends with a small minibatch of its own, so round up first, then multiply.";
        return Prediction.of("the number of steps", "1,437 examples in minibatches of 32, for 20 epochs",
                "1,437 examples make 44 minibatches of 32 and one of the 29 that are left. So an epoch takes 45 steps,"
                + " and 20 · 45 = 900.",
                List.of(new Asked(Due.of("the number of steps", 20 * 45), Term.product(OF_AN_EPOCH, EPOCHS),
                "Each minibatch makes one step, even the small one at the end of each epoch.")),
                List.of(), slip(List.of(Math.ceil(1437 * 20 / 32.0)), "You get this number if you round up only at the"
                + " end, as if the epochs were one long row of examples." + own), slip(List.of(1437 * 20 / 32), "You"
                + " get this number if you round down at the end." + own), slip(List.of(44 * 20 + 1), "You get this"
                + " number with a single small minibatch, after the last epoch. But each epoch goes through all"
                + " examples, and ends with a small minibatch of its own."), slip(List.of(1437 / 32.0), "These are the"
                + " steps of only one epoch, and its small last minibatch counts as a fraction of a step. It makes a"
                + " whole step, and there are 20 epochs."), slip(List.of(44), "These are the steps of only one epoch,"
                + " without the small minibatch that is left when the 44 others are full."), slip(List.of(20), "That"
                + " is one step per epoch, as in lesson 6, where each step used all examples. Here each minibatch"
                + " makes a step."), slip(List.of(85 * 60), "The lesson's own run takes this many steps: 60 epochs of"
                + " 85 steps each. The numbers in this exercise are different."), slip(List.of(84 * 20), "That is"
                + " 84 · 20, and 84 is the number of full minibatches of 16 in an epoch of the lesson. Here there are"
                + " 1,437 examples in minibatches of 32."), slip(List.of(44 * 32 * 20), "That is the number of examples"
                + " in full minibatches, added up over all epochs. A step takes 32 of them at once, and the examples"
                + " that are left make a step too."), slip(List.of((44 + 29) * 20), "You get this number if the 29"
                + " examples that are left make one step each. Together they make one."), slip(List.of(29), "That is"
                + " the number of examples that are left after the full minibatches. In each epoch they make one step"
                + " together, and the 44 full minibatches make one step each."), slip(List.of(29 * 20), "That is"
                + " 29 · 20, the number of examples that are left after the full minibatches, over all epochs. In each"
                + " epoch they make one step together, and the full minibatches make one step each."),
                slip(List.of(1437), "That is one step for each example, in only one epoch. A step takes 32 examples at"
                + " once."), slip(List.of(46 * 20), "You get this number with one minibatch too many in each epoch. A"
                + " single minibatch after the full ones takes all examples that are left."), slip(List.of(901), "That"
                + " is one step too many: no step is taken before the first epoch or after the last one."));
    }
}
