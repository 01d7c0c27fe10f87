package backprop.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatMulTest extends WeightedTest {
    MatMulTest() {
        super((w, b) -> new MatMul(w), new double[][] {{0, 0, 0}, {10, 10, 10}});
    }

    @Test
    void itLearnsItsWeights() {
        assertEquals(List.of(w), layer.parameters());
    }

    @Test
    void aMissingParameterIsRefused() {
        Errors.argument("MatMul: w is null; give it a Parameter.", () -> new MatMul(null));
    }
}
