package workbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Prediction;

/** Which gradients the three scores of an example get, if it is one of four in a batch. */
final class ScoresExercise {
    private static final double[] P = {0.12, 0.65, 0.23};
    private static final int DOG = 1;
    private static final String[] ANIMALS = {"cat", "dog", "fox"};

    private ScoresExercise() { }

    private interface Formula {
        /** @param right the probability of the right class */
        double of(double p, double t, double right);
    }

    /** The gradients, choice by choice, each for some of the classes. */
    private static final class Program {
        private final Formula[] formulas = {gradient(), gradient(), gradient()};
        private final Formula[] parts = {quarter(), quarter(), quarter()};
        private final double[] targets = {0, 1, 0};
        private final double[] signs = {1, 1, 1};
        private int[] order = {0, 1, 2};

        List<Number> numbers() {
            return new ArrayList<>(IntStream.of(order).mapToObj(j -> (Number) (signs[j]
                    * parts[j].of(formulas[j].of(P[j], targets[j], P[DOG]), targets[j], P[j]))).toList());
        }

        private static Formula gradient() {
            return (p, t, right) -> p - t;
        }

        private static Formula quarter() {
            return (gradient, t, p) -> gradient / 4;
        }
    }

    static Exercise<List<Number>> make() {
        Choices<Program> choices = new Choices<>(Program::new, choices());
        return Prediction.of("what three scores get", "p = (0.12, 0.65, 0.23), t = (0, 1, 0), 4 examples",
                "p - t is (0.12, -0.35, 0.23), and in the mean of four losses each example counts for a quarter. The"
                        + " three gradients add up to 0, because what one class gains, the others lose.",
                IntStream.range(0, P.length).mapToObj(ScoresExercise::due).toList(), choices.single(Program::numbers),
                () -> {
                    Set<List<Number>> known = new HashSet<>();    // 0 stays 0 with any divisor or sign
                    return choices.<List<Number>>pairs(Program::numbers).filter(s -> known.add(s.wrong()));
                });
    }

    /** A nudge of one score. The scores are the logs of p, so their exponentials add up to 1 before the nudge. */
    private static Due due(int j) {
        return Due.nudged("the " + ANIMALS[j] + "'s gradient", "its score", StrictMath.log(P[j]),
                y -> (StrictMath.log(StrictMath.exp(y) + 1 - P[j]) - (j == DOG ? y : 0)) / 4);
    }

    private static List<Choice<Program>> choices() {
        List<Choice<Program>> all = new ArrayList<>();
        parts(all);
        all.add(new Choice<>("sign", p -> Arrays.fill(p.signs, -1), "All three signs are wrong, as in t - p instead of"
                + " p - t. A larger score for the dog makes the loss smaller, so its gradient is below 0."));
        all.add(new Choice<>("sign", p -> p.signs[DOG] = -1, "The sign of the dog's gradient is wrong or missing. A"
                + " larger score for the dog makes the loss smaller, so its gradient is below 0, as p - t is."));
        all.add(new Choice<>("sign", p -> p.signs[0] = p.signs[2] = -1, "The gradients of the cat and the fox have the"
                + " wrong sign. A larger score for one of them makes the loss larger, so its gradient is above 0, as"
                + " p - t is."));
        formulas(all);
        all.add(target("The 1 of the target is subtracted from the cat's probability, but the example is a dog.",
                1, 0, 0));
        all.add(target("The 1 of the target is subtracted from the fox's probability, but the example is a dog.",
                0, 0, 1));
        all.add(target("A 1 is subtracted from the cat's and the fox's probabilities too. The target is 1 only for the"
                + " dog, and 0 for the others.", 1, 1, 1));
        all.add(target("A 1 is subtracted from the cat's and the fox's probabilities, and not from the dog's. The"
                + " target is 1 only for the dog.", 1, 0, 1));
        all.add(target("The target is taken to be a third for each class. The example is a dog, so the target is 1 for"
                + " the dog, and 0 for the others.", 1 / 3.0, 1 / 3.0, 1 / 3.0));
        all.add(order("The gradients of the cat and the dog are exchanged.", 1, 0, 2));
        all.add(order("The gradients of the cat and the fox are exchanged.", 2, 1, 0));
        all.add(order("The gradients of the dog and the fox are exchanged.", 0, 2, 1));
        all.add(order("All three scores get the dog's gradient. The cat and the fox have their own, from p - 0.",
                1, 1, 1));
        return all;
    }

    private static void parts(List<Choice<Program>> all) {
        part(all, "The gradient isn't divided by 4, the number of examples. In the mean of four losses, each"
                + " example counts for a quarter.", (g, t, p) -> g);
        part(all, "The gradient is divided by 3, the number of classes. But the mean is over the examples, and there"
                + " are 4 of them.", (g, t, p) -> g / 3);
        part(all, "The gradient is divided by 12, the number of scores in the batch. But the mean is over the 4"
                + " examples only.", (g, t, p) -> g / 12);
        part(all, "The gradient is multiplied by 4, the number of examples. In their mean, each of them counts"
                + " for a quarter, so divide.", (g, t, p) -> 4 * g);
        part(all, "The gradient is twice as large as it should be: either it is divided by 2, as for the lesson's batch"
                + " of 2 examples, or it is multiplied by 2, as for a squared error. It should be (p - t) / 4.",
                (g, t, p) -> g / 2);
        part(all, "The gradient is twice as large as for the loss of one example. 2(p - t) belongs to the squared"
                + " error, and in the mean of four losses each example counts for a quarter: it should be (p - t) / 4.",
                (g, t, p) -> 2 * g);
        part(all, "The gradient is half as large as it should be, an eighth of p - t. Each example counts for a"
                + " quarter.", (g, t, p) -> g / 8);
        part(all, "The gradient is divided by 4 twice. Each example counts for a quarter, so divide once.",
                (g, t, p) -> g / 16);
        part(all, "The gradient is in percent. Write the number itself.", (g, t, p) -> 25 * g);
        part(all, "The gradient is rounded to two decimals. Write all its digits, or let Java compute it.",
                (g, t, p) -> Math.rint(25 * g) / 100);
        all.add(new Choice<>("part", p -> Arrays.fill(p.parts, (Formula) (g, t, q) -> 0), "All three gradients are 0."
                + " In Java, 1 / 4 is 0, and 0 times anything is 0: write 1.0 / 4, or divide by 4."));
        all.add(new Choice<>("part", p -> Arrays.fill(p.parts, (Formula) (g, t, q) -> (g + t) / (t == 0 ? 4 : 1)
                - t / 4), "Brackets are missing for the dog, so only the 1 is divided by 4. Write (0.65 - 1) / 4."));
        all.add(new Choice<>("part", p -> Arrays.fill(p.parts, (Formula) (g, t, q) -> (g + t) / 4 - t),
                "For the dog, only the probability is divided by 4, and then the whole target is subtracted. Subtract"
                        + " first: (0.65 - 1) / 4."));
    }

    private static void formulas(List<Choice<Program>> all) {
        all.add(whole("No target is subtracted: the gradients come from the probabilities p alone. Use p - t, with"
                + " t = 1 for the dog.", (p, t, right) -> p));
        all.add(whole("All three gradients come from 1 - p. Use p - t instead.", (p, t, right) -> 1 - p));
        all.add(whole("The gradients of the cat and the fox come from 1 - p. Use p - t, with t = 0.",
                (p, t, right) -> t == 0 ? 1 - p : p - t));
        all.add(whole("The gradients come from p(1 - p), the derivative of a sigmoid. For softmax and then the log, use"
                + " p - t.", (p, t, right) -> p * (1 - p)));
        all.add(whole("The cat and the fox get no gradient. Their targets are 0, but their scores are in the"
                + " sum that divides all exponentials, so p - t is p - 0 for them.",
                (p, t, right) -> t == 0 ? 0 : p - t));
        all.add(whole("The dog gets no gradient. Its score is in the loss twice, in the numerator and in the sum, so"
                + " p - t is p - 1 for it.", (p, t, right) -> t == 0 ? p : 0));
        all.add(whole("The dog's gradient comes from -1 / p, the slope of -log p. This slope arrives at the dog's"
                + " probability. Pass it on through softmax to all three scores, and you get p - t.",
                (p, t, right) -> -t / p));
        all.add(whole("For the dog, the gradient comes from -1 / p, the slope of -log p. This slope arrives at its"
                + " probability. Pass it on through softmax to the score, and you get p - t.",
                (p, t, right) -> t == 0 ? p : -t / p));
        all.add(whole("The dog's gradient comes from 1 / p, the slope of log p. This slope would arrive at the dog's"
                + " probability. Pass it on through softmax to all three scores, with the minus of the loss, and you"
                + " get p - t.", (p, t, right) -> t / p));
        all.add(whole("All three gradients come from -1 / p, the slope of -log p, but only the dog's p is in the loss."
                + " Pass its slope on through softmax to all three scores, and you get p - t.",
                (p, t, right) -> -1 / p));
        all.add(whole("All three gradients come from 1 / p, the slope of log p, but only the dog's p is in the loss."
                + " Pass its slope on through softmax to all three scores, with the minus of the loss, and you get"
                + " p - t.", (p, t, right) -> 1 / p));
        all.add(whole("The dog's number comes from the loss itself, -log p. The gradient of the loss with respect to"
                + " the scores is p - t.", (p, t, right) -> t == 0 ? 0 : -StrictMath.log(p)));
        all.add(whole("All three numbers come from losses, -log p. The gradient of the loss with respect to the scores"
                + " is p - t.", (p, t, right) -> -StrictMath.log(p)));
        all.add(whole("All three numbers come from logs, log p. The gradient of the loss with respect to the scores is"
                + " p - t.", (p, t, right) -> StrictMath.log(p)));
        all.add(whole("The difference p - t is squared. Use p - t itself.", (p, t, right) -> (p - t) * (p - t)));
        all.add(whole("The difference p - t is multiplied by p. Use p - t alone.", (p, t, right) -> p * (p - t)));
        all.add(whole("The difference p - t is multiplied by p(1 - p), as for a squared error after a sigmoid. For"
                + " softmax and then the log, use p - t alone.", (p, t, right) -> (p - t) * p * (1 - p)));
        all.add(whole("The log is missing: you have the gradients of the dog's probability p itself. The loss is -log"
                + " p.", (p, t, right) -> right * (t - p)));
        all.add(whole("The log is missing: you have the gradients of -p, for the dog's probability p. The loss is -log"
                + " p.", (p, t, right) -> right * (p - t)));
        all.add(whole("The gradients come from p · t. Use p - t instead.", (p, t, right) -> p * t));
        all.add(whole("The gradients come from p + t. Use p - t instead.", (p, t, right) -> p + t));
        all.add(whole("The gradients come from the target t alone. Use p - t instead.", (p, t, right) -> t));
        all.add(whole("The cat and the fox get equal shares of what the dog is missing. Each has a gradient of its own,"
                + " from p - 0.", (p, t, right) -> t == 0 ? (1 - right) / 2 : p - t));
    }

    private static Choice<Program> whole(String sentence, Formula formula) {
        return new Choice<>("formula", p -> Arrays.fill(p.formulas, formula), sentence);
    }

    private static void part(List<Choice<Program>> all, String sentence, Formula part) {
        scoped(all, "part", sentence, (p, j) -> p.parts[j] = part);
    }

    /** The same mistake at all three, at the dog alone, or at the two others. */
    private static void scoped(List<Choice<Program>> all, String place, String sentence,
            BiConsumer<Program, Integer> how) {
        all.add(new Choice<>(place, at(how, j -> true), sentence));
        all.add(new Choice<>(place, at(how, j -> j == DOG), "For the dog, " + small(sentence)));
        all.add(new Choice<>(place, at(how, j -> j != DOG), "For the cat and the fox, " + small(sentence)));
    }

    private static String small(String sentence) {
        return Character.toLowerCase(sentence.charAt(0)) + sentence.substring(1);
    }

    private static Consumer<Program> at(BiConsumer<Program, Integer> how, IntPredicate where) {
        return p -> IntStream.range(0, P.length).filter(where).forEach(j -> how.accept(p, j));
    }

    private static Choice<Program> target(String sentence, double... t) {
        return new Choice<>("target", p -> System.arraycopy(t, 0, p.targets, 0, t.length), sentence);
    }

    private static Choice<Program> order(String sentence, int... order) {
        return new Choice<>("order", p -> p.order = order, sentence);
    }
}
