package workbook.lesson;

import static workbook.lesson.Nodes.slip;
import static workbook.exercise.Prediction.slip;

import backprop.scalar.Gradients;
import backprop.scalar.Node;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import java.util.function.Supplier;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Prediction;

/** The exercises of lesson 2: the addition node, its sister the subtraction, and a value that is used twice. */
public final class Lesson2 {
    private static final DoubleBinaryOperator SUM = (x, y) -> x + y;
    private static final DoubleBinaryOperator DIFFERENCE = (x, y) -> x - y;
    private static final double[][] INPUTS = {{200, 450, 1.1}, {3, -5, 2}, {0, 4, -3}, {6, 6, 1}, {-2.5, 0, 0.5},
            {1, 8, 0}};

    static final Exercise<List<Number>> BOTH = Prediction.of("what both inputs get", "x = 7, y = -3, dout = -2",
            "Both local derivatives are 1, and -2 · 1 = -2. What x and y are doesn't matter.",
            List.of(Due.nudged("dx", "x, times dout,", 7, x -> -2 * (x + -3)),
                    Due.nudged("dy", "y, times dout,", -3, y -> -2 * (7 + y))),
            slip(List.of(1, 1),
                    "1 and 1 are the local derivatives. A node hands down dout times these, and dout is -2."),
            slip(List.of(-14, 6),
                    "dout was multiplied by the inputs. An addition's local derivatives are 1, whatever x and y are."),
            slip(List.of(6, -14),
                    "dout was multiplied by the other input: that is the multiplication of lesson 3. Here both local"
                    + " derivatives are 1."),
            slip(List.of(-1, -1),
                    "dout was shared out in halves. It isn't a cake: a nudge of either input alone moves z by all of"
                    + " it."),
            slip(List.of(2, 2),
                    "The sign is gone. dout is -2: where z grows, the output falls. So it is for x and for y."),
            slip(List.of(-2, 2),
                    "dy has the sign of a subtraction. In z = x + y a larger y moves z just as a larger x does: y"
                    + " gets dout too."),
            slip(List.of(4, 4),
                    "That is z, the value. It goes forward; what goes backward is dout times the local derivative."),
            slip(List.of(-2, 0),
                    "y got nothing. z moves with y just as far as with x, so y gets dout too."),
            slip(List.of(5, -5),
                    "dout was added to the inputs. A gradient is not a new value: it is dout times the local"
                    + " derivative, 1."));

    static final Exercise<Supplier<? extends Node>> ADD = new Exercise<>("the addition node",
            "Both inputs get dout itself, whatever they are: so this node has nothing to keep.",
            Nodes.trials(SUM, INPUTS), List.of(
            slip(SUM, (x, y, d) -> new Gradients(1, 1),
                    "dout is forgotten. 1 and 1 are the local derivatives; the chain rule multiplies each by dout."),
            slip(SUM, (x, y, d) -> new Gradients(d * x, d * y),
                    "dout is multiplied by the inputs. A nudge of x moves z = x + y by just as much, however large x"
                    + " is: the local derivative is 1."),
            slip(SUM, (x, y, d) -> new Gradients(d * y, d * x),
                    "The inputs are swapped in, as a multiplication does it. Here both local derivatives are 1."),
            slip(SUM, (x, y, d) -> new Gradients(d / 2, d / 2),
                    "dout is halved. A nudge of x alone moves z by all of it, and so does a nudge of y: both get the"
                    + " whole of dout."),
            slip(SUM, (x, y, d) -> new Gradients(d, 0),
                    "y gets nothing. z moves with y just as far as with x, so y gets dout too."),
            slip(SUM, (x, y, d) -> new Gradients(0, d),
                    "x gets nothing. z moves with x just as far as with y, so x gets dout too."),
            slip(SUM, (x, y, d) -> new Gradients(d, -d),
                    "dy has the sign of a subtraction. In z = x + y a larger y makes z larger: dy is dout."),
            slip(SUM, (x, y, d) -> new Gradients(-d, d),
                    "dx has its sign turned. In z = x + y a larger x makes z larger: dx is dout."),
            slip(SUM, (x, y, d) -> new Gradients(-d, -d),
                    "Both signs are turned. A larger x or y makes z = x + y larger: both get dout as it is."),
            slip(SUM, (x, y, d) -> new Gradients(x + y, x + y),
                    "That is z, the value. Backward does not need it: it hands down dout times the local derivative,"
                    + " 1."),
            slip(SUM, (x, y, d) -> new Gradients(1 + d, 1 + d),
                    "1 and dout are added. The chain rule multiplies: dout · 1.")));

    static final Exercise<Supplier<? extends Node>> SUBTRACT = new Exercise<>("the subtraction node",
            "x gets dout and y gets -dout: where y grows, z falls.", Nodes.trials(DIFFERENCE, INPUTS), List.of(
            slip(DIFFERENCE, (x, y, d) -> new Gradients(d, d),
                    "y gets what it would get from an addition. In z = x - y a larger y makes z smaller: its local"
                    + " derivative is -1."),
            slip(DIFFERENCE, (x, y, d) -> new Gradients(-d, d),
                    "dx has a minus too many. y is what is taken away, so the -1 is y's."),
            slip(DIFFERENCE, (x, y, d) -> new Gradients(-d, -d),
                    "Both have a minus. A larger x makes z = x - y larger: its local derivative is 1."),
            slip(DIFFERENCE, (x, y, d) -> new Gradients(1, -1),
                    "dout is forgotten. 1 and -1 are the local derivatives; the chain rule multiplies each by dout."),
            slip(DIFFERENCE, (x, y, d) -> new Gradients(d, 0),
                    "y gets nothing. z moves with y too, downwards: its local derivative is -1."),
            slip(DIFFERENCE, (x, y, d) -> new Gradients(d * x, -d * y),
                    "dout is multiplied by the inputs. The local derivatives are 1 and -1, whatever x and y are."),
            slip((x, y) -> y - x, (x, y, d) -> new Gradients(d, -d),
                    "forward subtracts the wrong way round: it is z = x - y."),
            slip((x, y) -> y - x, (x, y, d) -> new Gradients(-d, d),
                    "forward subtracts the wrong way round, and backward follows it. It is z = x - y."),
            slip(SUM, (x, y, d) -> new Gradients(d, -d),
                    "forward still adds. It is z = x - y.")));

    static final Exercise<List<Number>> TWICE = Prediction.of("the gradient of a",
            "z = ((a + b) + a) · 3, a = 4, b = 5",
            "The addition nodes pass 3 on to both uses of a, and where a value forks its gradients add up: 3 + 3.",
            List.of(Due.nudged("a's gradient", "a", 4, a -> (a + 5 + a) * 3)),
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
            slip(List.of(39),
                    "That is z, the value. The gradient says how many times as far z moves when a does."),
            slip(List.of(1.5),
                    "The gradient was shared out between the uses. Each use moves z by all of it: they add up."));

    private Lesson2() { }

    static List<Exercise<?>> all() {
        return List.of(BOTH, ADD, SUBTRACT, TWICE);
    }

    /** What x and y get from z = x + y, at x = 7, y = -3 and dout = -2. */
    public static Feedback bothInputs(Number dx, Number dy) {
        return BOTH.check(Prediction.numbers(dx, dy));
    }

    /** A node that adds. */
    public static Feedback addBackward(Supplier<? extends Node> kind) {
        return ADD.check(kind);
    }

    /** A node that subtracts, z = x - y. */
    public static Feedback subtractBackward(Supplier<? extends Node> kind) {
        return SUBTRACT.check(kind);
    }

    /** The gradient of a in z = ((a + b) + a) · 3, at a = 4 and b = 5. */
    public static Feedback usedTwice(Number answer) {
        return TWICE.check(Prediction.numbers(answer));
    }
}
