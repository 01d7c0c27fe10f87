package workbook.lesson;

import backprop.matrix.DenseMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Outcome;
import workbook.exercise.Trial;

/** Write softmax for a batch, so that no score is too large for it. */
final class SoftmaxExercise {

    private SoftmaxExercise() { }

    static Exercise<UnaryOperator<RealMatrix>> make() {
        Choices<SoftmaxProgram> choices = new Choices<>(SoftmaxProgram::new, choices());
        return new Exercise<>("softmax of a batch", "Each row is an example: its own largest score is subtracted, and"
                + " its exponentials are divided by their sum. So no score is too large or too small.",
                trials(), choices.single(p -> p), () -> choices.pairs(p -> p));
    }

    private static List<Trial<UnaryOperator<RealMatrix>>> trials() {
        List<Trial<UnaryOperator<RealMatrix>>> trials = new ArrayList<>();
        double[][][] scores = {{{0, 1, 2}, {3, 0, -1}}, {{2, -1, 1}}, {{1}, {-3}}, {{2, 2, 1.9, 1.8}, {-1, -2, -2, -1}},
                {{1000, 0, -1000}}, {{999, 1000, 1001}}, {{-999, -1000, -1001}}, {{1001, 1000, 998}},
                {{-5000, 0, 5000}}, {{5000, 4999, -5000}}, {{0, 800, 799}}, {{1000, 0, 1}}, {{400, 399}, {-400,
                        -401}}, {{1000, 999},
                        {-1000, -1001}},
                {{-1000, -1001}, {1000, 999}}};
        for (double[][] s : scores) {
            trials.add(trial(new DenseMatrix(s)));
        }
        trials.add(trial(Matrices.whole(1, 3, 3)));
        trials.add(trial(Matrices.tenths(2, 4, 2)));
        trials.add(trial(Matrices.tenths(3, 2, 4)));
        RealMatrix y = Matrices.whole(4, 2, 2);
        trials.add(1, Matrices.again(Matrices.words("scores", y), Due.of("p", softmax(y)), (softmax, more) ->
                softmax.apply(y.scalarAdd(more))));
        return trials;
    }

    private static Trial<UnaryOperator<RealMatrix>> trial(RealMatrix y) {
        return new Trial<>(Matrices.words("scores", y), List.of(Due.of("p", softmax(y))), (softmax, out) -> {
            RealMatrix handed = y.copy();
            out.put("p", softmax.apply(handed), "Your softmax");
            Outcome.unchanged("scores", y, handed, "Your softmax");
        });
    }

    /** 1 over the sum of the ratios of all exponentials to this one, which needs nothing subtracted. */
    private static RealMatrix softmax(RealMatrix y) {
        return new DenseMatrix(SoftmaxProgram.each(y.getData(),
                (v, i, j) -> 1 / Arrays.stream(y.getRow(i)).map(other -> StrictMath.exp(other - v)).sum()));
    }

    private static List<Choice<SoftmaxProgram>> choices() {
        List<Choice<SoftmaxProgram>> all = SoftmaxMistakes.all();
        all.addAll(RareSoftmaxMistakes.all());
        return all;
    }
}
