package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Errors;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: the figures of the lesson "The affine node"; the formula entry by entry. */
class AffineTest {
    private final RealMatrix x = createRealMatrix(new double[][] {{0, 0}, {1, 1}});
    private final RealMatrix dy = createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private final Parameter w = new Parameter("W", createRealMatrix(new double[][] {{2, 2, 2}, {8, 8, 8}}));
    private final Parameter b = new Parameter("B", createRealMatrix(new double[][] {{1, 2, 3}}));
    private final Affine layer = new Affine(w, b);

    @Test
    void forwardAddsTheBiasToEveryRow() {
        assertEquals(createRealMatrix(new double[][] {{1, 2, 3}, {11, 12, 13}}), layer.forward(x));
    }

    @Test
    void backwardOfTheLessonsNumbers() {
        layer.forward(x);
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}), layer.backward(dy));
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), w.gradient());
        assertEquals(createRealMatrix(new double[][] {{5, 7, 9}}), b.gradient());
    }

    @Test
    void backwardIsTheFormulaEntryByEntry() {
        RealMatrix at = Reference.random(4, 4, 3);
        Parameter weights = new Parameter("W", Reference.random(5, 3, 2));
        Parameter bias = new Parameter("B", Reference.random(6, 1, 2));
        RealMatrix upstream = Reference.random(7, 4, 2);
        Affine node = new Affine(weights, bias);
        node.forward(at);
        RealMatrix dx = node.backward(upstream);
        for (int d = 0; d < 3; d++) {
            for (int n = 0; n < 4; n++) {
                double sum = 0;
                for (int m = 0; m < 2; m++) {
                    sum += upstream.getEntry(n, m) * weights.value().getEntry(d, m);
                }
                assertEquals(sum, dx.getEntry(n, d), 1e-12);
            }
            for (int m = 0; m < 2; m++) {
                double sum = 0;
                for (int n = 0; n < 4; n++) {
                    sum += at.getEntry(n, d) * upstream.getEntry(n, m);
                }
                assertEquals(sum, weights.gradient().getEntry(d, m), 1e-12);
            }
        }
        for (int m = 0; m < 2; m++) {
            double sum = 0;
            for (int n = 0; n < 4; n++) {
                sum += upstream.getEntry(n, m);
            }
            assertEquals(sum, bias.gradient().getEntry(0, m), 1e-12);
        }
    }

    private static Affine affine(RealMatrix weights, RealMatrix bias) {
        return new Affine(new Parameter("W", weights), new Parameter("B", bias));
    }

    @Test
    void inputAndUpstreamGradientAreNotChanged() {
        RealMatrix xBefore = x.copy();
        RealMatrix dyBefore = dy.copy();
        layer.forward(x);
        layer.backward(dy);
        assertEquals(xBefore, x);
        assertEquals(dyBefore, dy);
    }

    @Test
    void aBiasThatDoesNotFitIsRefused() {
        Errors.argument("Affine: B is 1×2 but W is 2×3; B needs 1 row and 3 columns.",
                () -> new Affine(w, new Parameter("B", createRealMatrix(1, 2))));
        Errors.argument("Affine: B is 3×1 but W is 2×3; B needs 1 row and 3 columns.",
                () -> new Affine(w, new Parameter("B", createRealMatrix(3, 1))));
    }

    @Test
    void aMissingParameterIsRefused() {
        Errors.argument("Affine: w is null; give it a Parameter.", () -> new Affine(null, b));
        Errors.argument("Affine: b is null; give it a Parameter.", () -> new Affine(w, null));
    }

    @Test
    void anInputThatDoesNotFitIsRefused() {
        Errors.argument("Affine.forward: x is 2×3 but W is 2×3; x needs 2 columns.", () -> layer.forward(dy));
        Errors.argument("Affine.forward: x is null; give it a matrix.", () -> layer.forward(null));
    }

    @Test
    void anUpstreamGradientThatDoesNotFitChangesNoGradient() {
        layer.forward(x);
        Errors.argument("Affine.backward: dy is 2×2 but the last output is 2×3; dy needs 2 rows and 3 columns.",
                () -> layer.backward(x));
        assertThrows(IllegalStateException.class, w::gradient);
        assertThrows(IllegalStateException.class, b::gradient);
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("Affine.backward: forward has not run, so there is nothing to go back through; call"
                + " forward first.", () -> layer.backward(dy));
    }

    @Test
    void itLearnsItsWeightsAndItsBias() {
        assertEquals(List.of(w, b), layer.parameters());
    }

    @Test
    void learnFillsTheGradientsOfBackwardToTheBit() {
        Reference.products().forEach(s -> {
            RealMatrix upstream = Reference.random(4, s[0], s[2]);
            Affine node = affine(Reference.random(2, s[1], s[2]), Reference.random(3, 1, s[2]));
            node.forward(Reference.random(1, s[0], s[1]));
            node.backward(upstream);
            List<DenseMatrix> gradients = node.parameters().stream().map(Parameter::gradient).toList();
            node.learn(upstream);
            Reference.assertBits(gradients.get(0), node.parameters().get(0).gradient());
            Reference.assertBits(gradients.get(1), node.parameters().get(1).gradient());
        });
    }

    @Test
    void learnRefusesWhatBackwardRefuses() {
        Errors.state("Affine.backward: forward has not run, so there is nothing to go back through; call"
                + " forward first.", () -> layer.learn(dy));
        layer.forward(x);
        Errors.argument("Affine.backward: dy is 2×2 but the last output is 2×3; dy needs 2 rows and 3 columns.",
                () -> layer.learn(x));
    }

    @Test
    void itIsTheSameForADenseMatrix() {
        assertEquals(createRealMatrix(new double[][] {{1, 2, 3}, {11, 12, 13}}),
                layer.forward(new DenseMatrix(x.getData())));
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}),
                layer.backward(new DenseMatrix(dy.getData())));
        assertEquals(createRealMatrix(new double[][] {{5, 7, 9}}), b.gradient());
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        RealMatrix y = layer.forward(x);
        RealMatrix dx = layer.backward(dy);
        RealMatrix dw = w.gradient();
        RealMatrix db = b.gradient();
        layer.forward(x.scalarAdd(1));
        layer.backward(dy.scalarAdd(1));
        assertEquals(createRealMatrix(new double[][] {{1, 2, 3}, {11, 12, 13}}), y);
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}), dx);
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), dw);
        assertEquals(createRealMatrix(new double[][] {{5, 7, 9}}), db);
    }

    @Test
    void whatOthersDoWithTheirMatricesChangesNoGradient() {
        DenseMatrix given = new DenseMatrix(x.getData());
        layer.forward(given).setEntry(0, 0, 99);
        given.setEntry(1, 1, 99);
        layer.backward(dy).setEntry(0, 0, 99);
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}), layer.backward(dy));
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), w.gradient());
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        layer.step(true);
        RealMatrix y = layer.forward(x);
        RealMatrix dx = layer.backward(dy);
        assertSame(y, layer.forward(x.scalarAdd(1)));
        assertSame(dx, layer.backward(dy.scalarAdd(1)));
        assertEquals(createRealMatrix(new double[][] {{11, 12, 13}, {21, 22, 23}}), y);
        assertEquals(createRealMatrix(new double[][] {{18, 72}, {36, 144}}), dx);
    }

    @Test
    void weightAndBiasNeedNamesOfTheirOwn() {
        Errors.argument("Affine: w and b are both called W, so nobody could tell which of them is meant; give each its"
                + " own name, say W and B.",
                () -> new Affine(w, new Parameter("W", createRealMatrix(1, 3))));
    }

    @Test
    void aParameterCantBeBothWeightAndBias() {
        Errors.argument("Affine: w and b are both the parameter B 1×3, and the gradient of b would overwrite that of w;"
                + " give each its own.",
                () -> new Affine(b, b));
    }
}
