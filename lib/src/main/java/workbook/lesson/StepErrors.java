package workbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.stream.Stream;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;

/** The errors that two slopes have with a smaller step, choice by choice. */
final class StepErrors {
    private static final String ONE_SIDED = "the one-sided error";
    private static final String CENTRED = "the centred error";
    private static final String H = "The one-sided error is proportional to h: with a step 4 times smaller, it is 4"
            + " times smaller.";
    private static final String H2 = "The centred error is proportional to h²: with a step 4 times smaller, it is 4 · 4"
            + " times smaller.";
    private static final String GREW = ", but a smaller step leaves out less of the series, so the error becomes"
            + " smaller";
    private static final String SUBTRACTED = ", but a smaller step divides an error, and subtracts nothing from it";
    private static final String TEN = "The decimal point is one place off.";

    private double oneSided = 0.36;
    private double centred = 0.16;
    private double smaller = 4;
    private DoubleBinaryOperator ofOneSided = (error, times) -> error / times;
    private DoubleBinaryOperator ofCentred = (error, times) -> error / (times * times);
    private DoubleBinaryOperator answer = (left, before) -> left;

    /**
     * A wrong rule for one of the two.
     *
     * @param fact what its number is
     */
    private record Rule(String of, DoubleBinaryOperator rule, String fact) {

        private void in(StepErrors s) {
            s.ofOneSided = of.equals(ONE_SIDED) ? rule : s.ofOneSided;
            s.ofCentred = of.equals(CENTRED) ? rule : s.ofCentred;
        }

        private Slip<List<Number>> alone() {
            StepErrors s = new StepErrors();
            in(s);
            return new Slip<>(s.numbers(), fact, of, of.equals(CENTRED) ? H2 : H);
        }
    }

    static Exercise<List<Number>> make(double oneSided, double centred) {
        Choices<StepErrors> both = new Choices<>(StepErrors::new, ofBoth());
        Choices<StepErrors> all = new Choices<>(StepErrors::new, Stream.concat(powers().stream().map(rule ->
                new Choice<StepErrors>("rules", rule::in, rule.alone().sentence())), ofBoth().stream()).toList());
        return Prediction.of("the errors with a smaller step",
                "errors of 0.36 and 0.16 for a step of 0.4, and then a step of 0.1",
                "The step is 4 times smaller, and so is the one-sided error: 0.09. The centred error is 4² = 16 times"
                + " smaller: 0.01.", List.of(Due.of(ONE_SIDED, oneSided), Due.of(CENTRED, centred)),
                Stream.concat(both.<List<Number>>single(StepErrors::numbers).stream(), Stream.concat(powers().stream(),
                others().stream()).map(Rule::alone)).toList(), () -> all.pairs(StepErrors::numbers));
    }

    private List<Number> numbers() {
        return List.of(answer.applyAsDouble(ofOneSided.applyAsDouble(oneSided, smaller), oneSided),
                answer.applyAsDouble(ofCentred.applyAsDouble(centred, smaller), centred));
    }

    /** With another power of the step. */
    private static List<Rule> powers() {
        return List.of(
                new Rule(CENTRED, (e, n) -> e / n, "is 0.16 divided by 4, as if this error were proportional to h"),
                new Rule(ONE_SIDED, (e, n) -> e / (n * n), "is 0.36 divided by 16, as if this error were proportional"
                        + " to h²"),
                new Rule(CENTRED, (e, n) -> e / (2 * n), "is 0.16 divided by 2 · 4, which doubles the 4 instead of"
                        + " squaring it"),
                new Rule(CENTRED, (e, n) -> e / (n * n * n),
                        "is 0.16 divided by 4³, but the series has h³ only before it is divided by h"),
                new Rule(CENTRED, (e, n) -> e / (n * n * n * n),
                        "is 0.16 divided by 4⁴, as if this error were proportional to h⁴ (as it is with Richardson's"
                        + " extrapolation)"),
                new Rule(ONE_SIDED, (e, n) -> e / (n * n * n), "is 0.36 divided by 4³, as if this error were"
                        + " proportional to h³"));
    }

    private static List<Rule> others() {
        List<Rule> rules = new ArrayList<>(List.of(
                new Rule(CENTRED, (e, n) -> e / 6, "is 0.16 divided by 6, which is what 4 ^ 2 gives in Java, where ^ is"
                        + " not a power"),
                new Rule(CENTRED, (e, n) -> e, "is the error with the old step (in Java, / 4 * 4 divides by 4 and then"
                        + " multiplies by 4 again)"),
                new Rule(CENTRED, (e, n) -> Math.sqrt(e), "is the square root of 0.16"),
                new Rule(ONE_SIDED, (e, n) -> Math.sqrt(e), "is the square root of 0.36"),
                new Rule(ONE_SIDED, (e, n) -> e, "is the error with the old step"),
                new Rule(ONE_SIDED, (e, n) -> e * n, "is 0.36 times 4" + GREW),
                new Rule(CENTRED, (e, n) -> e * n * n, "is 0.16 times 16" + GREW),
                new Rule(CENTRED, (e, n) -> e * n, "is 0.16 times 4" + GREW),
                new Rule(ONE_SIDED, (e, n) -> 0, "is too small, and it is also what 1 / 4 gives in Java, where a"
                        + " division of integers drops the fraction"),
                new Rule(CENTRED, (e, n) -> 0, "is too small, and it is also what 1 / 16 gives in Java, where a"
                        + " division of integers drops the fraction"),
                new Rule(ONE_SIDED, (e, n) -> e - 0.3, "is 0.36 minus 0.3, the difference between the two steps"
                        + SUBTRACTED),
                new Rule(CENTRED, (e, n) -> e - 0.3 * 0.3, "is 0.16 minus 0.3², the square of the difference between"
                        + " the two steps" + SUBTRACTED)));
        for (int k : new int[] {2, 3, 5, 8, 10, 12, 20, 32, 40, 100, 160, 400}) {
            rules.add(new Rule(ONE_SIDED, (e, n) -> e / k, "is 0.36 divided by " + k));
            if (k != 8) {
                rules.add(new Rule(CENTRED, (e, n) -> e / k, "is 0.16 divided by " + k));
            }
        }
        return rules;
    }

    /** What is wrong with both numbers at once. */
    private static List<Choice<StepErrors>> ofBoth() {
        return List.of(
                rules((e, n) -> e / (n * n), (e, n) -> e / n, "The two rules are exchanged: it is the centred error"
                        + " that is proportional to h². If you nudge both ways, the term with h alone cancels."),
                rules((e, n) -> 0.01, (e, n) -> 0.09, "The two numbers are exchanged: the one-sided error comes"
                        + " first."),
                new Choice<>("places", s -> {
                    s.oneSided = 0.16;
                    s.centred = 0.36;
                }, "The two errors that you started from are exchanged: the one-sided error was 0.36, and the centred"
                        + " error 0.16."),
                rules((e, n) -> 0.1, (e, n) -> 0.1 * 0.1, "Your numbers are the new step and its square. The errors are"
                        + " only proportional to these: they are 0.36 / 4 and 0.16 / 4²."),
                rules((e, n) -> 0, (e, n) -> 0, "Both of your errors are 0. In Java, a division of integers drops the"
                        + " fraction, so 1 / 4 and 1 / 16 are 0: write 0.36 / 4 and 0.16 / 16."),
                rules((e, n) -> e / 10, (e, n) -> e / 10, "Both errors are a tenth of the old ones, as if you had"
                        + " multiplied by the new step, 0.1. What counts is how many times smaller this step is than"
                        + " the old one, and that one of the two errors is proportional to h²."),
                rules((e, n) -> e / 2, (e, n) -> e / 2, "You made both errors half as large. From 0.4 to 0.1, the step"
                        + " becomes 4 times smaller, and the two errors don't fall by the same factor."),
                rules((e, n) -> e * 3 / 4, (e, n) -> e * 3 / 4, "You made both errors smaller by a quarter. The new"
                        + " step is a quarter of the old one, and the two errors don't fall by the same factor."),
                smaller(2, "Your errors are those for half the step. From 0.4 to 0.1, the step becomes 4 times"
                        + " smaller."),
                smaller(8, "Your errors are those for a step 8 times smaller. From 0.4 to 0.1, the step becomes 4 times"
                        + " smaller."),
                smaller(10, "Either your errors are those for a step 10 times smaller, as in the lesson's example, or"
                        + " you multiplied them by the new step, 0.1. From 0.4 to 0.1, the step becomes 4 times"
                        + " smaller."),
                smaller(2.5, "You multiplied the errors by the old step, 0.4. What counts is how many times smaller the"
                        + " new step is: 4 times."),
                smaller(1 / 0.3, "You multiplied the errors by 0.3, the difference between the two steps. What counts"
                        + " is how many times smaller the new step is: 4 times."),
                smaller(0.4, "You divided the errors by the old step, 0.4. What counts is how many times smaller the"
                        + " new step is: 4 times."),
                smaller(0.3, "You divided the errors by 0.3, the difference between the two steps. What counts is how"
                        + " many times smaller the new step is: 4 times."),
                smaller(0.1, "You divided the errors by the new step, 0.1. What counts is how many times smaller it is"
                        + " than the old one: 4 times."),
                smaller(3, "Your errors are those for a step 3 times smaller. From 0.4 to 0.1, the step becomes 4 times"
                        + " smaller."),
                smaller(5, "Your errors are those for a step 5 times smaller. From 0.4 to 0.1, the step becomes 4 times"
                        + " smaller."),
                smaller(0.25, "You made both errors larger. Truncation is what is left out when a series is cut short,"
                        + " and a smaller step leaves out less."),
                smaller(1, "Those are still the errors with the old step. A smaller step makes both errors smaller."),
                answer((left, before) -> before - left,
                        "Your numbers say by how much the errors fall. The question asks what is left of them."),
                answer((left, before) -> left / before, "Those are the factors by which the errors are multiplied. The"
                        + " question asks for the errors themselves: 0.36 and 0.16, each times its factor."),
                answer((left, before) -> before / left,
                        "Your numbers say how many times smaller the errors are. The question asks for the errors"
                        + " themselves."),
                answer((left, before) -> 100 * left, "Your errors are in percent. Write them as plain numbers, like"
                        + " 0.36 and 0.16."),
                answer((left, before) -> 10 * left, TEN),
                answer((left, before) -> left / 10, TEN));
    }

    private static Choice<StepErrors> rules(DoubleBinaryOperator oneSided, DoubleBinaryOperator centred,
            String sentence) {
        return new Choice<>("rules", s -> {
            s.ofOneSided = oneSided;
            s.ofCentred = centred;
        }, sentence);
    }

    private static Choice<StepErrors> smaller(double times, String sentence) {
        return new Choice<>("smaller", s -> s.smaller = times, sentence);
    }

    private static Choice<StepErrors> answer(DoubleBinaryOperator answer, String sentence) {
        return new Choice<>("answer", s -> s.answer = answer, sentence);
    }
}
