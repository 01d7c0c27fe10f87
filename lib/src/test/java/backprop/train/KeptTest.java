package backprop.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Errors;
import backprop.check.GradientCheck;
import backprop.data.NumpyRandom;
import backprop.matrix.Affine;
import backprop.matrix.DenseMatrix;
import backprop.matrix.Layer;
import backprop.matrix.Ledger;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.Sigmoid;
import backprop.matrix.SoftmaxCrossEntropy;
import backprop.matrix.SquaredError;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** What a reader was given keeps its numbers, and what a reader does with it changes nothing of the network's. */
class KeptTest {
    private final DenseMatrix x = NumpyRandom.seed(1).randn(4, 3);
    private final DenseMatrix t = new DenseMatrix(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}});
    private final Network network = network();

    private static Network network() {
        return new Network(new Affine(new Parameter("W1", NumpyRandom.seed(3).randn(3, 5)),
                new Parameter("B1", NumpyRandom.seed(4).randn(1, 5))), new Relu(),
                new MatMul(new Parameter("W2", NumpyRandom.seed(5).randn(5, 2))));
    }

    private static Training training(Network network) {
        return new Training(network, new SoftmaxCrossEntropy(), new GradientDescent(0.1));
    }

    /** Each reading with a copy made at once: later they must still be the same. */
    private static final class Readings {
        private final List<RealMatrix> kept = new ArrayList<>();
        private final List<RealMatrix> then = new ArrayList<>();

        void add(RealMatrix m) {
            kept.add(m);
            then.add(m.copy());
        }

        void assertKept(int count) {
            assertEquals(count, kept.size());
            for (int i = 0; i < count; i++) {
                assertEquals(then.get(i), kept.get(i), "reading " + i);
            }
        }
    }

    @Test
    void whatACallbackReadsKeepsItsNumbers() {
        double[] undisturbed = training(network()).run(x, t, 6, Progress.NONE).losses();
        Readings readings = new Readings();
        SoftmaxCrossEntropy loss = new SoftmaxCrossEntropy();
        Ledger ledger = network.ledger();
        double[] losses = new Training(network, loss, new GradientDescent(0.1)).run(x, t, 6, (step, steps, now) -> {
            for (int i = 0; i <= 3; i++) {
                readings.add(ledger.value(i));
            }
            for (int i = 1; i <= 3; i++) {
                readings.add(ledger.gradient(i));
            }
            network.parameters().forEach(p -> {
                readings.add(p.value());
                readings.add(p.gradient());
            });
            readings.add(loss.probabilities());
            readings.add(network.forward(x));
            readings.add(network.backward(t));
        }).losses();
        readings.assertKept(6 * 16);
        assertNotEquals(readings.kept.get(7), readings.kept.get(16 + 7));
        assertArrayEquals(undisturbed, losses);
    }

    @Test
    void theWeightsOfTheMiddleOfARunCanBeKept() {
        List<DenseMatrix> weights = new ArrayList<>();
        double[] losses = training(network).run(x, t, 40, (step, steps, loss) -> {
            if (step == 20) {
                network.parameters().forEach(p -> weights.add(p.value()));
            }
        }).losses();
        Network again = network();
        for (int i = 0; i < 3; i++) {
            again.parameters().get(i).set(weights.get(i));
        }
        assertEquals(losses[20], new SoftmaxCrossEntropy().forward(again.forward(x), t));
    }

    /** A layer that keeps all it sees, as somebody may write it who wants to look at it later. */
    private static class Diary implements Layer {
        private final Readings readings = new Readings();

        @Override
        public RealMatrix forward(RealMatrix x) {
            readings.add(x);
            return x.copy();
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            readings.add(dy);
            return dy.copy();
        }

        @Override
        public String formula(String x) {
            return x;
        }
    }

    @Test
    void aLayerFromElsewhereMayKeepWhatItSees() {
        Diary diary = new Diary();
        Network with = new Network(new MatMul(new Parameter("W", NumpyRandom.seed(3).randn(3, 2))), diary,
                new Sigmoid());
        training(with).run(x, t, 5, Progress.NONE);
        diary.readings.assertKept(10);
        assertNotEquals(diary.readings.kept.get(0), diary.readings.kept.get(2));
    }

    @Test
    void theDataOfARunAreThoseWithWhichItBegan() {
        double[] undisturbed = training(network()).run(x, t, 4, Progress.NONE).losses();
        DenseMatrix changing = x.copy();
        DenseMatrix targets = t.copy();
        assertArrayEquals(undisturbed, training(network).run(changing, targets, 4, (step, steps, loss) -> {
            changing.setEntry(0, 0, 99);
            targets.setEntry(0, 0, 0);
            targets.setEntry(0, 1, 1);
        }).losses());
    }

    @Test
    void theLedgerShowsThePassThatRan() {
        DenseMatrix given = x.copy();
        DenseMatrix dy = t.copy();
        RealMatrix y = network.forward(given);
        RealMatrix dx = network.backward(dy);
        List<RealMatrix> before = List.of(x, y.copy(), dx.copy(), t);
        for (RealMatrix mine : List.of(given, y, dx, dy)) {
            mine.setEntry(0, 0, 99);
        }
        assertEquals(before, List.of(network.ledger().value(0), network.ledger().value(3),
                network.ledger().gradient(0), network.ledger().gradient(3)));
    }

    @Test
    void whatIsDoneWithAResultChangesNoGradient() {
        network.forward(x);
        RealMatrix dx = network.backward(t);
        List<RealMatrix> gradients = network.parameters().stream().map(p -> (RealMatrix) p.gradient()).toList();
        DenseMatrix given = x.copy();
        network.forward(given).setEntry(0, 0, 99);
        given.setEntry(0, 0, 99);
        network.backward(t).setEntry(0, 0, 99);
        assertEquals(dx, network.backward(t));
        assertEquals(gradients, network.parameters().stream().map(Parameter::gradient).toList());
    }

    @Test
    void aBackwardPassThroughOtherWeightsIsRefused() {
        network.forward(x);
        network.backward(t);
        new GradientDescent(0.1).step(network.parameters());
        String rest = ": a parameter has changed since the forward pass, so its results are out of date; run forward"
                + " again, then backward.";
        Errors.state("Network.backward" + rest, () -> network.backward(t));
        Errors.state("Network.learn" + rest, () -> network.learn(t));
        network.forward(x);
        network.backward(t);
    }

    @Test
    void aLayerThatHasGoneForwardElsewhereIsRefused() {
        Affine affine = new Affine(new Parameter("W", NumpyRandom.seed(3).randn(3, 2)),
                new Parameter("B", NumpyRandom.seed(4).randn(1, 2)));
        Relu relu = new Relu();
        Network whole = new Network(affine, relu);
        String rest = " has run another forward pass since, elsewhere, and it remembers only the last one; run"
                + " forward again,"
                + " then backward, or make a layer for each use.";
        whole.forward(x);
        new Network(affine).forward(x.scalarMultiply(2));
        Errors.state("Network.backward: X · W 3×2 + B 1×2" + rest, () -> whole.backward(t));
        whole.forward(x);
        relu.forward(t);
        Errors.state("Network.learn: ReLU(X)" + rest, () -> whole.learn(t));
        whole.forward(x);
        whole.backward(t);
    }

    @Test
    void aForwardPassThatFailedHasNoWayBack() {
        network.forward(x);
        assertThrows(IllegalArgumentException.class, () -> network.forward(t));
        Errors.state("Network.backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.", () -> network.backward(t));
    }

    @Test
    void anOlderGradientIsNotTakenForTheOneThatALayerLeavesOut() {
        Parameter w = new Parameter("W", NumpyRandom.seed(3).randn(3, 3));
        Network lazy = new Network(new Relu(), new Diary() {
            @Override
            public List<Parameter> parameters() {
                return List.of(w);
            }
        });
        String none = "Parameter.gradient: W has no gradient yet; run forward and backward first.";
        w.setGradient(w.value());
        lazy.forward(x);
        lazy.backward(x);
        Errors.state(none, () -> new GradientDescent(1).step(lazy.parameters()));
        w.setGradient(w.value());
        Errors.state(none, () -> new Training(lazy, new SquaredError(), new GradientDescent(1)).run(x, x, 3,
                Progress.NONE));
        assertEquals(w.value(), w.gradient());
    }

    @Test
    void aCheckLeavesNoPassToGoBackThroughOrToShow() {
        Network bend = new Network(new Relu());
        bend.forward(x);
        GradientCheck.of(bend, new SquaredError(), x, NumpyRandom.seed(2).randn(4, 3));
        assertNull(bend.ledger().value(0));
        Errors.state("Network.backward: forward has not run, so there is nothing to differentiate; call"
                + " forward first.", () -> bend.backward(x));
    }
}
