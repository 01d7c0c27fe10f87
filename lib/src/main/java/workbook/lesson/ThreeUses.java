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
                "H·V is -2 and 13, so ReLU hands back 0 and 7, and the product 7 · 5 and 7 · 3. Each short way adds 3"
                + " and 7: 35 + 3 + 3 and 21 + 7 + 7.",
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
                ways(1, 1, "The short way is counted once. H goes into the sum twice, and each use brings back dY."),
                ways(1, 2, "In dh1 the short way is counted once. H goes into the sum twice, and each use brings back"
                        + " dY."),
                ways(2, 1, "In dh2 the short way is counted once. H goes into the sum twice, and each use brings back"
                        + " dY."),
                ways(0, 0, "The short ways are left out. H goes into the sum itself, too, twice, and each use brings"
                        + " back dY."),
                ways(0, 2, "On the short ways, the first number is stopped or left out. ReLU is on the detour only;"
                        + " the sum hands dY to both uses of H as it is."),
                ways(2, 0, "On the short ways, the second number is left out. H goes into the sum itself, too, twice,"
                        + " and each use brings back dY."),
                ways(3, 3, "Three short ways are counted. Two uses bring back dY as it is; the third is the detour."),
                ways(4, 4, "The short ways are counted twice each. There are two of them, and each brings back dY"
                        + " once."),
                detours(detour -> 0, "Those are the short ways alone. H was also used for H·V, and what comes back"
                        + " through ReLU and V is added."),
                detours(detour -> 2 * detour, "The detour is counted twice. H is used once for H·V, and twice in the"
                        + " sum."),
                detours(detour -> -detour, "The detour is subtracted. What the uses bring back is added."),
                detours(detour -> detour / 2, "The detour is counted half. Each use brings back all of its gradient."),
                slope(1, 1, "The dead unit is let through. H·V is -2 and 13: ReLU hands back 0 for the first, and only"
                        + " then comes the product."),
                slope(1, 0, "The wrong unit is stopped. H·V is -2 and 13, so it is the first that ReLU stops."),
                slope(0, 13, "The unit's value, 13, is multiplied in. ReLU's slope is 1 there: it hands back the 7 as"
                        + " it is."),
                slope(-2, 13, "The values of H·V, -2 and 13, are multiplied in. What counts of them is whether they"
                        + " are above 0: ReLU hands back 0 and 7."),
                new Choice<>("slope", u -> {
                    u.toRelu = new double[] {1, 1};
                    u.slope = new double[] {0, 13};
                }, "On the detour goes back what ReLU gave, 0 and 13. That is a value: the gradient it gets is dY, and"
                        + " it hands back 0 and 7."),
                toRelu(1, 1, "On the detour comes V's second column alone, as if ReLU had got ones from above. It gets"
                        + " dY too, and hands back 0 and 7."),
                toRelu(7, 3, "On the detour, the second unit gets 3. Its number of dY is 7."),
                back(g -> new double[] {g[0] * V[0][0] + g[1] * V[1][0], g[0] * V[0][1] + g[1] * V[1][1]},
                        "V is not transposed. The second unit was made with V's second column, 5 and 3, so it hands"
                        + " back 7 times that."),
                back(g -> g, "V is left out of the detour. The second unit was made with V's second column, 5 and 3,"
                        + " so it hands back 7 times that."),
                back(g -> new double[] {g[0] * V[0][0], g[1] * V[1][1]},
                        "Each unit hands back to one number of H alone, by V's diagonal. The second unit was made of"
                        + " both, with V's second column, 5 and 3, so it hands back 7 times that."),
                back(g -> new double[] {g[1] * V[0][1], g[1] * V[1][0]},
                        "For dh2, V's -4 is taken. The second unit was made with V's second column: 5 for dh1, 3 for"
                        + " dh2."),
                back(g -> new double[] {g[1] * V[0][0], g[1] * V[1][1]},
                        "For dh1, V's 1 is taken. The second unit was made with V's second column: 5 for dh1, 3 for"
                        + " dh2."),
                back(g -> new double[] {g[1] * V[0][0], g[1] * V[1][0]},
                        "The second unit's gradient goes back over V's first column. It was made with the second, 5"
                        + " and 3."),
                back(g -> new double[] {g[0] * V[1][0] + g[1] * V[1][1], g[0] * V[0][0] + g[1] * V[0][1]},
                        "V's second column comes upside down: its 5 belongs to dh1, and its 3 to dh2."),
                back(g -> new double[] {g[0] + g[1], g[0] + g[1]},
                        "V is left out of the detour, and each number of H gets all that comes back. Multiply by V's"
                        + " second column, 5 and 3."),
                shortWay(1, 1, "The short ways bring back ones. The sum hands dY to each of its inputs, 3 and 7."),
                shortWay(7, 3, "On the short ways, the two numbers of dY are exchanged: 3 belongs to dh1."),
                shortWay(10, 10, "Each short way brings back the sum of dY. It brings 3 to dh1 and 7 to dh2."),
                shortWay(2, 1, "The short ways bring back H, the value. The sum hands dY to each of its inputs, 3 and"
                        + " 7."),
                shortWay(6, 7, "The short ways are multiplied by H. The sum hands dY to each of its inputs as it is."),
                new Choice<>("sum", u -> u.sum = (a, b) -> a * b,
                        "The short ways and the detour are multiplied. Where paths meet, gradients add up."),
                new Choice<>("sum", u -> u.sum = (a, b) -> b - a,
                        "The short ways are subtracted. What the uses bring back is added."),
                new Choice<>("answer", u -> {
                    u.toRelu = new double[] {1, 1};
                    u.shortWay = new double[] {1, 1};
                }, "dY is taken for ones everywhere. From above come 3 and 7, so each use brings back so many times"
                        + " as much."),
                new Choice<>("answer", u -> {
                    u.toRelu = new double[] {7, 3};
                    u.shortWay = new double[] {7, 3};
                }, "The two numbers of dY are exchanged: 3 belongs to the first, and 7 to the second."),
                new Choice<>("answer", u -> u.answer = dh -> dh / 3,
                        "The mean of the three uses is taken. Gradients of several uses add up."),
                new Choice<>("answer", u -> u.answer = dh -> 3 * dh,
                        "All is taken three times. What three uses bring back is already in the sum."),
                new Choice<>("answer", u -> u.answer = dh -> 2 * dh,
                        "All is taken twice. What the uses bring back is already in the sum."),
                new Choice<>("answer", u -> u.answer = dh -> -dh, "The sign is wrong."),
                other(35, 41, "dh1 and dh2 are in each other's place."),
                other(3, 7, "That is one short way alone. H was used three times, and each use brings something back:"
                        + " add them."),
                other(9, 21, "That is three times dY. Two uses bring back dY as it is, but the third goes through ReLU"
                        + " and V."),
                other(10, 10, "That is the sum of dY. Each number of H has a gradient of its own, from three uses."),
                other(4, 15, "That is Y, the value. The gradient goes the other way, from dY to H."),
                other(2, 1, "That is H, the value. The gradient is how much the loss grows with each number of H."),
                other(76, 76, "Both numbers are added. Each number of H has a gradient of its own."),
                other(41 * 2, 35, "The gradient is multiplied by H. It is the gradient alone that is asked for."));
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
