package backprop.check;

import backprop.matrix.Shapes;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.apache.commons.math3.linear.RealMatrix;

/** What a check has found so far. */
final class Findings {
    private final List<String> faults = new ArrayList<>();
    private final List<Comparison> comparisons = new ArrayList<>();

    void fault(String sentence) {
        faults.add(sentence);
    }

    /** A fault, unless a matrix that was handed over still has its numbers. */
    void unchanged(RealMatrix before, RealMatrix now, String culprit) {
        if (!before.equals(now)) {
            fault(culprit + " in place; others still need it, so work on a copy.");
        }
    }

    /** Holds a gradient against nudges, or says why that can't be done. */
    void compare(String name, RealMatrix at, ToDoubleFunction<RealMatrix> loss, RealMatrix gradient) {
        if (gradient == null) {
            fault("d" + name + " is null; backward must return the gradient of " + name + ".");
        } else if (!Shapes.of(gradient).equals(Shapes.of(at))) {
            fault("d" + name + " is " + Shapes.of(gradient) + " but " + name + " is " + Shapes.of(at)
                    + "; a gradient has the shape of its value.");
        } else {
            comparisons.add(Comparison.of(name, at, loss, gradient.copy()));
        }
    }

    GradientReport report(String subject) {
        return new GradientReport(subject, List.copyOf(faults), List.copyOf(comparisons));
    }
}
