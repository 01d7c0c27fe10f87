package workbook.lesson;

import static workbook.exercise.Prediction.slip;

import java.util.List;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Prediction;
import workbook.exercise.Prediction.Asked;
import workbook.exercise.Term;

/** How many numbers a network of two layers learns. */
final class NumbersExercise {
    private static final Term IN = Term.number(2, "the 2 coordinates");
    private static final Term HIDDEN = Term.number(20, "the 20 hidden units")
            .instead(Term.number(32, "the lesson's 32 hidden units"));
    private static final Term OUT = Term.number(5, "the 5 classes").instead(Term.number(3, "the lesson's 3 classes"));
    private static final Term TWO = Term.number(2);

    private static final Term WEIGHTS = Term.sum(Term.product(IN, HIDDEN).named("W1"), Term.product(HIDDEN, OUT)
            .named("W2").instead(Term.product(IN, OUT).named("2 · 5 weights, from the coordinates to the scores,")))
            .named("the weights").instead(Term.product(IN, HIDDEN, OUT).named("2 · 20 · 5"),
            Term.sum(IN, HIDDEN, HIDDEN, OUT).named("sizes added up, and not multiplied,"),
            Term.sum(Term.product(IN, HIDDEN), Term.product(HIDDEN, HIDDEN), Term.product(HIDDEN, OUT))
                    .named("the weights of two hidden layers"));
    private static final Term BIASES = Term.sum(Term.product(HIDDEN).named("B1"), Term.product(OUT).named("B2"))
            .named("the biases").instead(Term.number(2, "one number for each layer"),
            Term.number(1, "one number in all"),
            Term.sum(IN, HIDDEN, OUT).named("a number for each coordinate, hidden unit and class"),
            Term.sum(IN, HIDDEN).named("a number for each input of a layer"),
            Term.product(TWO, HIDDEN).named("20 numbers in each layer"),
            Term.product(TWO, OUT).named("5 numbers in each layer"), WEIGHTS.named("the weights once more"));

    private NumbersExercise() { }

    static Exercise<List<Number>> make() {
        String join = " A matrix connects only one layer with the next: the first has 2 · 20 weights, and how many has"
                + " the second? Add up the two, then add the biases too.";
        return Prediction.of("the numbers to learn", "2 coordinates, 20 hidden units, 5 classes, with biases",
                "W1 has 2 · 20 numbers and B1 has 20, W2 has 20 · 5 and B2 has 5: 40 + 20 + 100 + 5 = 165. The gradient"
                + " has as many numbers.",
                List.of(new Asked(Due.of("the sum", 2 * 20 + 20 + 20 * 5 + 5), Term.sum(WEIGHTS, BIASES),
                "A weight matrix connects one layer with the next, so it has rows times columns numbers. And there is"
                + " one bias for each hidden unit, and one for each class.")), List.of(),
                slip(List.of(185), "That is 20 too many. Either you count numbers for ReLU, which learns nothing, or a"
                + " third coordinate, or a B1 as large as W1. But B1 has only one number for each hidden unit."),
                slip(List.of(60), "These are only the numbers of the first layer, W1 and B1. The second layer has"
                + " numbers of its own."), slip(List.of(105), "These are only the numbers of the second layer, W2 and"
                + " B2. The first layer has numbers of its own."), slip(List.of(100), "That is W2 alone, or the weights"
                + " 2·20 and 20·3 for the lesson's three classes. But W1, B1 and B2 are learnt too, and here there are"
                + " 5 classes."), slip(List.of(2 + 20 + 5), "That is the number of units, 2 + 20 + 5. The network"
                + " learns the weights between them, and the biases."),
                slip(List.of(4), "That is the number of matrices: W1, B1, W2 and B2. Count the numbers in them."),
                slip(List.of(2), "That is the number of weight matrices, or of layers. Count the numbers in them."),
                slip(List.of(200), "That is 2 · 20 · 5, the product of all sizes." + join), slip(List.of(3 * 21 * 5),
                "That is (2 + 1) · (20 + 1) · 5." + join), slip(List.of(3 * 21 * 6),
                "That is (2 + 1) · (20 + 1) · (5 + 1)." + join), slip(List.of(300 * 165), "You get this number if each"
                + " of the 300 points has weights and biases of its own. But all points share the same ones."));
    }
}
