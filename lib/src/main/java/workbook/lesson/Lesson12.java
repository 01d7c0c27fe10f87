package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import backprop.matrix.DenseMatrix;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Feedback;
import workbook.exercise.Outcome;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Slip;
import workbook.exercise.Term;
import workbook.exercise.Trial;

/** The exercises of lesson 12: how much there is to learn, and on which side of its line a hidden unit is. */
public final class Lesson12 {

    private static final Term TWO = Term.number(2, "the 2 coordinates").instead(Term.number(3, "a third coordinate"));
    private static final Term UNITS = Term.number(20, "the 20 hidden units")
            .instead(Term.number(32, "the lesson's 32 units"));
    private static final Term CLASSES = Term.number(5, "the 5 classes");

    static final Exercise<List<Number>> NUMBERS = Prediction.of("the numbers to learn",
            "2 coordinates, 20 hidden units, 5 classes, with biases",
            "W1 has 2 · 20 and B1 20, W2 has 20 · 5 and B2 5: 40 + 20 + 100 + 5 = 165. The gradient has as many.",
            List.of(new Asked(Due.of("the sum", 2 * 20 + 20 + 20 * 5 + 5), Term.sum(
                    Term.product(TWO, UNITS).named("W1's 2·20"), Term.number(20, "B1's 20"),
                    Term.product(UNITS, CLASSES).named("W2's 20·5"), Term.number(5, "B2's 5")),
                    "W1 is 2×20, B1 1×20, W2 20×5 and B2 1×5.")),
            List.of(),
            slip(List.of(140),
                    "Those are the weights. The biases are learnt too: one for each hidden unit, one for each class."),
            slip(List.of(200),
                    "All were multiplied. A matrix joins a layer with the next one only: 2 · 20 for the first, and"
                    + " what for the second? Then add."),
            slip(List.of(225),
                    "All weights were multiplied, and then the biases added. A matrix joins a layer with the next one"
                    + " only: 2 · 20 for the first, and what for the second?"),
            slip(List.of(160),
                    "B2 is missing: each of the 5 scores has a bias too."),
            slip(List.of(145),
                    "B1 is missing: each of the 20 hidden units has a bias."),
            slip(List.of(142),
                    "That is one bias a layer. Each column of a layer has its own."),
            slip(List.of(167),
                    "The coordinates have no bias: they come from outside, and no layer makes them."),
            slip(List.of(27),
                    "Those are the units. What is learnt stands on the ways between them, and in their biases."),
            slip(List.of(25),
                    "Those are the biases. The two weight matrices are missing."),
            slip(List.of(123),
                    "That is with 3 classes, as the spirals have. Here there are 5."),
            slip(List.of(195),
                    "That is the lesson's network, with 32 hidden units and 3 classes. Here there are 20 and 5."),
            slip(List.of(60),
                    "That is the first layer, W1 and B1. The second has its own."),
            slip(List.of(105),
                    "That is the second layer, W2 and B2. The first has its own."));

    /** How many hidden units are above 0 at a point. */
    public interface Units {

        /**
         * @param w1 the weights, {@code 2×H}: the first row is for x, the second for y
         * @param b1 the biases, {@code 1×H}
         * @return from 0 to H
         */
        int above(double x, double y, RealMatrix w1, RealMatrix b1);
    }

    private interface Unit {

        /** What a unit gives before ReLU, from its weights for x and y and its bias. */
        double value(double x, double y, double wx, double wy, double b);
    }

    private static final Unit RIGHT = (x, y, wx, wy, b) -> x * wx + y * wy + b;

    static final Exercise<Units> ABOVE = new Exercise<>("the units above 0",
            "Each column of W1 and B1 is a line, x · w + y · w' + b = 0, and the unit is above 0 on one side of it.",
            List.of(trial(1, 3, 2, -1), trial(2, 6, -3, 2), trial(3, 2, 0, 0), trial(4, 5, 1, -2), trial(5, 8, 0, -1.5),
                    trial(6, 7, 3, 0.5),
                    trial(7, 12, -2, 3), trial(8, 1, 0.5, 2),
                    trial(0, 0, new double[][] {{1, -2, 0.5, 3}, {2, 1, -1, 0}}, 0, 1.5, -1, 0),
                    trial(1.5, -0.5, new double[][] {{2, -1, 1, -0.5}, {1, -3, 2, -2}}, -2.5, 0.2, 0.5, 0.5)), slips());

    private Lesson12() { }

    private static Trial<Units> trial(int seed, int units, double x, double y) {
        RealMatrix w = Matrices.tenths(seed, 2, units);
        return trial(x, y, w.getData(), Matrices.tenths(seed + 100, 1, units).getRow(0));
    }

    private static Trial<Units> trial(double x, double y, double[][] weights, double... bias) {
        RealMatrix w = new DenseMatrix(weights);
        RealMatrix b = new DenseMatrix(new double[][] {bias});
        return new Trial<>("x = " + Due.words(x) + ", y = " + Due.words(y) + ", " + Matrices.words("w1", w) + ", "
                + Matrices.words("b1", b),
                List.of(Due.of("the count", count(RIGHT, 0, 99).above(x, y, w, b))), (answer, out) -> {
                    RealMatrix handed = w.copy();
                    RealMatrix biases = b.copy();
                    out.put("the count", answer.above(x, y, handed, biases));
                    Outcome.unchanged("w1", w, handed, "Your code");
                    Outcome.unchanged("b1", b, biases, "Your code");
                });
    }

    /** Counts the units from one to before another; an end of 99 is that of the matrix. */
    private static Units count(Unit unit, int from, int to) {
        return (x, y, w, b) -> {
            int above = 0;
            for (int j = from; j < Math.min(to, w.getColumnDimension()); j++) {
                above += unit.value(x, y, w.getEntry(0, j), w.getEntry(1, j), b.getEntry(0, j)) > 0 ? 1 : 0;
            }
            return above;
        };
    }

    private static Slip<Units> unit(Unit unit, String sentence) {
        return new Slip<>(count(unit, 0, 99), sentence);
    }

    private static List<Slip<Units>> slips() {
        return List.of(
                unit((x, y, wx, wy, b) -> x * wx + y * wy,
                        "The bias is left out. It moves the unit's line away from the middle: add it before you"
                        + " compare."),
                unit((x, y, wx, wy, b) -> x * wx + y * wy - b,
                        "The bias is subtracted. A unit is x and y times their weights, plus the bias."),
                unit((x, y, wx, wy, b) -> -RIGHT.value(x, y, wx, wy, b),
                        "Those are the units below 0. Count those above."),
                new Slip<>((x, y, w, b) -> w.getColumnDimension() - count(RIGHT, 0, 99).above(x, y, w, b),
                        "Those are the units that ReLU makes 0. Count the others."),
                new Slip<>((x, y, w, b) -> w.getColumnDimension() - count((p, q, wx, wy, bias) -> -RIGHT.value(p, q, wx,
                        wy, bias), 0, 99).above(x, y, w, b),
                        "A unit at exactly 0 is counted. ReLU gives 0 there, so count those above."),
                unit((x, y, wx, wy, b) -> x * wx - y * wy + b,
                        "What y brings is subtracted. A unit adds all three: x and y, each times its weight, and the"
                        + " bias."),
                unit((x, y, wx, wy, b) -> (int) x * wx + (int) y * wy + b,
                        "x and y lose what stands behind the point. Compute with them as they come, as doubles."),
                unit((x, y, wx, wy, b) -> 1,
                        "All units are counted. Only those above 0 hand something on."),
                unit((x, y, wx, wy, b) -> x * wy + y * wx + b,
                        "The weights of x and y are exchanged: the first row of W1 is for x, the second for y."),
                unit((x, y, wx, wy, b) -> x * wx + b,
                        "y takes no part. Its weights are the second row of W1."),
                unit((x, y, wx, wy, b) -> y * wy + b,
                        "x takes no part. Its weights are the first row of W1."),
                unit((x, y, wx, wy, b) -> x * wx + y * wx + b,
                        "Both coordinates take the weight of x. That of y is in the second row of W1."),
                unit((x, y, wx, wy, b) -> b,
                        "Only the bias is compared. The point must count: x and y, each times its weight."),
                unit((x, y, wx, wy, b) -> (x + wx) * (y + wy) + b,
                        "Coordinates and weights are added, then multiplied. It is the other way round: multiply each"
                        + " coordinate by its weight, then add."),
                new Slip<>((x, y, w, b) -> {
                    int above = 0;
                    for (int j = 0; j < w.getColumnDimension(); j++) {
                        above += x * w.getEntry(0, j) + y * w.getEntry(1, j) + b.getEntry(0, 0) > 0 ? 1 : 0;
                    }
                    return above;
                },
                        "All units take the bias of the first. Each column of B1 belongs to its own unit."),
                new Slip<>(count(RIGHT, 1, 99),
                        "The first unit is left out. Columns count from 0."),
                new Slip<>((x, y, w, b) -> count(RIGHT, 0, w.getColumnDimension() - 1).above(x, y, w, b),
                        "The last unit is left out: the loop ends one too early."),
                new Slip<>(count(RIGHT, 0, 1),
                        "Only the first unit is looked at. The loop must go over the columns, and return after it."),
                new Slip<>((x, y, w, b) -> {
                    int above = 0;
                    for (int j = 0; j < w.getRowDimension(); j++) {
                        above += RIGHT.value(x, y, w.getEntry(0, j), w.getEntry(1, j), b.getEntry(0, j)) > 0 ? 1 : 0;
                    }
                    return above;
                },
                        "Only two units are looked at: that is the number of rows of W1, its inputs. The units are"
                        + " its columns."),
                new Slip<>((x, y, w, b) -> Math.min(1, count(RIGHT, 0, 99).above(x, y, w, b)),
                        "It stops at the first that is above 0. Count on: return after the loop."),
                new Slip<>((x, y, w, b) -> {
                    double sum = 0;
                    for (int j = 0; j < w.getColumnDimension(); j++) {
                        sum += Math.max(0, RIGHT.value(x, y, w.getEntry(0, j), w.getEntry(1, j), b.getEntry(0, j)));
                    }
                    return (int) sum;
                },
                        "It adds up what the units give. The question is how many are above 0: add 1 for each."),
                new Slip<>((x, y, w, b) -> {
                    int above = 0;
                    for (int j = 0; j < w.getColumnDimension(); j++) {
                        above += x * w.getEntry(j, 0) + y * w.getEntry(j, 1) + b.getEntry(0, j) > 0 ? 1 : 0;
                    }
                    return above;
                },
                        "Row and column are exchanged: getEntry(row, column), and W1 has a row for each coordinate,"
                        + " a column for each unit."));
    }

    static List<Exercise<?>> all() {
        return List.of(NUMBERS, ABOVE);
    }

    /** How many numbers a network learns with 2 inputs, 20 hidden units and 5 scores, each layer with biases. */
    public static Feedback numbers(Object answer) {
        return Prediction.check(NUMBERS, answer);
    }

    /** How many hidden units are above 0 at a point. */
    public static Feedback unitsAbove(Units answer) {
        return ABOVE.check(answer);
    }
}
