package workbook.lesson;

import backprop.scalar.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Slip;
import workbook.exercise.Trial;
import workbook.lesson.LabWalk.Fault;
import workbook.lesson.LabWalk.How;

/** Fix a walk that goes back through a graph of numbers, and forgets all but the last gradient of a value. */
final class WalkExercise {
    private static final String[] NAMES = {"a", "b"};

    private WalkExercise() { }

    static Exercise<Function<Scalar, Map<Scalar, Double>>> make() {
        return new Exercise<>("the walk", "Each gradient that arrives at a value is added to those that arrived there"
                + " before, so a value may be used as often as you like.", trials(), changes().stream()
                .map(c -> c.slip(new LabWalk())).toList(), WalkExercise::pairs)
                .fixing(new LabWalk().both(How.REPLACE));
    }

    private static List<Trial<Function<Scalar, Map<Scalar, Double>>>> trials() {
        return List.of(
                trial("a · b + a", v -> v[0].times(v[1]).plus(v[0]), 1, 3, 2),
                trial("s · s + a, s = a · b", v -> {
                    Scalar s = v[0].times(v[1]);
                    return s.times(s).plus(v[0]);
                }, 1, 3, 2),
                trial("a · b", v -> v[0].times(v[1]), 1, 3, 2),
                trial("a · b · 1.1", v -> v[0].times(v[1]).times(Scalar.of("tax", 1.1)), 1, 3, 2),
                trial("a · b + b", v -> v[0].times(v[1]).plus(v[1]), 1, 3, 2),
                trial("a + b · a", v -> v[0].plus(v[1].times(v[0])), 1, 2.5, -4),
                trial("a · b + a", v -> v[0].times(v[1]).plus(v[0]), 1, -3, -2.25),
                trial("a + a", v -> v[0].plus(v[0]), 1, 7),
                trial("a · a · a", v -> v[0].times(v[0]).times(v[0]), 1, -1.5),
                trial("s · a · s, s = a + b", v -> {
                    Scalar s = v[0].plus(v[1]);
                    return s.times(v[0]).times(s);
                }, 1, 0.5, 3),
                trial("s + b · (s + a), s = a · b", v -> {
                    Scalar s = v[0].times(v[1]);
                    return s.plus(v[1].times(s.plus(v[0])));
                }, 1, 4, -0.5),
                trial("a alone", v -> v[0], 1, 5),
                trial("a · b + a", v -> v[0].times(v[1]).plus(v[0]), 2, 3, 2));
    }

    /** @param times how often the graph is walked; the last walk counts */
    private static Trial<Function<Scalar, Map<Scalar, Double>>> trial(String z, Function<Scalar[], Scalar> graph,
            int times, double... values) {
        List<Due> due = IntStream.range(0, values.length).mapToObj(i -> Due.nudged("the gradient of " + NAMES[i],
                NAMES[i], values[i], v -> {
            double[] nudged = values.clone();
            nudged[i] = v;
            return graph.apply(inputs(nudged)).value();
        })).toList();
        String given = IntStream.range(0, values.length).mapToObj(i -> ", " + NAMES[i] + " = " + Due.words(values[i]))
                .reduce("z = " + z, String::concat) + (times > 1 ? ", in a second walk through the same graph" : "");
        return new Trial<>(given, due, (walk, out) -> {
            Scalar[] inputs = inputs(values);
            Scalar output = graph.apply(inputs);
            Map<Scalar, Double> gradients = null;
            for (int i = 0; i < times; i++) {
                gradients = walk.apply(output);
            }
            if (gradients == null) {
                throw new Mishap("The walk returned null. Return the map of all gradients.");
            }
            for (int i = 0; i < inputs.length; i++) {
                if (gradients.get(inputs[i]) == null) {
                    throw new Mishap("no " + NAMES[i], "There is no gradient for " + NAMES[i] + " in the map.");
                }
                out.put("the gradient of " + NAMES[i], gradients.get(inputs[i]));
            }
            if (!gradients.keySet().containsAll(output.graph())) {
                throw new Mishap("no middle", "The map lacks the gradient of a value in the middle of the graph. It"
                        + " should have one for each value.");
            }
        });
    }

    private static Scalar[] inputs(double[] values) {
        return IntStream.range(0, values.length).mapToObj(i -> Scalar.of(NAMES[i], values[i])).toArray(Scalar[]::new);
    }

    /** A mistake as a change of a right walk. */
    private record Change(String sentence, UnaryOperator<LabWalk> of) {
        Slip<Function<Scalar, Map<Scalar, Double>>> slip(LabWalk walk) {
            return new Slip<>(of.apply(walk), sentence);
        }
    }

    /** What one of the two lines, or both, may do in place of adding up; and what else may be wrong. */
    private static List<Change> changes() {
        List<Change> changes = new ArrayList<>();
        for (How how : How.values()) {
            if (how != How.ADD) {
                String only = how == How.REPLACE ? "Only one of the two lines adds the gradients up. " : "";
                String first = only + "In the line for the node's first input, " + how.what;
                changes.add(new Change(first, w -> w.first(how)));
                changes.add(new Change(only + "In the line for the node's second input, " + how.what,
                        w -> w.second(how)));
                changes.add(new Change(how == How.NULL ? first : "In both lines, " + how.what, w -> w.both(how)));
            }
        }
        changes.addAll(List.of(
                new Change("The two lines have the same key: both write to inputs().get(0), so the second input gets no"
                        + " gradient, and the first gets both.", w -> w.keys(0, 0)),
                new Change("The two lines have the same key: both write to inputs().get(1), so the first input gets no"
                        + " gradient, and the second gets both.", w -> w.keys(1, 1)),
                new Change("The two gradients are exchanged: g.dx() belongs to inputs().get(0), and g.dy() to"
                        + " inputs().get(1).", w -> w.keys(1, 0)),
                new Change("Both lines use g.dx(). The second input should get g.dy().", w -> w.values(0, 0)),
                new Change("Both lines use g.dy(). The first input should get g.dx().", w -> w.values(1, 1)),
                new Change("Each input gets the sum of g.dx() and g.dy(). Add up what arrives at one value, not what"
                        + " leaves one node: the first input should get g.dx(), and the second g.dy().",
                        w -> w.values(2, 2)),
                new Change("If both inputs of a node are one and the same value, as in a + a, only one of its two"
                        + " gradients arrives. Both have to arrive, so read the map again before you add the second.",
                        w -> w.fault(Fault.ONCE)),
                new Change("The map is kept from one walk to the next, so a second walk adds to the sums of the first."
                        + " Make a new map in each walk.", w -> w.fault(Fault.KEPT)),
                new Change("The walk starts with 0 at the output, and 0 times anything is 0. The gradient of the output"
                        + " with respect to itself is 1, so start with 1.0.", w -> w.fault(Fault.ZERO)),
                new Change("You remove each gradient from the map when you use it, so the values in the middle have"
                        + " none at the end. Read it with get, which leaves it in the map.",
                        w -> w.fault(Fault.TAKEN)),
                new Change("The order is no longer reversed, so the walk reaches values that have no gradient yet."
                        + " Begin at the output.", w -> w.fault(Fault.FORWARDS))));
        return changes;
    }

    private static Stream<Slip<Function<Scalar, Map<Scalar, Double>>>> pairs() {
        List<Change> all = changes();
        return all.stream().flatMap(one -> all.stream().filter(other -> other != one).map(other ->
                new Slip<>(other.of.apply(one.of.apply(new LabWalk())), one.sentence + "\n" + other.sentence)));
    }
}
