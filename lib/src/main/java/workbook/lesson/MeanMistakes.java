package workbook.lesson;

import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import workbook.exercise.Choices.Choice;

/** What can be wrong in a training step because its loss is a mean over the examples. */
final class MeanMistakes {
    private static final String ROWS = " The loss is the mean over the examples, so divide by their number,"
            + " x.getRowDimension().";

    private static final String SUM = "Your gradients belong to the sum of the squared errors, as in the lesson's loop."
            + ROWS;

    private MeanMistakes() { }

    /** A mistake beside the commonest, to take the lesson's loop as it is. */
    static Choice<StepProgram> withSum(Choice<StepProgram> other) {
        return new Choice<>(other.place(), f -> {
            other.how().accept(f);
            f.share = (n, d, h, m) -> 1;
        }, SUM + "\n" + other.sentence());
    }

    /** By what dOut is divided. */
    static List<Choice<StepProgram>> divisors() {
        return List.of(
                share((n, d, h, m) -> 1, SUM),
                share((n, d, h, m) -> 0.5, "Your dOut is the difference itself: the factor 2 is missing, and it isn't"
                        + " divided by the number of examples. The derivative of u² is 2u, and the loss is a mean."),
                share((n, d, h, m) -> 1.0 / d, "You divide by the number of inputs, the columns of x." + ROWS),
                share((n, d, h, m) -> 1.0 / m, "You divide by the number of outputs, the columns of t." + ROWS),
                share((n, d, h, m) -> 1.0 / h, "You divide by the number of hidden units, the columns of w1." + ROWS),
                share((n, d, h, m) -> 1.0 / n / m, "You divide by the number of entries of t, rows times columns."
                        + ROWS),
                share((n, d, h, m) -> 1.0 / n / d, "You divide by the number of entries of x, rows times columns."
                        + ROWS),
                share((n, d, h, m) -> 1.0 / n / n, "You divide by the number of examples twice. If dOut is divided by"
                        + " it, the other gradients get it from there, as they do the 2."),
                share((n, d, h, m) -> 1.0 / (n - 1), "You divide by the number of examples minus 1. Statisticians"
                        + " divide a variance by that, but a mean divides by the number itself."),
                share((n, d, h, m) -> 1 / Math.sqrt(n), "You divide by the square root of the number of examples."
                        + ROWS),
                share((n, d, h, m) -> n, "You multiply by the number of examples." + ROWS),
                share((n, d, h, m) -> n / 4.0, "Your factor is upside down: it is n / 2 where it should be 2 / n, for"
                        + " n examples."),
                share((n, d, h, m) -> 2 / n / 2.0, "You divide 2 by an int, and in Java this drops the fraction, so"
                        + " that 2 / 3 is 0. Write 2.0 instead of 2."),
                share((n, d, h, m) -> 1 / n, "You divide 1 by an int, and in Java this drops the fraction, so that"
                        + " 1 / 3 is 0. Write 1.0 instead of 1."),
                share((n, d, h, m) -> 2 / d / 2.0, "You divide 2 by the number of inputs, the columns of x, and this"
                        + " division of two ints drops the fraction. Write 2.0 / x.getRowDimension()."),
                new Choice<>("share", f -> {
                    f.share = (n, d, h, m) -> 1;
                    f.step1 = f.step2 = (w, dW, rate) -> w.subtract(dW.scalarMultiply(rate / w.getRowDimension()));
                }, "You divide each gradient by its own number of rows, which is the number of inputs for dW1, and of"
                        + " hidden units for dW2." + ROWS));
    }

    /** What becomes of the examples before their gradients are computed. */
    static List<Choice<StepProgram>> batches() {
        String each = "You step after each example, so the later examples meet weights that have changed already. Add"
                + " up the gradients of the whole batch first, and then make one step.";
        return List.of(
                new Choice<>("batch", f -> f.batch = x -> without(x, 0), "The first example is left out: does a loop"
                        + " over the rows begin at 1?"),
                new Choice<>("batch", f -> f.batch = x -> without(x, x.getRowDimension() - 1), "The last example is"
                        + " left out: does a loop over the rows end one too early?"),
                new Choice<>("batch", f -> f.batch = x -> only(x, 0), "Only the first example counts. Add up the"
                        + " gradients of all of them."),
                new Choice<>("batch", f -> f.batch = x -> only(x, x.getRowDimension() - 1), "Only the last example"
                        + " counts. Is there an = in your loop where you should add with +=?"),
                new Choice<>("batch", f -> {
                    f.batch = x -> x.scalarMultiply(1.0 / x.getRowDimension());
                    f.share = (n, d, h, m) -> 1;
                }, "You divide x by the number of examples, or the output as well as dOut. It is the squared errors"
                        + " that are averaged, so divide only dOut."),
                new Choice<>("batch", f -> f.rowByRow = true, each),
                new Choice<>("batch", f -> {
                    f.rowByRow = true;
                    f.share = (n, d, h, m) -> 1;
                }, each),
                new Choice<>("output", f -> {
                    f.output = y -> y.scalarMultiply(1.0 / y.getRowDimension());
                    f.share = (n, d, h, m) -> 1;
                }, "You divide the output by the number of examples before you subtract the targets. It is the squared"
                        + " errors that are averaged, so divide dOut."),
                new Choice<>("difference", f -> {
                    f.difference = (y, t) -> means(y.subtract(t));
                    f.share = (n, d, h, m) -> 1;
                }, "You replace each difference by the mean of its column. But the mean is over the squared errors, so"
                        + " each example keeps its own difference, and dOut is divided by their number."));
    }

    private static RealMatrix without(RealMatrix x, int row) {
        RealMatrix rest = x.copy();
        rest.setRow(row, new double[x.getColumnDimension()]);
        return rest;
    }

    private static RealMatrix only(RealMatrix x, int row) {
        RealMatrix one = x.scalarMultiply(0);
        one.setRow(row, x.getRow(row));
        return one;
    }

    private static RealMatrix means(RealMatrix m) {
        RealMatrix ones = Matrices.ones(m.getRowDimension());
        return ones.multiply(ones.transpose().multiply(m)).scalarMultiply(1.0 / m.getRowDimension());
    }

    private static Choice<StepProgram> share(StepProgram.Share share, String sentence) {
        return new Choice<>("share", f -> f.share = share, sentence);
    }
}
