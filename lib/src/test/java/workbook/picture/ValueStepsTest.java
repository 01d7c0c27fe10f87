package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.Layer;
import backprop.matrix.MatMul;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.SoftmaxCrossEntropy;
import backprop.matrix.SquaredError;
import backprop.matrix.Value;
import backprop.train.Network;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/**
 * Reference values: hand computation of {@code Y = H + max(0, H·V)}, {@code H = X·U}, where the loss hands back ones.
 */
class ValueStepsTest {
    private final Parameter u = new Parameter("U", createRealMatrix(new double[][] {{1, 0}, {0, 1}}));
    private final Parameter v = new Parameter("V", createRealMatrix(new double[][] {{2, -1}, {3, 0}}));
    private final Value h = Value.of("X", createRealMatrix(new double[][] {{1, 2}})).times(u);
    private final Value loss = h.plus(h.times(v).apply(Relu::new))
            .loss(SquaredError::new, createRealMatrix(new double[][] {{8.5, 1.5}}));

    @Test
    void theBackwardPassAddsUpWhereAMatrixForks() {
        loss.backward();
        assertEquals("""
                Step 1 of 5, node (5) SquaredError: its input is [9 2], and its upstream gradient is 1; to (4): dX = \
                2 · (X - \
                T): 2 · (1×2 - 1×2) = 1×2.
                Step 2 of 5, node (4) +: its inputs are [1 2] and [8 0], and its upstream gradient is [1 1]; \
                to (1): dX = dY: 1×2 = 1×2; to (3): dZ = dY: 1×2 = 1×2.
                Step 3 of 5, node (3) ReLU: its input is [8 -1], and its upstream gradient is [1 1]; \
                to (2): dX = dY if X > 0, else 0: 1×2 if 1×2 > 0, else 0 = 1×2.
                Step 4 of 5, node (2) · V: its input is [1 2], and its upstream gradient is [1 0]; \
                to (1): dX = dY · Vᵀ: 1×2 · 2×2 = 1×2; dV = Xᵀ · dY: 2×1 · 1×2 = 2×2; d(1) = [1 1] + [2 3] = [3 4].
                Step 5 of 5, node (1) · U: its input is [1 2], and its upstream gradient is [3 4]; \
                to X: dX = dY · Uᵀ: 1×2 · 2×2 = 1×2; dU = Xᵀ · dY: 2×1 · 1×2 = 2×2.""",
                Steps.backward(loss).toString());
    }

    @Test
    void theHtmlHasTheEntriesOfSmallMatrices() {
        loss.backward();
        String html = (String) Steps.backward(loss).forms().get("text/html");
        assertTrue(html.contains("""
                <pre>to (1): dX = dY · Vᵀ: 1×2 · 2×2 = 1×2
                [1 0] · [ 2 3] = [2 3]
                        [-1 0]
                dV = Xᵀ · dY: 2×1 · 1×2 = 2×2
                [1] · [1 0] = [1 0]
                [2]           [2 0]
                d(1) = [1 1] + [2 3] = [3 4]</pre>"""));
    }

    @Test
    void theForwardPass() {
        assertEquals("""
                Step 1 of 5, node (1) · U: its input is [1 2]; Y = X · U: 1×2 · 2×2 = 1×2.
                Step 2 of 5, node (2) · V: its input is [1 2]; Y = X · V: 1×2 · 2×2 = 1×2.
                Step 3 of 5, node (3) ReLU: its input is [8 -1]; Y = ReLU(X): ReLU(1×2) = 1×2.
                Step 4 of 5, node (4) +: its inputs are [1 2] and [8 0]; Y = X + Z: 1×2 + 1×2 = 1×2.
                Step 5 of 5, node (5) SquaredError: its input is [9 2]; Y = SquaredError(X): SquaredError(1×2) = \
                1×1.""",
                Steps.forward(loss).toString());
    }

    @Test
    void aParameterThatIsUsedTwiceGetsTheSumOfItsShares() {
        // Y = x·w·w with x = 2 and w = 3, target 10: dw = 2·(18 − 10)·4w, half of it from each use.
        Parameter w = new Parameter("w", createRealMatrix(new double[][] {{3}}));
        Value end = Value.of("X", createRealMatrix(new double[][] {{2}})).times(w).times(w)
                .loss(SquaredError::new, createRealMatrix(new double[][] {{10}}));
        end.backward();
        String[] lines = Steps.backward(end).toString().split("\n");
        assertTrue(lines[1].endsWith("; dw = Xᵀ · dY: 1×1 · 1×1 = 1×1."), lines[1]);
        assertTrue(lines[2].endsWith("; dw = Xᵀ · dY: 1×1 · 1×1 = 1×1; dw = 96 + 96 = 192."), lines[2]);
    }

    @Test
    void largeMatricesStandByTheirShapes() {
        Value y = Value.of("X", createRealMatrix(3, 5)).times(new Parameter("W", createRealMatrix(5, 5)));
        Value end = y.plus(y).loss(SquaredError::new, createRealMatrix(3, 5));
        end.backward();
        String last = Steps.backward(end).toString().split("\n")[1];
        assertTrue(last.endsWith("; d(1) = 3×5 + 3×5 = 3×5."), last);
        assertFalse(Steps.backward(end).forms().get("text/html").toString().contains("["));
    }

    @Test
    void ofLargeMatricesNothingIsCopiedOrWritten() {
        int side = 1500;
        Parameter w = new Parameter("W", createRealMatrix(side, side));
        Value end = Value.of("X", createRealMatrix(2, side)).times(w).times(w)
                .loss(SquaredError::new, createRealMatrix(2, side));
        end.backward();
        Network network = new Network(new MatMul(w));
        network.forward(createRealMatrix(2, side));
        network.backward(createRealMatrix(2, side));
        ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadAllocatedBytes();
        assertTrue(GraphPicture.of(end).text().contains("2×1500"));
        assertTrue(Steps.forward(end).forms().get("text/plain").toString().contains("2×1500 · 1500×1500 = 2×1500"));
        assertTrue(Steps.backward(end).forms().get("text/plain").toString()
                .contains("dW = 1500×1500 + 1500×1500 = 1500×1500"));
        assertTrue(Steps.backward(network).forms().get("text/plain").toString()
                .contains("dX = dY · Wᵀ: 2×1500 · 1500×1500 = 2×1500"));
        long bytes = threads.getCurrentThreadAllocatedBytes() - before;
        assertTrue(bytes < 8L * side * side, bytes + " bytes, more than a copy of W has");
    }

    @Test
    void aLayerThatSaysNoFormulaShowsWhatItMade() {
        class Twice implements Layer {
            @Override
            public RealMatrix forward(RealMatrix x) {
                return x.scalarMultiply(2);
            }

            @Override
            public RealMatrix backward(RealMatrix dy) {
                return dy.scalarMultiply(2);
            }

            @Override
            public String formula(String x) {
                return "twice(" + x + ")";
            }
        }
        Value end = Value.of("X", createRealMatrix(new double[][] {{3}})).apply(Twice::new);
        end.backward();
        assertEquals("Step 1 of 1, node (1) twice: its input is 3, and its upstream gradient is 1; to X: dX: 1×1.",
                Steps.backward(end).toString());
    }

    @Test
    void softmaxWithCrossEntropyIsOneNodeThatHandsDownPMinusT() {
        // p is 2/8, 1/8 and 5/8, and the batch has one example.
        RealMatrix scores = createRealMatrix(new double[][] {{StrictMath.log(2), 0, StrictMath.log(5)}});
        Value end = Value.of("Y", scores).loss(SoftmaxCrossEntropy::new, createRealMatrix(new double[][] {{1, 0, 0}}));
        end.backward();
        assertEquals("""
                Step 1 of 1, node (1) SoftmaxCrossEntropy: its input is [0.6931 0 1.609], and its upstream gradient \
                is 1; \
                to Y: dX = (softmax(X) - T) / N: (softmax(1×3) - 1×3) / N = 1×3.""", Steps.backward(end).toString());
        assertTrue(Steps.backward(end).forms().get("text/html").toString()
                .contains("(softmax([0.6931 0 1.609]) - [1 0 0]) / N ≈ [-0.75 0.125 0.625]"));
    }

    @Test
    void aParameterMayHaveAnyNameButALettersOfTheFormulas() {
        Parameter odd = new Parameter("W₁ a", createRealMatrix(new double[][] {{1}, {2}}));
        assertTrue(Steps.forward(Value.of("X", createRealMatrix(3, 2)).times(odd)).toString()
                .endsWith("; Y = X · W₁ a: 3×2 · 2×1 = 3×1."));
        for (String letter : List.of("X", "Y", "Z", "T", "H1", "dX")) {
            Parameter p = new Parameter(letter, createRealMatrix(2, 2));
            String sentence = "Steps: a parameter is called " + letter
                    + ", but in the formulas that name already means another matrix; give the parameter another name,"
                    + " say W1.";
            Errors.argument(sentence, () -> Steps.forward(Value.of("X", createRealMatrix(3, 2)).times(p)));
            Network network = new Network(new MatMul(p));
            network.forward(createRealMatrix(3, 2));
            Errors.argument(sentence, () -> Steps.forward(network));
        }
    }

    @Test
    void thePictureHasEveryEntryAndTheWordsToo() {
        loss.backward();
        Picture picture = GraphPicture.of(loss);
        assertEquals("""
                A graph of 1 input and 5 nodes; its output is 0.5.
                (1) X · U = [1 2], gradient [3 4]
                (2) (1) · V = [8 -1], gradient [1 0]
                (3) ReLU((2)) = [8 0], gradient [1 1]
                (4) (1) + (3) = [9 2], gradient [1 1]
                (5) SquaredError((4)) = 0.5, gradient 1
                Gradients of the inputs: X [3 4].""", picture.text());
        Drawing drawing = new Drawing(picture);
        List<String> values = drawing.all("text", "f").stream().map(Element::getTextContent).toList();
        assertEquals(List.of(4L, 1L, 1L, 1L, 1L), Stream.of("[1 2]", "[8 -1]", "[8 0]", "[9 2]", "0.5")
                .map(v -> values.stream().filter(v::equals).count()).toList());
        assertEquals(2, drawing.all("text", "b").stream().filter(t -> t.getTextContent().equals("← [3 4]")).count());
        assertEquals(List.of("SquaredError"), drawing.all("text").map(Element::getTextContent)
                .filter(t -> t.contains("Squared")).toList());
        assertEquals(4, drawing.all("text").filter(t -> List.of("· U", "· V", "ReLU", "+").contains(t.getTextContent()))
                .count());
    }

    @Test
    void whatHasNotGoneBackwardOrGoesTogetherNoMoreIsRefused() {
        Errors.state("Steps.backward: the gradients of this graph are missing, or they are those of another output;"
                + " call backward() on this output first.", () -> Steps.backward(loss));
        assertFalse(GraphPicture.of(loss).text().contains("gradient"));
        loss.backward();
        v.descend(0.1);
        Errors.state("Steps: a parameter has changed since the last forward pass, so values and gradients no longer"
                + " match; run forward and backward again, and show the steps before you change it.",
                () -> Steps.backward(loss));
        Errors.argument("Steps: X is an input, so it has no node to show; give it a value that was computed.",
                () -> Steps.forward(h.inputs().get(0)));
        Errors.argument("Steps: there is no value to draw; give it the output of a graph.",
                () -> Steps.forward((Value) null));
    }
}
