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
        all.add(above("A unit at exactly 0 is counted. ReLU gives 0 there, so count only the units above 0.",
                v -> v >= 0));
        all.add(count("Your method counts the units that ReLU sets to 0. Count the others.",
                (units, above, n, inputs) -> n - count(units, above, 0, n)));
        all.add(above("Your method counts the units below 0. Count those above 0.", v -> v < 0));
        biases(all);
        all.add(count("The first unit is left out. Columns count from 0.", (units, above, n, inputs) ->
                count(units, above, 1, n)));
        all.add(count("The last unit is left out: the loop ends one too early.", (units, above, n, inputs) ->
                count(units, above, 0, n - 1)));
        coordinate(all, "x", "y", 0);
        coordinate(all, "y", "x", 1);
        loops(all);
        values(all);
        all.add(above("A unit is counted only if its value is at least 1. Either an int or a cast drops what comes"
                + " after the decimal point, or the value is compared with 1. Compare it as a double, with 0.",
                v -> v >= 1));
        all.add(above("A unit is counted only if its value is above 1. Compare the value with 0.", v -> v > 1));
        all.add(above("A unit is counted only from 0.5 on. Either its value is rounded, or it is compared with 0.5."
                + " Compare it as it is, with 0.", v -> v >= 0.5));
        all.add(above("A unit is counted only from 0.5 on. Either its value is rounded, or it is compared with 0.5."
                + " Compare it as it is, with 0.", v -> v > 0.5));
        all.add(above("All units that aren't exactly 0 are counted. Either Math.abs takes away their signs, or you"
                + " compare them with !=. Only the units above 0 pass anything on.", v -> v != 0));
        all.add(above("All units are counted. Count only those above 0, because the others pass nothing on. (Either a"
                + " semicolon right after if (…) ends the if, so that what follows is always done, or the value that"
                + " you compare is always above 0.)", v -> true));
        all.add(above("The count is always 0. Either no unit's value is ever found to be above 0, or the count isn't"
                + " kept: count = count++ puts the old value back.", v -> false));
        outside(all);
        return all;
    }

    private static void coordinate(List<Choice<UnitsProgram>> all, String name, String other, int row) {
        String rest = " Add " + name + " · w1[" + row + "][j] to the unit's sum, once and unchanged.";
        Map<String, UnitsProgram.Brings> brings = new LinkedHashMap<>();
        brings.put("The product of " + name + " and its weight is left out.", (c, o, w, v) -> 0);
        brings.put("The product of " + name + " and its weight is subtracted.", (c, o, w, v) -> -c * w);
        brings.put(name + " is multiplied by the weight of " + other + ", and not by its own.", (c, o, w, v) -> c * v);
        brings.put("The weight of " + name + " is multiplied by " + other + ", and not by " + name + ".",
                (c, o, w, v) -> o * w);
        brings.put("The weight of " + name + " is added, but not multiplied by " + name + ".", (c, o, w, v) -> w);
        brings.put(name + " is added, but not multiplied by its weight.", (c, o, w, v) -> c);
        brings.put(name + " and its weight are added to each other, and not multiplied.", (c, o, w, v) -> c + w);
        brings.put("The product of " + name + " and its weight is added twice.", (c, o, w, v) -> 2 * c * w);
        brings.put(name + " loses what comes after the decimal point: it is cast to an int.",
                (c, o, w, v) -> (int) c * w);
        brings.put("ReLU is applied to the product of " + name + " and its weight alone.",
                (c, o, w, v) -> Math.max(0, c * w));
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
        all.add(bias("The bias is subtracted. A unit's value is x and y, each times its weight, plus the bias.",
                (x, y, w, b, j) -> -b.getEntry(0, j)));
        all.add(bias("All units take the bias of the first unit. Each unit has a column of its own in b1.",
                (x, y, w, b, j) -> b.getEntry(0, 0)));
        all.add(bias("The bias is added twice. Add it once.", (x, y, w, b, j) -> 2 * b.getEntry(0, j)));
        all.add(bias("The bias loses what comes after the decimal point. Compute with doubles.",
                (x, y, w, b, j) -> (int) b.getEntry(0, j)));
    }

    private static void loops(List<Choice<UnitsProgram>> all) {
        all.add(count("Only the first unit is looked at. Either your loop runs up to the number of rows of b1, which is"
                + " 1, or it returns in its first round. Loop over the columns, and return after the loop.",
                (units, above, n, inputs) -> count(units, above, 0, 1)));
        all.add(count("Only the last unit decides, and the result is 1 or 0. Add 1 for each unit above 0.",
                (units, above, n, inputs) -> count(units, above, n - 1, n)));
        all.add(count("Your method never counts further than 1. Either it stops at the first unit above 0, or it sets"
                + " the count to 1 instead of adding 1. Go on counting, and return after the loop.",
                (units, above, n, inputs) -> Math.min(1, count(units, above, 0, n))));
        all.add(count("Your method stops at the first unit that isn't above 0. Go on to the last one, because later"
                + " units may be above 0 again.",
                (units, above, n, inputs) -> IntStream.range(0, n).filter(j -> !above.test(units.applyAsDouble(j)))
                        .findFirst().orElse(n)));
        all.add(count("The count starts at 1. Start it at 0.", (units, above, n, inputs) -> count(units, above, 0,
                n) + 1));
        all.add(count("Each unit above 0 is counted twice. Add 1 for each.", (units, above, n, inputs) ->
                2 * count(units, above, 0, n)));
        all.add(count("A unit that isn't above 0 takes 1 off the count. It should leave the count as it is.",
                (units, above, n, inputs) -> 2 * count(units, above, 0, n) - n));
        all.add(count("Your method adds up the indices j of the units above 0. Add 1 for each of them instead.",
                (units, above, n, inputs) -> IntStream.range(0, n)
                        .filter(j -> above.test(units.applyAsDouble(j))).sum()));
        all.add(count("Your method returns the index of the last unit above 0. The question is how many there are: add"
                + " 1 for each.",
                (units, above, n, inputs) -> IntStream.range(0, n).filter(j -> above.test(units.applyAsDouble(j)))
                        .reduce(0, (a, b) -> b)));
        all.add(count("Your method adds up the values of the units above 0. The question is how many there are: add 1"
                + " for each.",
                (units, above, n, inputs) -> IntStream.range(0, n).mapToDouble(units).filter(above).sum()));
        all.add(count("Your method adds up the values of the units above 0, and at each step the sum loses what comes"
                + " after the decimal point. The question is how many units there are: add 1 for each.",
                (units, above, n, inputs) -> IntStream.range(0, n)
                .mapToDouble(units).filter(above).reduce(0, (a, b) -> (int) (a + b))));
    }

    private static void values(List<Choice<UnitsProgram>> all) {
        all.add(value("The weights of x and y are exchanged: the first row of w1 is for x, the second for y.",
                (x, y, w, b, j) -> unit(y, x, w, b, j)));
        all.add(value("The bias is multiplied by the rest of the sum. Add all three: x and y, each times its weight,"
                + " and the bias.",
                (x, y, w, b, j) -> (x * w.getEntry(0, j) + y * w.getEntry(1, j)) * b.getEntry(0, j)));
        all.add(value("Only the bias is compared with 0. A unit's value depends on the point, too: add x and y, each"
                + " times its weight.",
                (x, y, w, b, j) -> b.getEntry(0, j)));
        all.add(value("x and y are left out, so only the weights and the bias are added. Multiply each coordinate by"
                + " its weight.",
                (x, y, w, b, j) -> unit(1, 1, w, b, j)));
        all.add(value("x and y lose what comes after the decimal point. Keep them as the doubles that they are.",
                (x, y, w, b, j) -> unit((int) x, (int) y, w, b, j)));
        all.add(value("The coordinates and the weights are all added up. Multiply each coordinate by its weight first.",
                (x, y, w, b, j) -> x + y + unit(1, 1, w, b, j)));
        all.add(value("All units take the weights of the first unit. Each unit has a column of its own in w1.",
                (x, y, w, b, j) -> unit(x, y, w, b, 0) - b.getEntry(0, 0) + b.getEntry(0, j)));
        all.add(value("ReLU is applied before the bias is added. A unit's value is the whole sum, including the bias,"
                + " and ReLU comes last.", (x, y, w, b, j) -> Math.max(0, unit(x, y, w, b, j) - b.getEntry(0, j))
                + b.getEntry(0, j)));
        all.add(value("ReLU is applied to each product alone. A unit's value is the whole sum, and ReLU comes last.",
                (x, y, w, b, j) -> Math.max(0, x * w.getEntry(0, j)) + Math.max(0, y * w.getEntry(1, j))
                + b.getEntry(0, j)));
        all.add(value("Your method counts a unit only if both of its products and its bias are above 0. What matters is"
                + " the sign of their sum.",
                (x, y, w, b, j) -> Math.min(Math.min(x * w.getEntry(0, j), y * w.getEntry(1, j)), b.getEntry(0, j))));
        all.add(value("Your method counts a unit only if both of its products are above 0. What matters is the sign of"
                + " the sum, including the bias.",
                (x, y, w, b, j) -> Math.min(x * w.getEntry(0, j), y * w.getEntry(1, j))));
        all.add(value("Your method counts a unit if one of its products is above 0. What matters is the sign of the"
                + " sum, including the bias.",
                (x, y, w, b, j) -> Math.max(x * w.getEntry(0, j), y * w.getEntry(1, j))));
        all.add(new Choice<>("carried", p -> p.carried = true, "Your sum is never set back to 0, so it still"
                + " contains the sums of earlier units. Start it at 0 for each unit: declare it inside the loop."));
    }

    /** What leaves the matrix. An exception costs more than a wrong number, so these are tried last. */
    private static void outside(List<Choice<UnitsProgram>> all) {
        all.add(bias("The row and the column of b1 are exchanged. Write getEntry(row, column): b1 has one row, with a"
                + " column for each unit.", (x, y, w, b, j) -> b.getEntry(j, 0)));
        all.add(bias("You ask for row 1 of b1. Rows count from 0, and b1 has only one: getEntry(0, j).",
                (x, y, w, b, j) -> b.getEntry(1, j)));
        all.add(count("The loop over the units runs too far. Columns count from 0 to w1.getColumnDimension() - 1, so"
                + " write < and not <=, and no fixed number.",
                (units, above, n, inputs) -> count(units, above, 0, n + 1)));
        all.add(count("Your loop always looks at three units, as many as the lesson's example has. Use"
                + " w1.getColumnDimension() instead.", (units, above, n, inputs) -> count(units, above, 0, 3)));
        all.add(count("Your method looks at only two units. Two is the number of rows of w1, one for each coordinate,"
                + " but the units are its columns.", (units, above, n, inputs) -> count(units, above, 0, inputs)));
        all.add(value("You ask for rows 1 and 2 of w1. Rows count from 0: getEntry(0, j) is for x, and getEntry(1, j)"
                + " for y.", (x, y, w, b, j) -> x * w.getEntry(1, j) + y * w.getEntry(2, j) + b.getEntry(0, j)));
        all.add(value("The row and the column of w1 are exchanged. Write getEntry(row, column): w1 has a row for each"
                + " coordinate and a column for each unit.",
                (x, y, w, b, j) -> x * w.getEntry(j, 0) + y * w.getEntry(j, 1)
                + b.getEntry(0, j)));
        all.add(value("The row and the column are exchanged, both of w1 and of b1. Write getEntry(row, column): there"
                + " is a column for each unit.",
                (x, y, w, b, j) -> x * w.getEntry(j, 0) + y * w.getEntry(j, 1) + b.getEntry(j, 0)));
    }
}
