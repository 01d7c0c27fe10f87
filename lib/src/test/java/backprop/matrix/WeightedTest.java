package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Errors;
import java.util.List;
import java.util.function.BiFunction;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/**
 * What the layers have in common that multiply by weights, with a bias or without. Reference values: the figures of the
 * lesson "The affine node".
 */
abstract class WeightedTest {
    static final RealMatrix DX = createRealMatrix(new double[][] {{12, 48}, {30, 120}});
    static final RealMatrix DW = createRealMatrix(new double[][] {{4, 5, 6}, {4, 5, 6}});

    final RealMatrix x = createRealMatrix(new double[][] {{0, 0}, {1, 1}});
    final RealMatrix dy = createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    final Parameter w = new Parameter("W", createRealMatrix(new double[][] {{2, 2, 2}, {8, 8, 8}}));
    final Parameter b = new Parameter("B", createRealMatrix(new double[][] {{1, 2, 3}}));
    final Layer layer;
    private final BiFunction<Parameter, Parameter, Layer> kind;
    private final RealMatrix y;

    /** @param y the output for x */
    WeightedTest(BiFunction<Parameter, Parameter, Layer> kind, double[][] y) {
        this.kind = kind;
        this.y = createRealMatrix(y);
        layer = kind.apply(w, b);
    }

    private String name() {
        return layer.getClass().getSimpleName();
    }

    @Test
    void forwardOfTheLessonsNumbers() {
        assertEquals(y, layer.forward(x));
    }

    @Test
    void backwardOfTheLessonsNumbers() {
        // dX = dY·Wᵀ: 2(1+2+3) = 12, 8(1+2+3) = 48, 2(4+5+6) = 30, 8(4+5+6) = 120. dW = Xᵀ·dY: the second row of dY,
        // twice.
        layer.forward(x);
        assertEquals(DX, layer.backward(dy));
        assertEquals(DW, w.gradient());
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
        assertEquals(DW, w.gradient());
    }

    @Test
    void anInputThatDoesNotFitIsRefusedAndTheLastRunKept() {
        layer.forward(x);
        Errors.argument(name() + ".forward: x is 2×3 but W is 2×3; x needs 2 columns.", () -> layer.forward(dy));
        Errors.argument(name() + ".forward: x is null; give it a matrix.", () -> layer.forward(null));
        assertEquals(DX, layer.backward(dy));
    }

    @Test
    void anUpstreamGradientThatDoesNotFitChangesNoGradient() {
        layer.forward(x);
        Errors.argument(name() + ".backward: dy is 2×2 but the last output is 2×3; dy needs 2 rows and 3 columns.",
                () -> layer.backward(x));
        Errors.argument(name() + ".backward: dy is null; give it a matrix.", () -> layer.backward(null));
        layer.parameters().forEach(p -> assertThrows(IllegalStateException.class, p::gradient));
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state(name() + ".backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.", () -> layer.backward(dy));
    }

    @Test
    void learnFillsTheGradientsOfBackwardToTheBit() {
        Reference.products().forEach(s -> {
            RealMatrix upstream = Reference.random(4, s[0], s[2]);
            Layer node = kind.apply(new Parameter("W", Reference.random(2, s[1], s[2])),
                    new Parameter("B", Reference.random(3, 1, s[2])));
            node.forward(Reference.random(1, s[0], s[1]));
            node.backward(upstream);
            List<DenseMatrix> gradients = node.parameters().stream().map(Parameter::gradient).toList();
            node.learn(upstream);
            for (int i = 0; i < gradients.size(); i++) {
                Reference.assertBits(gradients.get(i), node.parameters().get(i).gradient());
            }
        });
    }

    @Test
    void learnRefusesWhatBackwardRefuses() {
        Errors.state(name() + ".backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.", () -> layer.learn(dy));
        layer.forward(x);
        Errors.argument(name() + ".backward: dy is 2×2 but the last output is 2×3; dy needs 2 rows and 3 columns.",
                () -> layer.learn(x));
    }

    @Test
    void itIsTheSameForADenseMatrix() {
        assertEquals(y, layer.forward(new DenseMatrix(x.getData())));
        assertEquals(DX, layer.backward(new DenseMatrix(dy.getData())));
        assertEquals(DW, w.gradient());
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        RealMatrix first = layer.forward(x);
        RealMatrix dx = layer.backward(dy);
        List<DenseMatrix> gradients = layer.parameters().stream().map(Parameter::gradient).toList();
        List<RealMatrix> then = gradients.stream().map(RealMatrix::copy).toList();
        layer.forward(x.scalarAdd(1));
        layer.backward(dy.scalarAdd(1));
        assertEquals(y, first);
        assertEquals(DX, dx);
        assertEquals(then, gradients);
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        step();
        RealMatrix first = layer.forward(x);
        RealMatrix dx = layer.backward(dy);
        assertSame(first, layer.forward(x.scalarAdd(1)));
        assertSame(dx, layer.backward(dy.scalarAdd(1)));
        assertEquals(y.scalarAdd(10), first);
        assertEquals(createRealMatrix(new double[][] {{18, 72}, {36, 144}}), dx);
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

    /** As within a step of a run. */
    private void step() {
        if (layer instanceof Affine affine) {
            affine.step(true);
        } else {
            ((Own) layer).step(true);
        }
    }
}
