package workbook.lesson;

import static workbook.lesson.DiscountExercise.OFF;

import backprop.scalar.Scalar;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Mishap;
import workbook.exercise.Outcome;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;
import workbook.exercise.Wrong;
import workbook.lesson.Lesson4.Bill;

/** Build the bill of apples and oranges, with a discount on the apples, as a graph. */
final class BillExercise {
    private static final Term TOTAL = Term.product(Term.sum(
            Term.product(Term.product(Term.input("apple"), Term.input("apples")).named("the apples' total"),
                    Term.sum(Term.number(1), Term.minus(Term.input("discount"))).named("1 - discount")
                            .instead(Term.input("discount"))).named("the apples' reduced total"),
            Term.product(Term.input("orange"), Term.input("oranges")).named("the oranges' total")).named("the sum"),
            Term.input("tax"));
    private static final List<Term> INGREDIENTS = TOTAL.inputs();
    private static final String[] NAMES = {"apple", "apples", "orange", "oranges", "discount", "tax"};
    private static final Term WRONG_SIGN = Term.product(Term.input("dout"), Term.input("x"));
    private static final Term ZERO = Term.number(0);

    private BillExercise() { }

    static Exercise<Bill> make() {
        return new Exercise<>("the bill with a discount on the apples",
                "The discount's gradient is below 0. The gradients of the oranges are the same as without a discount,"
                        + " because no path from them to the total goes through the discount node.",
                List.of(trial(100, 2, 150, 3, 0.2, 1.1), trial(80, 5, 60, 1, 0, 1.25), trial(40, 1, 90, 2, 1, 1),
                        trial(19.99, 7, 0.35, 12, 0.15, 1.07)),
                Stream.concat(slips().stream(), slips(Wrong.of(TOTAL, INGREDIENTS).stream())).toList(),
                () -> slips(Wrong.pairs(TOTAL, List.of())));
    }

    private static Stream<Slip<Bill>> slips(Stream<Wrong> wrong) {
        return wrong.filter(w -> w.term().isGraph())
                .map(w -> Slip.of((a, n, o, m, d, t) -> w.term().graph(Map.of("apple", a, "apples", n, "orange", o,
                        "oranges", m, "discount", d, "tax", t)), w, "the bill", "The apples' total goes through the"
                        + " discount node, the oranges' total is added, and the tax multiplies the sum."));
    }

    private static double total(double[] in) {
        return (in[0] * in[1] * (1 - in[4]) + in[2] * in[3]) * in[5];
    }

    private static Trial<Bill> trial(double... in) {
        List<Due> due = new ArrayList<>(List.of(Due.of("the total", total(in))));
        List<String> given = new ArrayList<>();
        for (int i = 0; i < in.length; i++) {
            int input = i;
            given.add(NAMES[i] + " = " + Due.words(in[i]));
            due.add(Due.nudged("the gradient of " + NAMES[i], NAMES[i], in[i], v -> {
                double[] nudged = in.clone();
                nudged[input] = v;
                return total(nudged);
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
                if (!input.hasGradientOf(total) && Outcome.same(total.value(), total(in))) {
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
        return off(price, discount, OFF);
    }

    private static Scalar off(Scalar price, Scalar discount, Nodes.Formulas node) {
        return price.apply(Nodes.node(node).get(), discount);
    }

    private static List<Slip<Bill>> slips() {
        return List.of(
                new Slip<>((a, n, o, m, d, t) -> off(a.times(n), d, OFF.withDy(WRONG_SIGN)).plus(o.times(m)).times(t),
                        "The gradient of the discount has the wrong sign: a larger discount makes the bill smaller. Run"
                        + " the check of your discount node."),
                new Slip<>((a, n, o, m, d, t) -> off(a.times(n), d, OFF.withDy(ZERO)).plus(o.times(m)).times(t),
                        "The gradient of the discount is 0, but a larger discount makes the bill smaller. If your bill"
                        + " uses the discount that it is given, run the check of your discount node."),
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
}
