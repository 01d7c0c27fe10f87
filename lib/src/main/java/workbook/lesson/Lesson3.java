package workbook.lesson;

import static workbook.lesson.Nodes.slip;
import static workbook.exercise.Prediction.slip;

import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;

/** The exercises of lesson 3: the multiplication node, alone and one behind another. */
public final class Lesson3 {
    private static final DoubleBinaryOperator PRODUCT = (x, y) -> x * y;
    private static final Nodes.Rule RIGHT = (x, y, d) -> new Gradients(d * y, d * x);
    private static final double[][] INPUTS = {{100, 2, 1.1}, {3, -5, 2}, {0, 4, -3}, {6, 0, 2}, {-2.5, -4, 0.5},
            {0, 0, 1}, {1, 8, 0}};

    static final Exercise<List<Number>> ZERO = Prediction.of("what both inputs get", "x = 0, y = -3, dout = 2",
            "dx = dout · y = 2 · -3 = -6, and dy = dout · x = 2 · 0 = 0. An input of 0 still has a gradient; it is the"
                    + " other that gets none.",
            List.of(Due.nudged("dx", "x, times dout,", 0, x -> 2 * (x * -3)),
                    Due.nudged("dy", "y, times dout,", -3, y -> 2 * (0 * y))),
            slip(List.of(0, -6),
                    "Each input got itself. A multiplication swaps: x gets dout times y, y gets dout times x."),
            slip(List.of(-6, -6),
                    "y got dout · y. It gets dout times the other input, and that is x."),
            slip(List.of(-3, 0),
                    "dout is forgotten. Each input gets the other one times dout, and dout is 2."),
            slip(List.of(0, -3),
                    "Each input got itself, and dout is forgotten. A multiplication swaps, and multiplies by dout: x"
                    + " gets dout times y, y gets dout times x."),
            slip(List.of(-1, 2),
                    "dout and the other input were added. The chain rule multiplies them."),
            slip(List.of(6, 0),
                    "The sign is gone. y is -3: where x grows, the product falls, so dx is below 0."),
            slip(List.of(0, 0),
                    "z is 0, but its gradients needn't be. Nudge x a little, to 0.01: the product moves by -0.03."),
            slip(List.of(2, 2),
                    "That is what an addition does. A multiplication hands dout on times the other input."));

    static final Exercise<Supplier<? extends Node>> MUL = new Exercise<>("the multiplication node",
            "Each input gets dout times the other one, at 0 and below it too, and every node keeps its own"
                    + " last inputs.",
            Nodes.trials(PRODUCT, INPUTS), slips());

    static final Exercise<List<Number>> PIECES = Prediction.of("the gradient of the number of pieces",
            "3 pieces at 80, times 1.2 for the tax",
            "The tax node hands 1.2 down to the total, and the first node hands the pieces 1.2 · 80 = 96. One piece"
                    + " more costs 96.",
            List.of(Due.nudged("the gradient", "the pieces", 3, pieces -> 80 * pieces * 1.2)),
            slip(List.of(80),
                    "That is the price, 80, the first node's own part. But the tax node sends it 1.2, and not 1:"
                    + " multiply."),
            slip(List.of(3.6),
                    "That is the gradient of the price: it gets the number of pieces. The pieces get the price."),
            slip(List.of(288),
                    "That is the bill, the value. The gradient says how much it grows for one piece more."),
            slip(List.of(16),
                    "That is the tax on one piece. The tax node multiplies by 1.2, which is the piece and its tax."),
            slip(List.of(81.2),
                    "1.2 and 80 were added. Steps along a path multiply: 1.2 · 80."),
            slip(List.of(240),
                    "That is the gradient of the tax: it gets the total, 240. The question is about the pieces."),
            slip(List.of(1.2),
                    "That is what reaches the total. It is the first node's upstream gradient; that node multiplies"
                    + " it by the price."));

    private Lesson3() { }

    private static List<Slip<Supplier<? extends Node>>> slips() {
        List<Slip<Supplier<? extends Node>>> slips = new ArrayList<>(List.of(
                slip(PRODUCT, (x, y, d) -> new Gradients(d * x, d * y),
                        "The inputs are not swapped. Move x by 1 and z = x · y moves by y, so x gets dout times y,"
                        + " and y gets dout times x."),
                slip(PRODUCT, (x, y, d) -> new Gradients(y, x),
                        "dout is forgotten. Swapping gives the local derivatives; the chain rule multiplies each by"
                        + " dout."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d, d),
                        "dout is handed on as it is, as an addition does it. Multiplication's local derivatives are"
                        + " not 1: x's is y, and y's is x."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d * y, 0),
                        "y gets nothing. z moves with y too: y gets dout times x."),
                slip(PRODUCT, (x, y, d) -> new Gradients(0, d * x),
                        "x gets nothing. z moves with x too: x gets dout times y."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d * y, d * y),
                        "Both get dout · y. But y gets dout times the other input, which is x."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d * x, d * x),
                        "Both get dout · x. But x gets dout times the other input, which is y."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d + y, d + x),
                        "dout and the other input are added. The chain rule multiplies them."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d * x * y, d * x * y),
                        "dout is multiplied by z, the product. x's local derivative is y alone, and y's is x alone."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d / y, d / x),
                        "It divides where it should multiply: dx is dout · y. Where an input is 0, dividing gives no"
                        + " number at all."),
                slip(PRODUCT, (x, y, d) -> new Gradients(Math.abs(d * y), Math.abs(d * x)),
                        "The signs are lost. An input below 0 turns the direction round, so its gradient must keep"
                        + " the minus."),
                slip(PRODUCT, (x, y, d) -> new Gradients(d * y, -d * x),
                        "dy has a minus too many. A product has no order: what holds for x holds for y, so dy is dout"
                        + " times x."),
                slip((x, y) -> x + y, RIGHT,
                        "forward adds. It is z = x · y.")));
        slips.addAll(Nodes.forgetful(PRODUCT, RIGHT));
        return slips;
    }

    static List<Exercise<?>> all() {
        return List.of(ZERO, MUL, PIECES);
    }

    /** What x and y get from z = x · y, at x = 0, y = -3 and dout = 2. */
    public static Feedback bothInputs(Number dx, Number dy) {
        return ZERO.check(Prediction.numbers(dx, dy));
    }

    /** A node that multiplies. */
    public static Feedback mulBackward(Supplier<? extends Node> kind) {
        return MUL.check(kind);
    }

    /** The gradient of the number of pieces, for 3 pieces at 80 and a tax factor of 1.2. */
    public static Feedback onePieceMore(Number answer) {
        return PIECES.check(Prediction.numbers(answer));
    }
}
