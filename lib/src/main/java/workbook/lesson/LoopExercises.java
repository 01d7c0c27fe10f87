package workbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Trial;
import workbook.lesson.Lesson6.Loop;
import workbook.lesson.Lesson6.Step;

/** The training loop, line by line and whole. Its gradients are nudges of the loss. */
final class LoopExercises {
    private static final int[][] SHAPES = {{2, 3, 4, 5}, {3, 3, 3, 3}, {1, 4, 2, 3}, {6, 2, 3, 1}};   // N, D, H, M

    /** In a whole step these two give the same. */
    private static final Slip<Loop> SIGN = slip(l -> l.dOut = difference -> difference.scalarMultiply(-2),
            "dOut: the sign is wrong. The difference is Y − T, so a larger Y makes it larger: dOut is plus 2 times it."
            + " The minus comes at the very end, in the step.");
    private static final Slip<Loop> PLUS = slip(l -> l.newW = (w, dW, rate) -> w.add(dW.scalarMultiply(rate)),
            "The step: plus in place of minus. The gradient points uphill, so the loss would grow: step against it.");

    private LoopExercises() { }

    static Exercise<Loop> lines() {
        List<Trial<Loop>> trials = new ArrayList<>();
        for (int[] shape : SHAPES) {
            lineTrials(shape, trials);
        }
        return new Exercise<>("the lines of the loop", "Each of the six fits with the others around it: the loop"
                + " is yours.", trials, Stream.concat(lineSlips().stream(), others()).toList());
    }

    static Exercise<Step> step() {
        List<Trial<Step>> trials = new ArrayList<>();
        for (int[] shape : SHAPES) {
            trials.add(stepTrial(shape, 1));
        }
        trials.add(stepTrial(SHAPES[1], 3));
        List<Slip<Step>> slips = new ArrayList<>(List.of(
                new Slip<>((x, t, w1, w2, rate) -> {
                    RealMatrix new2 = step(new Lines(), x, t, w1, w2, rate).get(1);
                    return List.of(step(slip(l -> l.dHidden = (hidden, dOut, old2) -> new Lines()
                            .dHidden(hidden, dOut, new2), "").wrong(), x, t, w1, w2, rate).get(0), new2);
                },
                        "W2 is stepped too early: dHidden is computed with the new W2, but forward used the old one."
                        + " First all gradients, then both steps."),
                new Slip<>((x, t, w1, w2, rate) -> step(slip(l -> l.dW2 = (active, dOut) -> x.multiply(w1).transpose()
                        .multiply(dOut), "").wrong(), x, t, w1, w2, rate),
                        "dW2: it is made from hidden. W2 multiplied what ReLU let through: dW2 = activeᵀ · dOut."),
                new Slip<>((x, t, w1, w2, rate) -> step(new Lines(), x, t.scalarMultiply(0), w1, w2, rate),
                        "The targets are left out: the difference is Y − T."),
                new Slip<>((x, t, w1, w2, rate) -> List.of(step(new Lines(), x, t, w1, w2, rate).get(0), w2),
                        "W2 stays as it was: it takes a step against its gradient too."),
                new Slip<>((x, t, w1, w2, rate) -> List.of(w1, step(new Lines(), x, t, w1, w2, rate).get(1)),
                        "W1 stays as it was: it takes a step against its gradient too."),
                new Slip<>((x, t, w1, w2, rate) -> {
                    List<RealMatrix> right = step(new Lines(), x, t, w1, w2, rate);
                    return List.of(right.get(1), right.get(0));
                },
                        "One stands in the other's place: return List.of(the new W1, the new W2).")));
        slips.add(inStep(slip(l -> {
            l.active = hidden -> hidden;
            l.dHidden = (hidden, dOut, w2) -> dOut.multiply(w2.transpose());
        }, ""), "ReLU is missing, forward and backward. Without it the two products would be no more than one."));
        slips.add(inStep(PLUS, "The step goes uphill: a plus stands where W − rate · dW should have its minus, or dOut"
                + " has the sign of T − Y."));
        Stream.concat(lineSlips().stream().filter(s -> s != SIGN && s != PLUS), others())
                .forEach(s -> slips.add(new Slip<>(inStep(s, "").wrong(), s.what(), s.of(), s.why())));
        return new Exercise<>("the training step", "Both weight matrices are where nudging says they should be, after"
                + " one step and after three.", trials, slips);
    }

    private static Slip<Step> inStep(Slip<Loop> line, String sentence) {
        return new Slip<>((x, t, w1, w2, rate) -> step(line.wrong(), x, t, w1, w2, rate), sentence);
    }

    private static double loss(RealMatrix y, RealMatrix t) {
        RealMatrix difference = y.subtract(t);
        return Matrices.weighed(difference, difference);
    }

    private static RealMatrix relu(RealMatrix m) {
        return Matrices.each(m, v -> Math.max(0, v));
    }

    private static void lineTrials(int[] s, List<Trial<Loop>> trials) {
        RealMatrix x = Matrices.tenths(1, s[0], s[1]);
        if (s[0] == 3) {
            x.setRow(1, new double[s[1]]);    // so that hidden is 0 there
        }
        RealMatrix t = Matrices.tenths(2, s[0], s[3]);
        RealMatrix w1 = Matrices.tenths(3, s[1], s[2]);
        RealMatrix w2 = Matrices.tenths(4, s[2], s[3]);
        RealMatrix hidden = x.multiply(w1);
        RealMatrix active = relu(hidden);
        RealMatrix y = active.multiply(w2);
        Due dOut = Due.nudged("dOut", "Y", y, v -> loss(v, t));
        Due dHidden = Due.nudged("dHidden", "hidden", hidden, v -> loss(relu(v).multiply(w2), t));
        Due dW2 = Due.nudged("dW2", "W2", w2, v -> loss(active.multiply(v), t));
        trials.add(line(Due.of("active", active), (loop, in) -> loop.active(in[0]), "hidden", hidden));
        trials.add(line(dOut, (loop, in) -> loop.dOut(in[0]), "difference", y.subtract(t)));
        trials.add(line(dW2, (loop, in) -> loop.dW2(in[0], in[1]), "active", active, "dOut", dOut.value()));
        trials.add(line(dHidden, (loop, in) -> loop.dHidden(in[0], in[1], in[2]), "hidden", hidden, "dOut",
                dOut.value(), "w2", w2));
        trials.add(line(Due.nudged("dW1", "W1", w1, v -> loss(relu(x.multiply(v)).multiply(w2), t)),
                (loop, in) -> loop.dW1(in[0], in[1]), "x", x, "dHidden", dHidden.value()));
        trials.add(line(Due.of("newW", w2.subtract(dW2.value().scalarMultiply(0.1))),
                (loop, in) -> loop.newW(in[0], in[1], 0.1), "rate 0.1, w", w2, "dW", dW2.value()));
    }

    private interface Line {
        RealMatrix run(Loop loop, RealMatrix[] in);
    }

    private static Trial<Loop> line(Due due, Line line, Object... namesAndMatrices) {
        List<String> given = new ArrayList<>();
        List<RealMatrix> in = new ArrayList<>();
        for (int i = 0; i < namesAndMatrices.length; i += 2) {
            in.add((RealMatrix) namesAndMatrices[i + 1]);
            given.add(Matrices.words((String) namesAndMatrices[i], in.get(in.size() - 1)));
        }
        return new Trial<>(String.join(", ", given), List.of(due), (loop, out) -> {
            RealMatrix[] handed = in.stream().map(RealMatrix::copy).toArray(RealMatrix[]::new);
            out.put(due.name(), line.run(loop, handed), due.name());
            for (int i = 0; i < handed.length; i++) {
                Outcome.unchanged(((String) namesAndMatrices[2 * i]).replaceAll(".* ", ""), in.get(i), handed[i],
                        due.name());
            }
        });
    }

    private static Trial<Step> stepTrial(int[] s, int steps) {
        double rate = 0.01;
        RealMatrix x = Matrices.tenths(1, s[0], s[1]);
        RealMatrix t = Matrices.tenths(2, s[0], s[3]);
        RealMatrix start1 = Matrices.tenths(3, s[1], s[2]);
        RealMatrix start2 = Matrices.tenths(4, s[2], s[3]);
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

    private static List<RealMatrix> step(Loop loop, RealMatrix x, RealMatrix t, RealMatrix w1, RealMatrix w2,
            double rate) {
        RealMatrix hidden = x.multiply(w1);
        RealMatrix active = loop.active(hidden);
        RealMatrix dOut = loop.dOut(active.multiply(w2).subtract(t));
        RealMatrix dW2 = loop.dW2(active, dOut);
        RealMatrix dW1 = loop.dW1(x, loop.dHidden(hidden, dOut, w2));
        return List.of(loop.newW(w1, dW1, rate), loop.newW(w2, dW2, rate));
    }

    /** One wrong line each, of those that can be made from the matrices that there are. */
    private static Stream<Slip<Loop>> others() {
        Lines right = new Lines();
        Function<Map<String, RealMatrix>, RealMatrix> dHidden = in -> right.dHidden(in.get("hidden"), in.get("dOut"),
                in.get("w2"));
        return Stream.of(
                Others.ofAny(in -> right.active(in.get("hidden"))).stream()
                        .map(o -> other(o, "active", "It is hidden where"
                        + " that is above 0, else 0.", l -> l.active = h -> o.formula().apply(Map.of("hidden", h)))),
                Others.ofAny(in -> right.dOut(in.get("difference"))).stream().map(o -> other(o, "dOut", "It is 2 ·"
                        + " difference.", l -> l.dOut = d -> o.formula().apply(Map.of("difference", d)))),
                product("activeᵀ · dOut", "active", "dOut")
                        .map(o -> other(o, "dW2", "It is activeᵀ · dOut, which sums over"
                        + " the examples.", l -> l.dW2 = (a, d) -> o.formula().apply(Map.of("active", a, "dOut", d)))),
                product("xᵀ · dHidden", "x", "dHidden")
                        .map(o -> other(o, "dW1", "It is xᵀ · dHidden, which sums over the"
                        + " examples.", l -> l.dW1 = (x, d) -> o.formula().apply(Map.of("x", x, "dHidden", d)))),
                Stream.of(Others.ofAny(dHidden), Others.overExamples(dHidden, "hidden", "dOut"), Others.masked(
                        "dOut · w2ᵀ", "hidden", "hidden", "dOut", "w2")).flatMap(List::stream)
                                .map(o -> other(o, "dHidden",
                        "It is dOut · w2ᵀ where hidden is above 0, else 0.", l -> l.dHidden = (h, d, w) -> o.formula()
                        .apply(Map.of("hidden", h, "dOut", d, "w2", w))))).flatMap(s -> s);
    }

    private static Stream<Others> product(String right, String left, String other) {
        Function<Map<String, RealMatrix>, RealMatrix> formula = in -> in.get(left).transpose().multiply(in.get(other));
        return Stream.of(Others.ofProduct(right, left, other), Others.ofAny(formula),
                Others.overExamples(formula, left, other)).flatMap(List::stream);
    }

    private static Slip<Loop> other(Others o, String of, String why, Consumer<Lines> spoil) {
        return new Slip<>(slip(spoil, "").wrong(), o.what(), of, why);
    }

    private static List<Slip<Loop>> lineSlips() {
        return List.of(SIGN, PLUS,
                slip(l -> l.active = hidden -> hidden.copy(),
                        "active: ReLU is missing on the way forward. Without it the two products would be no more"
                        + " than one: where hidden is below 0, active is 0."),
                slip(l -> l.active = hidden -> Matrices.each(hidden, v -> v > 0 ? 1 : 0),
                        "active: that is ReLU's derivative, 1 or 0. Forward, a value above 0 passes as it is."),
                slip(l -> l.dOut = difference -> difference.copy(),
                        "dOut: the factor 2 is missing. The derivative of u² is 2u."),
                slip(l -> l.dOut = difference -> difference.scalarMultiply(2.0 / difference.getRowDimension()),
                        "dOut: it is divided by the number of examples. This loss is a sum, with no mean: 2 ·"
                        + " difference."),
                slip(l -> l.dOut = difference -> Matrices.each(difference, v -> v * v),
                        "dOut: that is the loss of each entry, u². Its derivative is 2u."),
                slip(l -> l.dW2 = (active, dOut) -> active.multiply(dOut),
                        "dW2: a transpose is missing. dW2 = activeᵀ · dOut, which sums over the examples."),
                slip(l -> l.dW2 = (active, dOut) -> dOut.transpose().multiply(active),
                        "dW2: the factors are swapped. dOutᵀ · active is the transpose of what is wanted, activeᵀ ·"
                        + " dOut."),
                slip(l -> l.dHidden = (hidden, dOut, w2) -> dOut.multiply(w2.transpose()),
                        "dHidden: the way back through ReLU is missing. Where hidden was not above 0, nothing passes:"
                        + " dHidden is 0 there."),
                slip(l -> l.dHidden = (hidden, dOut, w2) -> Matrices.each(dOut.multiply(w2.transpose()),
                        v -> Math.max(0, v)),
                        "dHidden: it asks whether the gradient is above 0. What counts is whether hidden was, on the"
                        + " way forward."),
                slip(l -> l.dHidden = (hidden, dOut, w2) -> Matrices.each(hidden, dOut.multiply(w2), (h, d) -> h > 0 ? d
                        : 0),
                        "dHidden: a transpose is missing. It is dOut · W2ᵀ, and then what hidden lets pass."),
                slip(l -> l.dHidden = (hidden, dOut, w2) -> Matrices.each(hidden, dOut.multiply(w2.transpose()),
                        (h, d) -> d > 0 ? h : 0),
                        "dHidden: the condition and the matrix are exchanged. hidden decides, and dOut · W2ᵀ is what"
                        + " passes."),
                slip(l -> l.dHidden = (hidden, dOut, w2) -> relu(hidden),
                        "dHidden: what passes there is hidden, the value. hidden only decides where; what passes is"
                        + " the gradient, dOut · W2ᵀ."),
                slip(l -> l.dW1 = (x, dHidden) -> x.multiply(dHidden),
                        "dW1: a transpose is missing. dW1 = Xᵀ · dHidden, which sums over the examples."),
                slip(l -> l.dW1 = (x, dHidden) -> dHidden.transpose().multiply(x),
                        "dW1: the factors are swapped. dHiddenᵀ · X is the transpose of what is wanted, Xᵀ · dHidden."),
                slip(l -> l.newW = (w, dW, rate) -> w.subtract(dW),
                        "The step: the learning rate is missing. The gradient says which way is down, and the rate"
                        + " how far to go: rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> dW.scalarMultiply(-rate),
                        "The step: that is the step alone. It starts from where w is: w − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> dW,
                        "The step: that is the gradient itself. A step starts from where w is, and goes against it: w"
                        + " − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> w.copy(),
                        "The step: w comes back as it was. subtract changes nothing in place: return what it gives."),
                slip(l -> l.newW = (w, dW, rate) -> w.subtract(dW).scalarMultiply(rate),
                        "The step: the rate multiplies the whole difference. Only dW is multiplied by it: w − rate ·"
                        + " dW."),
                slip(l -> l.newW = (w, dW, rate) -> w.scalarMultiply(rate).subtract(dW),
                        "The step: the rate multiplies w. It belongs to dW: w − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> dW.scalarMultiply(rate).subtract(w),
                        "The step: the difference is the wrong way round. It is w − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> w.subtract(dW.scalarMultiply(2 * rate)),
                        "The step: it is twice as far as it should be. It is w − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> w.subtract(dW.scalarMultiply(1 / rate)),
                        "The step: it divides by the rate. A larger rate makes a longer step: w − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> w.subtract(dW.scalarMultiply(rate * rate)),
                        "The step: the rate is in it twice. It is w − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> w.subtract(Matrices.each(dW, v -> Math.signum(v) * rate)),
                        "The step: only the sign of dW counts. Its size belongs to it too: w − rate · dW."),
                slip(l -> l.newW = (w, dW, rate) -> w.subtract(dW.scalarMultiply(1e-6)),
                        "The step: it goes by 1e-6, as the lesson's loop does. Use the rate that is handed over."));
    }

    private static Slip<Loop> slip(Consumer<Lines> spoil, String sentence) {
        Lines lines = new Lines();
        spoil.accept(lines);
        return new Slip<>(lines, sentence);
    }

    private interface Three {
        RealMatrix of(RealMatrix a, RealMatrix b, RealMatrix c);
    }

    private interface Descent {
        RealMatrix of(RealMatrix w, RealMatrix dW, double rate);
    }

    /** Every line as it should be, for a slip to put a wrong one in its place. */
    private static final class Lines implements Loop {
        private UnaryOperator<RealMatrix> active = LoopExercises::relu;
        private UnaryOperator<RealMatrix> dOut = difference -> difference.scalarMultiply(2);
        private BinaryOperator<RealMatrix> dW2 = (active, dOut) -> active.transpose().multiply(dOut);
        private Three dHidden = (hidden, dOut, w2) -> Matrices.each(hidden, dOut.multiply(w2.transpose()),
                (h, d) -> h > 0 ? d : 0);
        private BinaryOperator<RealMatrix> dW1 = (x, dHidden) -> x.transpose().multiply(dHidden);
        private Descent newW = (w, dW, rate) -> w.subtract(dW.scalarMultiply(rate));

        @Override
        public RealMatrix active(RealMatrix hidden) {
            return active.apply(hidden);
        }

        @Override
        public RealMatrix dOut(RealMatrix difference) {
            return dOut.apply(difference);
        }

        @Override
        public RealMatrix dW2(RealMatrix active, RealMatrix dOut) {
            return dW2.apply(active, dOut);
        }

        @Override
        public RealMatrix dHidden(RealMatrix hidden, RealMatrix dOut, RealMatrix w2) {
            return dHidden.of(hidden, dOut, w2);
        }

        @Override
        public RealMatrix dW1(RealMatrix x, RealMatrix dHidden) {
            return dW1.apply(x, dHidden);
        }

        @Override
        public RealMatrix newW(RealMatrix w, RealMatrix dW, double rate) {
            return newW.of(w, dW, rate);
        }
    }
}
