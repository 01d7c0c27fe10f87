package backprop.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import org.junit.jupiter.api.Test;

/** Reference values: the figures of the lesson "The multiplication node", 2 apples at 100 with tax 1.1. */
class MulNodeTest {

    @Test
    void forwardMultiplies() {
        assertEquals(200, new MulNode().forward(100, 2));
    }

    @Test
    void backwardSwapsTheInputs() {
        MulNode node = new MulNode();
        node.forward(200, 1.1);
        assertEquals(new Gradients(1.1, 200), node.backward(1));
    }

    @Test
    void backwardMultipliesByTheUpstreamGradient() {
        MulNode node = new MulNode();
        node.forward(100, 2);
        assertEquals(new Gradients(2.2, 110.00000000000001), node.backward(1.1));
    }

    @Test
    void backwardUsesTheInputsOfTheLastForward() {
        MulNode node = new MulNode();
        node.forward(100, 2);
        node.forward(5, 7);
        assertEquals(new Gradients(7, 5), node.backward(1));
    }

    @Test
    void inputsOfZeroAreRememberedToo() {
        MulNode node = new MulNode();
        node.forward(0, 0);
        assertEquals(new Gradients(0, 0), node.backward(1));
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("MulNode.backward: forward has not run, so there are no inputs to swap; call forward(x, y) first.",
                () -> new MulNode().backward(1));
    }

    @Test
    void symbolIsATimesSign() {
        assertEquals("×", new MulNode().symbol());
    }
}
