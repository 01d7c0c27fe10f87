package workbook.lesson;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Slip;

/** What can be wrong in a training step, apart from the mean: a line of the loop, or how the lines are put together. */
final class StepMistakes {
    private static final String DOUT = "dOut should be 2 · difference, divided by the number of examples: the"
            + " derivative of u² is 2u, and the loss is a mean.";

    private StepMistakes() { }

    /** How the lines are put together. */
    static List<Choice<StepProgram>> order() {
        return List.of(
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
                new Choice<>("output", f -> f.output = Matrices::relu,
                        "You apply ReLU to the output too. It belongs only between the two products."),
                new Choice<>("output", f -> {
                    f.output = Matrices::relu;
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
                        "The factor 2 is missing in dW2. Compute both gradients from the same dOut."),
                new Choice<>("dW2By", f -> f.dW2By = (apart, dOut) -> dOut.scalarMultiply(apart.getRowDimension()),
                        "dW2 isn't divided by the number of examples. Divide dOut, and both gradients get it from"
                        + " there."),
                new Choice<>("dHiddenBy", f -> f.dHiddenBy = (apart, dOut) -> apart, "dHidden is computed from the"
                        + " difference instead of dOut, so in dW1 the 2 is missing, and it isn't divided by the number"
                        + " of examples."),
                new Choice<>("dHiddenBy", f -> f.dHiddenBy = (apart, dOut) -> dOut.scalarMultiply(0.5),
                        "The factor 2 is missing in dW1. Compute both gradients from the same dOut."),
                new Choice<>("dHiddenBy", f -> f.dHiddenBy = (apart, dOut) -> dOut
                        .scalarMultiply(apart.getRowDimension()), "dW1 isn't divided by the number of"
                        + " examples. Divide dOut, and both gradients get it from there."),
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
                step(true, false, (w, dW, rate) -> w.subtract(dW), "The rate is missing in the step of W1."),
                step(false, true, (w, dW, rate) -> w.subtract(dW), "The rate is missing in the step of W2."),
                step(true, false, (w, dW, rate) -> w.add(dW.scalarMultiply(rate)),
                        "W1 goes uphill. Either its step has a plus instead of a minus, or dHidden has the wrong"
                        + " sign."),
                step(false, true, (w, dW, rate) -> w.add(dW.scalarMultiply(rate)),
                        "W2 goes uphill: its step has a plus instead of a minus."),
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

    private static Choice<StepProgram> step(boolean of1, boolean of2, StepProgram.Descent step, String sentence) {
        return new Choice<>("step", f -> {
            f.step1 = of1 ? step : f.step1;
            f.step2 = of2 ? step : f.step2;
        }, sentence);
    }

    /**
     * A mistake in one of the lines: the first of each line, then the second, as the first are the commonest. The rate
     * of a step is above 0, so what only changes with its sign is no mistake here.
     */
    static Stream<Choice<StepProgram>> lines() {
        int most = LoopLines.ALL.stream().mapToInt(line -> line.wrong().size()).max().orElseThrow();
        return IntStream.range(0, most).boxed().flatMap(i -> LoopLines.ALL.stream()
                .filter(line -> i < line.wrong().size())
                .filter(line -> !line.wrong().get(i).what().matches(".*(\\|rate\\||max\\(0, rate\\)|loss is a sum).*"))
                .filter(line -> !line.name().equals("dOut") || !line.wrong().get(i).what().matches("is [-0-9].*"))
                .map(line -> {
                    Others o = line.wrong().get(i);
                    return new Choice<StepProgram>(line.name(), f -> f.lines.with(line.name(), o.formula()),
                            new Slip<>(null, o.what(), line.name().replace("newW", "the new W"),
                                    line.name().equals("dOut") ? DOUT : line.why()).sentence());
                }));
    }
}
