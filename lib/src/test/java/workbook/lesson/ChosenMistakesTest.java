package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.matrix.Tanh;
import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** Mistakes of lessons 9 to 12 that are wrong choices in a program, alone and two at once. */
class ChosenMistakesTest {
    private static RealMatrix keptByAll;

    /** Two mistakes are sought for a fifth of a second only, in which a JVM that has just started tries few. */
    @BeforeAll
    static void warm() {
        for (int i = 0; i < 3; i++) {
            Lesson9.softmaxOfBatch(scores -> scores.scalarMultiply(0.7));
            Lesson10.TANH.check(() -> new Mine((y, d) -> d + y / 7));
            Lesson11.accuracy((scores, labels) -> 0.7 * labels.length);
            Lesson12.unitsAbove((x, y, w, b) -> 7);
        }
    }

    private static void with(Feedback feedback, String... texts) {
        assertFalse(feedback.passed());
        for (String text : texts) {
            assertTrue(feedback.text().contains("\n" + text), feedback.text());
        }
    }

    private static void without(Feedback feedback, String claim) {
        assertFalse(feedback.passed());
        assertFalse(feedback.text().contains(claim), feedback.text());
    }

    private interface Row {
        double[] of(double[] scores);
    }

    private static Feedback softmax(int leftOut, Row row) {
        return Lesson9.softmaxOfBatch(scores -> {
            RealMatrix p = scores.copy();
            for (int i = 0; i < p.getRowDimension() - leftOut; i++) {
                p.setRow(i, row.of(scores.getRow(i)));
            }
            return p;
        });
    }

    private static double[] divided(double[] row, double shift) {
        double[] powers = Arrays.stream(row).map(v -> StrictMath.exp(v - shift)).toArray();
        double sum = Arrays.stream(powers).sum();
        return Arrays.stream(powers).map(v -> v / sum).toArray();
    }

    private static double max(double[] row) {
        return Arrays.stream(row).max().getAsDouble();
    }

    @Test
    void softmaxOfTheLargestSize() {
        Feedback sizes = softmax(0, row -> divided(row, max(Arrays.stream(row).map(Math::abs).toArray())));
        with(sizes, "You subtract the score that is farthest from 0, without its sign");
        without(sizes, "starts at 0");
    }

    @Test
    void softmaxOfTheLastScoreThatClimbs() {
        with(softmax(0, row -> {
            double max = row[0];
            for (int j = 1; j < row.length; j++) {
                max = row[j] > row[j - 1] ? row[j] : max;
            }
            return divided(row, max);
        }), "Each score is compared with the one before it");
    }

    @Test
    void softmaxWithAnIntSum() {
        Feedback ints = softmax(0, row -> {
            int sum = 0;
            double max = max(row);
            for (double v : row) {
                sum += StrictMath.exp(v - max);
            }
            int whole = sum;
            return Arrays.stream(row).map(v -> StrictMath.exp(v - max) / whole).toArray();
        });
        with(ints, "The sum is kept as a whole number");
        without(ints, "The division is missing");
    }

    @Test
    void softmaxWithTwoMistakes() {
        with(softmax(1, row -> divided(row, 0)), "Either you subtract nothing", "The last row is left as it was");
    }

    private static Feedback accuracy(int from, int best0, DoubleBinaryOperator share) {
        return Lesson11.accuracy((scores, labels) -> {
            int right = 0;
            for (int i = from; i < labels.length; i++) {
                int best = best0;
                for (int j = best0 + 1; j < scores.getColumnDimension(); j++) {
                    best = scores.getEntry(i, j) > scores.getEntry(i, best) ? j : best;
                }
                right += best == labels[i] ? 1 : 0;
            }
            return share.applyAsDouble(right, labels.length);
        });
    }

    @Test
    void accuracyWithTwoMistakes() {
        with(accuracy(1, 0, (right, n) -> 100 * right / n), "The first row is left out.",
                "Your result is in percent.");
        with(accuracy(0, 1, (right, n) -> right), "Class 0 is never guessed",
                "Your result is the number of right guesses.");
    }

    @Test
    void anAccuracyOfZeroHasTwoCauses() {
        with(accuracy(1, 0, (right, n) -> (int) right / (int) n),
                "The result is always 0. Either no guess ever counts as right, or the count is too small for a"
                        + " division");
    }

    @Test
    void accuracyWithALoopThatGoesTooFar() {
        String sentence = "The loop over the rows goes one row too far";
        with(Lesson11.accuracy((scores, labels) -> sum(labels.length + 1, i -> labels[i] * scores.getEntry(i, 0))),
                sentence);
        with(Lesson11.accuracy((scores, labels) -> sum(labels.length + 1, i -> scores.getEntry(i, 0) * labels[i])),
                sentence);
        with(Lesson11.accuracy((scores, labels) -> sum(labels.length + 1, i -> scores.getData()[i][0])), sentence);
    }

    private static double sum(int n, IntToDoubleFunction f) {
        return IntStream.range(0, n).mapToDouble(f).sum();
    }

    @Test
    void whatIsKeptFromCallToCall() {
        String sentence = "A second call with the same input gives another result";
        int[] right = {0};
        with(Lesson11.accuracy((scores, labels) -> {
            for (int i = 0; i < labels.length; i++) {
                right[0] += scores.getRowVector(i).getMaxIndex() == labels[i] ? 1 : 0;
            }
            return right[0] / (double) labels.length;
        }), sentence);
        int[] above = {0};
        with(Lesson12.unitsAbove((x, y, w, b) -> {
            for (int j = 0; j < w.getColumnDimension(); j++) {
                above[0] += x * w.getEntry(0, j) + y * w.getEntry(1, j) + b.getEntry(0, j) > 0 ? 1 : 0;
            }
            return above[0];
        }), sentence);
        double[] largest = {Double.NEGATIVE_INFINITY};
        with(softmax(0, row -> divided(row, largest[0] = Math.max(largest[0], max(row)))), sentence);
    }

    private interface Unit {
        double of(double x, double y, double wx, double wy, double b);
    }

    private static Feedback units(int from, Unit unit) {
        return Lesson12.unitsAbove((x, y, w, b) -> (int) IntStream.range(from, w.getColumnDimension())
                .filter(j -> unit.of(x, y, w.getEntry(0, j), w.getEntry(1, j), b.getEntry(0, j)) > 0).count());
    }

    @Test
    void units() {
        with(units(0, (x, y, wx, wy, b) -> Math.max(0, x * wx + y * wy) + b),
                "ReLU is applied before the bias is added.");
        with(units(0, (x, y, wx, wy, b) -> (int) (x * wx + y * wy + b)),
                "A unit is counted only if its value is at least 1.");
        with(units(0, (x, y, wx, wy, b) -> Math.abs(x * wx + y * wy + b)),
                "All units that aren't exactly 0 are counted");
        with(units(0, (x, y, wx, wy, b) -> x * wx + y * wx),
                "y is multiplied by the weight of x, and not by its own.", "The bias is left out.");
        with(units(1, (x, y, wx, wy, b) -> x * wx + y * wy - b), "The first unit is left out.",
                "The bias is subtracted.");
    }

    /** A tanh layer. @param backward from y and dY */
    private static class Mine extends Answers.Unwritten {
        private final DoubleBinaryOperator backward;
        RealMatrix y;

        Mine(DoubleBinaryOperator backward) {
            this.backward = backward;
        }

        RealMatrix kept() {
            return y;
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            y = new Tanh().forward(x);
            return y.copy();
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return Matrices.each(kept(), dy, backward);
        }
    }

    @Test
    void tanh() {
        with(Lesson10.TANH.check(() -> new Mine((y, d) -> y > 0 ? d : 0)),
                "dX is what you get with ReLU's slope, 1 or 0, instead of 1 - y²");
        with(Lesson10.TANH.check(() -> new Mine((y, d) -> 1 + y * y)),
                "dX is what you get without the factor dY and with y² added");
        with(Lesson10.TANH.check(() -> new Mine((y, d) -> d * (1 - y * y)) {
            @Override
            public RealMatrix forward(RealMatrix x) {
                keptByAll = super.forward(x);
                return keptByAll.copy();
            }

            @Override
            RealMatrix kept() {
                return keptByAll;
            }
        }), "Two layers share what they keep");
        with(Lesson10.TANH.check(() -> new Mine((y, d) -> d * (1 - y * y)) {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                y = super.backward(dy);
                return y;
            }
        }), "A second call of backward after the same forward gives something else");
    }

    @Test
    void threeScores() {
        with(Lesson9.threeScores(0.12 / 4, 0.65 - 1 / 4.0, 0.23 / 4), "Brackets are missing for the dog");
        with(Lesson9.threeScores(0, -1 / 0.65 / 4, 0), "The dog's gradient comes from -1 / p, the slope of -log p.");
        with(Lesson9.threeScores(-0.12, 0.35, -0.23), "The gradient isn't divided by 4, the number of examples.",
                "All three signs are wrong");
        with(Lesson9.threeScores(0.12 / 2, -0.35 / 2, 0.23 / 2),
                "The gradient is twice as large as it should be: either");
    }

    @Test
    void numbersThatSeveralProgramsGiveAreToldAsWhatTheyAre() {
        with(Lesson11.steps((1347 / 32 + 1) * 20), "860 is what you get with the lesson's 1,347 training examples");
        with(Lesson11.steps(1437 / 16 * 20), "1780 is what you get with the lesson's minibatch size of 16 instead of"
                + " the minibatch size of 32 and with integer division, which drops the fraction in Java.");
        with(Lesson12.numbers(2 * 20 + 20 * 3), "That is W2 alone, or the weights 2·20 and 20·3");
        with(Lesson12.numbers(2 * 32 + 32 * 5), "224 is what you get without the biases and with the lesson's 32 hidden"
                + " units");
        with(Lesson12.numbers(2 * 20 + 2 + 20 * 5 + 20), "162 is what you get with a number for each input of a layer");
    }
}
