package backprop.check;

import backprop.matrix.Shapes;
import backprop.matrix.StopButton;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/** What a check has found so far. */
final class Findings {
    /** This many passes with the same numbers must give the same result before any number is nudged. */
    private static final int TIMES = 8;
    private static final double ROUNDING = 1e-9;

    private final List<String> faults = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();
    private boolean repeats = true;

    void fault(String sentence) {
        faults.add(sentence);
    }

    /** A fault, unless a matrix that was passed in still has its numbers. */
    void unchanged(RealMatrix before, RealMatrix now, String culprit) {
        if (!before.equals(now)) {
            fault(culprit + " in place, but other code still needs it; work on a copy.");
        }
    }

    /** Compares a gradient with nudges, or reports why that can't be done. */
    void compare(String name, RealMatrix at, ToDoubleFunction<RealMatrix> loss, RealMatrix gradient) {
        if (gradient == null) {
            fault("d" + name + " is null; backward must return the gradient of " + name + ".");
        } else if (!Shapes.of(gradient).equals(Shapes.of(at))) {
            fault("d" + name + " is " + Shapes.of(gradient) + " but " + name + " is " + Shapes.of(at)
                    + "; a gradient has the shape of its value.");
        } else if (repeats) {
            nudge(name, at, m -> {
                StopButton.check(() -> "GradientCheck: interrupted at d" + name
                        + "; parameters and gradients are as they were.");
                return loss.applyAsDouble(m);
            }, gradient.copy());
        }
    }

    private void nudge(String name, RealMatrix at, ToDoubleFunction<RealMatrix> loss, RealMatrix gradient) {
        double here = loss.applyAsDouble(at.copy());
        for (int again = 1; again < TIMES && repeats; again++) {
            repeats = same(here, loss.applyAsDouble(at.copy()));
        }
        if (repeats) {
            comparisons.add(Comparison.of(name, at, here, loss, gradient));
        } else {
            fault("Two forward passes with the same " + name + " gave different results. A gradient check needs a"
                    + " forward that always does the same: let it draw its random numbers from the same seed in every"
                    + " pass, or leave them out.");
        }
    }

    /** Apart from differences in rounding, such as a parallel sum may have. */
    private static boolean same(double a, double b) {
        return Double.compare(a, b) == 0 || Math.abs(a - b) <= ROUNDING * Math.min(Math.abs(a), Math.abs(b));
    }

    GradientReport report(String subject) {
        return new GradientReport(subject, List.copyOf(faults), List.copyOf(comparisons));
    }
}
