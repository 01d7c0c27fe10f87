package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
    private final RealMatrix wide = createRealMatrix(2, 3);
    private final RealMatrix tall = createRealMatrix(3, 2);

    @Test
    void aShapeIsRowsThenColumns() {
        assertEquals("2×3", Shapes.of(wide));
    }

    @Test
    void aNullMatrixIsNamed() {
        Errors.argument("Test: w is null; give it a matrix.", () -> Shapes.present("Test", "w", null));
    }

    @Test
    void anEmptyMatrixIsNamed() {
        Errors.argument("Test: w is empty (0×0); it needs at least one row and one column.",
                () -> Shapes.present("Test", "w", new Array2DRowRealMatrix()));
    }

    @Test
    void aProductNeedsAsManyColumnsAsRows() {
        assertDoesNotThrow(() -> Shapes.product("Test", "x", wide, "w", tall));
        Errors.argument("Test: x is 2×3 but w is 2×3; x needs 2 columns.",
                () -> Shapes.product("Test", "x", wide, "w", wide));
    }

    @Test
    void aProductNeedsBothFactors() {
        Errors.argument("Test: x is null; give it a matrix.", () -> Shapes.product("Test", "x", null, "w", wide));
        Errors.argument("Test: w is null; give it a matrix.", () -> Shapes.product("Test", "x", wide, "w", null));
    }

    @Test
    void theSameShapeMeansRowsAndColumns() {
        assertDoesNotThrow(() -> Shapes.same("Test", "dy", wide, "y", createRealMatrix(2, 3)));
        Errors.argument("Test: dy is 3×2 but y is 2×3; dy needs 2 rows and 3 columns.",
                () -> Shapes.same("Test", "dy", tall, "y", wide));
        Errors.argument("Test: dy is 2×2 but y is 2×3; dy needs 2 rows and 3 columns.",
                () -> Shapes.same("Test", "dy", createRealMatrix(2, 2), "y", wide));
        Errors.argument("Test: dy is 3×3 but y is 2×3; dy needs 2 rows and 3 columns.",
                () -> Shapes.same("Test", "dy", createRealMatrix(3, 3), "y", wide));
    }

    @Test
    void theSameShapeNeedsBothMatrices() {
        Errors.argument("Test: dy is null; give it a matrix.", () -> Shapes.same("Test", "dy", null, "y", wide));
        Errors.argument("Test: y is null; give it a matrix.", () -> Shapes.same("Test", "dy", wide, "y", null));
    }

    @Test
    void forwardMustHaveRun() {
        assertDoesNotThrow(() -> Shapes.forwardHasRun("Test", wide));
        Errors.state("Test: forward has not run, so there is nothing to differentiate; call forward first.",
                () -> Shapes.forwardHasRun("Test", null));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anEntryThatIsNotFiniteIsFound(double bad) {
        assertDoesNotThrow(() -> Shapes.finite("Test", "x", wide));
        wide.setEntry(1, 2, bad);
        Errors.argument("Test: x has " + bad + " at row 1, column 2 (counted from 0); replace that entry or leave"
                + " its row out.",
                () -> Shapes.finite("Test", "x", wide));
    }

    @Test
    void finiteNeedsAMatrix() {
        Errors.argument("Test: x is null; give it a matrix.", () -> Shapes.finite("Test", "x", null));
    }
}
