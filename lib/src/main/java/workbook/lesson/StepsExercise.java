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
            Term.number(1347, "1,347 examples, as many as the lesson trains on,"),
            Term.number(1797, "1,797 examples, all of the lesson's,"),
            Term.number(1437 - 450, "the examples that are left if 450 are held out"),
            Term.number(1437 * 3 / 4, "the examples that are left if a quarter is held out"));
    private static final Term SIZE = Term.number(32, "the 32 of a minibatch").instead(
            Term.number(16, "the lesson's minibatches of 16"), Term.number(64, "minibatches of 64"),
            Term.number(20, "minibatches of 20, which is the number of epochs,"));
    private static final Term EPOCHS = Term.number(20, "the 20 epochs").instead(
            Term.number(60, "the lesson's 60 epochs"), Term.number(32, "32 epochs, which is the size of a minibatch,"),
            Term.number(3, "3 epochs"), Term.number(19, "19 epochs"), Term.number(21, "21 epochs"));
    private static final Term BATCHES = Term.quotient(EXAMPLES, SIZE);
    private static final Term OF_AN_EPOCH = Term.product(Term.function("rounding up", Math::ceil, BATCHES))
            .named("the minibatches of an epoch");

    private StepsExercise() { }

    static Exercise<List<Number>> make() {
        String own = " Each epoch ends with a small minibatch of its own: round up, then multiply.";
        return Prediction.of("the number of steps", "1,437 examples in minibatches of 32, for 20 epochs",
                "1,437 are 44 minibatches of 32 and one of the 29 that are left: 45 steps an epoch, and 20 · 45 = 900.",
                List.of(new Asked(Due.of("the number of steps", 20 * 45), Term.product(OF_AN_EPOCH, EPOCHS),
                "Each minibatch makes a step, the small one at the end of an epoch too, in each epoch anew.")),
                List.of(), slip(List.of(Math.ceil(1437 * 20 / 32.0)), "This number comes out if you round up last, as"
                + " if the epochs were one long row." + own), slip(List.of(1437 * 20 / 32), "This number comes out if"
                + " you round down last." + own), slip(List.of(44 * 20 + 1), "This number comes out with one small"
                + " minibatch in all, after the last epoch. Each epoch goes through all examples, and ends with a"
                + " small one of its own."), slip(List.of(1437 / 32.0), "That is one epoch, and the small minibatch at"
                + " its end counts as a part of a step. It is a whole step; and there are 20 epochs."),
                slip(List.of(44), "That is one epoch, and without what is left when 44 minibatches are full."),
                slip(List.of(20), "That is one step an epoch, as in lesson 6, where each step looked at all. Here each"
                + " minibatch makes a step."), slip(List.of(85 * 60), "So many steps the lesson's own run makes, 85 an"
                + " epoch, in 60 epochs. Here there are other numbers."), slip(List.of(84 * 20),
                "That is 84 · 20, with the full minibatches of 16 of the lesson's epoch. Here 1,437 examples are taken"
                + " by 32."), slip(List.of(44 * 32 * 20), "Those are the examples in full minibatches, each looked at"
                + " in every epoch. A step takes 32 of them at once, and what is left makes a step too."),
                slip(List.of((44 + 29) * 20), "This number comes out if the 29 examples that are left make one step"
                + " each. Together they make one."), slip(List.of(29), "That is what is left after the full"
                + " minibatches. It makes one step, and the 44 full ones make one each, in each epoch."),
                slip(List.of(29 * 20), "That is 29 · 20, the examples that the full minibatches leave over in all"
                + " epochs. Those of an epoch make one step together, and the full ones make one each."),
                slip(List.of(1437), "That is a step for each example, and one epoch. A step takes 32 of them at once."),
                slip(List.of(46 * 20), "This number comes out with one minibatch too many in each epoch. The one after"
                + " the full ones takes all that is left."), slip(List.of(901), "That is one step too many: there is"
                + " none before or after the epochs."));
    }
}
