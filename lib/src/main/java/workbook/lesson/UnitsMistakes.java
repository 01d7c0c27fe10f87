package workbook.lesson;

import static workbook.lesson.UnitsProgram.above;
import static workbook.lesson.UnitsProgram.bias;
import static workbook.lesson.UnitsProgram.choice;
import static workbook.lesson.UnitsProgram.count;
import static workbook.lesson.UnitsProgram.unit;
import static workbook.lesson.UnitsProgram.value;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import workbook.exercise.Choices.Choice;

/** What people choose wrongly in counting units above 0. */
final class UnitsMistakes {

    private UnitsMistakes() { }

    static List<Choice<UnitsProgram>> all() {
        List<Choice<UnitsProgram>> all = new ArrayList<>();
        all.add(above("A unit at exactly 0 is counted. ReLU gives 0 there, so count those above.", v -> v >= 0));
        all.add(count("Those are the units that ReLU makes 0. Count the others.", (units, above, n, inputs) ->
                n - count(units, above, 0, n)));
        all.add(above("Those are the units below 0. Count those above.", v -> v < 0));
        biases(all);
        all.add(count("The first unit is left out. Columns count from 0.", (units, above, n, inputs) ->
                count(units, above, 1, n)));
        all.add(count("The last unit is left out: the loop ends one too early.", (units, above, n, inputs) ->
                count(units, above, 0, n - 1)));
        coordinate(all, "x", "y", 0);
        coordinate(all, "y", "x", 1);
        loops(all);
        values(all);
        all.add(above("A unit counts only from 1 on: either an int or a cast drops what comes after the point, or its"
                + " value is compared with 1. Compare it as a double, with 0.", v -> v >= 1));
        all.add(above("A unit counts only above 1. Compare its value with 0.", v -> v > 1));
        all.add(above("A unit counts only from 0.5 on: either it is rounded, or compared with 0.5. Compare its value"
                + " as it is, with 0.", v -> v >= 0.5));
        all.add(above("A unit counts only from 0.5 on: either it is rounded, or compared with 0.5. Compare its value"
                + " as it is, with 0.", v -> v > 0.5));
        all.add(above("All units that aren't exactly 0 are counted: either Math.abs takes away their signs, or they"
                + " are compared by !=. Only those above 0 pass anything on.", v -> v != 0));
        all.add(above("All units are counted. Only those above 0 pass anything on. (Either a semicolon right after if"
                + " (…) ends it, and what follows is done in any case; or what you compare is always above 0.)", v ->
                true));
        all.add(above("The count is always 0. Either no unit's value is ever found above 0, or the count isn't"
                + " kept: count = count++ puts the old one back.", v -> false));
        outside(all);
        return all;
    }

    private static void coordinate(List<Choice<UnitsProgram>> all, String name, String other, int row) {
        String rest = " It is " + name + " · w1[" + row + "][j], added to the rest.";
        Map<String, UnitsProgram.Brings> brings = new LinkedHashMap<>();
        brings.put(name + " takes no part: its product with its weight is left out.", (c, o, w, v) -> 0);
        brings.put("What " + name + " brings is subtracted.", (c, o, w, v) -> -c * w);
        brings.put(name + " takes the weight of " + other + ".", (c, o, w, v) -> c * v);
        brings.put(other + " is in the place of " + name + ".", (c, o, w, v) -> o * w);
        brings.put("The weight of " + name + " is added without " + name + ".", (c, o, w, v) -> w);
        brings.put(name + " is added without its weight.", (c, o, w, v) -> c);
        brings.put(name + " and its weight are added, and not multiplied.", (c, o, w, v) -> c + w);
        brings.put("What " + name + " brings is there twice.", (c, o, w, v) -> 2 * c * w);
        brings.put(name + " loses what comes after the point: it is cast to an int.", (c, o, w, v) -> (int) c * w);
        brings.put("ReLU is taken of what " + name + " brings.", (c, o, w, v) -> Math.max(0, c * w));
        brings.forEach((sentence, how) -> all.add(choice(name, sentence + rest,
                p -> {
                    if (row == 0) {
                        p.x = how;
                    } else {
                        p.y = how;
                    }
                })));
    }

    private static void biases(List<Choice<UnitsProgram>> all) {
        all.add(bias("The bias is left out. It moves the unit's line away from the middle: add it before you compare.",
                (x, y, w, b, j) -> 0));
        all.add(bias("The bias is subtracted. A unit is x and y times their weights, plus the bias.",
                (x, y, w, b, j) -> -b.getEntry(0, j)));
        all.add(bias("All units take the bias of the first. Each column of B1 belongs to its own unit.",
                (x, y, w, b, j) -> b.getEntry(0, 0)));
        all.add(bias("The bias counts twice. Add it once.", (x, y, w, b, j) -> 2 * b.getEntry(0, j)));
        all.add(bias("The bias loses what comes after the point. Compute with doubles.",
                (x, y, w, b, j) -> (int) b.getEntry(0, j)));
    }

    private static void loops(List<Choice<UnitsProgram>> all) {
        all.add(count("Only the first unit is looked at. Either the loop goes up to the number of rows of b1, which is"
                + " 1, or it returns in its first round. Go over the columns, and return after the loop.",
                (units, above, n, inputs) -> count(units, above, 0, 1)));
        all.add(count("Only the last unit counts, as 1 or 0. Add 1 for each.", (units, above, n, inputs) ->
                count(units, above, n - 1, n)));
        all.add(count("It counts no further than 1: either it stops at the first that is above 0, or the count is set"
                + " to 1 and not counted up. Count on, and return after the loop.", (units, above, n, inputs) ->
                Math.min(1, count(units, above, 0, n))));
        all.add(count("It stops at the first that isn't above 0. Go on to the last: later ones may be above 0 again.",
                (units, above, n, inputs) -> IntStream.range(0, n).filter(j -> !above.test(units.applyAsDouble(j)))
                        .findFirst().orElse(n)));
        all.add(count("The count starts at 1. Start it at 0.", (units, above, n, inputs) -> count(units, above, 0,
                n) + 1));
        all.add(count("Each unit above 0 counts twice. Add 1 for each.", (units, above, n, inputs) ->
                2 * count(units, above, 0, n)));
        all.add(count("A unit that isn't above 0 takes one away. It counts nothing.", (units, above, n, inputs) ->
                2 * count(units, above, 0, n) - n));
        all.add(count("It adds up the numbers of the units, j. Add 1 for each that is above 0.", (units, above, n,
                inputs) -> IntStream.range(0, n).filter(j -> above.test(units.applyAsDouble(j))).sum()));
        all.add(count("It returns the number of the last unit above 0, and not how many there are. Add 1 for each.",
                (units, above, n, inputs) -> IntStream.range(0, n).filter(j -> above.test(units.applyAsDouble(j)))
                        .reduce(0, (a, b) -> b)));
        all.add(count("It adds up what the units give. The question is how many are above 0: add 1 for each.",
                (units, above, n, inputs) -> IntStream.range(0, n).mapToDouble(units).filter(above).sum()));
        all.add(count("It adds up what the units give, and drops at each what comes after the point. The question is"
                + " how many are above 0: add 1 for each.", (units, above, n, inputs) -> IntStream.range(0, n)
                .mapToDouble(units).filter(above).reduce(0, (a, b) -> (int) (a + b))));
    }

    private static void values(List<Choice<UnitsProgram>> all) {
        all.add(value("The weights of x and y are exchanged: the first row of W1 is for x, the second for y.",
                (x, y, w, b, j) -> unit(y, x, w, b, j)));
        all.add(value("The bias is multiplied by the rest. A unit adds all three: x and y, each times its weight, and"
                + " the bias.", (x, y, w, b, j) -> (x * w.getEntry(0, j) + y * w.getEntry(1, j)) * b.getEntry(0, j)));
        all.add(value("Only the bias is compared. The point must count: x and y, each times its weight.",
                (x, y, w, b, j) -> b.getEntry(0, j)));
        all.add(value("x and y take no part. The point must count: each coordinate times its weight.",
                (x, y, w, b, j) -> unit(1, 1, w, b, j)));
        all.add(value("x and y lose what comes after the point. Compute with them as they come, as doubles.",
                (x, y, w, b, j) -> unit((int) x, (int) y, w, b, j)));
        all.add(value("Coordinates and weights are added. Multiply each coordinate by its weight, then add.",
                (x, y, w, b, j) -> x + y + unit(1, 1, w, b, j)));
        all.add(value("All units take the weights of the first. Each column of W1 belongs to its own unit.",
                (x, y, w, b, j) -> unit(x, y, w, b, 0) - b.getEntry(0, 0) + b.getEntry(0, j)));
        all.add(value("ReLU is taken before the bias is added. A unit's value is the whole sum, bias included; ReLU"
                + " comes last.", (x, y, w, b, j) -> Math.max(0, unit(x, y, w, b, j) - b.getEntry(0, j))
                + b.getEntry(0, j)));
        all.add(value("ReLU is taken of each product alone. A unit's value is the whole sum; ReLU comes last.", (x, y,
                w, b, j) -> Math.max(0, x * w.getEntry(0, j)) + Math.max(0, y * w.getEntry(1, j)) + b.getEntry(0, j)));
        all.add(value("Each product must be above 0 for you, and the bias too. What counts is the sign of their sum.",
                (x, y, w, b, j) -> Math.min(Math.min(x * w.getEntry(0, j), y * w.getEntry(1, j)), b.getEntry(0, j))));
        all.add(value("Both products must be above 0 for you. What counts is the sign of the sum, bias included.",
                (x, y, w, b, j) -> Math.min(x * w.getEntry(0, j), y * w.getEntry(1, j))));
        all.add(value("One product above 0 is enough for you. What counts is the sign of the sum, bias included.",
                (x, y, w, b, j) -> Math.max(x * w.getEntry(0, j), y * w.getEntry(1, j))));
        all.add(new Choice<>("carried", p -> p.carried = true, "The sum goes on from unit to unit. Begin it at 0 in"
                + " each: declare it inside the loop."));
    }

    /** What leaves the matrix. An exception costs more than a wrong number, so these are tried last. */
    private static void outside(List<Choice<UnitsProgram>> all) {
        all.add(bias("Row and column of b1 are exchanged: getEntry(row, column), and B1 has one row, with a column for"
                + " each unit.", (x, y, w, b, j) -> b.getEntry(j, 0)));
        all.add(bias("Row 1 of b1 is asked for. Rows count from 0, and B1 has one: getEntry(0, j).",
                (x, y, w, b, j) -> b.getEntry(1, j)));
        all.add(count("The loop over the units goes too far. Columns count from 0, to w1.getColumnDimension() - 1:"
                + " write < and not <=, and no fixed number.",
                (units, above, n, inputs) -> count(units, above, 0, n + 1)));
        all.add(count("The loop always looks at three units, as many as the lesson's example has. Take"
                + " w1.getColumnDimension().", (units, above, n, inputs) -> count(units, above, 0, 3)));
        all.add(count("Only two units are looked at: that is the number of rows of W1, its inputs. The units are its"
                + " columns.", (units, above, n, inputs) -> count(units, above, 0, inputs)));
        all.add(value("Rows 1 and 2 of w1 are asked for. Rows count from 0: getEntry(0, j) is for x, getEntry(1, j)"
                + " for y.", (x, y, w, b, j) -> x * w.getEntry(1, j) + y * w.getEntry(2, j) + b.getEntry(0, j)));
        all.add(value("Row and column of w1 are exchanged: getEntry(row, column), and W1 has a row for each"
                + " coordinate, a column for each unit.", (x, y, w, b, j) -> x * w.getEntry(j, 0) + y * w.getEntry(j, 1)
                + b.getEntry(0, j)));
        all.add(value("Row and column are exchanged, of w1 and of b1: getEntry(row, column), and there is a column for"
                + " each unit.", (x, y, w, b, j) -> x * w.getEntry(j, 0) + y * w.getEntry(j, 1) + b.getEntry(j, 0)));
    }
}
