package workbook.lesson;

import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleBiFunction;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Prediction;

/** The gradient of H in {@code Y = H + H + max(0, H·V)}, choice by choice. */
final class ThreeUses {
    private static final double[] DY = {3, 7};
    private static final double[][] V = {{1, 5}, {-4, 3}};

    /** Y, each number weighed by its dY. */
    private static final ToDoubleBiFunction<Double,
            Double> WEIGHED = (h1, h2) -> 3 * (2 * h1 + Math.max(0, h1 - 4 * h2))
            + 7 * (2 * h2 + Math.max(0, 5 * h1 + 3 * h2));

    private interface Sum {
        double of(double shortWays, double detour);
    }

    private double[] ways = {2, 2};
    private double[] shortWay = DY;
    private double[] toRelu = DY;
    private double[] slope = {0, 1};
    private UnaryOperator<double[]> back = g -> new double[] {g[0] * V[0][0] + g[1] * V[0][1],
            g[0] * V[1][0] + g[1] * V[1][1]};
    private DoubleUnaryOperator detours = detour -> detour;
    private Sum sum = Double::sum;
    private DoubleUnaryOperator answer = dh -> dh;
    private double[] other;

    static Exercise<List<Number>> make() {
        Choices<ThreeUses> choices = new Choices<>(ThreeUses::new, choices());
        return Prediction.of("the gradient of H", "H = [2, 1], V = [[1, 5], [-4, 3]] and dY = [3, 7]",
                "H·V is -2 and 13, so ReLU passes back 0 and 7, and the product with V passes back 7 · 5 and 7 · 3."
                + " Each shortcut adds 3 and 7: 35 + 3 + 3 and 21 + 7 + 7.",
                List.of(Due.nudged("dh1", "H's first number", 2, h -> WEIGHED.applyAsDouble(h, 1.0)),
                        Due.nudged("dh2", "H's second number", 1, h -> WEIGHED.applyAsDouble(2.0, h))),
                choices.single(ThreeUses::numbers), () -> choices.pairs(ThreeUses::numbers));
    }

    private List<Number> numbers() {
        double[] detour = back.apply(new double[] {toRelu[0] * slope[0], toRelu[1] * slope[1]});
        double[] dh = IntStream.range(0, 2).mapToDouble(i -> answer.applyAsDouble(sum.of(ways[i] * shortWay[i],
                detours.applyAsDouble(detour[i])))).toArray();
        return other != null ? List.of(other[0], other[1]) : List.of(dh[0], dh[1]);
    }

    private static List<Choice<ThreeUses>> choices() {
        return List.of(
                ways(1, 1, "Only one shortcut is counted. H is in the sum twice, and each of these uses passes"
                        + " back dY."),
                ways(1, 2, "In dh1, only one shortcut is counted. H is in the sum twice, and each of these uses"
                        + " passes back dY."),
                ways(2, 1, "In dh2, only one shortcut is counted. H is in the sum twice, and each of these uses"
                        + " passes back dY."),
                ways(0, 0, "The shortcuts are left out. H is also in the sum itself, twice, and each of these uses"
                        + " passes back dY."),
                ways(0, 2, "Along the shortcuts, the first number of dY is stopped or left out. ReLU is only on the"
                        + " path through V: the sum passes dY back to both shortcuts unchanged."),
                ways(2, 0, "Along the shortcuts, the second number of dY is left out. H is also in the sum itself,"
                        + " twice, and each of these uses passes back dY."),
                ways(3, 3, "Three shortcuts are counted. There are two, which pass back dY unchanged: the third use of"
                        + " H is the path through V."),
                ways(4, 4, "Each shortcut is counted twice. There are two shortcuts, and each passes back dY once."),
                detours(detour -> 0, "The path through V is left out. H is also used for H·V, so add what comes back"
                        + " through ReLU and V."),
                detours(detour -> 2 * detour, "What comes back through V is doubled. Either you add it twice, or dH"
                        + " is the same array as dY, so that adding a shortcut to dH doubles dY too."),
                detours(detour -> -detour, "What comes back through V is subtracted. The gradients of several uses are"
                        + " added."),
                detours(detour -> detour / 2, "Only half of what comes back through V is counted. Each use passes back"
                        + " its whole gradient."),
                slope(1, 1, "The first unit is not stopped. H·V is -2 and 13, so ReLU passes back 0 for the first"
                        + " unit, and the product with V comes after that."),
                slope(1, 0, "The wrong unit is stopped. H·V is -2 and 13, so ReLU stops the first one."),
                slope(0, 13, "You multiply by the unit's value, 13. ReLU's slope is 1 there, so ReLU passes back the 7"
                        + " unchanged."),
                slope(-2, 13, "You multiply by the values of H·V, -2 and 13. It only matters whether they are above 0:"
                        + " ReLU passes back 0 and 7."),
                new Choice<>("slope", u -> {
                    u.toRelu = new double[] {1, 1};
                    u.slope = new double[] {0, 13};
                }, "On the path through V, you pass back ReLU's output, 0 and 13, which is a value. ReLU's upstream"
                        + " gradient is dY, so it passes back 0 and 7."),
                toRelu(1, 1, "On the path through V, only V's second column comes back, as if ReLU's upstream gradient"
                        + " were ones. It is dY, so ReLU passes back 0 and 7."),
                toRelu(7, 3, "On the path through V, the second unit gets 3 as its upstream gradient. The second"
                        + " number of dY is 7."),
                back(g -> new double[] {g[0] * V[0][0] + g[1] * V[1][0], g[0] * V[0][1] + g[1] * V[1][1]},
                        "V is not transposed. The second unit was computed with V's second column, 5 and 3, so it"
                        + " passes back 7 times that column."),
                back(g -> g, "The product with V is left out. The second unit was computed with V's second column, 5"
                        + " and 3, so it passes back 7 times that column."),
                back(g -> new double[] {g[0] * V[0][0], g[1] * V[1][1]},
                        "Each unit passes its gradient back to only one number of H, through V's diagonal. The second"
                        + " unit was computed from both numbers, with V's second column, 5 and 3, so it passes back 7"
                        + " times that column."),
                back(g -> new double[] {g[1] * V[0][1], g[1] * V[1][0]},
                        "For dh2, you use V's -4. The second unit was computed with V's second column: 5 for dh1, and"
                        + " 3 for dh2."),
                back(g -> new double[] {g[1] * V[0][0], g[1] * V[1][1]},
                        "For dh1, you use V's 1. The second unit was computed with V's second column: 5 for dh1, and 3"
                        + " for dh2."),
                back(g -> new double[] {g[1] * V[0][0], g[1] * V[1][0]},
                        "You pass the second unit's gradient back through V's first column. That unit was computed"
                        + " with the second column, 5 and 3."),
                back(g -> new double[] {g[0] * V[1][0] + g[1] * V[1][1], g[0] * V[0][0] + g[1] * V[0][1]},
                        "You use V's second column upside down: its 5 belongs to dh1, and its 3 to dh2."),
                back(g -> new double[] {g[0] + g[1], g[0] + g[1]},
                        "The product with V is left out, and each number of H gets all that ReLU passes back. Multiply"
                        + " this by V's second column, 5 and 3."),
                shortWay(1, 1, "The shortcuts pass back ones. The sum passes dY, 3 and 7, back to each of its inputs."),
                shortWay(7, 3, "Along the shortcuts, the two numbers of dY are exchanged: 3 belongs to dh1, and 7 to"
                        + " dh2."),
                shortWay(10, 10, "Each shortcut passes back the sum of dY's numbers. It should pass 3 back to dh1, and"
                        + " 7 to dh2."),
                shortWay(2, 1, "The shortcuts pass back H, which is a value. The sum passes dY, 3 and 7, back to each"
                        + " of its inputs."),
                shortWay(6, 7, "Along the shortcuts, dY is multiplied by H. The sum passes dY back to each of its"
                        + " inputs unchanged."),
                new Choice<>("sum", u -> u.sum = (a, b) -> a * b,
                        "What comes back along the shortcuts is multiplied by what comes back through V. Where paths"
                        + " meet, gradients are added."),
                new Choice<>("sum", u -> u.sum = (a, b) -> b - a,
                        "What comes back along the shortcuts is subtracted. The gradients of several uses are added."),
                new Choice<>("answer", u -> {
                    u.toRelu = new double[] {1, 1};
                    u.shortWay = new double[] {1, 1};
                }, "You use ones as the upstream gradient everywhere. It should be dY: 3 for Y's"
                        + " first number, and 7 for its second."),
                new Choice<>("answer", u -> {
                    u.toRelu = new double[] {7, 3};
                    u.shortWay = new double[] {7, 3};
                }, "The two numbers of dY are exchanged everywhere: 3 belongs to Y's first number, and 7 to its"
                        + " second."),
                new Choice<>("answer", u -> u.answer = dh -> dh / 3,
                        "You take the mean of the three uses. The gradients of several uses are added."),
                new Choice<>("answer", u -> u.answer = dh -> 3 * dh,
                        "You multiply the whole sum by 3. What all three uses pass back is already in it."),
                new Choice<>("answer", u -> u.answer = dh -> 2 * dh,
                        "You multiply the whole sum by 2. What all three uses pass back is already in it."),
                new Choice<>("answer", u -> u.answer = dh -> -dh, "The sign is wrong."),
                other(35, 41, "dh1 and dh2 are exchanged."),
                other(3, 7, "Your numbers are what one shortcut alone passes back. H is used three times, and each use"
                        + " passes something back: add all three."),
                other(9, 21, "Your numbers are three times dY. Two uses pass back dY unchanged, but the third one goes"
                        + " through ReLU and V."),
                other(10, 10, "Both of your numbers are the sum of dY's numbers. Each number of H has a gradient of"
                        + " its own, from three uses."),
                other(4, 15, "Your numbers are Y, which is a value. The gradient is passed in the other direction,"
                        + " from dY back to H."),
                other(2, 1, "Your numbers are H, which is a value. The gradient says how much the loss grows with each"
                        + " number of H."),
                other(76, 76, "You add up the two numbers of dH. Each number of H has a gradient of its own."),
                other(41 * 2, 35, "You multiply the gradient by H. Only the gradient itself is asked for."));
    }

    private static Choice<ThreeUses> ways(double first, double second, String sentence) {
        return new Choice<>("ways", u -> u.ways = new double[] {first, second}, sentence);
    }

    private static Choice<ThreeUses> detours(DoubleUnaryOperator detours, String sentence) {
        return new Choice<>("detours", u -> u.detours = detours, sentence);
    }

    private static Choice<ThreeUses> slope(double first, double second, String sentence) {
        return new Choice<>("slope", u -> u.slope = new double[] {first, second}, sentence);
    }

    private static Choice<ThreeUses> toRelu(double first, double second, String sentence) {
        return new Choice<>("toRelu", u -> u.toRelu = new double[] {first, second}, sentence);
    }

    private static Choice<ThreeUses> back(UnaryOperator<double[]> back, String sentence) {
        return new Choice<>("back", u -> u.back = back, sentence);
    }

    private static Choice<ThreeUses> shortWay(double first, double second, String sentence) {
        return new Choice<>("shortWay", u -> u.shortWay = new double[] {first, second}, sentence);
    }

    private static Choice<ThreeUses> other(double dh1, double dh2, String sentence) {
        return new Choice<>("other", u -> u.other = new double[] {dh1, dh2}, sentence);
    }
}
