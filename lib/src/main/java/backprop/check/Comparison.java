package backprop.check;

import backprop.matrix.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * One gradient held against nudges, entry by entry.
 *
 * @param name what it is the derivative with respect to, say {@code W1}; the gradient itself is {@code dW1}
 * @param gradient what the backward pass gave
 * @param nudged what nudging each entry gave, in the same shape; NaN at a kink
 * @param kinks how many entries stand at a kink; they are not counted
 * @param row the row of the worst entry, from 0
 * @param column its column, from 0
 * @param error its relative error; 0 where nothing could be compared
 */
public record Comparison(String name, RealMatrix gradient, RealMatrix nudged, int kinks, int row, int column,
        double error) {
    /**
     * Errors as near to each other as this are equal, and the first counts, so that rounding doesn't choose the worst.
     */
    private static final double SAME = 1e-6;

    /** @param here what the loss is where nothing is nudged */
    static Comparison of(String name, RealMatrix at, double here, ToDoubleFunction<RealMatrix> loss,
            RealMatrix gradient) {
        RealMatrix nudged = at.copy();
        int kinks = 0;
        int row = 0;
        int column = 0;
        double worst = -1;
        for (int i = 0; i < at.getRowDimension(); i++) {
            for (int j = 0; j < at.getColumnDimension(); j++) {
                Slope slope = Slope.of(loss, at, i, j, here);
                nudged.setEntry(i, j, slope.kink() ? Double.NaN : slope.value());
                kinks += slope.kink() ? 1 : 0;
                double error = slope.kink() ? -1 : error(gradient.getEntry(i, j), slope);
                if (error > worst + SAME * Math.abs(worst)) {
                    worst = error;
                    row = i;
                    column = j;
                }
            }
        }
        return new Comparison(name, gradient, nudged, kinks, row, column, Math.max(0, worst));
    }

    /**
     * {@code |a − n| / max(|a|, |n|)}, as CS231n has it, where what the slope's uncertainty explains of the difference
     * is no error; so 0 against 0 has none. What can't be compared is infinitely wrong.
     */
    static double error(double gradient, Slope slope) {
        double difference = Math.abs(gradient - slope.value()) - slope.uncertainty();
        return difference <= 0 ? 0 : Double.isFinite(difference)
                ? difference / Math.max(Math.abs(gradient), Math.abs(slope.value())) : Double.POSITIVE_INFINITY;
    }

    /** How many entries were compared: all but those at kinks. */
    public int checked() {
        return gradient.getRowDimension() * gradient.getColumnDimension() - kinks;
    }

    /** By the error; suspicious if there was nothing to compare. */
    public Verdict verdict() {
        return checked() == 0 ? Verdict.SUSPICIOUS : Verdict.of(error);
    }

    /** The worst entry, say {@code dW1[0][2]}; a single number needs no index. */
    public String worst() {
        return "d" + name + index();
    }

    /** What is to be said: nothing of a right gradient without kinks. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (checked() == 0) {
            sentences.add("d" + name + ": every entry stands at a kink, so nothing was compared; check at"
                    + " other numbers.");
        } else if (verdict() != Verdict.RIGHT) {
            sentences.add(sentence());
        }
        if (kinks > 0) {
            sentences.add("d" + name + ": " + kinks + (kinks == 1 ? " entry stands" : " entries stand")
                    + " at a kink, as ReLU has at 0."
                    + " The slopes to its left and right differ, so there is no derivative to compare with.");
        }
        return sentences;
    }

    private String sentence() {
        double a = gradient.getEntry(row, column);
        double n = nudged.getEntry(row, column);
        if (!Double.isFinite(a)) {
            return worst() + " is " + a + "; a gradient is a finite number.";
        }
        if (!Double.isFinite(n)) {
            return "A nudge of " + name + index() + " makes the loss infinite or NaN, so it can't be compared; check at"
                    + " other numbers.";
        }
        String told = worst() + " is " + GradientReport.number(a, 9) + ", but nudging " + name + index() + " gives "
                + GradientReport.number(n, 9) + ".";
        return verdict() == Verdict.WRONG ? told : told + " That is close, but not right: above 1e-7, below 1e-2."
                + " A kink nearby, as ReLU has at 0, can do that, so check at other numbers; if it stays, the gradient"
                + " is wrong.";
    }

    /** Rows × columns. */
    public String shape() {
        return Shapes.of(gradient);
    }

    private String index() {
        return gradient.getRowDimension() * gradient.getColumnDimension() == 1 ? "" : "[" + row + "][" + column + "]";
    }
}
