package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import backprop.scalar.Node;
import java.util.List;
import java.util.function.Supplier;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Kind;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** The exercises of lesson 3: the multiplication node, alone and one behind another. */
public final class Lesson3 {
    private static final Term X = Term.input("x");
    private static final Term Y = Term.input("y");
    private static final Term DOUT = Term.input("dout");
    private static final double[][] INPUTS = {{100, 2, 1.1}, {3, -5, 2}, {0, 4, -3}, {6, 0, 2}, {-2.5, -4, 0.5},
            {0, 0, 1}, {1, 8, 0}, {19.99, 0.15, 0.5}, {300.25, 7.125, -2}};

    static final Exercise<List<Number>> ZERO = Prediction.of("what both inputs get", "x = 0, y = -3, dout = 2",
            "dx = dout · y = 2 · -3 = -6, and dy = dout · x = 2 · 0 = 0. An input of 0 still has a gradient.",
            List.of(new Asked(Due.nudged("dx", "x, times dout,", 0, x -> 2 * (x * -3)),
                            Term.product(Term.number(2, "dout"), Term.number(-3, "y")),
                            "A multiplication swaps: x gets dout times y."),
                    new Asked(Due.nudged("dy", "y, times dout,", -3, y -> 2 * (0 * y)),
                            Term.product(Term.number(2, "dout"), Term.number(0, "x")),
                            "A multiplication swaps: y gets dout times x.")),
            List.of(Term.number(0, "x"), Term.number(-3, "y")),
            slip(List.of(0, 0),
                    "z is 0, but its gradients needn't be. Nudge x a little, to 0.01: the product moves by -0.03."));

    static final Exercise<Supplier<? extends Node>> MUL = Nodes.exercise("the multiplication node",
            "Each input gets dout times the other one, at 0 and below it too, and every node keeps its own"
                    + " last inputs.",
            new Nodes.Formulas(Term.product(X, Y), "It is z = x · y.",
                    Term.product(DOUT, Y), "If x moves by 1, z = x · y moves by y; so dx is dout · y.",
                    Term.product(DOUT, X), "If y moves by 1, z = x · y moves by x; so dy is dout · x."),
            INPUTS, List.of());

    static final Exercise<List<Number>> PIECES = Prediction.of("the gradient of the number of pieces",
            "3 pieces at 80, times 1.2 for the tax",
            "The tax node hands 1.2 down to the total, and the first node hands the pieces 1.2 · 80 = 96. One"
                    + " piece more"
                    + " costs 96.",
            List.of(new Asked(Due.nudged("the gradient", "the pieces", 3, pieces -> 80 * pieces * 1.2),
                    Term.product(Term.number(1.2, "the tax factor 1.2").instead(Term.number(0.2, "the rate 0.2"),
                                    Term.number(20, "the 20 of 20 %"), Term.number(0.8, "the factor of a discount")),
                            Term.number(80, "the price").instead(Term.number(3, "the number of pieces"),
                                    Term.number(240, "the total before tax"))),
                    "The tax node sends back its factor, and the first node multiplies that by its other input.")),
            List.of());

    private Lesson3() { }

    static List<Exercise<?>> all() {
        return List.of(ZERO, MUL, PIECES);
    }

    /** What x and y get from z = x · y, at x = 0, y = -3 and dout = 2. */
    public static Feedback bothInputs(Object dx, Object dy) {
        return Prediction.check(ZERO, dx, dy);
    }

    /** A node that multiplies. */
    public static Feedback mulBackward(Class<?> kind) {
        return new Kind<>(kind, Node.class).check(MUL, k -> k::make);
    }

    /** The gradient of the number of pieces, for 3 pieces at 80 and a tax factor of 1.2. */
    public static Feedback onePieceMore(Object answer) {
        return Prediction.check(PIECES, answer);
    }
}
