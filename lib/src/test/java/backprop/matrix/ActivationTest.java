package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.apache.commons.math3.linear.MatrixUtils.createRowRealMatrix;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import backprop.Errors;
import java.util.List;
import java.util.function.Supplier;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/**
 * What all layers have in common that treat each entry by itself. Their numbers are held against hand computation by
 * those who extend this.
 */
abstract class ActivationTest {
    final Layer layer;
    private final Layer fresh;

    ActivationTest(Supplier<Layer> kind) {
        layer = kind.get();
        fresh = kind.get();
    }

    double[] forward(double... x) {
        return layer.forward(createRowRealMatrix(x)).getRow(0);
    }

    double[] backward(double... dy) {
        return layer.backward(createRowRealMatrix(dy)).getRow(0);
    }

    @Test
    void inputAndUpstreamGradientAreNotChanged() {
        RealMatrix x = new DenseMatrix(new double[][] {{-1, 2}});
        RealMatrix dy = new DenseMatrix(new double[][] {{3, 4}});
        layer.forward(x);
        layer.backward(dy);
        assertEquals(createRealMatrix(new double[][] {{-1, 2}}), x);
        assertEquals(createRealMatrix(new double[][] {{3, 4}}), dy);
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state(name() + ".backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.", () -> backward(1));
    }

    @Test
    void whatDoesNotFitIsRefused() {
        forward(1, 2);
        Errors.argument(name() + ".forward: x is null; give it a matrix.", () -> layer.forward(null));
        Errors.argument(name() + ".backward: dy is 1×3 but the last output is 1×2; dy needs 1 row and 2 columns.",
                () -> backward(1, 2, 3));
    }

    private String name() {
        return layer.getClass().getSimpleName();
    }

    @Test
    void itLearnsNothing() {
        assertEquals(List.of(), layer.parameters());
    }

    @Test
    void anyMatrixOfCommonsMathWillDo() {
        RealMatrix column = createRealMatrix(new double[][] {{-1}, {2}});
        assertEquals(fresh.forward(column), layer.forward(new DenseMatrix(column.getData())));
        assertEquals(fresh.backward(column), layer.backward(new DenseMatrix(column.getData())));
    }

    @Test
    void earlierResultsKeepTheirNumbers() {
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {-1, 2}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {3, 4}));
        RealMatrix yThen = y.copy();
        RealMatrix dxThen = dx.copy();
        forward(5, -6);
        backward(7, 8);
        assertEquals(yThen, y);
        assertEquals(dxThen, dx);
    }

    @Test
    void whatOthersDoWithTheirMatricesChangesNoGradient() {
        RealMatrix dy = createRowRealMatrix(new double[] {3, 4});
        DenseMatrix x = new DenseMatrix(new double[][] {{-0.5, 0.25}});
        fresh.forward(x);
        layer.forward(x).setEntry(0, 1, -99);
        x.setEntry(0, 1, -99);
        layer.backward(dy).setEntry(0, 1, 99);
        assertEquals(fresh.backward(dy), layer.backward(dy));
    }

    @Test
    void inARunResultsTakeTheSamePlace() {
        ((Own) layer).step(true);
        RealMatrix y = layer.forward(createRowRealMatrix(new double[] {-1, 2}));
        RealMatrix dx = layer.backward(createRowRealMatrix(new double[] {3, 4}));
        RealMatrix nextX = createRowRealMatrix(new double[] {0.5, -6});
        RealMatrix nextDy = createRowRealMatrix(new double[] {7, 8});
        assertSame(y, layer.forward(nextX));
        assertSame(dx, layer.backward(nextDy));
        assertEquals(fresh.forward(nextX), y);
        assertEquals(fresh.backward(nextDy), dx);
    }

    @Test
    void aBatchOfAnotherShapeMayFollowInARun() {
        ((Own) layer).step(true);
        forward(1, -2, 3);
        RealMatrix x = createRowRealMatrix(new double[] {-4, 5});
        RealMatrix dy = createRowRealMatrix(new double[] {6, 7});
        assertArrayEquals(fresh.forward(x).getRow(0), forward(-4, 5));
        assertArrayEquals(fresh.backward(dy).getRow(0), backward(6, 7));
    }
}
