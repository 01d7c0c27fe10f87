package workbook.lesson;

import backprop.data.NumpyRandom;
import backprop.matrix.SquaredError;
import backprop.train.DivergedException;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import backprop.train.TrainingLog;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;
import workbook.exercise.Trial;

/**
 * Choose a learning rate, and defend it by a larger one that fails. The network has 20 hidden units, and 16 examples of
 * 30 numbers with 3 targets each. A rate is good if no step goes uphill and the loss ends at a ten-thousandth.
 */
final class RateExercise {
    static final int STEPS = 300;
    private static final double GOAL = 1e-4;
    private static final int MOST = 4;
    private static final String DEFEND = " To defend it, give a larger rate that fails, as the second number.";
    private static final double ROUNDING = 1 + 1e-6;

    private RateExercise() { }

    /** The network, the batch and the targets, the same for every rate. */
    private static TrainingLog train(double rate) {
        NumpyRandom random = NumpyRandom.seed(2);
        RealMatrix x = random.randn(16, 30);
        RealMatrix t = random.randn(16, 3);
        Network network = Network.twoLayer(random.randn(30, 20), random.randn(20, 3));
        return new Training(network, new SquaredError(), new GradientDescent(rate)).run(x, t, STEPS, Progress.NONE);
    }

    static Exercise<List<Number>> make() {
        return new Exercise<>("the learning rate", "The loss fell at every step, to less than a ten-thousandth of its"
                + " start, and your second rate shows that there is not much room above the first.",
                List.of(new Trial<>("16 examples, 20 hidden units and " + STEPS + " steps", List.of(),
                        (rates, out) -> judge(rates.get(0), rates.get(1), out))),
                Stream.of(List.of(-1e-4, 1e-3), List.of(0, 1e-3), List.of(0.1, 0.3), List.of(1e-3, 2e-3),
                        List.of(1e-6, 4e-6), List.of(1e-4, 1e-3), List.of(4e-4, 4e-4), List.of(4e-4, 0.1),
                        List.of(4e-4, 5e-4), List.of(8e-4, 4e-4)).<Slip<List<Number>>>map(pair ->
                                Prediction.slip(List.copyOf(pair), verdict(pair.get(0).doubleValue(),
                                pair.get(1)))).toList());
    }

    private static void judge(Number mineOrNull, Number failingOrNull, Outcome out) {
        if (mineOrNull == null) {
            out.missing("your rate");
            return;
        }
        double rate = mineOrNull.doubleValue();
        double failing = failingOrNull == null ? rate : failingOrNull.doubleValue();
        if (isRate(rate) && isRate(failing)) {
            out.note(String.format(Locale.ROOT, "  %-14s %-22s %s", "rate", "loss at the last step", "steps uphill"));
            DoubleStream.of(rate / 2, rate, failing).distinct().forEach(r -> out.note(Run.of(r).toString()));
        }
        String verdict = verdict(rate, failingOrNull);
        if (!verdict.isEmpty()) {
            throw new Mishap(verdict);
        }
    }

    private static boolean isRate(double rate) {
        return rate > 0 && Double.isFinite(rate);
    }

    /** What each of the two does, and what to change; empty if both are as they should be. */
    private static String verdict(double rate, Number failingOrNull) {
        if (!isRate(rate)) {
            return "Your rate is " + Due.words(rate) + ". " + noRate(rate);
        }
        Run mine = Run.of(rate);
        if (failingOrNull == null) {
            return first(mine) + (mine.good() ? DEFEND : "");
        }
        double failing = failingOrNull.doubleValue();
        if (!isRate(failing)) {
            return first(mine) + "\nThe second number is " + Due.words(failing) + ". " + noRate(failing);
        }
        Run other = Run.of(failing);
        if (failing < rate && other.good() && !mine.good() && rate <= MOST * failing) {
            return "Your two rates are exchanged: the second is the good one, and the first is the larger one that"
                    + " fails.";
        }
        String second = second(mine, other);
        return mine.good() && second.isEmpty() ? "" : first(mine) + second;
    }

    private static String noRate(double rate) {
        return rate == 0 ? "With this rate, no weight changes. (In Java, 1 / 5000 is 0 as well, because a division of"
                + " integers drops the fraction: write 1.0 / 5000.)"
                : rate < 0 ? "A learning rate must be above 0, because the step goes against the gradient already. (If"
                + " you mean ten to the power of -4, write 1e-4: in Java, 10 ^ -4 is no power, but -10.)"
                : "A learning rate is a number above 0.";
    }

    private static String first(Run mine) {
        return mine.good() ? "Your rate is good."
                : mine.diverged ? "Your rate diverges: each step overshoots by more than the one before, and the loss"
                + " grows until a double can't hold it. Try a tenth of this rate, and increase it again from there."
                : mine.uphill > 0 ? "Your rate is too large: the loss goes uphill at " + steps(mine.uphill)
                + ", even if it falls again later. Halve your rate."
                : String.format(Locale.ROOT, "Your rate is safe, but too small: the loss falls at every step, but only"
                + " to %.2g, and it should end at %.2g, a ten-thousandth of its start. %s", mine.last,
                GOAL * mine.first,
                mine.last > mine.first / 100 ? "Multiply your rate by 10, again and again, until something goes wrong."
                : "Double your rate.");
    }

    /** What is wrong with the larger rate; empty if nothing is. */
    private static String second(Run mine, Run other) {
        if (other.rate == mine.rate) {
            return mine.good() ? DEFEND + " Your two rates are equal."
                    : "\nThe second rate is equal to the first. It should be larger.";
        }
        if (other.rate < mine.rate) {
            return "\nThe second rate is smaller than the first. It should be larger, and fail because its steps are"
                    + " too long." + (mine.uphill > 0 ? " Are the two in the wrong order?" : "");
        }
        if (other.rate > MOST * mine.rate * ROUNDING) {
            return "\nThe second number is more than " + MOST + " times as large as the first"
                    + (other.good() ? "" : ", so it leaves too much room between the two")
                    + ". With this first rate, it should be at most "
                    + Due.words(MOST * mine.rate) + " (a rate, not a factor).";
        }
        return other.good() ? "\nThe second rate is good too, so it doesn't show where the limit is. Give one that"
                + " diverges or goes uphill."
                : other.diverged || other.uphill > 0 || mine.good() ? "" : "\nThe second rate is too small as well. It"
                + " should fail for the opposite reason: steps that are too long.";
    }

    private static String steps(int number) {
        return number == 1 ? "one step" : number + " steps";
    }

    /** What a training run at that rate came to. */
    private record Run(double rate, double first, double last, int uphill, boolean diverged) {

        static Run of(double rate) {
            TrainingLog log;
            boolean diverged = false;
            try {
                log = train(rate);
            } catch (DivergedException e) {
                log = e.log();
                diverged = true;
            }
            int uphill = 0;
            for (int i = 1; i < log.steps(); i++) {
                uphill += log.loss(i) > log.loss(i - 1) ? 1 : 0;
            }
            return new Run(rate, log.loss(0), log.loss(log.steps() - 1), uphill, diverged);
        }

        boolean good() {
            return !diverged && uphill == 0 && last <= GOAL * first;
        }

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "  %-14s %-22s %s", Due.words(rate), diverged ? "diverged"
                    : String.format(Locale.ROOT, "%.2g, from %.2g", last, first), diverged ? "" : uphill);
        }
    }
}
