package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import backprop.scalar.Gradients;
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

/** The exercises of lesson 3: the multiplication node, alone and two in a row. */
public final class Lesson3 {
    private static final Term X = Term.input("x");
    private static final Term Y = Term.input("y");
    private static final Term DOUT = Term.input("dout");
    private static final double[][] INPUTS = {{100, 2, 1.1}, {3, -5, 2}, {0, 4, -3}, {6, 0, 2}, {-2.5, -4, 0.5},
            {0, 0, 1}, {1, 8, 0}, {19.99, 0.15, 0.5}, {300.25, 7.125, -2}};

    private static final Term FOUR = Term.number(4, "dout").instead(Term.number(1.1, "the lesson's 1.1"));
    private static final String SWAPS = " A multiplication swaps: x gets dout times y, and y gets dout times x.";

    static final Exercise<List<Number>> ZERO = Prediction.of("what both inputs get", "x = 0, y = -7, dout = 4",
            "dx = dout · y = 4 · -7 = -28, and dy = dout · x = 4 · 0 = 0. An input of 0 still has a gradient.",
            List.of(new Asked(Due.nudged("dx", "x, times dout,", 0, x -> 4 * (x * -7)), Term.product(FOUR,
                    Term.number(-7, "y")), "A multiplication swaps: x gets dout times y."), new Asked(Due.nudged("dy",
                    "y, times dout,", -7, y -> 4 * (0 * y)), Term.product(FOUR, Term.number(0, "x")),
                    "A multiplication swaps: y gets dout times x.")),
            List.of(Term.number(0, "x"), Term.number(-7, "y")),
            slip(List.of(0, 0),
                    "z is 0, but its gradients needn't be. Nudge x a little, to 0.01: the product moves by -0.07."),
            slip(List.of(0, -28), "dx and dy are exchanged." + SWAPS),
            slip(List.of(8, 400), "8 is 4 · 2, and 400 is 4 · 100. But 100 and 2 are the inputs of the lesson's"
                    + " example; here x is 0 and y is -7."),
            slip(List.of(1, 1), "Those are the local derivatives of an addition. Those of a multiplication are y and"
                    + " x, and the chain rule multiplies each by dout, which is 4."),
            slip(List.of(-1, 0), "-1 is -7 / 4 in Java, where integer division drops the fraction. But the other"
                    + " input is multiplied by dout, and not divided by it."),
            slip(List.of(2.2, 110),
                    "Those are the numbers of the lesson's example. Here x is 0, y is -7 and dout is 4."),
            slip(List.of(Double.NaN, 0), "NaN is what 0 / 0 gives. You can't get the other input by dividing the"
                    + " product by x, because x is 0: take y itself."));

    static final Exercise<Supplier<? extends Node>> MUL = Nodes.exercise("the multiplication node",
            "Each input gets dout times the other one, even if an input is 0 or negative, and every node keeps its"
                    + " own last inputs.",
            new Nodes.Formulas(Term.product(X, Y), "The node computes z = x · y.",
                    Term.product(DOUT, Y), "If x moves by 1, z = x · y moves by y; so dx is dout · y.",
                    Term.product(DOUT, X), "If y moves by 1, z = x · y moves by x; so dy is dout · x."),
            INPUTS, List.of(
            Nodes.slip((x, y) -> x * y, (x, y, d) -> new Gradients(d * y, d * y * x),
                    "dy comes out as dout · y · x, with y as an extra factor. Is dout itself changed before dy is"
                    + " computed, for example by dout *= y? dy is dout · x, with the dout that backward was given."),
            Nodes.slip((x, y) -> x * y, (x, y, d) -> new Gradients(d * x * y, d * x),
                    "dx comes out as dout · x · y, with x as an extra factor. Is dout itself changed before dx is"
                    + " computed, for example by dout *= x? dx is dout · y, with the dout that backward was given."),
            Nodes.slip((x, y) -> x * y, (x, y, d) -> new Gradients(d * y, d * (d * y)),
                    "dy comes out as dout times dx. Is dx written into the field x before dy is computed? Give dx and"
                    + " dy variables of their own."),
            Nodes.slip((x, y) -> x * y, (x, y, d) -> new Gradients(d * (x + y), d * (x + y)), "Both inputs get dout"
                    + " times (x + y). If x moves by 1, z = x · y moves by y: so dx is dout · y, and dy is dout · x."),
            Nodes.slip((x, y) -> x * y, (x, y, d) -> new Gradients(d * y, d * (x * y) / y), "dy divides 0 by 0 where y"
                    + " is 0, which gives NaN. Don't get x back by dividing z by y; keep it in a field."),
            Nodes.slip((x, y) -> x * y, (x, y, d) -> new Gradients(d * (x * y) / x, d * x), "dx divides 0 by 0 where x"
                    + " is 0, which gives NaN. Don't get y back by dividing z by x; keep it in a field.")));

    private static final Term FACTOR = Term.number(1.2, "the tax factor 1.2").instead(
            Term.number(0.2, "the rate 0.2"), Term.number(20, "the 20 of 20 %"), Term.number(21, "1 + 20"),
            Term.number(120, "120, without the division by 100,"),
            Term.number(0.8, "the factor 0.8 for a discount of 20 %"), Term.number(1.1, "the lesson's tax factor 1.1"),
            Term.number(1.02, "the factor 1.02 for a tax of 2 %"));
    private static final Term PRICE = Term.number(80, "the price").instead(Term.number(3, "the number of pieces"),
            Term.number(100, "the lesson's price"));

    static final Exercise<List<Number>> PIECES = Prediction.of("the gradient of the number of pieces",
            "3 pieces at 80, times 1.2 for the tax",
            "The tax node passes 1.2 back to the total, and the first node passes 1.2 · 80 = 96 back to the number of"
                    + " pieces. One piece more costs 96.",
            List.of(new Asked(Due.nudged("the gradient", "the pieces", 3, pieces -> 80 * pieces * 1.2),
                    Term.product(FACTOR, PRICE),
                    "The tax node passes back its factor, and the first node multiplies that by its other input.")),
            List.of(Term.number(3, "the number of pieces"), Term.number(240, "the total before tax"),
                    Term.number(288, "the total with tax")),
            slip(List.of(384), "That is the total for 4 pieces. The question is how far the total moves from 3"
                    + " pieces to 4."),
            slip(List.of(80 * 1.2 + 3 * 1.2), "That is 96 + 3.6, the gradients of the pieces and of the price added"
                    + " up. They are two different inputs, and each has its own gradient."),
            slip(List.of(100), "That is 80 + 20. The tax is 20 for each 100, so the tax node multiplies by 1.2."),
            slip(List.of(48), "That is the tax on the 3 pieces, 20 % of 240. The question is how far the total moves"
                    + " with one piece more, and the total is multiplied by 1.2, not by 0.2."),
            slip(List.of(2.2), "That is the gradient of the price of an apple in the lesson's bill. Here there are"
                    + " 3 pieces at 80, and the tax factor is 1.2."),
            slip(List.of(110), "That is the gradient of the number of apples in the lesson's bill. Here there are 3"
                    + " pieces at 80, and the tax factor is 1.2."),
            slip(List.of(320),
                    "That is the total for 4 pieces, before tax. The question is how far the total with tax moves."));

    private Lesson3() { }

    static List<Exercise<?>> all() {
        return List.of(ZERO, MUL, PIECES);
    }

    /** What x and y get from z = x · y, at x = 0, y = -7 and dout = 4. */
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
