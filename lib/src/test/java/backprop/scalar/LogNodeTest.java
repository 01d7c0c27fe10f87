package backprop.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import backprop.Errors;
import org.junit.jupiter.api.Test;

/** Reference values: hand computation. */
class LogNodeTest {
    private final LogNode node = new LogNode();

    @Test
    void forwardIsTheNaturalLogarithm() {
        assertEquals(0, node.forward(1));
        assertEquals(1, node.forward(StrictMath.E));
        assertEquals(Double.NEGATIVE_INFINITY, node.forward(0));
        assertEquals(Double.NaN, node.forward(-1));
    }

    @Test
    void theSlopeIsOneOverTheInput() {
        node.forward(4);
        assertEquals(0.25, node.slope());
        assertEquals(new Gradients(-0.5, 0), node.backward(-2));
    }

    @Test
    void theSlopeAtZeroIsInfinite() {
        node.forward(0);
        assertEquals(Double.POSITIVE_INFINITY, node.slope());
    }

    @Test
    void backwardUsesTheLastForward() {
        node.forward(3);
        node.forward(2);
        assertEquals(new Gradients(0.5, 0), node.backward(1));
    }

    @Test
    void backwardBeforeForwardIsRefused() {
        Errors.state("LogNode: forward has not run, so there is no input to compute the slope at; call forward(x)"
                + " first.",
                () -> node.backward(1));
    }

    @Test
    void symbolIsLog() {
        assertEquals("log", node.symbol());
    }
}
