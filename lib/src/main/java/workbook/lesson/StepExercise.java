package workbook.lesson;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Apart;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;
import workbook.lesson.Lesson6.Step;

/**
 * One whole training step. What is wrong in it is a line of the loop, or how the lines are put together, or that the
 * loss is a mean over the examples here, while the lesson's loop has the sum.
 */
final class StepExercise {
    /** N, D, H, M; and which numbers. Three of one shape tell what is kept from call to call. */
    private static final int[][] SHAPES = {{2, 3, 4, 5, 5}, {2, 3, 4, 5, 7}, {2, 3, 4, 5, 10}, {3, 3, 3, 3, 1},
            {1, 4, 2, 3, 1}, {6, 2, 3, 1, 1}};

    /** The batches, targets and weights of the trials before the last, in order: what a step may have kept of them. */
    private static final List<RealMatrix[]> HISTORY = Arrays.stream(SHAPES).map(StepExercise::inputs).toList();

    /** How many mistakes in lines are tried beside another. */
    private static final int COMMON = 48;

    private static final String DOUT = "dOut should be 2 · difference, divided by the number of examples: the"
            + " derivative of u² is 2u, and the loss is a mean.";
    private static final String ROWS = " The loss is the mean over the examples, so divide by their number,"
            + " x.getRowDimension().";

    private StepExercise() { }

    private interface Result {
        List<RealMatrix> of(RealMatrix w1, RealMatrix w2, RealMatrix new1, RealMatrix new2);
    }

    /** By what dOut is multiplied, as the loss is a mean. */
    private interface Share {
        double of(int examples, int inputs, int outputs);
    }

    private interface Descent {
        RealMatrix of(RealMatrix w, RealMatrix dW, double rate);
    }

    /** A step, choice by choice. */
    private static final class Flow implements Step {
        private final LoopLines lines = new LoopLines();
        private BinaryOperator<RealMatrix> forwardFrom = (hidden, active) -> active;
        private UnaryOperator<RealMatrix> output = y -> y;
        private BinaryOperator<RealMatrix> difference = (y, t) -> y.subtract(t);
        private Share share = (n, d, m) -> 1.0 / n;
        private BinaryOperator<RealMatrix> atOutput = (y, dOut) -> dOut;
        private BinaryOperator<RealMatrix> dW2From = (hidden, active) -> active;
        private BinaryOperator<RealMatrix> dW2By = (difference, dOut) -> dOut;
        private BinaryOperator<RealMatrix> dHiddenBy = (difference, dOut) -> dOut;
        private BinaryOperator<RealMatrix> backOver = (old2, new2) -> old2;
        private Descent step1 = lines::newW;
        private Descent step2 = lines::newW;
        private boolean recomputes;
        private boolean reactivates;
        private boolean twice;
        private Result result = (w1, w2, new1, new2) -> List.of(new1, new2);
        private boolean keepsWeights;
        private boolean sums;
        private List<RealMatrix> kept;

        @Override
        public List<RealMatrix> step(RealMatrix x, RealMatrix t, RealMatrix w1, RealMatrix w2, double rate) {
            kept = null;
            if (keepsWeights || sums) {
                HISTORY.stream().takeWhile(in -> !in[0].equals(x)).forEach(in -> {
                    try {
                        once(in[0], in[1], in[2], in[3], rate(in[0]));
                    } catch (MathIllegalArgumentException e) {
                        // what is kept has another shape, and stays
                    }
                });
            }
            return once(x, t, w1, w2, rate);
        }

        private List<RealMatrix> once(RealMatrix x, RealMatrix t, RealMatrix given1, RealMatrix given2, double rate) {
            RealMatrix w1 = keepsWeights && kept != null ? kept.get(0) : given1;
            RealMatrix w2 = keepsWeights && kept != null ? kept.get(1) : given2;
            List<RealMatrix> gradients = gradients(x, t, w1, w1, w2, rate);
            if (sums && kept != null) {
                gradients = List.of(kept.get(0).add(gradients.get(0)), kept.get(1).add(gradients.get(1)));
            }
            RealMatrix new1 = step1.of(w1, gradients.get(0), rate);
            RealMatrix dW2 = recomputes ? gradients(x, t, new1, new1, w2, rate).get(1)
                    : reactivates ? gradients(x, t, w1, new1, w2, rate).get(1) : gradients.get(1);
            RealMatrix new2 = step2.of(twice ? step2.of(w2, dW2, rate) : w2, dW2, rate);
            kept = sums ? gradients : List.of(new1, new2);
            return result.of(w1, w2, new1, new2);
        }

        /** @param later the W1 that gives the active from which dW2 is computed */
        private List<RealMatrix> gradients(RealMatrix x, RealMatrix t, RealMatrix w1, RealMatrix later, RealMatrix w2,
                double rate) {
            RealMatrix hidden = x.multiply(w1);
            RealMatrix active = lines.active(hidden);
            RealMatrix y = forwardFrom.apply(hidden, active).multiply(w2);
            RealMatrix apart = difference.apply(output.apply(y), t);
            RealMatrix dOut = atOutput.apply(y, lines.dOut(apart).scalarMultiply(share.of(x.getRowDimension(),
                    x.getColumnDimension(), t.getColumnDimension())));
            RealMatrix dW2 = lines.dW2(later == w1 ? dW2From.apply(hidden, active)
                    : lines.active(x.multiply(later)), dW2By.apply(apart, dOut));
            RealMatrix over = backOver.apply(w2, step2.of(w2, dW2, rate));
            return List.of(lines.dW1(x, lines.dHidden(hidden, dHiddenBy.apply(apart, dOut), over)), dW2);
        }
    }

    static Exercise<Step> make() {
        List<Trial<Step>> trials = new ArrayList<>();
        for (int[] shape : SHAPES) {
            trials.add(trial(shape, 1));
        }
        trials.add(trial(SHAPES[3], 3));
        List<Choice<Flow>> choices = Stream.concat(flow().stream(), lines()).toList();
        Choices<Flow> all = new Choices<>(Flow::new, choices);
        Choices<Flow> common = new Choices<>(Flow::new, choices.subList(0, flow().size() + COMMON));
        return new Exercise<>("the training step", "Both weight matrices are where nudging says they should be, after"
                + " one step and after three.", trials, Apart.of(all.single(f -> f), trials),
                () -> common.pairs(f -> f));
    }

    /**
     * A mistake in one of the lines: the first of each line, then the second, as the first are the commonest. The rate
     * of a step is above 0, so what only changes with its sign is no mistake here.
     */
    private static Stream<Choice<Flow>> lines() {
        int most = LoopLines.ALL.stream().mapToInt(line -> line.wrong().size()).max().orElseThrow();
        return IntStream.range(0, most).boxed().flatMap(i -> LoopLines.ALL.stream()
                .filter(line -> i < line.wrong().size())
                .filter(line -> !line.wrong().get(i).what().matches(".*(\\|rate\\||max\\(0, rate\\)|loss is a sum).*"))
                .map(line -> {
                    Others o = line.wrong().get(i);
                    return new Choice<Flow>(line.name(), f -> f.lines.with(line.name(), o.formula()),
                            new Slip<>(null, o.what(), line.name().replace("newW", "the new W"),
                                    line.name().equals("dOut") ? DOUT : line.why()).sentence());
                }));
    }

    private static double loss(RealMatrix y, RealMatrix t) {
        return LoopExercises.loss(y, t) / t.getRowDimension();
    }

    private static RealMatrix relu(RealMatrix m) {
        return Matrices.each(m, v -> Math.max(0, v));
    }

    private static List<Choice<Flow>> flow() {
        return List.of(
                share((n, d, m) -> 1, "Your gradients belong to the sum of the squared errors, as in the lesson's loop."
                        + ROWS),
                share((n, d, m) -> 0.5, "Your dOut is the difference itself: the factor 2 is missing, and it isn't"
                        + " divided by the number of examples. The derivative of u² is 2u, and the loss is a mean."),
                share((n, d, m) -> 1.0 / d, "You divide by the number of inputs, the columns of x." + ROWS),
                share((n, d, m) -> 1.0 / m, "You divide by the number of outputs, the columns of t." + ROWS),
                share((n, d, m) -> 1.0 / n / m, "You divide by the number of entries of t, rows times columns." + ROWS),
                share((n, d, m) -> 1.0 / n / n, "You divide by the number of examples twice. If dOut is divided by it,"
                        + " the other gradients get it from there, as they do the 2."),
                share((n, d, m) -> n, "You multiply by the number of examples." + ROWS),
                share((n, d, m) -> 2 / n / 2.0, "You divide 2 by an int, and in Java this drops the fraction, so that"
                        + " 2 / 3 is 0. Write 2.0 instead of 2."),
                share((n, d, m) -> 1 / n, "You divide 1 by an int, and in Java this drops the fraction, so that 1 / 3"
                        + " is 0. Write 1.0 instead of 1."),
                new Choice<>("back", f -> f.backOver = (old2, new2) -> new2,
                        "You update W2 too early: dHidden is computed with the new W2, but the forward pass used the"
                        + " old one. Compute all gradients first, and then make both steps."),
                new Choice<>("back", f -> {
                    f.backOver = (old2, new2) -> new2;
                    f.twice = true;
                }, "You update W2 before you compute dHidden, which needs the old W2, and then once more at the end."
                        + " Compute all gradients first, and then make one step for each weight matrix."),
                new Choice<>("again", f -> f.recomputes = true,
                        "You update W1 before you compute dW2, and the forward pass runs again with the new W1. Both"
                        + " gradients belong to one pass with the old weights, so compute both first, and make the two"
                        + " steps after that."),
                new Choice<>("again", f -> f.reactivates = true,
                        "You update W1 before you compute dW2, so dW2 uses an active that comes from the new W1. Both"
                        + " gradients belong to one pass with the old weights, so compute both first, and make the two"
                        + " steps after that."),
                new Choice<>("forward", f -> f.forwardFrom = (hidden, active) -> hidden,
                        "ReLU is missing in the forward pass: the output is computed from hidden. Multiply active by W2"
                        + " instead."),
                new Choice<>("relu", f -> {
                    f.lines.with("active", in -> in.get("hidden").copy());
                    f.lines.with("dHidden", in -> in.get("dOut").multiply(in.get("w2").transpose()));
                }, "ReLU is missing, forward and backward. Without it, the two products could do no more than a single"
                        + " one."),
                new Choice<>("dW2", f -> f.dW2From = (hidden, active) -> hidden,
                        "dW2 is computed from hidden. But what W2 multiplied in the forward pass was active, which is"
                        + " what ReLU let through: dW2 = activeᵀ · dOut."),
                new Choice<>("output", f -> f.output = StepExercise::relu,
                        "You apply ReLU to the output too. It belongs only between the two products."),
                new Choice<>("output", f -> {
                    f.output = StepExercise::relu;
                    f.atOutput = (y, dOut) -> Matrices.each(y, dOut, (v, d) -> v > 0 ? d : 0);
                }, "You apply ReLU to the output too, forward and backward. It belongs only between the two products."),
                new Choice<>("output", f -> f.atOutput = (y, dOut) -> Matrices.each(y, dOut, (v, d) -> v > 0 ? d : 0),
                        "You apply ReLU's mask to dOut too. But there is no ReLU after the second product."),
                new Choice<>("difference", f -> f.difference = (y, t) -> y,
                        "The targets are left out: the difference is Y − T."),
                new Choice<>("difference", f -> f.difference = (y, t) -> y.add(t),
                        "The targets are added: the difference is Y − T."),
                new Choice<>("difference", f -> f.difference = (y, t) -> t,
                        "The output is left out of the difference, which is Y − T."),
                new Choice<>("difference", f -> f.difference = (y, t) -> t.subtract(y), "The step goes uphill. Either"
                        + " there is a plus instead of the minus in W − rate · dW, or dOut has the sign of T − Y"
                        + " instead of Y − T."),
                new Choice<>("dW2By", f -> f.dW2By = (apart, dOut) -> apart,
                        "dW2 is computed from the difference instead of dOut, so the 2 is missing in it, and it isn't"
                        + " divided by the number of examples."),
                new Choice<>("dW2By", f -> f.dW2By = (apart, dOut) -> dOut.scalarMultiply(0.5),
                        "The factor 2 is missing in dW2, though not in dW1. Compute both from the same dOut."),
                new Choice<>("dW2By", f -> f.dW2By = (apart, dOut) -> dOut.scalarMultiply(apart.getRowDimension()),
                        "dW1 is divided by the number of examples, but dW2 is not. Divide dOut, and both get it from"
                        + " there."),
                new Choice<>("dHiddenBy", f -> f.dHiddenBy = (apart, dOut) -> apart, "dHidden is computed from the"
                        + " difference instead of dOut, so in dW1 the 2 is missing, and it isn't divided by the number"
                        + " of examples."),
                new Choice<>("dHiddenBy", f -> f.dHiddenBy = (apart, dOut) -> dOut.scalarMultiply(0.5),
                        "The factor 2 is missing in dW1, though not in dW2. Compute both from the same dOut."),
                new Choice<>("dHiddenBy", f -> f.dHiddenBy = (apart, dOut) -> dOut
                        .scalarMultiply(apart.getRowDimension()), "dW2 is divided by the number of examples, but dW1"
                        + " is not. Divide dOut, and both get it from there."),
                new Choice<>("result", f -> f.result = (w1, w2, new1, new2) -> List.of(new1, w2),
                        "W2 stays as it was. It should take a step against its gradient too."),
                new Choice<>("result", f -> f.result = (w1, w2, new1, new2) -> List.of(w1, new2),
                        "W1 stays as it was. It should take a step against its gradient too."),
                new Choice<>("result", f -> f.result = (w1, w2, new1, new2) -> List.of(new2, new1),
                        "The two new matrices are exchanged: return List.of(the new W1, the new W2)."),
                new Choice<>("result", f -> f.result = (w1, w2, new1, new2) -> List.of(new1, new1),
                        "The new W1 is returned twice: return List.of(the new W1, the new W2)."),
                new Choice<>("result", f -> f.result = (w1, w2, new1, new2) -> List.of(new2, new2),
                        "The new W2 is returned twice: return List.of(the new W1, the new W2)."),
                step(true, false, (w, dW, rate) -> w.subtract(dW), "The rate is missing in the step of W1, though not"
                        + " in the step of W2."),
                step(false, true, (w, dW, rate) -> w.subtract(dW), "The rate is missing in the step of W2, though not"
                        + " in the step of W1."),
                step(true, false, (w, dW, rate) -> w.add(dW.scalarMultiply(rate)),
                        "Only W1 goes uphill: its step has a plus instead of a minus."),
                step(false, true, (w, dW, rate) -> w.add(dW.scalarMultiply(rate)),
                        "Only W2 goes uphill: its step has a plus instead of a minus."),
                step(true, false, (w, dW, rate) -> dW, "The first matrix that you return is the gradient dW1 itself."
                        + " The new W1 is w1 − rate · dW1."),
                step(false, true, (w, dW, rate) -> dW, "The second matrix that you return is the gradient dW2 itself."
                        + " The new W2 is w2 − rate · dW2."),
                step(true, true, (w, dW, rate) -> w.subtract(dW.scalarMultiply(rate * rate)),
                        "You multiply by the rate twice, perhaps in dOut and again in the step. The new weights are w −"
                        + " rate · dW."),
                step(true, true, (w, dW, rate) -> w.subtract(dW.scalarMultiply(2 * rate)),
                        "Both steps are twice as long as they should be. Is there a factor of 2 too many, or a second"
                        + " step?"),
                new Choice<>("kept", f -> f.keepsWeights = true,
                        "The weights are kept from call to call, so later calls ignore the w1 and w2 that they are"
                        + " given. Start from w1 and w2 each time, and keep nothing in fields."),
                new Choice<>("kept", f -> f.sums = true, "The gradients are summed up from call to call, but they"
                        + " belong to one step only. Keep nothing in fields."));
    }

    private static Choice<Flow> share(Share share, String sentence) {
        return new Choice<>("share", f -> f.share = share, sentence);
    }

    private static Choice<Flow> step(boolean of1, boolean of2, Descent step, String sentence) {
        return new Choice<>("step", f -> {
            f.step1 = of1 ? step : f.step1;
            f.step2 = of2 ? step : f.step2;
        }, sentence);
    }

    /** x, t, w1 and w2. */
    private static RealMatrix[] inputs(int[] s) {
        RealMatrix w1 = Matrices.tenths(3 + s[4], s[1], s[2]);
        if (s[0] == 3) {
            w1.setColumn(1, new double[s[1]]);    // so that hidden is 0 there
        }
        return new RealMatrix[] {Matrices.tenths(1 + s[4], s[0], s[1]), Matrices.tenths(2 + s[4], s[0], s[3]), w1,
            Matrices.tenths(4 + s[4], s[2], s[3])};
    }

    /** Not the same in all trials, so that no constant will do. */
    private static double rate(RealMatrix x) {
        return x.getRowDimension() == 2 ? 0.01 : 0.02;
    }

    private static Trial<Step> trial(int[] shape, int steps) {
        RealMatrix[] in = inputs(shape);
        RealMatrix x = in[0];
        RealMatrix t = in[1];
        RealMatrix start1 = in[2];
        RealMatrix start2 = in[3];
        double rate = rate(x);
        RealMatrix end1 = start1;
        RealMatrix end2 = start2;
        for (int i = 0; i < steps; i++) {
            RealMatrix w1 = end1;
            RealMatrix w2 = end2;
            end1 = w1.subtract(Due.slopes(w1, v -> loss(relu(x.multiply(v)).multiply(w2), t)).scalarMultiply(rate));
            end2 = w2.subtract(Due.slopes(w2, v -> loss(relu(x.multiply(w1)).multiply(v), t)).scalarMultiply(rate));
        }
        String by = "a step against nudged gradients gives";
        String given = String.join(", ", Matrices.words("x", x), Matrices.words("t", t), Matrices.words("w1", start1),
                Matrices.words("w2", start2));
        return new Trial<>(given + ", rate = " + rate + (steps == 1 ? "" : ", after " + steps + " steps"),
                List.of(new Due("W1", end1, by), new Due("W2", end2, by)), (step, out) -> {
            List<RealMatrix> w = List.of(start1.copy(), start2.copy());
            for (int i = 0; i < steps; i++) {
                RealMatrix[] handed = {x.copy(), t.copy(), w.get(0).copy(), w.get(1).copy()};
                List<RealMatrix> next = step.step(handed[0], handed[1], handed[2], handed[3], rate);
                if (next == null || next.size() != 2) {
                    throw new Mishap("step returned " + (next == null ? "null" : "a list of " + next.size())
                            + "; return List.of(the new W1, the new W2).");
                }
                out.put("W1", next.get(0), "step");
                out.put("W2", next.get(1), "step");
                RealMatrix[] before = {x, t, w.get(0), w.get(1)};
                for (int k = 0; k < before.length; k++) {
                    Outcome.unchanged(List.of("x", "t", "w1", "w2").get(k), before[k], handed[k], "step");
                }
                w = next;
            }
        });
    }
}
