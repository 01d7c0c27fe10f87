package backprop.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation; e itself is {@code StrictMath.E}. */
class ExpNodeTest {
    private final ExpNode node = new ExpNode();

    @Test
    void forwardIsThePowerOfE() {
        assertEquals(1, node.forward(0));
        assertEquals(StrictMath.E, node.forward(1), Math.ulp(StrictMath.E));
        assertEquals(0.5, node.forward(-StrictMath.log(2)));
    }

    @Test
    void theSlopeIsTheOutput() {
        node.forward(StrictMath.log(5));
        assertEquals(5, node.slope());
        assertEquals(new Gradients(-10, 0), node.backward(-2));
    }

    @Test
    void backwardUsesTheLastForward() {
        node.forward(3);
        node.forward(0);
        assertEquals(new Gradients(7, 0), node.backward(7));
    }

    @Test
    void itTakesNoSecondInput() {
        assertEquals(1, node.forward(0, 100));
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("ExpNode: forward has not run, so there is no output to compute the slope from; call"
                + " forward(x) first.", () -> node.backward(1));
    }

    @Test
    void symbolIsExp() {
        assertEquals("exp", node.symbol());
    }
}
