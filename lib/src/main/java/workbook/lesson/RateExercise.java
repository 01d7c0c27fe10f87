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
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Prediction;
import workbook.exercise.Trial;

/**
 * Choose a learning rate, and defend it by a larger one that fails. The network has 20 hidden units, and 16 examples of
 * 30 numbers with 3 targets each. A rate is good if no step goes uphill and the loss ends at a ten-thousandth.
 */
final class RateExercise {
    static final int STEPS = 300;
    private static final double GOAL = 1e-4;

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
        return new Exercise<>("the learning rate", "The loss fell at every step, to less than a ten-thousandth, and"
                + " your second rate shows that there is not much room above.",
                List.of(new Trial<>("16 examples, 20 hidden units and " + STEPS + " steps", List.of(),
                        (rates, out) -> judge(rates.get(0), rates.get(1), out))), List.of(
                Prediction.slip(List.of(-1e-4, 1e-3),
                        "A learning rate is a number above 0: at 0 nothing moves, and below it every step goes"
                        + " uphill."),
                Prediction.slip(List.of(0.1, 1),
                        "Your rate diverges: each step overshoots by more than the one before, until a double can't"
                        + " hold the loss. Go down by a factor of 10, and come back up from there."),
                Prediction.slip(List.of(1e-3, 2e-3),
                        "Your rate overshoots: some step goes uphill, even if the loss comes down later. The first"
                        + " wild steps can kill hidden units, and that damage stays. Halve it."),
                Prediction.slip(List.of(1e-6, 1e-3),
                        "Your rate is far too small: it goes the right way, but the loss hardly moves. Go up by a"
                        + " factor of 10, until something goes wrong."),
                Prediction.slip(List.of(1e-4, 1e-3),
                        "Your rate is safe, but too small: the loss falls at every step, and is not yet at a"
                        + " ten-thousandth. Double it."),
                Prediction.slip(List.of(4e-4, 4e-4),
                        "Your rate is good. To defend it, give a larger one that fails, as the second number."),
                Prediction.slip(List.of(4e-4, 0.1),
                        "Your rate is good, but the other doesn't defend it: it is more than 4 times as large, so"
                        + " much room is left between them. Come closer."),
                Prediction.slip(List.of(3e-4, 5e-4),
                        "Your rate is good, and so is the other, so it doesn't say where the limit is. Give one"
                        + " that diverges, or goes uphill.")));
    }

    /** @throws Mishap whose key is what is wrong, for each of which there is a slip */
    private static void judge(Number mineOrNull, Number failingOrNull, Outcome out) {
        if (mineOrNull == null) {
            out.missing("your rate");
            return;
        }
        double rate = mineOrNull.doubleValue();
        double failing = failingOrNull == null ? rate : failingOrNull.doubleValue();    // which doesn't defend it
        if (!(rate > 0 && failing > 0 && Double.isFinite(rate) && Double.isFinite(failing))) {
            throw new Mishap("no rate");
        }
        Run mine = Run.of(rate);
        out.note(String.format(Locale.ROOT, "  %-10s %-22s %s", "rate", "loss at the last step", "steps uphill"));
        DoubleStream.of(rate / 2, rate, failing).distinct().forEach(r -> out.note(Run.of(r).toString()));
        if (!mine.good()) {
            throw new Mishap(mine.diverged ? "diverges" : mine.uphill > 0 ? "overshoots" : mine.last > mine.first / 100
                    ? "hardly moves" : "slow");
        }
        if (failing <= rate) {
            throw new Mishap("not larger");
        }
        if (failing > 4 * rate) {
            throw new Mishap("too far");
        }
        if (Run.of(failing).good()) {
            throw new Mishap("good too");
        }
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
            return String.format(Locale.ROOT, "  %-10s %-22s %s", Due.words(rate), diverged ? "diverged"
                    : String.format(Locale.ROOT, "%.2g, from %.2g", last, first), diverged ? "" : uphill);
        }
    }
}
