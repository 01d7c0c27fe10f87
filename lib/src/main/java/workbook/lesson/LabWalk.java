package workbook.lesson;

import backprop.scalar.Gradients;
import backprop.scalar.Scalar;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.function.Function;

/**
 * A walk back through a graph of numbers, as lesson 8 has it, with what can go wrong in it.
 *
 * @param first what its line for a node's first input does
 * @param second the same for the second
 * @param keys which inputs the two lines write to
 * @param values which gradient each of them takes: 0 for dx, 1 for dy, 2 for both added up
 * @param kept the map of a walk that has one for all
 */
record LabWalk(How first, How second, List<Integer> keys, List<Integer> values, Fault fault,
        Map<Scalar, Double> kept) implements Function<Scalar, Map<Scalar, Double>> {

    /** What a line does with a gradient that arrives at an input of v. */
    enum How {
        ADD("", (m, input, v, g) -> m.merge(input, g, Double::sum)),
        REPLACE("the new gradient still replaces what was there.", (m, input, v, g) -> m.put(input, g)),
        KEEP("the first gradient to arrive is kept, and the later ones are dropped. Add them up: Double::sum.",
                (m, input, v, g) -> m.putIfAbsent(input, g)),
        NULL("you ask gradients.get(…) for what has arrived before, but the first time it returns null. Use"
                + " gradients.getOrDefault(…, 0.0), or let merge do all of it.",
                (m, input, v, g) -> m.put(input, m.get(input) + g)),
        ONE("the sum starts at 1. As long as no gradient has arrived, it should be 0.0.",
                (m, input, v, g) -> m.put(input, m.getOrDefault(input, 1.0) + g)),
        OWN("you add the new gradient to that of v, which is on the node's output side. Add it to what the input"
                + " already has.",
                (m, input, v, g) -> m.put(input, m.get(v) + g)),
        TIMES("gradients that meet are multiplied. Add them up: Double::sum.",
                (m, input, v, g) -> m.merge(input, g, (a, b) -> a * b)),
        LARGER("of the gradients that meet, the larger one is kept. Add them up: Double::sum.",
                (m, input, v, g) -> m.merge(input, g, Math::max)),
        MEAN("you take the mean of the gradients that meet. Add them up: Double::sum.",
                (m, input, v, g) -> m.merge(input, g, (a, b) -> (a + b) / 2)),
        AGAIN("you multiply by the upstream gradient again. The node's backward has done that already.",
                (m, input, v, g) -> m.merge(input, g * m.get(v), Double::sum)),
        OTHER("the sum starts from the gradient of the node's other input. Ask for the gradient of the input that you"
                + " write to.",
                (m, input, v, g) -> m.put(input, m.getOrDefault(other(v, input), 0.0) + g)),
        WHOLE("the gradient is cast to a whole number, which drops what comes after the decimal point.",
                (m, input, v, g) -> m.merge(input, (double) (int) g, Double::sum)),
        GONE("nothing is written to the map, at least not when a gradient arrives for the first time. So the input has"
                + " no gradient.",
                (m, input, v, g) -> { });

        final String what;
        private final Line line;

        How(String what, Line line) {
            this.what = what;
            this.line = line;
        }
    }

    private static Scalar other(Scalar v, Scalar input) {
        return v.inputs().get(v.inputs().get(0) == input ? 1 : 0);
    }

    private interface Line {
        void write(Map<Scalar, Double> gradients, Scalar input, Scalar v, double g);
    }

    enum Fault { NONE, ONCE, KEPT, ZERO, TAKEN, FORWARDS }

    /** A right one. */
    LabWalk() {
        this(How.ADD, How.ADD, List.of(0, 1), List.of(0, 1), Fault.NONE, new WeakHashMap<>());
    }

    LabWalk first(How how) {
        return new LabWalk(how, second, keys, values, fault, kept);
    }

    LabWalk second(How how) {
        return new LabWalk(first, how, keys, values, fault, kept);
    }

    LabWalk both(How how) {
        return first(how).second(how);
    }

    LabWalk keys(int one, int other) {
        return new LabWalk(first, second, List.of(one, other), values, fault, kept);
    }

    LabWalk values(int one, int other) {
        return new LabWalk(first, second, keys, List.of(one, other), fault, kept);
    }

    LabWalk fault(Fault other) {
        return new LabWalk(first, second, keys, values, other, kept);
    }

    @Override
    public Map<Scalar, Double> apply(Scalar output) {
        Map<Scalar, Double> gradients = fault == Fault.KEPT ? kept : new HashMap<>();
        gradients.put(output, fault == Fault.ZERO ? 0.0 : 1.0);
        List<Scalar> order = new ArrayList<>(output.graph());
        if (fault != Fault.FORWARDS) {
            Collections.reverse(order);
        }
        for (Scalar v : order) {
            if (v.node() != null) {
                Gradients g = v.node().backward(gradients.get(v));
                if (fault == Fault.TAKEN) {
                    gradients.remove(v);
                }
                double[] from = {g.dx(), g.dy(), g.dx() + g.dy()};
                Scalar one = v.inputs().get(keys.get(0));
                Scalar other = v.inputs().get(keys.get(1));
                first.line.write(gradients, one, v, from[values.get(0)]);
                if (fault != Fault.ONCE || one != other) {
                    second.line.write(gradients, other, v, from[values.get(1)]);
                }
            }
        }
        return gradients;
    }
}
