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

/** What gradients the three scores of an example get, one of four in a batch. */
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
                "p - t is (0.12, -0.35, 0.23), and in a mean of four losses each counts a quarter. Together they are"
                        + " 0: what one class gains, the others lose.",
                IntStream.range(0, P.length).mapToObj(ScoresExercise::due).toList(), choices.single(Program::numbers),
                () -> {
                    Set<List<Number>> known = new HashSet<>();    // at 0 it is all the same what divides or turns it
                    return choices.<List<Number>>pairs(Program::numbers).filter(s -> known.add(s.wrong()));
                });
    }

    /** A nudge of one score, the logs of the others' powers unchanged; the powers add up to 1. */
    private static Due due(int j) {
        return Due.nudged("the " + ANIMALS[j] + "'s gradient", "its score", StrictMath.log(P[j]),
                y -> (StrictMath.log(StrictMath.exp(y) + 1 - P[j]) - (j == DOG ? y : 0)) / 4);
    }

    private static List<Choice<Program>> choices() {
        List<Choice<Program>> all = new ArrayList<>();
        parts(all);
        all.add(new Choice<>("sign", p -> Arrays.fill(p.signs, -1), "The sign is turned: that is t - p. A larger score"
                + " for the dog makes the loss smaller, so its gradient is below 0."));
        all.add(new Choice<>("sign", p -> p.signs[DOG] = -1, "The dog's sign is turned or lost. A larger score for the"
                + " dog makes the loss smaller, so its gradient is below 0: it is p - t."));
        all.add(new Choice<>("sign", p -> p.signs[0] = p.signs[2] = -1, "The signs of the cat and the fox are turned."
                + " A larger score for one of them makes the loss larger, so its gradient is above 0: it is p - t."));
        formulas(all);
        all.add(target("The 1 of the target was taken from the cat. It is a dog.", 1, 0, 0));
        all.add(target("The 1 of the target was taken from the fox. It is a dog.", 0, 0, 1));
        all.add(target("1 is subtracted from the cat's and the fox's probability, too. The target is 1 for the dog"
                + " alone, and 0 for the others.", 1, 1, 1));
        all.add(target("1 is subtracted from the cat's and the fox's probability, and not from the dog's. The target"
                + " is 1 for the dog alone.", 1, 0, 1));
        all.add(target("The target is taken for a third at each. It is a dog: 1 for the dog, and 0 for the others.",
                1 / 3.0, 1 / 3.0, 1 / 3.0));
        all.add(order("The cat's gradient and the dog's are in each other's place.", 1, 0, 2));
        all.add(order("The cat's gradient and the fox's are in each other's place.", 2, 1, 0));
        all.add(order("The dog's gradient and the fox's are in each other's place.", 0, 2, 1));
        all.add(order("All three are the dog's gradient. The cat and the fox have their own, p - 0.", 1, 1, 1));
        return all;
    }

    private static void parts(List<Choice<Program>> all) {
        part(all, "It isn't divided by the 4 examples. In the mean of four losses each counts a quarter.", (g, t,
                p) -> g);
        part(all, "It is divided by 3, the classes. The mean is over the examples, and there are 4.", (g, t, p) ->
                g / 3);
        part(all, "It is divided by 12, the scores of all examples. The mean is over the 4 examples alone.",
                (g, t, p) -> g / 12);
        part(all, "It is multiplied by the 4 examples. In their mean each counts a quarter, so divide.",
                (g, t, p) -> 4 * g);
        part(all, "There is twice what is due: either it is divided by 2, as for the lesson's batch of 2 examples, or"
                + " multiplied by 2, as for a squared error. It is (p - t) / 4.", (g, t, p) -> g / 2);
        part(all, "There is twice the gradient of one example's loss. 2(p - t) belongs to the squared error, and in"
                + " the mean of four each counts a quarter: it is (p - t) / 4.", (g, t, p) -> 2 * g);
        part(all, "There is half of what is due: an eighth of p - t. Each example counts a quarter.", (g, t, p) ->
                g / 8);
        part(all, "It is divided by 4 twice. Each example counts a quarter.", (g, t, p) -> g / 16);
        part(all, "That is in percent. Write the number itself.", (g, t, p) -> 25 * g);
        part(all, "That is rounded to two digits. Write the whole number, or let Java compute it.",
                (g, t, p) -> Math.rint(25 * g) / 100);
        all.add(new Choice<>("part", p -> Arrays.fill(p.parts, (Formula) (g, t, q) -> 0), "All are 0. In Java 1 / 4 is"
                + " 0, and 0 times anything is 0: write 1.0 / 4, or divide by 4."));
        all.add(new Choice<>("part", p -> Arrays.fill(p.parts, (Formula) (g, t, q) -> (g + t) / (t == 0 ? 4 : 1)
                - t / 4), "Brackets are missing at the dog: only the 1 is divided by 4. Write (0.65 - 1) / 4."));
        all.add(new Choice<>("part", p -> Arrays.fill(p.parts, (Formula) (g, t, q) -> (g + t) / 4 - t),
                "At the dog only the probability is divided by 4, and the whole target subtracted. Subtract first:"
                        + " (0.65 - 1) / 4."));
    }

    private static void formulas(List<Choice<Program>> all) {
        all.add(whole("Nothing is subtracted: those are the probabilities. It is p - t, with t = 1 at the dog.",
                (p, t, right) -> p));
        all.add(whole("That is 1 - p, at each. It is p - t.", (p, t, right) -> 1 - p));
        all.add(whole("At the cat and the fox, that is 1 - p. It is p - t, with t = 0.",
                (p, t, right) -> t == 0 ? 1 - p : p - t));
        all.add(whole("That is p(1 - p), the slope of a sigmoid. With the log on top of softmax it is p - t.",
                (p, t, right) -> p * (1 - p)));
        all.add(whole("The cat and the fox got nothing. They don't appear in the target, but their scores are in the"
                + " sum that divides all powers: theirs is p - 0.", (p, t, right) -> t == 0 ? 0 : p - t));
        all.add(whole("The dog got nothing. Its score is in the loss twice, on top and in the sum: its gradient is p -"
                + " 1.", (p, t, right) -> t == 0 ? p : 0));
        all.add(whole("-1 / p is the slope of -log p, which arrives at the dog's probability. From there go on through"
                + " softmax to the scores: p - t.", (p, t, right) -> -t / p));
        all.add(whole("At the dog, -1 / p is the slope of -log p, which arrives at its probability. From there go on"
                + " through softmax to the score: p - t.", (p, t, right) -> t == 0 ? p : -t / p));
        all.add(whole("1 / p is the slope of log p, which would arrive at the dog's probability. From there go on"
                + " through softmax to the scores, with the loss's minus: p - t.", (p, t, right) -> t / p));
        all.add(whole("-1 / p is the slope of -log p, and only the dog's p is in the loss. From it go on through"
                + " softmax to the scores: p - t.", (p, t, right) -> -1 / p));
        all.add(whole("1 / p is the slope of log p, and only the dog's p is in the loss. From it go on through softmax"
                + " to the scores: p - t.", (p, t, right) -> 1 / p));
        all.add(whole("That is the loss, -log p. Its slope by the scores is p - t.",
                (p, t, right) -> t == 0 ? 0 : -StrictMath.log(p)));
        all.add(whole("Those are losses, -log p. The slope of the loss by the scores is p - t.",
                (p, t, right) -> -StrictMath.log(p)));
        all.add(whole("Those are logs, log p. The slope of the loss by the scores is p - t.",
                (p, t, right) -> StrictMath.log(p)));
        all.add(whole("The difference p - t is squared. It is p - t itself.", (p, t, right) -> (p - t) * (p - t)));
        all.add(whole("p - t is multiplied by p. It is p - t alone.", (p, t, right) -> p * (p - t)));
        all.add(whole("p - t is multiplied by p(1 - p), which is the squared error behind a sigmoid. With the log on"
                + " top of softmax it is p - t alone.", (p, t, right) -> (p - t) * p * (1 - p)));
        all.add(whole("The log is missing: that is the slope of the dog's probability p itself. The loss is -log p.",
                (p, t, right) -> right * (t - p)));
        all.add(whole("The log is missing: that is the slope of -p, for the dog's probability p. The loss is -log p.",
                (p, t, right) -> right * (p - t)));
        all.add(whole("That is p · t. It is p - t.", (p, t, right) -> p * t));
        all.add(whole("That is p + t. It is p - t.", (p, t, right) -> p + t));
        all.add(whole("That is the target, t. It is p - t.", (p, t, right) -> t));
        all.add(whole("The cat and the fox share equally what the dog loses. Each has its own, p - 0.",
                (p, t, right) -> t == 0 ? (1 - right) / 2 : p - t));
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
        all.add(new Choice<>(place, at(how, j -> j == DOG), "At the dog, " + small(sentence)));
        all.add(new Choice<>(place, at(how, j -> j != DOG), "At the cat and the fox, " + small(sentence)));
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
