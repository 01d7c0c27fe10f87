package workbook.lesson;

import static workbook.lesson.Nodes.slip;

import backprop.check.Slope;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.List;
import java.util.function.Supplier;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;

/** Write a node that gives the larger of its two inputs. */
final class MaxExercise {
    private static final Term X = Term.input("x");
    private static final Term Y = Term.input("y");
    private static final Term DOUT = Term.input("dout");
    private static final Term ZERO = Term.number(0);

    private MaxExercise() { }

    static Exercise<Supplier<? extends Node>> make() {
        return Nodes.exercise("the maximum node",
                "The larger input gets dout, and the smaller one gets 0. At a tie, you may split one dout in any way,"
                        + " all to one input or half to each: if both move up together, z moves just as far.",
                new Nodes.Formulas(Term.where(X, Y, X, Y), "z should be max(x, y), the larger of the two inputs.",
                        Term.where(X, Y, DOUT, ZERO), "If x is the larger, a nudge of x moves z just as far, so dx is"
                                + " dout; otherwise it doesn't move z, and dx is 0.",
                        Term.where(X, Y, ZERO, DOUT), "If y is the larger, a nudge of y moves z just as far, so dy is"
                                + " dout; otherwise it doesn't move z, and dy is 0."),
                trials(), slips());
    }

    private static List<Trial<Supplier<? extends Node>>> trials() {
        List<Trial<Supplier<? extends Node>>> trials = Nodes.trials(Math::max,
                new double[][] {{3, 5, 2}, {5, 3, 2}, {-2, -7, 1.5}, {0, -1, -3}, {-4, 0.5, -0.5}, {-6, 2, 4},
                {2.5, 2.75, 3}, {1, 8, 0}, {300.25, 7.125, -2}, {0.5, 200.5, 1.25}, {2.25, 2.75, 4}, {2.75, 2.25, 3}});
        trials.add(Nodes.again(Math::max, new double[] {1, 2, 2}, new double[] {5, 3, 4}));
        trials.add(Nodes.again(Math::max, new double[] {3, 1, 2}, new double[] {2, 9, 4}));
        for (double[] in : new double[][] {{4, 4, 2}, {0, 0, -1.5}, {-3, -3, 1}}) {
            double together = Slope.of(h -> in[2] * Math.max(in[0] + h, in[1] + h), 0).value();
            trials.add(new Trial<>("equal inputs, " + Nodes.words(in),
                    List.of(Due.of("z", in[0]),
                    Due.of("dx + dy", together,
                            "a nudge of both together, times dout, gives")), (kind, out) -> {
                Node node = kind.get();
                out.put("z", node.forward(in[0], in[1]));
                Gradients g = Nodes.back(node, in[2], new Outcome());
                if (g.dx() * g.dy() < 0) {
                    throw new Mishap("pull", "At a tie, one of dx and dy is above 0 and the other below 0, so they pull"
                            + " against each other. Split one dout between them, so that each gets a part between 0 and"
                            + " dout.");
                }
                out.put("dx + dy", g.dx() + g.dy());
            }));
        }
        return trials;
    }

    private static List<Slip<Supplier<? extends Node>>> slips() {
        return List.of(
                slip(Math::max, (x, y, d) -> new Gradients(d, d),
                        "Both inputs always get dout, as in an addition. But a nudge of the smaller input doesn't move"
                        + " the maximum at all, so that input gets 0. This is why backward needs to know which one was"
                        + " larger."),
                slip(Math::max, (x, y, d) -> new Gradients(d, 0),
                        "x gets dout and y gets 0, whichever is larger. Either backward doesn't compare them, or it"
                        + " compares fields that forward never filled: write this.x = x and this.y = y (without this,"
                        + " x = x sets the parameter to itself, and the fields stay 0)."),
                slip(Math::max, (x, y, d) -> new Gradients(0, d), "y gets dout and x gets 0, whichever is larger."
                        + " Either backward doesn't compare them, or it compares fields that forward never filled"
                        + " (write this.x = x and this.y = y), or it compares two Doubles with ==, which asks whether"
                        + " they are one and the same object: compare double values."),
                slip(Math::max, (x, y, d) -> new Gradients(0, 0), "Neither input gets anything. But a nudge of the"
                        + " larger input moves z just as far, so that input gets dout. (If you compare two Doubles with"
                        + " ==, they are hardly ever the same object: compare double values.)"),
                slip(Math::max, (x, y, d) -> new Gradients(x >= y ? 1 : 0, x >= y ? 0 : 1), "dout is forgotten. 1 and"
                        + " 0 are the local derivatives; the chain rule multiplies them by dout."),
                slip(Math::max, (x, y, d) -> new Gradients(x > y ? 1 : 0, x > y ? 0 : 1), "dout is forgotten. 1 and 0"
                        + " are the local derivatives; the chain rule multiplies them by dout."),
                slip(Math::max, (x, y, d) -> new Gradients(x >= y ? d * x : 0, x >= y ? 0 : d * y),
                        "dout is multiplied by the larger input. But z is that input itself, so its local derivative"
                        + " is 1, and it gets dout."),
                slip(Math::max, (x, y, d) -> new Gradients(x >= y ? x : 0, x >= y ? 0 : y),
                        "The larger input gets its own value as its gradient. It should get dout, because a nudge of it"
                        + " moves z just as far."),
                slip(Math::max, (x, y, d) -> new Gradients(d * x, d * y),
                        "Each input gets dout times its own value. But a nudge of the smaller input doesn't move the"
                        + " maximum at all, so it gets 0, and the larger one gets dout itself."),
                slip(Math::max, (x, y, d) -> new Gradients(d * Math.max(x, y), d * Math.max(x, y)),
                        "Both inputs get dout times the maximum. But a nudge of the smaller input doesn't move z at"
                        + " all, so it gets 0, and the larger one gets dout itself."),
                slip(Math::max, (x, y, d) -> d > 0 ? new Gradients(d, 0) : new Gradients(0, d),
                        "backward asks whether dout is above 0. What counts is whether x is larger than y."),
                slip(Math::max, (x, y, d) -> (int) x >= (int) y ? new Gradients(d, 0) : new Gradients(0, d),
                        "backward compares whole numbers: an int field or a cast cuts the fraction off, and then 2.5"
                        + " and 2.75 are equal. Compare doubles."),
                slip(Math::max, (x, y, d) -> (int) x > (int) y ? new Gradients(d, 0) : new Gradients(0, d),
                        "backward compares whole numbers: an int field or a cast cuts the fraction off, and then 2.5"
                        + " and 2.75 are equal. Compare doubles."),
                slip((x, y) -> Math.max(Math.abs(x), Math.abs(y)), (x, y, d) -> x >= y ? new Gradients(d, 0)
                        : new Gradients(0, d), "forward takes the larger of the two absolute values. But -7 is less"
                        + " than -2, so compare x and y themselves."),
                slip(Math::max, (x, y, d) -> new Gradients(d * y, d * x), "Each input gets dout times the other input,"
                        + " as in a multiplication. Here the larger one gets dout itself, and the smaller one gets 0."),
                slip(Math::max, (x, y, d) -> new Gradients(d * x / (x + y), d * y / (x + y)),
                        "dout is split in proportion to x and y. But a nudge of the smaller input doesn't move z at"
                        + " all, so the larger one gets all of dout."),
                slip((x, y) -> Math.max(0, Math.max(x, y)), (x, y, d) -> new Gradients(x >= y ? d : 0, x >= y ? 0 : d),
                        "For two inputs below 0, z comes out as 0. A maximum that starts with 0, or with"
                        + " Double.MIN_VALUE, which is the smallest number above 0, is never negative. Start with x."),
                new Slip<>(stayingAtX(), "Once x has been the larger one, x gets every dout from then on. A field such"
                        + " as xWins is set to true, and nothing sets it back: in each forward, write xWins = x >= y."),
                slip(Math::max, (x, y, d) -> new Gradients(x >= y ? d : 0, y >= x ? d : 0),
                        "At a tie, both inputs get dout, as if both comparisons were >=. But if both move up by 1, z"
                        + " moves by 1 and not by 2, so there is only one dout to split. Make one of the two"
                        + " comparisons a >, or give each input half."),
                slip(Math::max, (x, y, d) -> new Gradients(x > y ? d : 0, y > x ? d : 0),
                        "At a tie, neither input gets anything, as if both comparisons were >. But if both move up by"
                        + " 1, z moves by 1, so there is one dout to pass back. Make one of the two comparisons a >=,"
                        + " or give each input half."),
                slip(Math::max, (x, y, d) -> new Gradients(d / 2, d / 2),
                        "Each input always gets half of dout, but that fits only a tie. Otherwise a nudge of the larger"
                        + " input moves z just as far, and a nudge of the smaller one doesn't move z at all."),
                slip(Math::max, (x, y, d) -> new Gradients(d * Math.signum(x - y), d * Math.signum(y - x)),
                        "The smaller input gets -dout, as in a subtraction. But a nudge of the smaller input doesn't"
                        + " move the maximum at all, so it gets 0."),
                slip(Math::max, (x, y, d) -> Math.abs(x) >= Math.abs(y) ? new Gradients(d, 0) : new Gradients(0, d),
                        "backward compares the absolute values of x and y. But -7 is less than -2, so compare x and"
                        + " y themselves."),
                slip(Math::max, (x, y, d) -> x > 0 ? new Gradients(d, 0) : new Gradients(0, d),
                        "backward compares x with 0. What counts is whether x is larger than y."),
                slip((x, y) -> Math.max(0, x), (x, y, d) -> new Gradients(x > 0 ? d : 0, 0), "Your node computes max(0,"
                        + " x), without y. z should be max(x, y), and backward should compare x and y as well."),
                slip(Math::min, (x, y, d) -> x <= y ? new Gradients(d, 0) : new Gradients(0, d),
                        "Your node computes a minimum. z should be max(x, y), the larger of the two inputs."));
    }

    /** It keeps whether x was the larger one, and never forgets it. */
    private static Supplier<Node> stayingAtX() {
        return () -> new Node() {
            private boolean xWins;

            @Override
            public double forward(double x, double y) {
                xWins |= x >= y;
                return Math.max(x, y);
            }

            @Override
            public Gradients backward(double dout) {
                return new Gradients(xWins ? dout : 0, xWins ? 0 : dout);
            }

            @Override
            public String symbol() {
                return "?";
            }
        };
    }
}
