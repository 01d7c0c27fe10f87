package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Errors;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

class ParameterTest {
    private final RealMatrix value = createRealMatrix(new double[][] {{1, 2}});
    private final Parameter w = new Parameter("W", value);

    @Test
    void itHasANameAndAValue() {
        assertEquals("W", w.name());
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), w.value());
        assertEquals("W 1×2", w.toString());
    }

    @Test
    void theValueIsCopied() {
        value.setEntry(0, 0, 99);
        assertEquals(1, w.value().getEntry(0, 0));
    }

    @Test
    void itTakesAValueOfItsShape() {
        w.set(createRealMatrix(new double[][] {{3, 4}}));
        assertEquals(createRealMatrix(new double[][] {{3, 4}}), w.value());
    }

    @Test
    void theGradientOfTheOldValueIsForgotten() {
        w.setGradient(createRealMatrix(new double[][] {{5, 6}}));
        w.set(createRealMatrix(new double[][] {{3, 4}}));
        Errors.state("Parameter.gradient: W has no gradient yet; run forward and backward first.", w::gradient);
    }

    @Test
    void aSnapshotBringsBackTheVeryValueAndGradient() {
        w.setGradient(createRealMatrix(new double[][] {{5, 6}}));
        DenseMatrix gradient = w.gradient();
        DenseMatrix before = w.value();
        Runnable back = w.snapshot();
        w.descend(1);
        w.freshGradient().setEntry(0, 0, 99);
        back.run();
        assertSame(before, w.value());
        assertSame(gradient, w.gradient());
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), before);
        assertEquals(createRealMatrix(new double[][] {{5, 6}}), gradient);
    }

    @Test
    void aSnapshotWithoutAGradientBringsThatBackToo() {
        Runnable back = w.snapshot();
        w.setGradient(createRealMatrix(new double[][] {{5, 6}}));
        back.run();
        Errors.state("Parameter.gradient: W has no gradient yet; run forward and backward first.", w::gradient);
    }

    @Test
    void whereNothingHasChangedASnapshotChangesNothing() {
        int changes = w.changes();
        Runnable back = w.snapshot();
        back.run();
        assertEquals(changes, w.changes());
        w.set(value);
        back.run();
        assertEquals(changes + 2, w.changes());
    }

    @Test
    void aValueOfAnotherShapeChangesNothing() {
        Errors.argument("Parameter.set: the new W is 2×1 but W is 1×2; the new W needs 1 row and 2 columns.",
                () -> w.set(createRealMatrix(2, 1)));
        Errors.argument("Parameter.set: the new W is null; give it a matrix.", () -> w.set(null));
        assertEquals(value, w.value());
    }

    @Test
    void itKeepsItsGradient() {
        w.setGradient(createRealMatrix(new double[][] {{5, 6}}));
        assertEquals(createRealMatrix(new double[][] {{5, 6}}), w.gradient());
    }

    @Test
    void aGradientOfAnotherShapeIsRefused() {
        Errors.argument("Parameter.setGradient: the gradient of W is 2×1 but W is 1×2; the gradient of W needs 1 row"
                + " and 2 columns.",
                () -> w.setGradient(createRealMatrix(2, 1)));
        Errors.argument("Parameter.setGradient: the gradient of W is null; give it a matrix.",
                () -> w.setGradient(null));
    }

    @Test
    void beforeABackwardPassThereIsNoGradient() {
        Errors.state("Parameter.gradient: W has no gradient yet; run forward and backward first.", w::gradient);
    }

    @Test
    void itNeedsAName() {
        Errors.argument("Parameter: the name is null; give it one, say \"W1\".", () -> new Parameter(null, value));
        for (String blank : List.of("", "  ", "\t")) {
            Errors.argument("Parameter: the name is blank; give it one, say \"W1\".",
                    () -> new Parameter(blank, value));
        }
    }

    @Test
    void aMissingValueIsRefused() {
        Errors.argument("Parameter: W is null; give it a matrix.", () -> new Parameter("W", null));
    }

    @Test
    void aDenseValueIsCopiedToo() {
        DenseMatrix dense = new DenseMatrix(value.getData());
        Parameter parameter = new Parameter("W", dense);
        dense.setEntry(0, 0, 99);
        assertEquals(value, parameter.value());
    }

    @Test
    void aStepGoesAgainstTheGradientAndLeavesEarlierValuesAlone() {
        DenseMatrix before = w.value();
        DenseMatrix given = new DenseMatrix(new double[][] {{4, -8}});
        w.setGradient(given);
        w.descend(0.5);
        DenseMatrix between = w.value();
        w.descend(0.5);
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), before);
        assertEquals(createRealMatrix(new double[][] {{-1, 6}}), between);
        assertEquals(createRealMatrix(new double[][] {{-3, 10}}), w.value());
        assertEquals(createRealMatrix(new double[][] {{4, -8}}), given);
    }

    @Test
    void aStepWithoutAGradientIsRefused() {
        Errors.state("Parameter.gradient: W has no gradient yet; run forward and backward first.",
                () -> w.descend(0.5));
        assertEquals(value, w.value());
    }

    @Test
    void whatNobodyHoldsIsWrittenOverSoThatAStepTakesNoRoom() {
        w.setGradient(createRealMatrix(new double[][] {{4, -8}}));
        w.descend(0.5);
        DenseMatrix live = w.live();
        w.descend(0.5);
        assertSame(live, w.live());
        DenseMatrix fresh = w.freshGradient();
        assertSame(fresh, w.freshGradient());
    }

    @Test
    void whatWasGivenAwayStaysAsItIs() {
        w.freshGradient().setEntry(0, 0, 4);
        DenseMatrix value = w.value();
        DenseMatrix gradient = w.gradient();
        w.descend(0.5);
        w.freshGradient().setEntry(0, 0, 99);
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), value);
        assertEquals(createRealMatrix(new double[][] {{4, 0}}), gradient);
        assertEquals(createRealMatrix(new double[][] {{-1, 2}}), w.value());
        assertEquals(createRealMatrix(new double[][] {{99, 0}}), w.gradient());
    }

    @Test
    void whatWasGivenAwayIsReadOnly() {
        w.setGradient(createRealMatrix(new double[][] {{5, 6}}));
        String sentence = "DenseMatrix: this matrix is read-only, because other objects share it; change a copy of it,"
                + " m.copy(), and give a Parameter its new value with set.";
        assertEquals(sentence, assertThrows(UnsupportedOperationException.class, () -> w.value().setEntry(0, 0, 9))
                .getMessage());
        assertThrows(UnsupportedOperationException.class, () -> w.gradient().setEntry(0, 0, 9));
        assertEquals(createRealMatrix(new double[][] {{1, 2}}), w.value());
        assertEquals(createRealMatrix(new double[][] {{5, 6}}), w.gradient());
    }

    @Test
    void aGradientIsCopiedWhicheverMatrixItIs() {
        for (RealMatrix given : List.of(createRealMatrix(new double[][] {{5, 6}}),
                new DenseMatrix(new double[][] {{5, 6}}))) {
            w.setGradient(given);
            given.setEntry(0, 0, 99);
            assertEquals(createRealMatrix(new double[][] {{5, 6}}), w.gradient());
        }
    }

    @Test
    void aValueSetIsNotChangedBySteps() {
        DenseMatrix given = new DenseMatrix(new double[][] {{7, 7}});
        w.set(given);
        w.setGradient(createRealMatrix(new double[][] {{1, 1}}));
        w.descend(1);
        w.descend(1);
        assertEquals(createRealMatrix(new double[][] {{7, 7}}), given);
        assertEquals(createRealMatrix(new double[][] {{5, 5}}), w.value());
    }
}
