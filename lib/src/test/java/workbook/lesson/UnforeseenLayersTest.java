package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.check.Broken;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import workbook.exercise.Feedback;
import workbook.lesson.Answers.Unwritten;

/** What a check says of layers that no exercise foresees. */
class UnforeseenLayersTest {
    /** An affine layer, right in itself, for a test to break in one place. */
    private static class MyAffine extends Broken {
        final Parameter weights;
        final Parameter bias;

        MyAffine(Parameter w, Parameter b) {
            super(w.value(), b.value());
            weights = w;
            bias = b;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            weights.setGradient(dw(dy));
            bias.setGradient(db(dy));
            return dx(dy);
        }

        RealMatrix dw(RealMatrix dy) {
            return x.transpose().multiply(dy);
        }
    }

    @Test
    void eachOutputIsJudgedAlone() {
        String text = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            RealMatrix dw(RealMatrix dy) {
                return super.dw(dy).scalarMultiply(1.0 / dy.getRowDimension());
            }

            @Override
            protected RealMatrix db(RealMatrix dy) {
                return dy.getRowMatrix(0);
            }
        }).text();
        assertTrue(text.contains("\nIn dW, the sum over the examples is divided by their number. ")
                && text.contains("In dB, only the first example counts. ") && !text.contains("dX"), text);
    }

    @Test
    void aBatchOfFixedSizeIsKnown() {
        RealMatrix ones = new DenseMatrix(new double[][] {{1, 1}});
        String backward = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            protected RealMatrix db(RealMatrix dy) {
                return ones.multiply(dy);
            }
        }).text();
        assertTrue(backward.contains("tried.\nThe shapes fit only if the batch has 2 examples. ")
                && !backward.contains("threw"), backward);
        String forward = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return super.forward(x).add(ones.transpose().multiply(b.value()).scalarMultiply(0));
            }
        }).text();
        assertTrue(forward.contains("tried.\nThe shapes in forward fit only if the batch has 2 examples. ")
                && !forward.contains("threw"), forward);
    }

    @Test
    void aSlipThatThrowsOnSomeShapesIsKnownBesideAnother() {
        String text = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            RealMatrix dw(RealMatrix dy) {
                return x.multiply(dy);
            }

            @Override
            protected RealMatrix db(RealMatrix dy) {
                return super.db(dy).scalarMultiply(1.0 / dy.getRowDimension());
            }
        }).text();
        assertTrue(text.contains("\nIn dW, X should be transposed: the product is X · dY. ")
                && text.contains("\nIn dB, the sum over the examples is divided by their number. ")
                && !text.contains("threw"), text);
    }

    @Test
    void aWrongShapeIsSaid() {
        String text = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            protected RealMatrix dx(RealMatrix dy) {
                return super.dx(dy).scalarMultiply(3).transpose();
            }
        }).text();
        assertTrue(text.contains("\n  dX came out as 3×1, but it should be 1×3: rows and columns are exchanged, so"
                + " a transpose is missing, or there is one too many."), text);
        text = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            protected RealMatrix dx(RealMatrix dy) {
                return new DenseMatrix(1, 5);
            }

            @Override
            RealMatrix dw(RealMatrix dy) {
                return new DenseMatrix(2, 2);
            }
        }).text();
        assertTrue(text.contains("\nIn MyAffine.backward: Parameter.setGradient: the gradient of W is 2×2 but W"
                + " is 1×1; the gradient of W needs 1 row and 1 column."), text);
        text = Lesson6.RELU.check(() -> new Relu0() {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                return new DenseMatrix(1, 7);
            }
        }).text();
        assertTrue(text.contains("\n  dX came out as 1×7, but it should be 2×3; a gradient has the shape of"
                + " its value."), text);
    }

    @Test
    void matricesThatDontFitInAProductAreSaid() {
        Feedback shapes = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                return dy.multiply(dy.getSubMatrix(0, 0, 0, 0).multiply(dy));
            }
        });
        assertTrue(shapes.text().contains("\nbackward multiplies a 1×1 by a 2×1 matrix, but the second needs 1 row."
                + " Is a transpose missing, or did you exchange the factors?\nIt happened with X = [["), shapes.text());
    }

    @Test
    void aGradientThatIsNotGivenIsSaid() {
        String text = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                weights.setGradient(dw(dy));
                return dx(dy);
            }
        }).text();
        assertTrue(text.contains("\nbackward left no gradient for B; give it one with b.setGradient(…).\n"), text);
        text = Lesson6.RELU.check(() -> new Relu0() {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                return null;
            }
        }).text();
        assertTrue(text.contains("\nbackward returned null instead of dX; return a matrix.\n"), text);
    }

    /** ReLU by the library's, which is final. */
    private static class Relu0 extends Unwritten {
        private final Relu relu = new Relu();

        @Override
        public RealMatrix forward(RealMatrix x) {
            return relu.forward(x);
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return relu.backward(dy);
        }
    }

    @Test
    void whatIsChangedInPlaceIsSaid() {
        String text = Lesson6.RELU.check(() -> new Relu0() {
            @Override
            public RealMatrix backward(RealMatrix dy) {
                RealMatrix dx = super.backward(dy);
                dy.setEntry(0, 0, 99);
                return dx;
            }
        }).text();
        assertTrue(text.contains("\nbackward changed dY in place, but other code still needs its old"
                + " numbers, so work on dY.copy().\n"), text);
        text = Lesson5.AFFINE.check((w, b) -> new MyAffine(w, b) {
            @Override
            public RealMatrix forward(RealMatrix x) {
                RealMatrix y = super.forward(x.copy());
                x.setEntry(0, 0, 99);
                return y;
            }
        }).text();
        assertTrue(text.contains("\nforward changed x in place, but other code still needs its old numbers, so"
                + " work on x.copy().\n"), text);
        text = Lesson6.step((x, t, w1, w2, rate) -> {
            w1.setEntry(0, 0, 99);
            return List.of(w1, w2);
        }).text();
        assertTrue(text.contains("\nstep changed w1 in place, but other code still needs its old numbers, so work"
                + " on w1.copy().\n"), text);
    }

    @Test
    void aListThatIsTooShortIsSaid() {
        String text = Lesson6.step((x, t, w1, w2, rate) -> List.of(w1)).text();
        assertTrue(text.contains("\nstep returned a list of 1; return List.of(the new W1, the new W2).\n"), text);
    }

    @Test
    void whatForwardDidNotKeepIsSaid() {
        String text = Lesson6.RELU.check(() -> new Relu0() {
            private RealMatrix x;

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return x.add(dy);
            }
        }).text();
        assertTrue(text.contains("\nbackward uses this.x, which is null. Nothing has been assigned there"
                + " yet. Whatever backward needs, forward must keep in a field.\n"), text);
    }
}
