package backprop.train;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import backprop.matrix.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reference values: hand computation. */
class GradientDescentTest {
    private final Parameter w = new Parameter("W", createRealMatrix(new double[][] {{1, 2}}));
    private final Parameter b = new Parameter("B", createRealMatrix(new double[][] {{7}}));

    @Test
    void aStepGoesAgainstTheGradient() {
        w.setGradient(createRealMatrix(new double[][] {{4, -8}}));
        b.setGradient(createRealMatrix(new double[][] {{0}}));
        new GradientDescent(0.5).step(List.of(w, b));
        assertEquals(createRealMatrix(new double[][] {{-1, 6}}), w.value());
        assertEquals(createRealMatrix(new double[][] {{7}}), b.value());
    }

    @Test
    void aMissingGradientChangesNothing() {
        w.setGradient(createRealMatrix(new double[][] {{4, -8}}));
        Errors.state("Parameter.gradient: B has no gradient yet; run forward and backward first.",
                () -> new GradientDescent(0.5).step(List.of(w, b)));
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), w.value());
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -0.0, -1e-6, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void theLearningRateMustBeFiniteAndAboveZero(double rate) {
        Errors.argument("GradientDescent: the learning rate is " + rate + "; give a finite number above 0, say 1e-6.",
                () -> new GradientDescent(rate));
    }
}
