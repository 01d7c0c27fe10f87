package workbook.lesson;

import backprop.matrix.DenseMatrix;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices;
import workbook.exercise.Due;
import workbook.exercise.Exercise;
import workbook.exercise.Outcome;
import workbook.exercise.Trial;
import workbook.lesson.Lesson12.Units;

/** How many hidden units are above 0 at a point. */
final class UnitsExercise {

    private UnitsExercise() { }

    static Exercise<Units> make() {
        Choices<UnitsProgram> choices = new Choices<>(UnitsProgram::new, UnitsMistakes.all());
        return new Exercise<>("the units above 0", "Each column of W1 and B1 describes a line, x · w + y · w' + b = 0,"
                + " and the unit is above 0 on one side of that line.", trials(), choices.single(p -> p),
                () -> choices.pairs(p -> p));
    }

    private static List<Trial<Units>> trials() {
        List<Trial<Units>> trials = new ArrayList<>(List.of(
                trial(1, 3, 2, -1), trial(2, 6, -3, 2), trial(3, 2, 0, 0), trial(4, 5, 1, -2), trial(5, 8, 0, -1.5),
                trial(6, 7, 3, 0.5), trial(7, 12, -2, 3), trial(8, 1, 0.5, 2),
                trial(0, 0, new double[][] {{1, -2, 0.5, 3}, {2, 1, -1, 0}}, 0, 1.5, -1, 0),
                trial(1.5, -0.5, new double[][] {{2, -1, 1, -0.5}, {1, -3, 2, -2}}, -2.5, 0.2, 0.5, 0.5)));
        for (int seed = 9; seed < 17; seed++) {
            trials.add(trial(seed, 6 + seed % 5, seed % 3 - 0.7, 1.6 - seed % 4));
        }
        RealMatrix w = Matrices.whole(3, 2, 4);
        RealMatrix b = Matrices.whole(4, 1, 4);
        trials.add(1, Matrices.again("x = 1, y = 2, " + Matrices.words("w1", w) + ", " + Matrices.words("b1", b),
                Due.of("the count", new UnitsProgram().above(1, 2, w, b)), (answer, more) ->
                        Matrices.number(answer.above(1, 2, w.copy(), b.scalarAdd(more)))));
        return trials;
    }

    private static Trial<Units> trial(int seed, int units, double x, double y) {
        RealMatrix w = Matrices.tenths(seed, 2, units);
        return trial(x, y, w.getData(), Matrices.tenths(seed + 100, 1, units).getRow(0));
    }

    private static Trial<Units> trial(double x, double y, double[][] weights, double... bias) {
        RealMatrix w = new DenseMatrix(weights);
        RealMatrix b = new DenseMatrix(new double[][] {bias});
        return new Trial<>("x = " + Due.words(x) + ", y = " + Due.words(y) + ", " + Matrices.words("w1", w) + ", "
                + Matrices.words("b1", b), List.of(Due.of("the count", new UnitsProgram().above(x, y, w, b))), (answer,
                out) -> {
            RealMatrix handed = w.copy();
            RealMatrix biases = b.copy();
            out.put("the count", answer.above(x, y, handed, biases));
            Outcome.unchanged("w1", w, handed, "Your code");
            Outcome.unchanged("b1", b, biases, "Your code");
        });
    }
}
