package workbook.lesson;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices;
import workbook.exercise.Choices.Choice;
import workbook.exercise.Exercise;
import workbook.exercise.Trial;
import workbook.lesson.Entrywise.When;

/** Write the way back through tanh. */
final class TanhExercise {
    private static final DoubleUnaryOperator TANH = StrictMath::tanh;
    private static final String RIGHT = " It is dY · (1 - y²).";

    private static final String SPOILT = "A second backward after the same forward gives something else: the first has"
                + " written over the kept y. Write into a copy of dY.";

    private TanhExercise() { }

    private interface Index {
        double of(RealMatrix y, int i, int j);
    }

    private interface Done {
        boolean of(int i, int j, int rows, int columns);
    }

    /** How the layer is made, choice by choice. */
    private static final class Program {
        private DoubleUnaryOperator forward = TANH;
        private boolean keepsX;
        private boolean once;
        private boolean again;
        private boolean shared;
        private UnaryOperator<RealMatrix> answers = y -> y;
        private DoubleUnaryOperator slope = y -> 1 - y * y;
        private DoubleBinaryOperator chain = (d, slope) -> d * slope;
        private DoubleBinaryOperator formula;
        private DoubleUnaryOperator cast = v -> v;
        private Index index = RealMatrix::getEntry;
        private Done done = (i, j, rows, columns) -> true;
        private BinaryOperator<RealMatrix> spoilt = (y, dx) -> y;
        private boolean piled;
        private boolean inPlace;
        private RealMatrix sharedY;
    }

    /** A layer that is made so. */
    private static final class MyTanh implements Layer {
        private final Program program;
        private RealMatrix y;
        private RealMatrix sum;

        MyTanh(Program program) {
            this.program = program;
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            RealMatrix output = Matrices.each(x, program.forward);
            if (!program.once || y == null) {
                y = program.keepsX ? x.copy() : output.copy();
                program.sharedY = y;
            }
            return program.answers.apply(program.again ? y.copy() : output);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix kept = program.shared ? program.sharedY : y;
            RealMatrix dx = dy.copy();
            for (int i = 0; i < dx.getRowDimension(); i++) {
                for (int j = 0; j < dx.getColumnDimension(); j++) {
                    if (program.done.of(i, j, dx.getRowDimension(), dx.getColumnDimension())) {
                        dx.setEntry(i, j, program.cast.applyAsDouble(entry(dy.getEntry(i, j),
                                program.index.of(kept, i, j))));
                    }
                }
            }
            sum = sum == null || !program.piled ? dx : sum.add(dx);
            y = program.spoilt.apply(y, dx);
            if (program.inPlace) {
                dy.setSubMatrix(sum.getData(), 0, 0);
            }
            return sum;
        }

        private double entry(double d, double y) {
            return program.formula == null ? program.chain.applyAsDouble(d, program.slope.applyAsDouble(y))
                    : program.formula.applyAsDouble(d, y);
        }

        @Override
        public String formula(String x) {
            return "?(" + x + ")";
        }
    }

    static Exercise<Supplier<? extends Layer>> make() {
        Choices<Program> choices = new Choices<>(Program::new, choices());
        return new Exercise<>("the tanh layer", "dX = dY ⊙ (1 - Y ⊙ Y). The output is all that backward needs, so the"
                + " layer keeps nothing else.", trials(), choices.single(TanhExercise::layers),
                () -> choices.pairs(TanhExercise::layers));
    }

    private static Supplier<? extends Layer> layers(Program program) {
        return () -> new MyTanh(program);
    }

    private static List<Trial<Supplier<? extends Layer>>> trials() {
        List<Trial<Supplier<? extends Layer>>> trials = new ArrayList<>();
        trials.add(trial(new DenseMatrix(new double[][] {{0.5, -1, 2}}), new DenseMatrix(new double[][] {{2, 3, -4}}),
                When.FRESH));
        int[][] shapes = {{1, 1}, {4, 1}, {3, 3}, {2, 5}};
        for (int[] s : shapes) {
            trials.add(trial(Matrices.tenths(s[0], s[0], s[1]), Matrices.whole(s[1] + 10, s[0], s[1]), When.FRESH));
        }
        trials.add(trial(Matrices.tenths(23, 3, 2), Matrices.tenths(24, 3, 2), When.TWICE));
        trials.add(trial(Matrices.tenths(25, 2, 2), Matrices.tenths(26, 2, 2), When.TWICE));
        trials.add(trial(Matrices.tenths(21, 2, 3), Matrices.whole(22, 2, 3), When.AGAIN));
        trials.add(trial(Matrices.tenths(27, 3, 3), Matrices.tenths(28, 3, 3), When.AGAIN));
        trials.add(trial(Matrices.tenths(21, 2, 3), Matrices.whole(22, 2, 3), When.BESIDE));
        trials.add(trial(Matrices.tenths(29, 4, 2), Matrices.tenths(31, 4, 2), When.BESIDE));
        return trials;
    }

    private static Trial<Supplier<? extends Layer>> trial(RealMatrix x, RealMatrix dy, When when) {
        return Entrywise.trial(TANH, "X", x, dy, when);
    }

    private static List<Choice<Program>> choices() {
        List<Choice<Program>> all = new ArrayList<>();
        slopes(all);
        chains(all);
        memories(all);
        entries(all);
        return all;
    }

    private static void slopes(List<Choice<Program>> all) {
        all.add(slope("The square is missing: 1 - y has another value at -y, but tanh is as steep at -x as at x. It is"
                + " 1 - y².", y -> 1 - y));
        all.add(slope("dY comes back as it is, as if the slope were 1: either y takes no part, or an int or a cast has"
                + " made it 0, or it is dY that you return. The slope is 1 - y².", y -> 1));
        all.add(slope("dY is multiplied by the output. What counts is the slope of the output, 1 - y².", y -> y));
        all.add(slope("The 1 - is missing. That would be steepest far out, where tanh is flat: the slope is 1 - y².",
                y -> y * y));
        all.add(slope("A plus is in the place of the minus. Far out, where y is near 1 or -1, the slope is near 0: 1 -"
                + " y².",
                y -> 1 + y * y));
        all.add(slope("That is the sigmoid's slope, y(1 - y). The tanh's is 1 - y².", y -> y * (1 - y)));
        all.add(slope("That is (1 - y)². The square belongs to y alone: 1 - y², which is (1 - y)(1 + y).",
                y -> (1 - y) * (1 - y)));
        all.add(slope("That is (1 + y)². The square belongs to y alone: 1 - y², which is (1 - y)(1 + y).",
                y -> (1 + y) * (1 + y)));
        all.add(slope("The slope is taken as 1 + y. It is 1 - y², which is (1 - y)(1 + y).", y -> 1 + y));
        all.add(slope("tanh is taken twice. y is the tanh of x already, so the slope is 1 - y².", y -> 1 -
                Math.pow(TANH.applyAsDouble(y), 2)));
        all.add(slope("y is doubled, and not squared. y² is y · y.", y -> 1 - 2 * y));
        all.add(slope("That is -2y, the slope of 1 - y². The slope of tanh is 1 - y² itself.", y -> -2 * y));
        all.add(slope("That is 2y, the slope of y². The slope of tanh is 1 - y².", y -> 2 * y));
        all.add(slope("y has the power 3. The slope is 1 - y².", y -> 1 - y * y * y));
        all.add(slope("y has the power 4: the square is taken twice. The slope is 1 - y².", y -> 1 - y * y * y * y));
        all.add(slope("The slope is squared. It is 1 - y² itself.", y -> Math.pow(1 - y * y, 2)));
        all.add(slope("A root is taken of the slope. It is 1 - y² itself.", y -> Math.sqrt(1 - y * y)));
        all.add(slope("y loses its sign, and isn't squared: 1 - |y|. The slope is 1 - y².", y -> 1 - Math.abs(y)));
        all.add(slope("That is ReLU's rule, dY where y is above 0. tanh lets something through everywhere, by its"
                + " slope 1 - y².", y -> y > 0 ? 1 : 0));
        all.add(slope("Only where y is above 0 does anything pass, as with ReLU. tanh lets something through"
                + " everywhere: dY · (1 - y²).", y -> y > 0 ? 1 - y * y : 0));
        all.add(slope("The slope is multiplied by y, too. It is 1 - y² alone.", y -> y * (1 - y * y)));
        all.add(slope("y is subtracted from its square. The slope is 1 - y².", y -> y * y - y));
        all.add(slope("The slope is 1 / y there. It is 1 - y².", y -> 1 / y));
        all.add(slope("dX is 0. It is dY · (1 - y²).", y -> 0));
    }

    private static void chains(List<Choice<Program>> all) {
        all.add(chain("dY is forgotten. 1 - y² is the local derivative; the chain rule multiplies it by dY.",
                (d, slope) -> slope));
        all.add(chain("dY and the slope are added. The chain rule multiplies them.", (d, slope) -> d + slope));
        all.add(chain("dY is divided by the slope. The chain rule multiplies: the flatter tanh is, the less comes"
                + " through.",
                (d, slope) -> d / slope));
        all.add(chain("The slope is divided by dY. The chain rule multiplies them.", (d, slope) -> slope / d));
        all.add(chain("The slope is subtracted from dY. The chain rule multiplies them.", (d, slope) -> d - slope));
        all.add(chain("dY is multiplied in twice. The chain rule takes it once.", (d, slope) -> d * d * slope));
        all.add(chain("The sign is wrong, as with y² - 1. tanh grows everywhere: its slope is 1 - y², and dX has the"
                + " sign of dY.", (d, slope) -> -d * slope));
        all.add(chain("dY is added to the result." + RIGHT, (d, slope) -> d * slope + d));
        all.add(chain("There is half of what is due." + RIGHT, (d, slope) -> d * slope / 2));
        all.add(chain("There is twice what is due." + RIGHT, (d, slope) -> d * slope * 2));
        all.add(chain("What is below 0 is made 0, as by ReLU." + RIGHT, (d, slope) -> Math.max(0, d * slope)));
        all.add(chain("dY loses its sign." + RIGHT, (d, slope) -> Math.abs(d) * slope));
        all.add(formula("Parentheses are missing: dY · 1 - y² takes y² away from dY." + RIGHT, (d, y) -> d - y * y));
        all.add(formula("Parentheses are missing: dY multiplies y² only." + RIGHT, (d, y) -> 1 - y * y * d));
        all.add(formula("Parentheses are missing, and the square: dY · 1 - y takes y away from dY." + RIGHT, (d,
                y) -> d - y));
        all.add(formula("That is 1 - y · dY. The square is y's, and dY is a factor of the whole." + RIGHT,
                (d, y) -> 1 - y * d));
        all.add(formula("The slope is taken at dY, as 1 - dY². It is 1 - y², with the kept y; dY comes in once, as a"
                + " factor.",
                (d, y) -> d * (1 - d * d)));
        all.add(formula("One y is dY in 1 - y · dY. The slope is 1 - y².", (d, y) -> d * (1 - y * d)));
        all.add(formula("dY is in the slope, too: 1 - dY · y². The slope is 1 - y².", (d, y) -> d * (1 - d * y * y)));
        all.add(formula("dY and y are exchanged." + RIGHT, (d, y) -> y * (1 - d * d)));
        all.add(formula("That is 1 - dY². It is y that is squared, and dY multiplies." + RIGHT, (d, y) -> 1 - d * d));
        all.add(formula("That is y itself. What is due is dY times the slope of tanh." + RIGHT, (d, y) -> y));
        all.add(formula("That is tanh of dY. The way back multiplies dY by the slope of tanh." + RIGHT,
                (d, y) -> TANH.applyAsDouble(d)));
        all.add(formula("The slope is taken at dY, with its tanh. It is 1 - y², with the kept y; dY comes in once, as"
                + " a factor.", (d, y) -> d * (1 - Math.pow(TANH.applyAsDouble(d), 2))));
        all.add(formula("The slope is taken at dY, and dY itself forgotten." + RIGHT,
                (d, y) -> 1 - Math.pow(TANH.applyAsDouble(d), 2)));
        all.add(formula("That is dY + y. It is dY times the slope of tanh." + RIGHT, (d, y) -> d + y));
        all.add(choice("cast", "dX goes through a float, which has 7 digits. Compute with doubles.", p ->
                p.cast = v -> (float) v));
        all.add(choice("cast", "A cast to int cuts off what comes after the point. Compute with doubles.", p ->
                p.cast = v -> (int) v));
        all.add(choice("cast", "dX is rounded. Leave it as it comes.", p -> p.cast = Math::rint));
    }

    private static void memories(List<Choice<Program>> all) {
        all.add(choice("keep", "The slope is taken at the input. 1 - y² wants the output, y = tanh(x): that is what"
                + " forward must keep.", p -> p.keepsX = true));
        all.add(choice("memory", "Two layers share one y, so that backward takes the other's: the field is static, or"
                + " one object is used for both. Each layer needs its own.", p -> p.shared = true));
        all.add(choice("memory", "backward takes the y of the first forward. Keep it anew each time.", p ->
                p.once = true));
        all.add(choice("memory", SPOILT, p -> p.spoilt = (y, dx) -> dx.copy()));
        all.add(choice("memory", SPOILT, p -> p.spoilt = (y, dx) -> Matrices.each(y, v -> 1 - v * v)));
        all.add(choice("memory", SPOILT, p -> p.spoilt = (y, dx) -> Matrices.each(y, v -> v * v)));
        all.add(choice("memory", "forward computes its output the first time only, and gives it again ever after."
                + " Compute y anew each time.", p -> p.once = p.again = true));
        all.add(choice("piled", "Each backward adds to what the one before returned. Start with a new matrix each"
                + " time.", p -> p.piled = true));
        all.add(choice("piled", "The numbers are right, but they were written into dY itself. Where a value forks, the"
                + " other branch gets that dY too: write into dY.copy().", p -> p.inPlace = true));
        all.add(choice("forward", "forward returns its input. It should return tanh(x).", p -> p.answers = y ->
                Matrices.each(y, v -> Math.log((1 + v) / (1 - v)) / 2)));
        all.add(choice("forward", "forward returns a sigmoid. It should return tanh(x).", p -> p.forward = x ->
                1 / (1 + StrictMath.exp(-x))));
        all.add(choice("forward", "forward returns a ReLU. It should return tanh(x).", p -> p.forward = x ->
                Math.max(0, x)));
    }

    private static void entries(List<Choice<Program>> all) {
        all.add(index("It is always the first entry of y that is taken. Write y.getEntry(i, j).", (y, i, j) ->
                y.getEntry(0, 0)));
        all.add(index("It is always column 0 of y that is taken. Write y.getEntry(i, j).", (y, i, j) -> y.getEntry(i,
                0)));
        all.add(index("It is always row 0 of y that is taken. Write y.getEntry(i, j).", (y, i, j) -> y.getEntry(0, j)));
        String left = " and keeps dY there.";
        all.add(done("The first column is left out," + left + " Columns count from 0.", (i, j, n, m) -> j > 0));
        all.add(done("The first row is left out," + left + " Rows count from 0.", (i, j, n, m) -> i > 0));
        all.add(done("The first row and column are left out," + left.replace("keeps", "keep") + " Both count from 0.",
                (i, j, n, m) -> i > 0 && j > 0));
        all.add(done("The last column is left out," + left + " The inner loop ends one too early.", (i, j, n, m) ->
                j < m - 1));
        all.add(done("The last row is left out," + left + " The outer loop ends one too early.", (i, j, n, m) ->
                i < n - 1));
        all.add(done("The last row and column are left out," + left.replace("keeps", "keep") + " Both loops end one"
                + " too early.", (i, j, n, m) -> i < n - 1 && j < m - 1));
        all.add(done("Only the first row is done, as if the loop returned in its first round. Return after both loops.",
                (i, j, n, m) -> i == 0));
        all.add(done("Only the first entry is done, as if the loop returned in its first round. Return after both"
                + " loops.",
                (i, j, n, m) -> i == 0 && j == 0));
        all.add(done("Only the entries with i = j are done. The inner loop goes over all columns.", (i, j, n, m) ->
                i == j));
        all.add(index("Row and column of y are exchanged. Write y.getEntry(i, j), with the i and j of dX.", (y, i,
                j) -> y.getEntry(j, i)));
        all.add(index("y is entered by i twice. Write y.getEntry(i, j).", (y, i, j) -> y.getEntry(i, i)));
        all.add(index("y is entered by j twice. Write y.getEntry(i, j).", (y, i, j) -> y.getEntry(j, j)));
    }

    private static Choice<Program> slope(String sentence, DoubleUnaryOperator slope) {
        return choice("slope", sentence, p -> p.slope = slope);
    }

    private static Choice<Program> chain(String sentence, DoubleBinaryOperator chain) {
        return choice("chain", sentence, p -> p.chain = chain);
    }

    private static Choice<Program> formula(String sentence, DoubleBinaryOperator formula) {
        return choice("formula", sentence, p -> p.formula = formula);
    }

    private static Choice<Program> index(String sentence, Index index) {
        return choice("index", sentence, p -> p.index = index);
    }

    private static Choice<Program> done(String sentence, Done done) {
        return choice("done", sentence, p -> p.done = done);
    }

    private static Choice<Program> choice(String place, String sentence, Consumer<Program> how) {
        return new Choice<>(place, how, sentence);
    }
}
