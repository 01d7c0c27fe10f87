package workbook.lesson;

import static workbook.lesson.Nodes.slip;

import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.List;
import java.util.function.Supplier;
import workbook.exercise.Exercise;
import workbook.exercise.Slip;
import workbook.exercise.Term;

/** Write a node that takes a discount off a price. */
final class DiscountExercise {
    private static final Term X = Term.input("x");
    private static final Term Y = Term.input("y");
    private static final Term DOUT = Term.input("dout");
    private static final Term REST = Term.sum(Term.number(1), Term.minus(Y)).named("1 - y").instead(Y);
    static final Nodes.Formulas OFF = new Nodes.Formulas(
            Term.product(X, REST), "You pay what the discount leaves of the price x: z = x · (1 - y).",
            Term.product(DOUT, REST), "If the price rises by 1, you pay 1 - y more, so dx is dout · (1 - y).",
            Term.minus(Term.product(DOUT, X)), "A larger discount makes z smaller: y's local derivative is -x, so dy is"
                    + " -dout · x.");
    private static final double[][] INPUTS = {{200, 0.25, 1.1}, {80, 0, 2}, {0, 0.5, 3}, {50, 1, -2}, {-30, 0.2, 0.5},
            {100, 0.1, 0}, {19.99, 0.15, 0.5}, {300.25, 0.125, -2}};

    private DiscountExercise() { }

    static Exercise<Supplier<? extends Node>> make() {
        return Nodes.exercise("the discount node",
                "The price gets dout · (1 - discount), and the discount gets -dout · price: if the discount grows, the"
                        + " bill falls.", OFF, INPUTS, slips());
    }

    private static List<Slip<Supplier<? extends Node>>> slips() {
        return List.of(
                slip((x, y) -> x - y, (x, y, d) -> new Gradients(d, -d),
                        "Your node computes z = x - y, as if the discount were an amount of money. But y is a fraction"
                        + " of the price, so z = x · (1 - y), dx is dout · (1 - y), and dy is -dout · x."),
                slip((x, y) -> x * (1 - y / 100), (x, y, d) -> new Gradients(d * (1 - y / 100), -d * x),
                        "Your node divides y by 100, as if it were a percentage. But for 20 %, y is 0.2 already: z = x"
                        + " · (1 - y), with no 100 in it."));
    }
}
