package workbook.lesson;

import static workbook.exercise.Prediction.slip;
import static workbook.lesson.Nodes.slip;

import backprop.check.Slope;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import backprop.scalar.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Kind;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;
import workbook.exercise.Wrong;

/** The exercises of lesson 4: a discount, a price that is used twice, and a maximum. */
public final class Lesson4 {
    private static final Term X = Term.input("x");
    private static final Term Y = Term.input("y");
    private static final Term DOUT = Term.input("dout");
    private static final Term ZERO = Term.number(0);
    private static final Term REST = Term.sum(Term.number(1), Term.minus(Y)).named("1 - y").instead(Y);
    private static final Nodes.Formulas OFF = new Nodes.Formulas(
            Term.product(X, REST), "You pay what the discount leaves of the price x: z = x · (1 - y).",
            Term.product(DOUT, REST), "If the price rises by 1, you pay 1 - y more, so dx is dout · (1 - y).",
            Term.minus(Term.product(DOUT, X)), "A larger discount makes z smaller: y's local derivative is -x, so dy is"
                    + " -dout · x.");
    private static final double[][] INPUTS = {{200, 0.25, 1.1}, {80, 0, 2}, {0, 0.5, 3}, {50, 1, -2}, {-30, 0.2, 0.5},
            {100, 0.1, 0}, {19.99, 0.15, 0.5}, {300.25, 0.125, -2}};

    static final Exercise<Supplier<? extends Node>> DISCOUNT = Nodes.exercise("the discount node",
            "The price gets dout · (1 - discount), and the discount gets -dout · price: if the discount grows, the bill"
                    + " falls.", OFF, INPUTS, discountSlips());

    private static List<Slip<Supplier<? extends Node>>> discountSlips() {
        return List.of(
                slip((x, y) -> x - y, (x, y, d) -> new Gradients(d, -d),
                        "Your node computes z = x - y, as if the discount were an amount of money. But y is a fraction"
                        + " of the price, so z = x · (1 - y), dx is dout · (1 - y), and dy is -dout · x."),
                slip((x, y) -> x * (1 - y / 100), (x, y, d) -> new Gradients(d * (1 - y / 100), -d * x),
                        "Your node divides y by 100, as if it were a percentage. But for 20 %, y is 0.2 already: z = x"
                        + " · (1 - y), with no 100 in it."));
    }

    /** A bill with a discount, as a graph. */
    public interface Bill {

        /** @return the total, computed from these six by nodes */
        Scalar of(Scalar apple, Scalar apples, Scalar orange, Scalar oranges, Scalar discount, Scalar tax);
    }

    private static final Term TOTAL = Term.product(Term.sum(
            Term.product(Term.product(Term.input("apple"), Term.input("apples")).named("the apples' total"),
                    Term.sum(Term.number(1), Term.minus(Term.input("discount"))).named("1 - discount")
                            .instead(Term.input("discount"))).named("the apples' reduced total"),
            Term.product(Term.input("orange"), Term.input("oranges")).named("the oranges' total")).named("the sum"),
            Term.input("tax"));
    private static final List<Term> INGREDIENTS = TOTAL.inputs();
    private static final String[] NAMES = {"apple", "apples", "orange", "oranges", "discount", "tax"};

    static final Exercise<Bill> BILL = new Exercise<>("the bill with a discount on the apples",
            "The discount's gradient is below 0. The gradients of the oranges are the same as without a discount,"
                    + " because no path from them to the total goes through the discount node.",
            List.of(billTrial(100, 2, 150, 3, 0.2, 1.1), billTrial(80, 5, 60, 1, 0, 1.25),
                    billTrial(40, 1, 90, 2, 1, 1),
                    billTrial(19.99, 7, 0.35, 12, 0.15, 1.07)),
            Stream.concat(billSlips().stream(), billSlips(Wrong.of(TOTAL, INGREDIENTS).stream())).toList(),
            () -> billSlips(Wrong.pairs(TOTAL, List.of())));

    private static Stream<Slip<Bill>> billSlips(Stream<Wrong> wrong) {
        return wrong.filter(w -> w.term().isGraph())
                .map(w -> Slip.of((a, n, o, m, d, t) -> w.term().graph(Map.of("apple", a, "apples", n, "orange", o,
                        "oranges", m, "discount", d, "tax", t)), w, "the bill", "The apples' total goes through the"
                        + " discount node, the oranges' total is added, and the tax multiplies the sum."));
    }

    private static final Term TAX = Term.number(1.1, "the tax factor 1.1").instead(Term.number(0.1, "the rate 0.1"),
            Term.number(10, "the 10 of 10 %"), Term.number(11, "1 + 10"),
            Term.number(0.9, "the factor 0.9 for a discount of 10 %"),
            Term.number(1.05, "lesson 1's tax factor 1.05"));
    private static final Term FOUR = Term.number(4, "the apples' factor 4");
    private static final Term SEVEN = Term.number(7, "the pie's factor 7");
    private static final Term BY_APPLES = Term.product(FOUR.instead(SEVEN, Term.number(2, "the lesson's 2 apples"),
            Term.number(400, "what the 4 apples cost")), TAX).named("the apples' path");
    private static final Term BY_PIE = Term.product(SEVEN.instead(FOUR, Term.number(57, "7 + 50"),
            Term.number(350, "7 times the 50"), Term.number(750, "what the pie costs")), TAX).named("the pie's path");
    private static final Term PRICE = Term.number(100, "the price of an apple");
    private static final Term FIFTY = Term.number(50, "the 50");

    static final Exercise<List<Number>> TWICE = Prediction.of("what adds up at the price of an apple",
            "total = (apple · 4 + (apple · 7 + 50)) · 1.1, with an apple at 100",
            "1.1 comes back to the addition, which passes it on along both paths: the apples' product turns it into"
                    + " 4 · 1.1 = 4.4, and the pie's product into 7 · 1.1 = 7.7. Both come back to the price, where"
                    + " they add up to 12.1.",
            List.of(new Asked(Due.nudged("the apples' path", "the apples' price alone", 100, a -> (a * 4 + 750) * 1.1),
                    BY_APPLES, "An upstream gradient of 1.1 reaches the apples' product, which multiplies it by its"
                            + " number of apples, 4."),
                    new Asked(Due.nudged("the pie's path", "the pie's apple price alone", 100, a -> (400 + a * 7
                    + 50) * 1.1), BY_PIE, "An upstream gradient of 1.1 reaches the pie's product, which multiplies it"
                    + " by its number of apples, 7; the 50 adds nothing, because it doesn't change with the"
                    + " price."), new Asked(Due.nudged("both together",
                    "the price in both places", 100, a -> (a * 4 + a * 7 + 50) * 1.1), Term.sum(BY_APPLES, BY_PIE),
                    "Both paths meet at the price, so the gradients that come back along them add up.")),
            List.of(FOUR, SEVEN, PRICE, FIFTY),
            slip(List.of(4, 7, 11), "The tax is missing: the last node passes back 1.1, and not 1, so 1.1 is a factor"
                    + " on each path. (In Java, 110 / 100 is 1, because a division of integers drops the fraction.)"),
            slip(List.of(1, 1, 2), "Your numbers count only the addition, whose local derivatives are 1. Going"
                    + " backward, the tax node comes first, and a product with 4 or 7 comes after the addition: each"
                    + " path multiplies the local derivatives of all three."),
            slip(List.of(440, 825, 1265), "Your numbers are amounts of money, which are values of the forward pass. The"
                    + " question is how fast these amounts grow with the price of an apple."),
            slip(List.of(400, 750, 1150), "Your numbers are amounts of money before tax, which are values of the"
                    + " forward pass. The question is how fast the total grows with the price of an apple."),
            slip(List.of(440, 770, 1210), "Your numbers still have the price, 100, as a factor, so they are values: the"
                    + " money that each path adds to the total. A gradient says how fast this money grows with the"
                    + " price."),
            slip(List.of(12.1, 12.1, 12.1),
                    "12.1 is the gradient of both paths together. Each path alone brings back 1.1 times its own number"
                    + " of apples."));

    static final Exercise<Supplier<? extends Node>> MAX = Nodes.exercise("the maximum node",
            "The larger input gets dout, and the smaller one gets 0. At a tie, you may split one dout in any way, all"
                    + " to one input or half to each: if both move up together, z moves just as far.",
            new Nodes.Formulas(Term.where(X, Y, X, Y), "z should be max(x, y), the larger of the two inputs.",
                    Term.where(X, Y, DOUT, ZERO), "If x is the larger, a nudge of x moves z just as far, so dx is dout;"
                            + " otherwise it doesn't move z, and dx is 0.",
                    Term.where(X, Y, ZERO, DOUT), "If y is the larger, a nudge of y moves z just as far, so dy is dout;"
                            + " otherwise it doesn't move z, and dy is 0."),
            maxTrials(), maxSlips());

    private Lesson4() { }

    private static double bill(double[] in) {
        return (in[0] * in[1] * (1 - in[4]) + in[2] * in[3]) * in[5];
    }

    private static Trial<Bill> billTrial(double... in) {
        List<Due> due = new ArrayList<>(List.of(Due.of("the total", bill(in))));
        List<String> given = new ArrayList<>();
        for (int i = 0; i < in.length; i++) {
            int input = i;
            given.add(NAMES[i] + " = " + Due.words(in[i]));
            due.add(Due.nudged("the gradient of " + NAMES[i], NAMES[i], in[i], v -> {
                double[] nudged = in.clone();
                nudged[input] = v;
                return bill(nudged);
            }));
        }
        return new Trial<>(String.join(", ", given), due, (bill, out) -> {
            Scalar[] s = new Scalar[in.length];
            Arrays.setAll(s, i -> Scalar.of(NAMES[i], in[i]));
            Scalar total = bill.of(s[0], s[1], s[2], s[3], s[4], s[5]);
            if (total == null) {
                throw new Mishap("Your bill returned null; return the Scalar of the total.");
            }
            Scalar[] others = {Scalar.of("a", 7.5), Scalar.of("b", 6.25), Scalar.of("c", 5.5), Scalar.of("d", 4.75),
                Scalar.of("e", 0.5), Scalar.of("f", 1.3)};
            if (bill.of(others[0], others[1], others[2], others[3], others[4], others[5]) == total) {    // two at once
                throw new Mishap("Two calls with different inputs returned one and the same Scalar. Build a new graph"
                        + " in each call, from the Scalars that it gets, and keep none in a field.");
            }
            out.put("the total", total.value());
            total.backward();
            for (Scalar input : s) {
                if (!input.hasGradientOf(total) && Outcome.same(total.value(), bill(in))) {
                    throw new Mishap("The total is right, but no path leads to it from " + input.name()
                            + ". value() gives you a number without a graph, and a Scalar that you make from a number"
                            + " has no path to the inputs: compute with the Scalars that your method gets, whatever"
                            + " their values are.");
                }
            }
            for (Scalar input : s) {
                out.put("the gradient of " + input.name(), input.hasGradientOf(total) ? input.gradient() : 0);
            }
        });
    }

    private static Scalar off(Scalar price, Scalar discount) {
        return price.apply(Nodes.node(OFF).get(), discount);
    }

    private static List<Slip<Bill>> billSlips() {
        return List.of(
                new Slip<>((a, n, o, m, d, t) -> a.times(n).apply(Nodes.node(OFF.withDy(Term.product(DOUT, X))).get(),
                        d).plus(o.times(m)).times(t), "The gradient of the discount has the wrong sign: a larger"
                        + " discount makes the bill smaller. Run the check of your discount node."),
                new Slip<>((a, n, o, m, d, t) -> a.times(n).apply(Nodes.node(OFF.withDy(ZERO)).get(),
                        d).plus(o.times(m)).times(t), "The gradient of the discount is 0, but a larger discount makes"
                        + " the bill smaller. If your bill uses the discount that it is given, run the check of your"
                        + " discount node."),
                new Slip<>((a, n, o, m, d, t) -> off(a.times(n).plus(o.times(m)), d).times(t),
                        "The discount is taken off the whole bill, so the oranges get it too. Put the discount node on"
                        + " the arrow from the apples' total to the addition."),
                new Slip<>((a, n, o, m, d, t) -> a.times(n).plus(off(o.times(m), d)).times(t),
                        "The discount is taken off the oranges. The discount node belongs on the arrow from the apples'"
                        + " total to the addition."),
                new Slip<>((a, n, o, m, d, t) -> a.times(n).times(d).plus(o.times(m)).times(t),
                        "The apples' total is multiplied by the discount, so you pay the 20 % and not the rest. Put"
                        + " your discount node there, with apply. Or if it is there already, your discount node"
                        + " multiplies by the discount: run its check."),
                new Slip<>((a, n, o, m, d, t) -> off(a.times(n), d).plus(o.times(m)), "The tax is missing: at the end,"
                        + " multiply the sum by it. (times doesn't change a Scalar but makes a new one, so use what it"
                        + " returns.)"),
                new Slip<>((a, n, o, m, d, t) -> a.times(n).plus(o.times(m)).times(t),
                        "The discount has no effect: your bill is the one without a discount. (apply doesn't change a"
                        + " Scalar but makes a new one, so use what it returns.)"),
                new Slip<>((a, n, o, m, d, t) -> off(off(a.times(n), d).plus(o.times(m)), t),
                        "The tax goes through the discount node, which multiplies by 1 - tax. Multiply the sum by the"
                        + " tax itself, with times."),
                new Slip<>((a, n, o, m, d, t) -> off(off(a.times(n), d).plus(o.times(m)), d).times(t),
                        "The discount is taken off the apples, and once more off the whole bill. The discount node"
                        + " belongs only on the arrow from the apples' total to the addition."),
                new Slip<>((a, n, o, m, d, t) -> off(a, d).plus(o).times(n.plus(m)).times(t), "Your bill adds the"
                        + " prices, adds the counts, and multiplies these two sums. Each count belongs to its own"
                        + " price, so multiply first, then add."),
                new Slip<>((a, n, o, m, d, t) -> off(a.plus(n), d).plus(o.plus(m)).times(t),
                        "Your bill adds the counts to the prices. Multiply each price by its count, with times."),
                new Slip<>((a, n, o, m, d, t) -> a.times(n).plus(d.times(Scalar.of("-1",
                        -1))).plus(o.times(m)).times(t), "The discount is subtracted from the apples' total, as an"
                        + " amount of money. But it is a fraction of the price, so put your discount node there, with"
                        + " apply."),
                new Slip<>((a, n, o, m, d, t) -> off(d, a.times(n)).plus(o.times(m)).times(t),
                        "The inputs of the discount node are exchanged. The price comes first, as in price.apply(new"
                        + " MyDiscount(), discount)."));
    }

    private static List<Trial<Supplier<? extends Node>>> maxTrials() {
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

    private static List<Slip<Supplier<? extends Node>>> maxSlips() {
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

    static List<Exercise<?>> all() {
        return List.of(DISCOUNT, BILL, TWICE, MAX);
    }

    /** A node that takes a discount off a price, z = x · (1 - y). */
    public static Feedback discountBackward(Class<?> kind) {
        return new Kind<>(kind, Node.class).check(DISCOUNT, k -> k::make);
    }

    /** The bill of apples and oranges, with a discount on the apples and tax on all. */
    public static Feedback discountedBill(Bill bill) {
        return BILL.check(bill);
    }

    /**
     * What comes back to the price of an apple along each of its two paths, and together, in (apple · 4 + (apple · 7 +
     * 50)) · 1.1.
     */
    public static Feedback priceTwice(Object byTheApples, Object byThePie, Object together) {
        return Prediction.check(TWICE, byTheApples, byThePie, together);
    }

    /** A node that gives the larger of its inputs. */
    public static Feedback maxBackward(Class<?> kind) {
        return new Kind<>(kind, Node.class).check(MAX, k -> k::make);
    }
}
