package backprop.check;

import backprop.matrix.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/**
 * One gradient compared with the slopes that nudging gives, entry by entry.
 *
 * @param name what it is the derivative with respect to, say {@code W1}; the gradient itself is {@code dW1}
 * @param gradient what the backward pass gave
 * @param nudged what nudging each entry gave, in the same shape; NaN at a kink
 * @param kinks how many entries are at a kink; they are not compared
 * @param row the row of the worst entry, from 0
 * @param column its column, from 0
 * @param error its relative error; 0 if nothing could be compared
 */
public record Comparison(String name, RealMatrix gradient, RealMatrix nudged, int kinks, int row, int column,
        double error) {
    /**
     * Errors that are this close count as equal, and the first one is kept, so that rounding doesn't choose the worst.
     */
    private static final double SAME = 1e-6;

    /** @param here the loss before any nudge */
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
     * {@code |a − n| / max(|a|, |n|)}, as in CS231n. A difference that the slope's uncertainty explains is no error, so
     * 0 against 0 has none. What can't be compared has an infinite error.
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

    /** The sentences below the table: none for a right gradient without kinks. */
    List<String> sentences() {
        List<String> sentences = new ArrayList<>();
        if (checked() == 0) {
            sentences.add("d" + name + ": every entry is at a kink, so nothing was compared; repeat the check"
                    + " at other numbers.");
        } else if (verdict() != Verdict.RIGHT) {
            sentences.add(sentence());
        }
        if (kinks > 0) {
            sentences.add("d" + name + ": " + kinks + (kinks == 1 ? " entry is" : " entries are")
                    + " at a kink, such as ReLU has at 0."
                    + " The slopes to its left and right differ, so there is no derivative to compare with.");
        }
        return sentences;
    }

    private String sentence() {
        double a = gradient.getEntry(row, column);
        double n = nudged.getEntry(row, column);
        if (!Double.isFinite(a)) {
            return worst() + " is " + a + "; a gradient must be a finite number.";
        }
        if (!Double.isFinite(n)) {
            return "A nudge of " + name + index() + " makes the loss infinite or NaN, so it can't be compared; repeat"
                    + " the check at other numbers.";
        }
        String told = worst() + " is " + GradientReport.number(a, 9) + ", but nudging " + name + index() + " gives "
                + GradientReport.number(n, 9) + ".";
        return verdict() == Verdict.WRONG ? told : told + " That is close, but not right: the relative error is above"
                + " 1e-7 and below 1e-2. A kink nearby, such as ReLU has at 0, can cause that, so repeat the check at"
                + " other numbers; if the error stays, the gradient is wrong.";
    }

    /** Rows × columns. */
    public String shape() {
        return Shapes.of(gradient);
    }

    private String index() {
        return gradient.getRowDimension() * gradient.getColumnDimension() == 1 ? "" : "[" + row + "][" + column + "]";
    }
}
