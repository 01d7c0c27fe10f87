package workbook.lesson;

import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.exception.MathIllegalArgumentException;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.lesson.Lesson6.Step;

/** A training step, choice by choice: each is right at first, and a mistake changes one. */
final class StepProgram implements Step {
    interface Result {
        List<RealMatrix> of(RealMatrix w1, RealMatrix w2, RealMatrix new1, RealMatrix new2);
    }

    /** By what dOut is multiplied, as the loss is a mean over the examples. */
    interface Share {
        double of(int examples, int inputs, int hidden, int outputs);
    }

    interface Descent {
        RealMatrix of(RealMatrix w, RealMatrix dW, double rate);
    }

    final LoopLines lines = new LoopLines();
    UnaryOperator<RealMatrix> batch = x -> x;
    BinaryOperator<RealMatrix> forwardFrom = (hidden, active) -> active;
    UnaryOperator<RealMatrix> output = y -> y;
    BinaryOperator<RealMatrix> difference = (y, t) -> y.subtract(t);
    Share share = (n, d, h, m) -> 1.0 / n;
    BinaryOperator<RealMatrix> atOutput = (y, dOut) -> dOut;
    BinaryOperator<RealMatrix> dW2From = (hidden, active) -> active;
    BinaryOperator<RealMatrix> dW2By = (difference, dOut) -> dOut;
    BinaryOperator<RealMatrix> dHiddenBy = (difference, dOut) -> dOut;
    BinaryOperator<RealMatrix> backOver = (old2, new2) -> old2;
    Descent step1 = lines::newW;
    Descent step2 = lines::newW;
    boolean recomputes;
    boolean reactivates;
    boolean twice;
    Result result = (w1, w2, new1, new2) -> List.of(new1, new2);
    boolean rowByRow;
    boolean keepsWeights;
    boolean sums;
    private List<RealMatrix> kept;
    private int examples;

    @Override
    public List<RealMatrix> step(RealMatrix x, RealMatrix t, RealMatrix w1, RealMatrix w2, double rate) {
        kept = null;
        if (keepsWeights || sums) {
            StepExercise.HISTORY.stream().takeWhile(in -> !in[0].equals(x)).forEach(in -> {
                try {
                    whole(in[0], in[1], in[2], in[3], StepExercise.rate(in[0]));
                } catch (MathIllegalArgumentException e) {
                    // what is kept has another shape, and stays
                }
            });
        }
        return whole(x, t, w1, w2, rate);
    }

    private List<RealMatrix> whole(RealMatrix x, RealMatrix t, RealMatrix w1, RealMatrix w2, double rate) {
        examples = x.getRowDimension();
        if (!rowByRow) {
            return once(batch.apply(x), t, w1, w2, rate);
        }
        List<RealMatrix> w = List.of(w1, w2);
        for (int i = 0; i < examples; i++) {
            w = once(x.getRowMatrix(i), t.getRowMatrix(i), w.get(0), w.get(1), rate);
        }
        return w;
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
        RealMatrix dOut = atOutput.apply(y, lines.dOut(apart).scalarMultiply(share.of(examples, x.getColumnDimension(),
                w1.getColumnDimension(), t.getColumnDimension())));
        RealMatrix dW2 = lines.dW2(later == w1 ? dW2From.apply(hidden, active)
                : lines.active(x.multiply(later)), dW2By.apply(apart, dOut));
        RealMatrix over = backOver.apply(w2, step2.of(w2, dW2, rate));
        return List.of(lines.dW1(x, lines.dHidden(hidden, dHiddenBy.apply(apart, dOut), over)), dW2);
    }
}
