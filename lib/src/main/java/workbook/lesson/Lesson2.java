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

/** The exercises of lesson 2: the addition node, its sister the subtraction, and a value that is used twice. */
public final class Lesson2 {
    private static final double[][] INPUTS = {{200, 450, 1.1}, {3, -5, 2}, {0, 4, -3}, {6, 6, 1}, {-2.5, 0, 0.5},
            {1, 8, 0}, {19.99, 0.15, 0.5}, {300.25, 7.125, -2}};

    private static final Term X = Term.input("x");
    private static final Term Y = Term.input("y");
    private static final Term DOUT = Term.input("dout");
    private static final Term ONE_USE = Term.number(5, "one path's 5");
    private static final Term SEVEN = Term.number(-7, "dout").instead(Term.number(1.1, "the lesson's 1.1"));
    private static final String BOTH_ARE_ONE = "Both local derivatives are 1, whatever x and y are.";

    static final Exercise<List<Number>> BOTH = Prediction.of("what both inputs get", "x = 12, y = -3, dout = -7",
            "Both local derivatives are 1, and -7 · 1 = -7. What x and y are doesn't matter.",
            List.of(new Asked(Due.nudged("dx", "x, times dout,", 12, x -> -7 * (x + -3)), SEVEN,
                            "x's local derivative is 1, whatever x and y are; so dx is dout."),
                    new Asked(Due.nudged("dy", "y, times dout,", -3, y -> -7 * (12 + y)), SEVEN,
                            "y's local derivative is 1, whatever x and y are; so dy is dout.")),
            List.of(Term.number(12, "x"), Term.number(-3, "y"),
                    Term.sum(Term.number(12, "x"), Term.number(-3, "y")).named("z")),
            slip(List.of(1, 1), "Those are the local derivatives. The chain rule multiplies each by dout."),
            slip(List.of(-3, -3), "-3 is y, and also -7 / 2 in Java, where integer division drops the fraction. "
                    + BOTH_ARE_ONE + " So both inputs get dout."),
            slip(List.of(0, 0),
                    "An addition holds nothing back: a nudge of either input moves z just as far. " + BOTH_ARE_ONE),
            slip(List.of(-7, 0),
                    "y got nothing, but a nudge of y moves z just as far as a nudge of x does. " + BOTH_ARE_ONE),
            slip(List.of(0, -7),
                    "x got nothing, but a nudge of x moves z just as far as a nudge of y does. " + BOTH_ARE_ONE));

    static final Exercise<Supplier<? extends Node>> ADD = Nodes.exercise("the addition node",
            "Both inputs get dout itself, whatever their values are, so this node has nothing to keep.",
            new Nodes.Formulas(Term.sum(X, Y), "The node computes z = x + y.",
                    DOUT, "A nudge of x moves z = x + y just as far: x's local derivative is 1, so dx is dout.",
                    DOUT, "A nudge of y moves z = x + y just as far: y's local derivative is 1, so dy is dout."),
            INPUTS, List.of());

    static final Exercise<Supplier<? extends Node>> SUBTRACT = Nodes.exercise("the subtraction node",
            "x gets dout and y gets -dout, because z falls when y grows.",
            new Nodes.Formulas(Term.sum(X, Term.minus(Y)), "The node computes z = x - y.",
                    DOUT, "A larger x makes z = x - y larger by as much: x's local derivative is 1, so dx is dout.",
                    Term.minus(DOUT), "A larger y makes z = x - y smaller by as much: y's local derivative is"
                            + " -1, so dy is -dout."),
            INPUTS, List.of());

    static final Exercise<List<Number>> TWICE = Prediction.of("the gradient of a",
            "z = ((a + b) + a) · 5, a = 13, b = 17",
            "The addition nodes pass 5 back to both uses of a, and where a value forks, its gradients add up: 5 + 5.",
            List.of(new Asked(Due.nudged("a's gradient", "a", 13, a -> (a + 17 + a) * 5), Term.sum(ONE_USE, ONE_USE),
                    "Each addition passes the 5 on, and where a value is used twice, its gradients add up.")),
            List.of(Term.number(13, "the value of a"), Term.number(17, "the value of b"), Term.number(43,
                    "the sum before the 5"), Term.number(215, "the value of z"), Term.number(2, "the number of uses")),
            slip(List.of(5), "5 is what comes back along one path. a is used twice, so 5 comes back along each"
                    + " path, and both count."),
            slip(List.of(25), "25 is 5 · 5. a is used twice, so 5 comes back along two paths, and where paths meet,"
                    + " their gradients add up."),
            slip(List.of(15), "15 is three times 5. Three arrows lead from a and b into the additions, but only two"
                    + " of them come from a, so 5 comes back to it twice."),
            slip(List.of(50), "50 is 5 · 5 · 2, which has the last node's factor twice. An addition passes its upstream"
                    + " gradient on unchanged, so 5 comes back along each path."),
            slip(List.of(6), "6 is 5 + 1, so one of the paths has no 5. Both lead through the last node, which passes 5"
                    + " back along each of them."),
            slip(List.of(7), "7 is 5 + 1 + 1. Along a path, local derivatives are multiplied and not added, so 5"
                    + " comes back along each of the two paths, and only these two are added."),
            slip(List.of(12), "12 is 2 + 5 + 5. If you use the lesson's map, it still holds a gradient of 2 for a:"
                    + " clear it first, or take a new one."),
            slip(List.of(1), "1 is an addition's own local derivative. Along each path, it is multiplied by the last"
                    + " node's 5, and there are two paths."),
            slip(List.of(30), "30 is 13 + 17, the value of a + b, and also 5 · 5 + 5. The gradient is 5 for each of"
                    + " the two paths, whatever a and b are."));

    private Lesson2() { }

    static List<Exercise<?>> all() {
        return List.of(BOTH, ADD, SUBTRACT, TWICE);
    }

    /** What x and y get from z = x + y, at x = 12, y = -3 and dout = -7. */
    public static Feedback bothInputs(Object dx, Object dy) {
        return Prediction.check(BOTH, dx, dy);
    }

    /** A node that adds. */
    public static Feedback addBackward(Class<?> kind) {
        return new Kind<>(kind, Node.class).check(ADD, k -> k::make);
    }

    /** A node that subtracts, z = x - y. */
    public static Feedback subtractBackward(Class<?> kind) {
        return new Kind<>(kind, Node.class).check(SUBTRACT, k -> k::make);
    }

    /** The gradient of a in z = ((a + b) + a) · 5, at a = 13 and b = 17. */
    public static Feedback usedTwice(Object answer) {
        return Prediction.check(TWICE, answer);
    }
}
