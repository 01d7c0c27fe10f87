package workbook.lesson;

import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Stream;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;
import workbook.exercise.Wrong;

/**
 * What exercises on nodes are made of: trials of a node that should compute some {@code z = f(x, y)}, and nodes for
 * slips.
 */
final class Nodes {

    private static final BiFunction<Term, List<Term>, Stream<Wrong>> ONE = (term, around) -> Wrong.of(term, around)
            .stream();

    private Nodes() { }

    /** A backward pass as a formula. */
    interface Rule {
        Gradients of(double x, double y, double dout);
    }

    /** A node's three formulas, and for each the sentence that says what is right, and why. */
    record Formulas(Term z, String whyZ, Term dx, String whyDx, Term dy, String whyDy) {

        Formulas withDy(Term other) {
            return new Formulas(z, whyZ, dx, whyDx, other, whyDy);
        }

        private boolean remembers() {
            return Stream.of(dx, dy).anyMatch(t -> t.uses("x") || t.uses("y"));
        }
    }

    /** An exercise on a node with these formulas in x, y and dout. */
    static Exercise<Supplier<? extends Node>> exercise(String name, String because, Formulas f, double[][] inputs,
            List<Slip<Supplier<? extends Node>>> more) {
        return exercise(name, because, f, trials((x, y) -> f.z.at(Map.of("x", x, "y", y)), inputs), more);
    }

    static Exercise<Supplier<? extends Node>> exercise(String name, String because, Formulas f,
            List<Trial<Supplier<? extends Node>>> trials, List<Slip<Supplier<? extends Node>>> more) {
        List<Slip<Supplier<? extends Node>>> slips = new ArrayList<>(more);
        boolean symmetric = f.z.at(Map.of("x", 2.5, "y", -0.75)) == f.z.at(Map.of("x", -0.75, "y", 2.5));
        List<Memory> faulty = Arrays.stream(Memory.values()).filter(m -> !f.remembers() ? m == Memory.PILED
                : m != Memory.RIGHT && !(symmetric && m == Memory.EXCHANGED)
                && (f.z.isGraph() || m != Memory.NONE && m != Memory.FLOAT)).toList();    // a comparison hides these
        if (!f.dx.toString().equals(f.dy.toString())) {
            slips.add(new Slip<>(node(f.z, f.dy, f.dx, Memory.RIGHT), "dx and dy are exchanged. " + (symmetric
                    ? "Either x and y are the wrong way round in a formula or a comparison, or dx and dy are in"
                    + " each other's place: the" : "The")
                    + " first argument of new Gradients(dx, dy) belongs to x."));
        }
        faulty.forEach(m -> slips.add(new Slip<>(node(f.z, f.dx, f.dy, m), m.sentence)));
        slips(f, Memory.RIGHT, ONE).forEach(slips::add);
        return new Exercise<>(name, because, trials, slips, () -> Stream.concat(
                faulty.stream().flatMap(m -> slips(f, m, ONE)), slips(f, Memory.RIGHT, Wrong::pairs)));
    }

    private static Stream<Slip<Supplier<? extends Node>>> slips(Formulas f, Memory m,
            BiFunction<Term, List<Term>, Stream<Wrong>> wrong) {
        List<Term> inputs = List.of(Term.input("x"), Term.input("y"));
        List<Term> around = List.of(inputs.get(0), inputs.get(1), Term.input("dout"), f.z.named("z"));
        return Stream.<Supplier<Stream<Slip<Supplier<? extends Node>>>>>of(
                () -> wrong.apply(f.z, inputs).map(w -> slip(node(w.term(), f.dx, f.dy, m), w, m, "z", f.whyZ)),
                () -> wrong.apply(f.dx, around).map(w -> slip(node(f.z, w.term(), f.dy, m), w, m, "dx", f.whyDx)),
                () -> wrong.apply(f.dy, around).map(w -> slip(node(f.z, f.dx, w.term(), m), w, m, "dy", f.whyDy)))
                .flatMap(Supplier::get);
    }

    private static Slip<Supplier<? extends Node>> slip(Supplier<Node> node, Wrong w, Memory m, String of, String why) {
        Slip<Supplier<? extends Node>> slip = Slip.of(node, w, of, why);
        return m == Memory.RIGHT ? slip : new Slip<>(node, slip.sentence() + "\n" + m.sentence);
    }

    /** A right node, with these formulas. */
    static Supplier<Node> node(Formulas f) {
        return node(f.z, f.dx, f.dy, Memory.RIGHT);
    }

    private static Supplier<Node> node(Term z, Term dx, Term dy, Memory memory) {
        return () -> new Node() {
            private final double[] fields = memory.fields();
            private Gradients before = new Gradients(0, 0);

            @Override
            public double forward(double x, double y) {
                memory.keep(fields, x, y);
                return z.at(Map.of("x", x, "y", y));
            }

            @Override
            public Gradients backward(double dout) {
                Map<String, Double> in = Map.of("x", fields[0], "y", fields[1], "dout", dout);
                Gradients g = new Gradients(dx.at(in), dy.at(in));
                memory.after(fields, g.dx(), g.dy());
                before = memory == Memory.PILED ? new Gradients(before.dx() + g.dx(), before.dy() + g.dy()) : g;
                return before;
            }

            @Override
            public String symbol() {
                return "?";
            }
        };
    }

    /**
     * Each input on a node of its own; then backward twice after one forward, one node used twice, and two nodes at
     * once, since a node keeps its own last inputs.
     */
    static List<Trial<Supplier<? extends Node>>> trials(DoubleBinaryOperator f, double[][] inputs) {
        List<Trial<Supplier<? extends Node>>> trials = new ArrayList<>();
        for (double[] in : inputs) {
            trials.add(new Trial<>(words(in), due(f, in), (kind, out) -> pass(kind.get(), in, out)));
        }
        double[] first = {7.25, -300.5, -5};
        double[] second = {4.75, 200.125, -1.5};
        trials.add(new Trial<>(words(second) + ", in a second call of backward after one forward", due(f, second),
                (kind, out) -> {
            Node node = kind.get();
            out.put("z", node.forward(second[0], second[1]));
            back(node, first[2], new Outcome());
            back(node, second[2], out);
        }));
        trials.add(again(f, first, second));
        trials.add(new Trial<>(words(second) + ", while another node of this class runs forward with " + words(first),
                due(f, second), (kind, out) -> {
            Node node = kind.get();
            Node other = kind.get();
            out.put("z", node.forward(second[0], second[1]));
            other.forward(first[0], first[1]);
            back(node, second[2], out);
        }));
        return trials;
    }

    /** One node, used twice. */
    static Trial<Supplier<? extends Node>> again(DoubleBinaryOperator f, double[] first, double[] second) {
        return new Trial<>(words(second) + ", on a node that has already run forward and backward, with "
                + words(first), due(f, second), (kind, out) -> {
            Node node = kind.get();
            pass(node, first, new Outcome());
            pass(node, second, out);
        });
    }

    static String words(double[] in) {
        return "x = " + Due.words(in[0]) + ", y = " + Due.words(in[1]) + ", dout = " + Due.words(in[2]);
    }

    private static List<Due> due(DoubleBinaryOperator f, double[] in) {
        return List.of(Due.of("z", f.applyAsDouble(in[0], in[1])),
                Due.nudged("dx", "x, times dout,", in[0], x -> in[2] * f.applyAsDouble(x, in[1])),
                Due.nudged("dy", "y, times dout,", in[1], y -> in[2] * f.applyAsDouble(in[0], y)));
    }

    private static void pass(Node node, double[] in, Outcome out) {
        out.put("z", node.forward(in[0], in[1]));
        back(node, in[2], out);
    }

    static Gradients back(Node node, double dout, Outcome out) {
        Gradients g = node.backward(dout);
        if (g == null) {
            throw new Mishap("backward returned null; return new Gradients(dx, dy).");
        }
        out.put("dx", g.dx());
        out.put("dy", g.dy());
        return g;
    }

    /** A node that keeps its inputs as it should, and goes backward by that rule. */
    static Supplier<Node> node(DoubleBinaryOperator f, Rule rule) {
        return () -> new Node() {
            private double x;
            private double y;

            @Override
            public double forward(double x, double y) {
                this.x = x;
                this.y = y;
                return f.applyAsDouble(x, y);
            }

            @Override
            public Gradients backward(double dout) {
                return rule.of(x, y, dout);
            }

            @Override
            public String symbol() {
                return "?";
            }
        };
    }

    static Slip<Supplier<? extends Node>> slip(DoubleBinaryOperator f, Rule rule, String sentence) {
        return new Slip<>(node(f, rule), sentence);
    }
}
