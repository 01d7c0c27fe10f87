package backprop.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation. */
class DivNodeTest {
    private final DivNode node = new DivNode();

    @Test
    void forwardDivides() {
        assertEquals(0.25, node.forward(2, 8));
    }

    @Test
    void backwardDividesByTheSecondInputAndByItsSquare() {
        node.forward(2, 8);
        assertEquals(new Gradients(-0.5, 0.125), node.backward(-4));
    }

    @Test
    void backwardIsRightWhereTheSquareOfTheSecondInputHasNoDouble() {
        node.forward(1e200, 1e200);
        assertEquals(new Gradients(1e-200, -1e-200), node.backward(1));
        node.forward(0x1p-600, 0x1p-600);
        assertEquals(new Gradients(0x1p600, -0x1p600), node.backward(1));
    }

    @Test
    void backwardUsesTheInputsOfTheLastForward() {
        node.forward(2, 8);
        node.forward(3, 2);
        assertEquals(new Gradients(0.5, -0.75), node.backward(1));
    }

    @Test
    void byZeroItIsInfinite() {
        assertEquals(Double.POSITIVE_INFINITY, node.forward(1, 0));
        assertEquals(Double.NEGATIVE_INFINITY, node.backward(1).dy());
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("DivNode.backward: forward has not run, so there are no inputs to divide; call forward(x,"
                + " y) first.", () -> node.backward(1));
    }

    @Test
    void symbolIsASlash() {
        assertEquals("/", node.symbol());
    }
}
