package backprop.matrix;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.train.Network;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference: the line of the issue for the affine layer. */
class LedgerTest {
    private final Network affine = new Network(new Affine(new Parameter("W", createRealMatrix(2, 3)),
            new Parameter("B", createRealMatrix(1, 3))));

    @Test
    void beforeARunItSaysSo() {
        assertEquals("Nothing has run yet.", affine.ledger().toString());
    }

    @Test
    void forwardOfAnAffineLayer() {
        affine.forward(createRealMatrix(2, 2));
        assertEquals("X 2×2 · W 2×3 + B 1×3 → Y 2×3", affine.ledger().toString());
    }

    @Test
    void backwardOfAnAffineLayer() {
        affine.forward(createRealMatrix(2, 2));
        affine.backward(createRealMatrix(2, 3));
        assertEquals("""
                X 2×2 · W 2×3 + B 1×3 → Y 2×3
                dY 2×3 → dX 2×2, dW 2×3, dB 1×3""", affine.ledger().toString());
    }

    @Test
    void aSecondBackwardTakesThePlaceOfTheFirst() {
        affine.forward(createRealMatrix(2, 2));
        affine.backward(createRealMatrix(2, 3));
        affine.backward(createRealMatrix(2, 3));
        assertEquals(2, affine.ledger().toString().lines().count());
    }

    @Test
    void aNewForwardBeginsANewPage() {
        affine.forward(createRealMatrix(2, 2));
        affine.backward(createRealMatrix(2, 3));
        affine.forward(createRealMatrix(7, 2));
        assertEquals("X 7×2 · W 2×3 + B 1×3 → Y 7×3", affine.ledger().toString());
    }

    @Test
    void theTwoLayerNetwork() {
        Network network = Network.twoLayer(createRealMatrix(1000, 100), createRealMatrix(100, 10));
        network.forward(createRealMatrix(64, 1000));
        network.backward(createRealMatrix(64, 10));
        assertEquals("""
                X 64×1000 · W1 1000×100 → H1 64×100
                ReLU(H1 64×100) → H2 64×100
                H2 64×100 · W2 100×10 → Y 64×10
                dY 64×10 → dH2 64×100, dW2 100×10
                dH2 64×100 → dH1 64×100
                dH1 64×100 → dX 64×1000, dW1 1000×100""", network.ledger().toString());
    }

    @Test
    void aTrainingStepLeavesOutTheGradientOfTheInput() {
        affine.forward(createRealMatrix(2, 2));
        affine.learn(createRealMatrix(2, 3));
        assertEquals("""
                X 2×2 · W 2×3 + B 1×3 → Y 2×3
                dY 2×3 → dW 2×3, dB 1×3""", affine.ledger().toString());
    }

    @Test
    void aFirstLayerThatMadeNothingInATrainingStepHasNoLine() {
        Network network = new Network(new Relu(), new MatMul(new Parameter("W", createRealMatrix(2, 3))));
        network.forward(createRealMatrix(4, 2));
        network.learn(createRealMatrix(4, 3));
        assertEquals("""
                ReLU(X 4×2) → H1 4×2
                H1 4×2 · W 2×3 → Y 4×3
                dY 4×3 → dH1 4×2, dW 2×3""", network.ledger().toString());
    }

    @Test
    void itKeepsTheMatricesOfTheRun() {
        assertNull(affine.ledger().value(0));
        RealMatrix x = createRealMatrix(2, 2);
        RealMatrix dy = createRealMatrix(2, 3);
        RealMatrix y = affine.forward(x);
        assertNull(affine.ledger().gradient(1));
        RealMatrix dx = affine.backward(dy);
        Ledger ledger = affine.ledger();
        assertEquals(List.of(x, y, dx, dy), List.of(ledger.value(0), ledger.value(1), ledger.gradient(0),
                ledger.gradient(1)));
        assertEquals(List.of("X", "Y"), List.of(ledger.name(0), ledger.name(1)));
    }

    @Test
    void itIsOutdatedOnceAParameterChanges() {
        affine.forward(createRealMatrix(2, 2));
        affine.backward(createRealMatrix(2, 3));
        assertFalse(affine.ledger().outdated());
        affine.parameter("W").descend(0.1);
        assertTrue(affine.ledger().outdated());
        affine.forward(createRealMatrix(2, 2));
        assertFalse(affine.ledger().outdated());
        affine.parameter("B").set(createRealMatrix(1, 3));
        assertTrue(affine.ledger().outdated());
    }
}
