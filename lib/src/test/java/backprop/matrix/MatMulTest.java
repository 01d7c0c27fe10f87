package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backprop.Errors;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: the figures of the lesson "The affine node" without its bias. */
class MatMulTest {
    private final RealMatrix x = createRealMatrix(new double[][] {{0, 0}, {1, 1}});
    private final RealMatrix dy = createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private final Parameter w = new Parameter("W", createRealMatrix(new double[][] {{2, 2, 2}, {8, 8, 8}}));
    private final MatMul layer = new MatMul(w);

    @Test
    void forwardIsTheMatrixProduct() {
        assertEquals(createRealMatrix(new double[][] {{0, 0, 0}, {10, 10, 10}}), layer.forward(x));
    }

    @Test
    void backwardOfTheLessonsNumbers() {
        // dX = dY·Wᵀ: 2(1+2+3) = 12, 8(1+2+3) = 48, 2(4+5+6) = 30, 8(4+5+6) = 120. dW = Xᵀ·dY: the second row of dY,
        // twice.
        layer.forward(x);
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}), layer.backward(dy));
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), w.gradient());
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
    void theGradientIsWrittenAnewEachTime() {
        layer.forward(x);
        layer.backward(dy);
        layer.backward(dy);
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), w.gradient());
    }

    @Test
    void anInputThatDoesNotFitIsRefusedAndTheLastRunKept() {
        RealMatrix y = layer.forward(x);
        Errors.argument("MatMul.forward: x is 2×3 but W is 2×3; x needs 2 columns.", () -> layer.forward(dy));
        Errors.argument("MatMul.forward: x is null; give it a matrix.", () -> layer.forward(null));
        assertEquals(Shapes.of(y), Shapes.of(layer.backward(dy).multiply(w.value())));
    }

    @Test
    void anUpstreamGradientThatDoesNotFitIsRefused() {
        layer.forward(x);
        Errors.argument("MatMul.backward: dy is 2×2 but the last output is 2×3; dy needs 2 rows and 3 columns.",
                () -> layer.backward(x));
        Errors.argument("MatMul.backward: dy is null; give it a matrix.", () -> layer.backward(null));
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("MatMul.backward: forward has not run, so there is nothing to go back through; call"
                + " forward first.", () -> layer.backward(dy));
    }

    @Test
    void itLearnsItsWeights() {
        assertEquals(List.of(w), layer.parameters());
    }

    @Test
    void aMissingParameterIsRefused() {
        Errors.argument("MatMul: w is null; give it a Parameter.", () -> new MatMul(null));
    }

    @Test
    void learnFillsTheGradientOfBackwardToTheBit() {
        Reference.products().forEach(s -> {
            RealMatrix upstream = Reference.random(3, s[0], s[2]);
            Parameter weights = new Parameter("W", Reference.random(2, s[1], s[2]));
            MatMul node = new MatMul(weights);
            node.forward(Reference.random(1, s[0], s[1]));
            node.backward(upstream);
            RealMatrix gradient = weights.gradient();
            node.learn(upstream);
            Reference.assertBits(gradient, weights.gradient());
        });
    }

    @Test
    void learnRefusesWhatBackwardRefuses() {
        Errors.state("MatMul.backward: forward has not run, so there is nothing to go back through; call"
                + " forward first.", () -> layer.learn(dy));
        layer.forward(x);
        Errors.argument("MatMul.backward: dy is 2×2 but the last output is 2×3; dy needs 2 rows and 3 columns.",
                () -> layer.learn(x));
    }

    @Test
    void itIsTheSameForADenseMatrix() {
        layer.forward(new DenseMatrix(x.getData()));
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}),
                layer.backward(new DenseMatrix(dy.getData())));
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), w.gradient());
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        RealMatrix y = layer.forward(x);
        RealMatrix dx = layer.backward(dy);
        RealMatrix dw = w.gradient();
        layer.forward(x.scalarAdd(1));
        layer.backward(dy.scalarAdd(1));
        assertEquals(createRealMatrix(new double[][] {{0, 0, 0}, {10, 10, 10}}), y);
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}), dx);
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), dw);
    }

    @Test
    void whatOthersDoWithTheirMatricesChangesNoGradient() {
        DenseMatrix given = new DenseMatrix(x.getData());
        layer.forward(given).setEntry(0, 0, 99);
        given.setEntry(1, 1, 99);
        w.set(createRealMatrix(2, 3));
        RealMatrix dx = layer.backward(dy);
        RealMatrix dxThen = dx.copy();
        dx.setEntry(0, 0, 99);
        assertEquals(createRealMatrix(new double[][] {{12, 48}, {30, 120}}), dxThen);
        assertEquals(dxThen, layer.backward(dy));
        assertEquals(createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}}), w.gradient());
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        layer.step(true);
        RealMatrix y = layer.forward(x);
        RealMatrix dx = layer.backward(dy);
        assertSame(y, layer.forward(x.scalarAdd(1)));
        assertSame(dx, layer.backward(dy.scalarAdd(1)));
        assertEquals(createRealMatrix(new double[][] {{10, 10, 10}, {20, 20, 20}}), y);
        assertEquals(createRealMatrix(new double[][] {{18, 72}, {36, 144}}), dx);
    }
}
