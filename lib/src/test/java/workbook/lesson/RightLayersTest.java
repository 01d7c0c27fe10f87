package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static workbook.lesson.Answers.notStarted;
import static workbook.lesson.Answers.passes;

import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.Tanh;
import java.util.Arrays;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.MatrixUtils;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Answers.Unwritten;

/** Each right layer passes, also when it is written in another way; and what still says todo() is not begun. */
class RightLayersTest {
    @Test
    void layers() {
        passes(Lesson5.affineBackward(Affine.class), Lesson5.affineBackward(Loops.class), Lesson6.relu(Relu.class),
                Lesson6.relu(Mask.class),
                Lesson10.tanhBackward(Tanh.class),
                Lesson10.TANH.check(() -> new Entrywise(x -> 1 - 2 / (Math.exp(2 * x) + 1),
                (x, d) -> d / Math.cosh(x) / Math.cosh(x))));
        notStarted(Lesson5.AFFINE.check((w, b) -> new Unwritten()), Lesson6.relu(Unwritten.class),
                Lesson10.tanhBackward(Unwritten.class), Lesson10.tanhBackward(null));
    }

    /** An affine layer in loops alone, on other matrices. */
    private static class Loops extends Unwritten {
        private final Parameter w;
        private final Parameter b;
        private double[][] x;

        Loops(Parameter w, Parameter b) {
            this.w = w;
            this.b = b;
        }

        @Override
        public RealMatrix forward(RealMatrix in) {
            x = in.getData();
            double[][] y = new double[x.length][w.value().getColumnDimension()];
            for (int i = 0; i < y.length; i++) {
                for (int j = 0; j < y[i].length; j++) {
                    y[i][j] = b.value().getEntry(0, j);
                    for (int k = 0; k < x[i].length; k++) {
                        y[i][j] += x[i][k] * w.value().getEntry(k, j);
                    }
                }
            }
            return new Array2DRowRealMatrix(y);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = MatrixUtils.createRealMatrix(x.length, x[0].length);
            RealMatrix dw = MatrixUtils.createRealMatrix(x[0].length, dy.getColumnDimension());
            double[] db = new double[dy.getColumnDimension()];
            for (int i = 0; i < x.length; i++) {
                for (int j = 0; j < db.length; j++) {
                    db[j] += dy.getEntry(i, j);
                    for (int k = 0; k < x[0].length; k++) {
                        dx.addToEntry(i, k, dy.getEntry(i, j) * w.value().getEntry(k, j));
                        dw.addToEntry(k, j, dy.getEntry(i, j) * x[i][k]);
                    }
                }
            }
            w.setGradient(dw);
            b.setGradient(MatrixUtils.createRowRealMatrix(db));
            return dx;
        }
    }

    /** ReLU by its output, which is above 0 just where the input is. */
    private static class Mask extends Unwritten {
        private double[][] y;

        @Override
        public RealMatrix forward(RealMatrix x) {
            y = Arrays.stream(x.getData()).map(row -> Arrays.stream(row).map(v -> v < 0 ? 0 : v).toArray())
                    .toArray(double[][]::new);
            return new DenseMatrix(y);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            RealMatrix dx = dy.copy();
            for (int i = 0; i < y.length; i++) {
                for (int j = 0; j < y[i].length; j++) {
                    dx.multiplyEntry(i, j, y[i][j] > 0 ? 1 : 0);
                }
            }
            return dx;
        }
    }

    @Test
    void theStoryOfTheLineAtFaultIsTrue() {
        for (boolean copied : new boolean[] {false, true}) {
            Feedback feedback = Lesson5.AFFINE.check((w, b) -> new Loops(w, b) {
                private RealMatrix x;

                @Override
                public RealMatrix forward(RealMatrix x) {
                    this.x = x;
                    return super.forward(x);
                }

                @Override
                public RealMatrix backward(RealMatrix dY) {
                    RealMatrix dX = dY.multiply(w.value().transpose());
                    RealMatrix sums = copied ? dY.copy() : dY;
                    for (int i = 1; i < sums.getRowDimension(); i++) {
                        sums.setRowVector(0, sums.getRowVector(0).add(sums.getRowVector(i)));
                    }
                    b.setGradient(sums.getRowMatrix(0));
                    w.setGradient(x.transpose().multiply(dY));
                    return dX;
                }
            });
            assertEquals(copied, feedback.passed());
            if (!copied) {
                assertTrue(feedback.text().contains("dW[0][0] came out as") && !feedback.text().contains("dB[")
                        && !feedback.text().contains("dX["), feedback.text());
            }
        }
    }
}
