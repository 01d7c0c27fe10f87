package workbook.lesson;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntUnaryOperator;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Prediction;
import workbook.exercise.Slip;

/** How many numbers a network of two layers learns. */
final class NumbersExercise {

    private NumbersExercise() { }

    private interface Count {
        int of(int in, int hidden, int out);
    }

    /** The number, choice by choice. */
    private static final class Program {
        private int in = 2;
        private int hidden = 20;
        private int out = 5;
        private Count w1 = (in, hidden, out) -> in * hidden;
        private Count w2 = (in, hidden, out) -> hidden * out;
        private Count biases = (in, hidden, out) -> hidden + out;
        private IntUnaryOperator whole = n -> n;

        List<Number> numbers() {
            return List.of(whole.applyAsInt(w1.of(in, hidden, out) + w2.of(in, hidden, out)
                    + biases.of(in, hidden, out)));
        }
    }

    static Exercise<List<Number>> make() {
        Choices<Program> common = new Choices<>(Program::new, common());
        List<Slip<List<Number>>> slips = common.single(Program::numbers);
        slips.addAll(new Choices<>(Program::new, rare()).single(Program::numbers));
        return Prediction.of("the numbers to learn", "2 coordinates, 20 hidden units, 5 classes, with biases",
                "W1 has 2 · 20 and B1 20, W2 has 20 · 5 and B2 5: 40 + 20 + 100 + 5 = 165. The gradient has as many.",
                List.of(Due.of("the sum", 2 * 20 + 20 + 20 * 5 + 5)), slips, () -> common.pairs(Program::numbers));
    }

    private static List<Choice<Program>> common() {
        List<Choice<Program>> all = new ArrayList<>();
        all.add(biases("This number comes out without the biases. They are learnt too: one for each hidden unit, one"
                + " for each class.",
                (in, hidden, out) -> 0));
        all.add(biases("This number comes out without B2. Each of the 5 scores has a bias too.",
                (in, hidden, out) -> hidden));
        all.add(biases("This number comes out without B1. Each of the 20 hidden units has a bias.",
                (in, hidden, out) -> out));
        all.add(biases("This number comes out with one bias a layer. Each column of a layer has its own.",
                (in, hidden,
                out) -> 2));
        all.add(choice("out",
                "This number comes out with 3 classes, as the lesson's spirals have. Here there are 5.", p ->
                p.out = 3));
        all.add(choice("hidden",
                "This number comes out with 32 hidden units, as the lesson's network has. Here there are 20.", p ->
                        p.hidden = 32));
        all.add(choice("in", "This number has 20 too many, as with 3 coordinates, with a B1 as large as W1, or with"
                + " numbers for ReLU. But a point has 2 coordinates, B1 has one number for each hidden unit, and ReLU"
                + " learns nothing.", p -> p.in = 3));
        all.add(weights("This number comes out if all weights are multiplied, 2 · 20 · 5. A matrix joins a layer with"
                + " the next one only: 2 · 20 for the first, and what for the second? Then add.", (in, hidden,
                out) ->
                in * hidden * out, (in, hidden,
                out) -> 0));
        all.add(choice("w1", "This number comes out without W1. Its 2 · 20 weights lead from the coordinates to the"
                + " hidden units.", p -> p.w1 = (in, hidden, out) -> 0));
        all.add(choice("w2", "This number comes out without W2. Its weights lead from the 20 hidden units to the 5"
                + " scores.",
                p -> p.w2 = (in, hidden, out) -> 0));
        all.add(choice("w2", "This number comes out if W2 leads from the coordinates to the scores. It leads from the"
                + " 20 hidden units to them.", p -> p.w2 = (in, hidden, out) -> in * out));
        all.add(weights("This number comes out if the sizes are added. A matrix has rows times columns of weights:"
                + " multiply.",
                (in, hidden, out) -> in + hidden, (in, hidden, out) -> hidden + out));
        return all;
    }

    /** Not beside another mistake. */
    private static List<Choice<Program>> rare() {
        List<Choice<Program>> all = new ArrayList<>();
        all.add(sum("That is the first layer, W1 and B1. The second has its own.", (in, hidden, out) -> in * hidden
                + hidden));
        all.add(sum("That is the second layer, W2 and B2. The first has its own.", (in, hidden, out) ->
                hidden * out + out));
        all.add(sum("That is W1 alone. B1, W2 and B2 are learnt, too.",
                (in, hidden, out) -> in * hidden));
        all.add(sum("That is W2 alone, or the weights 2·20 and 20·3 of the lesson's three classes. W1, B1 and B2 are"
                + " learnt, too, and there are 5 classes.",
                (in, hidden, out) -> hidden * out));
        all.add(sum("Those are the units, 2 + 20 + 5. What is learnt are the weights between them, and their biases.",
                (in, hidden, out) -> in + hidden + out));
        all.add(sum("Those are the hidden units, or B1 alone. Count the weights and biases of both layers.", (in,
                hidden, out) -> hidden));
        all.add(sum("Those are the scores, or B2 alone. Count the weights and biases of both layers.",
                (in, hidden,
                out) -> out));
        all.add(sum("Those are the matrices, W1, B1, W2 and B2. Count the numbers in them.",
                (in, hidden, out) -> 4));
        all.add(sum("Those are the two weight matrices, or the two layers. Count the numbers in them.",
                (in, hidden,
                out) -> 2));
        all.add(sum("2 coordinates lead to 5 scores, but through 20 hidden units: 2 · 20 weights, and 20 · 5.", (in,
                hidden, out) -> in * out));
        all.add(sum("2 coordinates lead to 5 scores, but through 20 hidden units: 2 · 20 weights, and 20 · 5.", (in,
                hidden, out) -> in * out + out));
        all.add(sum("That is (2 + 1) · (20 + 1) · 5. A matrix joins a layer with the next one only: add (2 + 1) · 20"
                + " and (20 + 1) · 5.", (in, hidden, out) -> (in + 1) * (hidden
                + 1) * out));
        all.add(sum("That is (2 + 1) · (20 + 1) · (5 + 1). A matrix joins a layer with the next one only: add (2 + 1)"
                + " · 20 and (20 + 1) · 5.",
                (in, hidden, out) -> (in + 1) * (hidden + 1) * (out + 1)));
        all.add(sum("This number comes out if each layer's weights are multiplied by its biases, 2·20·20 and 20·5·5."
                + " Add the biases.",
                (in, hidden, out) -> in * hidden * hidden + hidden * out * out));
        all.add(biases("This number comes out with one bias in all. Each hidden unit and each class has its own.", (in,
                hidden, out) -> 1));
        all.add(biases("This number comes out with two more biases, for the coordinates. But these come from outside,"
                + " and no layer makes them.",
                (in, hidden, out) -> in + hidden + out));
        all.add(biases("This number comes out if the biases are counted by a layer's inputs, 2 and 20. There is one"
                + " for each of its outputs: 20 and 5.",
                (in, hidden, out) -> in + hidden));
        all.add(biases("This number comes out if the biases are counted twice.",
                (in, hidden, out) -> 2 * (hidden + out)));
        all.add(biases("This number comes out with 20 biases in both layers. B2 has one for each class, 5.",
                (in, hidden,
                out) -> 2 * hidden));
        all.add(biases("This number comes out with 5 biases in both layers. B1 has one for each hidden unit, 20.", (in,
                hidden, out) -> 2 * out));
        all.add(biases("This number comes out with as many biases as weights. A layer has one for each of its outputs:"
                + " 20 and 5.",
                (in, hidden, out) -> in * hidden + hidden * out));
        all.add(biases("This number comes out if the biases of the two layers are multiplied. B1 has 20 and B2 has 5:"
                + " add them.",
                (in, hidden, out) -> hidden * out));
        all.add(biases("This number comes out with a B2 of 3, as for the lesson's classes. Here there are 5.",
                (in, hidden,
                out) -> hidden + 3));
        all.add(choice("w2", "This number comes out if W2 leads to 3 classes, as in the lesson. Here there are 5.", p ->
                p.w2 = (in, hidden, out) -> 3 * hidden));
        all.add(sum("That is 2 · 20 · 5, all weights multiplied. A matrix joins a layer with the next one only: 2 · 20"
                + " for the first, and what for the second? Then add, and the biases too.", (in, hidden, out) ->
                in * hidden * out));
        all.add(sum("That is 40 · 100, the two layers' weights multiplied. Add them, and the biases too.", (in,
                hidden, out) -> in * hidden * hidden * out));
        all.add(weights("This number comes out if the two layers' weights are multiplied. Add them: 2 · 20, and what"
                + " for the second?", (in, hidden, out) -> in * hidden * hidden * out, (in, hidden, out) -> 0));
        all.add(choice("w1", "This number comes out if 2 and 20 are added for W1. It has a weight for each pair:"
                + " multiply.",
                p -> p.w1 = (in, hidden, out) -> in + hidden));
        all.add(choice("w2", "This number comes out if 20 and 5 are added for W2. It has a weight for each pair:"
                + " multiply.",
                p -> p.w2 = (in, hidden, out) -> hidden + out));
        all.add(weights("Those are the biases alone. The weights are learnt, too.", (in, hidden, out) -> 0,
                (in, hidden, out) -> 0));
        all.add(weights("This number comes out with a second hidden layer of 20 units. Here there is one.",
                (in, hidden,
                out) -> in * hidden + hidden * hidden, (in, hidden, out) -> hidden * out));
        all.add(weights("This number comes out if the coordinates are joined to the scores, too. A matrix joins a"
                + " layer with the next one only.", (in, hidden, out) -> in * hidden + in * out, (in, hidden, out) ->
                hidden * out));
        all.add(choice("whole", "This number comes out if each number is counted twice, say with its gradient. What"
                + " training changes is the number.", p -> p.whole = n -> 2 * n));
        all.add(choice("whole",
                "This number comes out if each of the 300 points has its own. They all share the same numbers.", p ->
                        p.whole = n -> 300 * n));
        return all;
    }

    private static Choice<Program> sum(String sentence, Count sum) {
        return choice("sum", sentence, p -> {
            p.w1 = sum;
            p.w2 = p.biases = (in, hidden, out) -> 0;
        });
    }

    private static Choice<Program> weights(String sentence, Count first, Count second) {
        return choice("weights", sentence, p -> {
            p.w1 = first;
            p.w2 = second;
        });
    }

    private static Choice<Program> biases(String sentence, Count biases) {
        return choice("biases", sentence, p -> p.biases = biases);
    }

    private static Choice<Program> choice(String place, String sentence, Consumer<Program> how) {
        return new Choice<>(place, how, sentence);
    }
}
