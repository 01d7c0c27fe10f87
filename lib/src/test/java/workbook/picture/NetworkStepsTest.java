package workbook.picture;

import static org.apache.commons.math3.linear.MatrixUtils.createRealMatrix;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.matrix.Affine;
import backprop.matrix.Layer;
import backprop.matrix.Parameter;
import backprop.matrix.Relu;
import backprop.matrix.Sigmoid;
import backprop.matrix.SquaredError;
import backprop.matrix.Tanh;
import backprop.train.GradientDescent;
import backprop.train.Network;
import backprop.train.Progress;
import backprop.train.Training;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.linear.RealMatrix;
import org.junit.jupiter.api.Test;

/** Reference values: the figures of the lesson "The affine node". */
class NetworkStepsTest {
    private final RealMatrix x = createRealMatrix(new double[][] {{0, 0}, {1, 1}});
    private final RealMatrix dy = createRealMatrix(new double[][] {{1, 2, 3}, {4, 5, 6}});
    private final Network network =
            new Network(new Affine(new Parameter("W", createRealMatrix(new double[][] {{2, 2, 2}, {8, 8, 8}})),
            new Parameter("B", createRealMatrix(new double[][] {{1, -2, 3}}))), new Relu());

    private Steps ran() {
        network.forward(x);
        network.backward(dy);
        return Steps.backward(network);
    }

    private static String answers(Steps steps) {
        return String.join("\n", Arrays.stream(((String) steps.forms().get("text/html")).split("<pre>|</pre>"))
                .filter(part -> !part.contains("<img")).filter(part -> !part.startsWith("<br>")).toList());
    }

    @Test
    void theShapesOfABackwardPass() {
        Network two = Network.twoLayer(createRealMatrix(1000, 100), createRealMatrix(100, 10));
        two.forward(createRealMatrix(64, 1000));
        two.backward(createRealMatrix(64, 10));
        assertEquals("""
                Step 1 of 3, layer 3 MatMul: its upstream gradient is dY 64×10; \
                dH2 = dY · W2ᵀ: 64×10 · 10×100 = 64×100; dW2 = H2ᵀ · dY: 100×64 · 64×10 = 100×10.
                Step 2 of 3, layer 2 Relu: its upstream gradient is dH2 64×100; \
                dH1 = dH2 if H1 > 0, else 0: 64×100 if 64×100 > 0, else 0 = 64×100.
                Step 3 of 3, layer 1 MatMul: its upstream gradient is dH1 64×100; \
                dX = dH1 · W1ᵀ: 64×100 · 100×1000 = 64×1000; dW1 = Xᵀ · dH1: 1000×64 · 64×100 = 1000×100.""",
                Steps.backward(two).toString());
        assertFalse(answers(Steps.backward(two)).contains("["));
    }

    @Test
    void theShapesOfAForwardPass() {
        network.forward(x);
        assertEquals("""
                Step 1 of 2, layer 1 Affine: its input is X 2×2; H1 = X · W + B: 2×2 · 2×3 + 1×3 = 2×3.
                Step 2 of 2, layer 2 Relu: its input is H1 2×3; Y = ReLU(H1): ReLU(2×3) = 2×3.""",
                Steps.forward(network).toString());
    }

    @Test
    void theEntriesOfSmallMatrices() {
        assertEquals("""
                dH1 = dY if H1 &gt; 0, else 0: 2×3 if 2×3 &gt; 0, else 0 = 2×3
                [1 2 3] if [ 1 -2  3] &gt; 0, else 0 = [1 0 3]
                [4 5 6]    [11  8 13]               [4 5 6]
                dX = dH1 · Wᵀ: 2×3 · 3×2 = 2×2
                [1 0 3]   [2 8]   [ 8  32]
                [4 5 6] · [2 8] = [30 120]
                          [2 8]
                dW = Xᵀ · dH1: 2×2 · 2×3 = 2×3
                [0 1] · [1 0 3] = [4 5 6]
                [0 1]   [4 5 6]   [4 5 6]
                dB = column sums of dH1: column sums of 2×3 = 1×3
                column sums of [1 0 3] = [5 5 9]
                               [4 5 6]""", answers(ran()));
    }

    @Test
    void theFormulasOfSigmoidAndTanh() {
        Network two = new Network(new Sigmoid(), new Tanh());
        two.forward(createRealMatrix(new double[][] {{0}}));
        two.backward(createRealMatrix(new double[][] {{4}}));
        assertEquals("""
                dH1 = dY ⊙ (1 - Y ⊙ Y): 1×1 ⊙ (1 - 1×1 ⊙ 1×1) = 1×1
                [4] ⊙ (1 - [0.4621] ⊙ [0.4621]) ≈ [3.146]
                dX = dH1 ⊙ H1 ⊙ (1 - H1): 1×1 ⊙ 1×1 ⊙ (1 - 1×1) = 1×1
                [3.146] ⊙ [0.5] ⊙ (1 - [0.5]) ≈ [0.7864]""", answers(Steps.backward(two)));
    }

    @Test
    void entriesHaveFourDigits() {
        MatrixText text = new MatrixText();
        text.add(createRealMatrix(new double[][] {{1.0 / 3, -2e-9, 0}, {1234567, Double.NaN, -0.0}}));
        assertEquals("[ 0.3333 -2E-9 0]\n[1.235E6   NaN 0]", text.toString());
    }

    @Test
    void wholeNumbersBelowAMillionKeepTheirDigits() {
        MatrixText text = new MatrixText();
        text.add(createRealMatrix(new double[][] {{654321, 12345.67, 0.000123456, 0.00001}}));
        assertEquals("[654321 12346 0.0001235 1E-5]", text.toString());
    }

    @Test
    void wordsBesideAMatrixKeepTheirRoomInEveryLine() {
        MatrixText text = new MatrixText();
        text.add("最大 ");
        text.add(createRealMatrix(new double[][] {{1}, {2}, {3}}));
        assertEquals("\u3000\u3000 [1]\n最大 [2]\n\u3000\u3000 [3]", text.toString());
    }

    @Test
    void aParametersNameInAnyScriptHasItsRoom() {
        Network named = new Network(new Affine(new Parameter("権重行列".repeat(3), createRealMatrix(2, 3)),
                new Parameter("W".repeat(20), createRealMatrix(1, 3))));
        named.forward(x);
        named.backward(dy);
        // 20 times 12.9, behind "← d" of 23.
        assertTrue(StepsFormsTest.drawings(Steps.backward(named)).get(0).all("rect", "n").stream()
                .allMatch(box -> Drawing.number(box, "width") > 20 * 12.9 + 23));
    }

    @Test
    void fiveColumnsAreTooManyForEntries() {
        Network relu = new Network(new Relu());
        relu.forward(createRealMatrix(4, 4));
        relu.backward(createRealMatrix(4, 4));
        assertTrue(answers(Steps.backward(relu)).contains("[0 0 0 0]"));
        relu.forward(createRealMatrix(1, 5));
        relu.backward(createRealMatrix(1, 5));
        assertFalse(answers(Steps.backward(relu)).contains("["));
    }

    @Test
    void aLayerWithNoFormulaShowsWhatItMade() {
        Network own = new Network(new Own());
        own.forward(x);
        own.backward(x);
        assertEquals("dX: 2×2\n[0 0]\n[1 1]", answers(Steps.backward(own)));
        assertEquals("Step 1 of 1, layer 1 Own: its upstream gradient is dY 2×2; dX: 2×2.",
                Steps.backward(own).toString());
    }

    @Test
    void aTrainingStepHasNoGradientOfTheInput() {
        network.forward(x);
        network.learn(dy);
        assertFalse(Steps.backward(network).toString().contains("dX"));
        assertTrue(Steps.backward(network).toString().contains("; dW = Xᵀ · dH1"));
    }

    @Test
    void eachFrameLightsOneLayerAndShowsTheGradientsSoFar() {
        List<Drawing> frames = StepsFormsTest.drawings(ran());
        assertEquals(List.of(List.of("← dY 2×3"), List.of("← dH1 2×3", "← dY 2×3"),
                List.of("← dX 2×2", "← dW 2×3", "← dB 1×3", "← dH1 2×3", "← dY 2×3")), frames.stream()
                        .map(frame -> frame.texts("b")).toList());
        assertEquals(List.of(List.of(), List.of("Relu"), List.of("Affine")), frames.stream().map(NetworkStepsTest::lit)
                .toList());
    }

    @Test
    void eachForwardFrameShowsTheShapesSoFar() {
        network.forward(x);
        List<Drawing> frames = StepsFormsTest.drawings(Steps.forward(network));
        assertEquals(List.of(List.of("X 2×2", "W 2×3", "B 1×3"), List.of("X 2×2", "W 2×3", "B 1×3", "H1 2×3"),
                List.of("X 2×2", "W 2×3", "B 1×3", "H1 2×3", "Y 2×3")), frames.stream().map(frame -> frame.texts("f"))
                        .toList());
        assertTrue(frames.stream().allMatch(frame -> frame.texts("b").isEmpty()));
    }

    @Test
    void moreThanFourLayersGoOnInTheNextRow() {
        Network six = new Network(new Relu(), new Relu(), new Relu(), new Relu(), new Relu(), new Relu());
        six.forward(x);
        Drawing frame = StepsFormsTest.drawings(Steps.forward(six)).get(0);
        assertEquals(List.of(4L, 2L), frame.all("rect", "n").stream().map(r -> r.getAttribute("y")).distinct()
                .map(y -> frame.all("rect", "n").stream().filter(r -> r.getAttribute("y").equals(y)).count()).toList());
        assertTrue(Drawing.number(frame.root(), "width") < 1000);
    }

    @Test
    void beforeAPassThereIsNothingToShow() {
        Errors.state("Steps.forward: no forward pass has run; run forward first.", () -> Steps.forward(network));
        network.forward(x);
        network.backward(dy);
        network.forward(x);
        Errors.state("Steps.backward: no backward pass has run since the last forward pass; run forward and"
                + " backward first.",
                () -> Steps.backward(network));
    }

    @Test
    void afterAStepTheNumbersNoLongerGoTogether() {
        String sentence = "Steps: a parameter has changed since the last forward pass, so values and gradients no"
                + " longer match; run forward and backward again, and show the steps before you change it.";
        ran();
        new GradientDescent(0.1).step(network.parameters());
        Errors.state(sentence, () -> Steps.backward(network));
        ran();
        network.parameter("B").set(createRealMatrix(1, 3));
        Errors.state(sentence, () -> Steps.forward(network));
        new Training(network, new SquaredError(), new GradientDescent(1e-3)).run(x, dy, 2, Progress.NONE);
        Errors.state(sentence, () -> Steps.backward(network));
        assertEquals(2, ran().toString().lines().count());
    }

    @Test
    void whatIsMissingOrTooLargeIsRefused() {
        Errors.argument("Steps.backward: network is null; give it a Network.", () -> Steps.backward((Network) null));
        Layer[] layers = new Layer[41];
        Arrays.setAll(layers, i -> new Relu());
        Errors.argument("Steps: the network has 41 layers, and more than 40 can't be read in a picture; show a network"
                + " with only some of them.",
                () -> Steps.forward(new Network(layers)));
    }

    private static List<String> lit(Drawing drawing) {
        return drawing.all("rect", "n").stream().filter(r -> r.hasAttribute("style")).map(r -> drawing.all("text")
                .filter(t -> t.getAttribute("class").isEmpty())
                .filter(t -> Math.abs(Drawing.number(t, "x") - Drawing.number(r, "x") - Drawing.number(r,
                "width") / 2) < 0.2)
                .findFirst().orElseThrow().getTextContent()).toList();
    }

    /** A layer as a learner writes it, with no formula of its way back. */
    private static final class Own implements Layer {
        @Override
        public RealMatrix forward(RealMatrix x) {
            return x;
        }

        @Override
        public RealMatrix backward(RealMatrix dy) {
            return dy;
        }

        @Override
        public String formula(String x) {
            return x;
        }
    }
}
