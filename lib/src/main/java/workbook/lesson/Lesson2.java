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
    private static final Term ONE_USE = Term.number(3, "what comes back from one use");

    static final Exercise<List<Number>> BOTH = Prediction.of("what both inputs get", "x = 7, y = -3, dout = -2",
            "Both local derivatives are 1, and -2 · 1 = -2. What x and y are doesn't matter.",
            List.of(new Asked(Due.nudged("dx", "x, times dout,", 7, x -> -2 * (x + -3)), Term.number(-2, "dout"),
                            "x's local derivative is 1, whatever x and y are; so dx is dout."),
                    new Asked(Due.nudged("dy", "y, times dout,", -3, y -> -2 * (7 + y)), Term.number(-2, "dout"),
                            "y's local derivative is 1, whatever x and y are; so dy is dout.")),
            List.of(Term.number(7, "x"), Term.number(-3, "y"),
                    Term.sum(Term.number(7, "x"), Term.number(-3, "y")).named("z"),
                    Term.number(-4, "twice dout"), Term.number(1.1, "the lesson's dout of 1.1"),
                    Term.product(Term.number(-2, "dout"), Term.number(7, "x")),
                    Term.product(Term.number(-2, "dout"), Term.number(-3, "y")),
                    Term.product(Term.number(-2, "dout"), Term.sum(Term.number(7, "x"), Term.number(-3, "y"))
                            .named("z")),
                    Term.sum(Term.number(-2, "dout"), Term.number(7, "x")),
                    Term.sum(Term.number(-2, "dout"), Term.number(-3, "y"))),
            slip(List.of(6, -14),
                    "dout was multiplied by the other input: that is the multiplication of lesson 3. Here both local"
                    + " derivatives are 1."),
            slip(List.of(-1, -1),
                    "dout was shared out in halves. It isn't a cake: a nudge of either input alone moves z by all of"
                    + " it."),
            slip(List.of(-2, 2),
                    "dy has the sign of a subtraction. In z = x + y a larger y moves z just as a larger x does: y"
                    + " gets dout too."));

    static final Exercise<Supplier<? extends Node>> ADD = Nodes.exercise("the addition node",
            "Both inputs get dout itself, whatever they are: so this node has nothing to keep.",
            new Nodes.Formulas(Term.sum(X, Y), "It is z = x + y.",
                    DOUT, "A nudge of x moves z = x + y just as far: its local derivative is 1, so dx is dout.",
                    DOUT, "A nudge of y moves z = x + y just as far: its local derivative is 1, so dy is dout."),
            INPUTS, List.of());

    static final Exercise<Supplier<? extends Node>> SUBTRACT = Nodes.exercise("the subtraction node",
            "x gets dout and y gets -dout: where y grows, z falls.",
            new Nodes.Formulas(Term.sum(X, Term.minus(Y)), "It is z = x - y.",
                    DOUT, "A larger x makes z = x - y larger, by as much: its local derivative is 1, so dx is dout.",
                    Term.minus(DOUT), "A larger y makes z = x - y smaller, by as much: its local derivative is"
                            + " -1, so dy"
                    + " is -dout."),
            INPUTS, List.of());

    static final Exercise<List<Number>> TWICE = Prediction.of("the gradient of a",
            "z = ((a + b) + a) · 3, a = 4, b = 5",
            "The addition nodes pass 3 on to both uses of a, and where a value forks its gradients add up: 3 + 3.",
            List.of(new Asked(Due.nudged("a's gradient", "a", 4, a -> (a + 5 + a) * 3), Term.sum(ONE_USE, ONE_USE),
                    "Each addition passes the 3 on, and where a value is used twice, what comes back adds up.")),
            List.of(Term.number(4, "the value of a"), Term.number(5, "the value of b"),
                    Term.number(39, "the value of z"),
                    Term.number(13, "the sum before the 3")),
            slip(List.of(3),
                    "That came along one path. a is used twice, so 3 comes back along each, and both count."),
            slip(List.of(9),
                    "9 is 3 · 3, or 3 three times. a is used twice, so 3 comes back along two paths, and paths that"
                    + " meet add up."),
            slip(List.of(2),
                    "Both paths are counted, but the 3 at the end is missing: the last node sends 3 back, and not 1."),
            slip(List.of(12),
                    "That is 3 times the value of a. A gradient of additions doesn't depend on what a is: each use of"
                    + " a gets 3."),
            slip(List.of(1.5),
                    "The gradient was shared out between the uses. Each use moves z by all of it: they add up."));

    private Lesson2() { }

    static List<Exercise<?>> all() {
        return List.of(BOTH, ADD, SUBTRACT, TWICE);
    }

    /** What x and y get from z = x + y, at x = 7, y = -3 and dout = -2. */
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

    /** The gradient of a in z = ((a + b) + a) · 3, at a = 4 and b = 5. */
    public static Feedback usedTwice(Object answer) {
        return Prediction.check(TWICE, answer);
    }
}
