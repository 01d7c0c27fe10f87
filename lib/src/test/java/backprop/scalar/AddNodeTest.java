package backprop.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Reference values: the figures of the lesson "The addition node". */
class AddNodeTest {

    @Test
    void forwardAdds() {
        assertEquals(650, new AddNode().forward(200, 450));
    }

    @Test
    void backwardPassesTheUpstreamGradientOnUnchanged() {
        AddNode node = new AddNode();
        node.forward(200, 450);
        assertEquals(new Gradients(1, 1), node.backward(1));
        assertEquals(new Gradients(-2.5, -2.5), node.backward(-2.5));
    }

    @Test
    void backwardNeedsNoForward() {
        assertEquals(new Gradients(3, 3), new AddNode().backward(3));
    }

    @Test
    void symbolIsAPlus() {
        assertEquals("+", new AddNode().symbol());
    }
}
