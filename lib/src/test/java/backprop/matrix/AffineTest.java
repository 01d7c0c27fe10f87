package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Further reference values: the formula entry by entry. */
class AffineTest extends WeightedTest {
    private static final RealMatrix DB = createRealMatrix(new double[][] {{5, 7, 9}});

    AffineTest() {
        super(Affine::new, new double[][] {{1, 2, 3}, {11, 12, 13}});
    }

    @Test
    void theBiasGetsTheSumsOfTheColumns() {
        layer.forward(x);
        layer.backward(dy);
        assertEquals(DB, b.gradient());
    }

    @Test
    void itsBiasGetsTheSameForADenseMatrix() {
        layer.forward(new DenseMatrix(x.getData()));
        layer.backward(new DenseMatrix(dy.getData()));
        assertEquals(DB, b.gradient());
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
    void itLearnsItsWeightsAndItsBias() {
        assertEquals(List.of(w, b), layer.parameters());
    }

    @Test
    void aParameterCantBeBothWeightAndBias() {
        Errors.argument("Affine: w and b are both the parameter B 1×3, so the gradient of b would overwrite the"
                + " gradient of w;"
                + " give each its own.",
                () -> new Affine(b, b));
    }

    @Test
    void weightAndBiasNeedNamesOfTheirOwn() {
        Errors.argument("Affine: w and b are both called W, so the name doesn't tell which one is meant; give each"
                + " its own name, say W and B.",
                () -> new Affine(w, new Parameter("W", createRealMatrix(1, 3))));
    }
}
