package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Answers.passes;
import static workbook.lesson.BugLab.each;

import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import java.util.List;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;

/** What the bug lab says of the three layers that are to be fixed, as a learner writes them. */
class FixedLayersTest {

    private static void with(String text, Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().contains(text), feedback.text());
    }

    /** By a sentence that stands before the numbers. */
    private static void explained(Feedback... all) {
        for (Feedback feedback : all) {
            assertFalse(feedback.passed());
            assertFalse(feedback.text().lines().skip(1).findFirst().get().startsWith("With "), feedback.text());
        }
    }

    private static void notStarted(Feedback feedback) {
        assertFalse(feedback.passed());
        assertTrue(feedback.text().startsWith("Not fixed yet: "), feedback.text());
        assertTrue(feedback.text().contains("your copy gives the same results as the broken one"), feedback.text());
    }

    /** The first bug, as the lesson has it. */
    static class OutputRelu implements Layer {
        RealMatrix y;

        @Override
        public RealMatrix forward(RealMatrix x) {
            y = new Relu().forward(x);
            return y;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return each(y, dy, (out, d) -> out >= 0 ? d : 0);
        }

        @Override
        public String formula(String x) {
            return "ReLU(" + x + ")";
        }
    }

    static class Above extends OutputRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return each(y, dy, (out, d) -> out > 0 ? d : 0);
        }
    }

    static class NotZero extends OutputRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = dy.copy();
            for (int i = 0; i < dx.getRowDimension(); i++) {
                for (int j = 0; j < dx.getColumnDimension(); j++) {
                    dx.multiplyEntry(i, j, y.getEntry(i, j) == 0 ? 0 : 1);
                }
            }
            return dx;
        }
    }

    static class KeepsItsInput extends OutputRelu {
        RealMatrix x;

        @Override
        public RealMatrix forward(RealMatrix x) {
            this.x = x;
            return super.forward(x);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return each(x, dy, (in, d) -> in > 0 ? d : 0);
        }
    }

    @Test
    void theFirstReluFixedInAnySpelling() {
        passes(Lesson8.outputRelu(Above.class), Lesson8.outputRelu(NotZero.class),
                Lesson8.outputRelu(KeepsItsInput.class), Lesson8.outputRelu(Relu.class));
    }

    static class AsksItsInput extends KeepsItsInput {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return each(x, dy, (in, d) -> in >= 0 ? d : 0);
        }
    }

    static class TurnedAround extends OutputRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return each(y, dy, (out, d) -> out > 0 ? 0 : d);
        }
    }

    static class AsksTheGradient extends OutputRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return new Relu().forward(dy);
        }
    }

    static class Exchanged extends OutputRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return each(dy, y, (out, d) -> out > 0 ? d : 0);
        }
    }

    static class FromOne extends OutputRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return each(y, dy, (out, d) -> out >= 1 ? d : 0);
        }
    }

    static class Nothing extends OutputRelu {
        @Override
        public RealMatrix forward(RealMatrix x) {
            return x.copy();
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return dy.copy();
        }
    }

    static class AnotherRelu extends OutputRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return new Relu().backward(dy);
        }
    }

    @Test
    void theFirstReluFixedWrongly() {
        notStarted(Lesson8.outputRelu(OutputRelu.class));
        explained(Lesson8.outputRelu(AsksItsInput.class), Lesson8.outputRelu(TurnedAround.class),
                Lesson8.outputRelu(AsksTheGradient.class));
        with("\nThe two matrices are exchanged", Lesson8.outputRelu(Exchanged.class));
        with("\nbackward lets the gradient pass only where x is 1 or more: ", Lesson8.outputRelu(FromOne.class));
        with("\nIn AnotherRelu.backward: Relu.backward: forward has not run", Lesson8.outputRelu(AnotherRelu.class));
    }

    @Test
    void aLayerThatDoesNothingFitsItselfButIsNoRelu() {
        with("Y[0][0] came out as -2, but it should be 0", Lesson8.outputRelu(Nothing.class));
    }

    /** The third bug, as the lesson has it. */
    static class MaskingRelu extends KeepsItsInput {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return stop(dy);
        }

        RealMatrix stop(RealMatrix m) {
            for (int i = 0; i < m.getRowDimension(); i++) {
                for (int j = 0; j < m.getColumnDimension(); j++) {
                    if (x.getEntry(i, j) <= 0) {
                        m.setEntry(i, j, 0);
                    }
                }
            }
            return m;
        }
    }

    static class Copy extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return stop(dy.copy());
        }
    }

    static class DataCopy extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return stop(new DenseMatrix(dy.getData()));
        }
    }

    static class LateCopy extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return stop(dy).copy();
        }
    }

    static class OtherName extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = dy;
            stop(dx);
            return dx;
        }
    }

    static class WrongOne extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = dy.copy();
            stop(dy);
            return dx;
        }
    }

    static class CopyInTheLoop extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = null;
            for (int i = 0; i < dy.getRowDimension(); i++) {
                for (int j = 0; j < dy.getColumnDimension(); j++) {
                    dx = dy.copy();
                    if (x.getEntry(i, j) <= 0) {
                        dx.setEntry(i, j, 0);
                    }
                }
            }
            return dx;
        }
    }

    static class KeptCopy extends MaskingRelu {
        RealMatrix dx;

        @Override
        public RealMatrix backward(RealMatrix dy) {
            if (dx == null) {
                dx = dy.copy();
            }
            return stop(dx);
        }
    }

    static class KeptResult extends MaskingRelu {
        RealMatrix dx;

        @Override
        public RealMatrix backward(RealMatrix dy) {
            if (dx == null) {
                dx = stop(dy.copy());
            }
            return dx;
        }
    }

    static class StopsTheInput extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            return stop(x.copy());
        }
    }

    static class LastRowLeftOut extends MaskingRelu {
        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = dy.copy();
            for (int i = 0; i < dy.getRowDimension() - 1; i++) {
                for (int j = 0; j < dy.getColumnDimension(); j++) {
                    if (x.getEntry(i, j) <= 0) {
                        dx.setEntry(i, j, 0);
                    }
                }
            }
            return dx;
        }
    }

    @Test
    void theReluThatWritesIntoItsGradient() {
        passes(Lesson8.maskingRelu(Copy.class), Lesson8.maskingRelu(DataCopy.class),
                Lesson8.maskingRelu(KeepsItsInput.class), Lesson8.maskingRelu(Relu.class));
        notStarted(Lesson8.maskingRelu(MaskingRelu.class));
        notStarted(Lesson8.maskingRelu(OtherName.class));
        with("\ndY is still changed in place. The numbers that backward returns were right before, too,",
                Lesson8.maskingRelu(LateCopy.class));
        with("\nYou return a copy, but the loop still writes into dY.", Lesson8.maskingRelu(WrongOne.class));
        with("\nOnly the last entry is ever stopped.", Lesson8.maskingRelu(CopyInTheLoop.class));
        with("\nYou make the copy once and keep it,", Lesson8.maskingRelu(KeptCopy.class));
        with("\nYou compute dX once and keep it,", Lesson8.maskingRelu(KeptResult.class));
        with("\nbackward leaves the last row as it was: ", Lesson8.maskingRelu(LastRowLeftOut.class));
        explained(Lesson8.maskingRelu(StopsTheInput.class), Lesson8.maskingRelu(OutputRelu.class));
    }

    /** The fourth bug, as the lesson has it. */
    static class Bias implements Layer {
        final Parameter b;

        Bias(Parameter b) {
            this.b = b;
        }

        RealMatrix row(int n, double value) {
            return MatrixUtils.createRealMatrix(1, n).scalarAdd(value);
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            return x.add(row(x.getRowDimension(), 1).transpose().multiply(b.value()));
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            int n = dy.getRowDimension();
            b.setGradient(row(n, 1.0 / n).multiply(dy));
            return dy;
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(b);
        }

        @Override
        public String formula(String x) {
            return x + " + " + b;
        }
    }

    static class Sum extends Bias {
        Sum(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            b.setGradient(row(dy.getRowDimension(), 1).multiply(dy));
            return dy;
        }
    }

    static class Loops extends Bias {
        Loops(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            double[] sums = new double[dy.getColumnDimension()];
            for (double[] example : dy.getData()) {
                for (int j = 0; j < sums.length; j++) {
                    sums[j] += example[j];
                }
            }
            b.setGradient(MatrixUtils.createRowRealMatrix(sums));
            return dy.copy();
        }
    }

    static class TimesN extends Bias {
        TimesN(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            super.backward(dy);
            b.setGradient(b.gradient().scalarMultiply(dy.getRowDimension()));
            return dy;
        }
    }

    @Test
    void theBiasFixedInAnySpelling() {
        passes(Lesson8.bias(Sum.class), Lesson8.bias(Loops.class), Lesson8.bias(TimesN.class));
    }

    static class NoParameters extends Sum {
        NoParameters(Parameter b) {
            super(b);
        }

        @Override
        public List<Parameter> parameters() {
            return List.of();
        }
    }

    static class NoGradient extends Bias {
        NoGradient(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return dy;
        }
    }

    static class OtherParameter extends Bias {
        OtherParameter(Parameter b) {
            super(new Parameter("B", b.value()));
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            b.setGradient(row(dy.getRowDimension(), 1).multiply(dy));
            return dy;
        }
    }

    static class WholeDivision extends Bias {
        WholeDivision(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            int n = dy.getRowDimension();
            b.setGradient(row(n, 1 / n).multiply(dy));
            return dy;
        }
    }

    static class ForwardChanged extends Bias {
        ForwardChanged(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix forward(RealMatrix x) {
            int n = x.getRowDimension();
            return x.add(row(n, 1.0 / n).transpose().multiply(b.value()));
        }
    }

    static class MeanOfX extends Sum {
        MeanOfX(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return super.backward(dy).scalarMultiply(1.0 / dy.getRowDimension());
        }
    }

    static class Five extends Bias {
        Five(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            b.setGradient(row(5, 1).multiply(dy));
            return dy;
        }
    }

    static class FirstExample extends Bias {
        FirstExample(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            b.setGradient(dy.getRowMatrix(0));
            return dy;
        }
    }

    static class NTimesTooMuch extends Bias {
        NTimesTooMuch(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            int n = dy.getRowDimension();
            b.setGradient(row(n, n).multiply(dy));
            return dy;
        }
    }

    static class AlongTheRows extends Bias {
        AlongTheRows(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            b.setGradient(dy.multiply(row(dy.getColumnDimension(), 1).transpose()).transpose());
            return dy;
        }
    }

    static class Piled extends Bias {
        Piled(Parameter b) {
            super(b);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix sum = row(dy.getRowDimension(), 1).multiply(dy);
            b.setGradient(b.hasGradient() ? b.gradient().add(sum) : sum);
            return dy;
        }
    }

    @Test
    void theBiasFixedWrongly() {
        notStarted(Lesson8.bias(Bias.class));
        with("\nparameters() doesn't list b.", Lesson8.bias(NoParameters.class));
        with("\nbackward left no gradient for B.", Lesson8.bias(NoGradient.class));
        with("\nbackward left no gradient for B.", Lesson8.bias(OtherParameter.class));
        with("\nIn dB, two integers are divided", Lesson8.bias(WholeDivision.class));
        with("\nNow forward divides B by the number of examples,", Lesson8.bias(ForwardChanged.class));
        with("\ndX is divided by the number of examples now.", Lesson8.bias(MeanOfX.class));
        with("\nThe shapes fit only if the batch has 5 examples.", Lesson8.bias(Five.class));
        with("\nIn dB, only the first example counts.", Lesson8.bias(FirstExample.class));
        with("\nIn dB, the sum is multiplied by the number of examples.", Lesson8.bias(NTimesTooMuch.class));
        with("\nIn dB, the sum is taken along each row of dY, not down each column.",
                Lesson8.bias(AlongTheRows.class));
        with("\ndB grows from one call of backward to the next", Lesson8.bias(Piled.class));
    }

    @Test
    void aConstructorThatWasChangedIsToldSo() {
        with(".\nThe constructor of Above takes no parameters, but the check calls new Above(Parameter),",
                Lesson8.bias(Above.class));
        with(".\nThe constructor of Sum takes a Parameter, but the check calls new Sum(),",
                Lesson8.outputRelu(Sum.class));
        with(".\nThe constructor of Loops takes a Parameter, but the check calls new Loops(),",
                Lesson8.maskingRelu(Loops.class));
    }
}
