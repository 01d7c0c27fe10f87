package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.Shopping;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import backprop.scalar.Scalar;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reference values: the figures of the shopping graph; hand computation for the forks. */
class StepsTest {
    private final Shopping shop = new Shopping();

    private Steps shopping() {
        shop.total.backward();
        return Steps.backward(shop.total);
    }

    @Test
    void theBackwardPassOfTheShoppingGraph() {
        assertEquals("""
                Step 1 of 4, node (4) ×: its inputs are 650 and 1.1, and its upstream gradient is 1; \
                to (3): dx = dout × y = 1 × 1.1 = 1.1; to tax: dy = dout × x = 1 × 650 = 650.
                Step 2 of 4, node (3) +: its inputs are 200 and 450, and its upstream gradient is 1.1; \
                to (1): dx = dout = 1.1; to (2): dy = dout = 1.1.
                Step 3 of 4, node (2) ×: its inputs are 150 and 3, and its upstream gradient is 1.1; \
                to orange: dx = dout × y = 1.1 × 3 = 3.3; to oranges: dy = dout × x = 1.1 × 150 = 165.
                Step 4 of 4, node (1) ×: its inputs are 100 and 2, and its upstream gradient is 1.1; \
                to apple: dx = dout × y = 1.1 × 2 = 2.2; to apples: dy = dout × x = 1.1 × 100 = 110.""",
                shopping().toString());
    }

    @Test
    void theForwardPassOfTheShoppingGraph() {
        assertEquals("""
                Step 1 of 4, node (1) ×: its inputs are 100 and 2; z = x × y = 100 × 2 = 200.
                Step 2 of 4, node (2) ×: its inputs are 150 and 3; z = x × y = 150 × 3 = 450.
                Step 3 of 4, node (3) +: its inputs are 200 and 450; z = x + y = 200 + 450 = 650.
                Step 4 of 4, node (4) ×: its inputs are 650 and 1.1; z = x × y = 650 × 1.1 = 715.""",
                Steps.forward(shop.total).toString());
    }

    @Test
    void whereAValueForksItsSharesAddUpOnceAllHaveCome() {
        Scalar price = shop.allApples.plus(shop.apple).times(shop.tax);
        price.backward();
        String[] lines = Steps.backward(price).toString().split("\n");
        assertFalse(lines[1].contains("d(apple)"), lines[1]);
        assertTrue(lines[2].endsWith("; d(apple) = 1.1 + 2.2 = 3.3."), lines[2]);
    }

    @Test
    void aSquareHandsItsInputTwoShares() {
        // s = a + b = 5 and z = s·s + s, so dz/ds = 1 + 5 + 5.
        Scalar s = Scalar.of("a", 2).plus(Scalar.of("b", 3));
        Scalar z = s.times(s).plus(s);
        z.backward();
        assertEquals("Step 2 of 3, node (2) ×: its inputs are 5 and 5, and its upstream gradient is 1; to (1): dx ="
                + " dout × y ="
                + " 1 × 5 = 5;"
                + " to (1): dy = dout × x = 1 × 5 = 5; d(1) = 1 + 5 + 5 = 11.", Steps.backward(z).toString()
                .split("\n")[1]);
    }

    @Test
    void aNodeWithOneInputHandsDownOneGradient() {
        // exp(log(4) · 0.5) = 2.
        Scalar z = Scalar.of("x", 4).log().times(Scalar.of("w", 0.5)).exp();
        z.backward();
        assertEquals("""
                Step 1 of 3, node (3) exp: its input is 0.693147, and its upstream gradient is 1; to (2): dx = dout \
                × z = 1 × 2 = 2.
                Step 2 of 3, node (2) ×: its inputs are 1.38629 and 0.5, and its upstream gradient is 2; \
                to (1): dx = dout × y = 2 × 0.5 = 1; to w: dy = dout × x = 2 × 1.38629 ≈ 2.77259.
                Step 3 of 3, node (1) log: its input is 4, and its upstream gradient is 1; to x: dx = dout × (1 / x) \
                = 1 × (1 \
                / 4) = 0.25.""",
                Steps.backward(z).toString());
        assertEquals("Step 1 of 3, node (1) log: its input is 4; z = log x = log 4 ≈ 1.38629.", Steps.forward(z)
                .toString().split("\n")[0]);
        assertTrue(questions(Steps.backward(z))
                .endsWith("node (1) log: its input is 4. What does it pass back to it?"));
    }

    @Test
    void aQuotientShowsItsMinus() {
        Scalar z = Scalar.of("x", -2).dividedBy(Scalar.of("y", -4));
        z.backward();
        assertEquals("Step 1 of 1, node (1) /: its inputs are -2 and -4, and its upstream gradient is 1; to x: dx ="
                + " dout / y = 1 /"
                + " -4 = -0.25;"
                + " to y: dy = -(dout × z / y) = -(1 × 0.5 / -4) = 0.125.", Steps.backward(z).toString());
    }

    @Test
    void aNodeWithNoFormulaShowsWhatItHandedDown() {
        Scalar z = shop.apple.apply(new Max(), shop.tax).times(Scalar.of("w", 1.5));
        z.backward();
        assertEquals("Step 2 of 2, node (1) max: its inputs are 100 and 1.1, and its upstream gradient is 1.5;"
                + " to apple: dx = 1.5, dout times a local derivative of 1; to tax: dy = 0, dout times a local"
                + " derivative of 0.",
                Steps.backward(z).toString().split("\n")[1]);
        assertTrue(Steps.forward(z).toString()
                .startsWith("Step 1 of 2, node (1) max: its inputs are 100 and 1.1; z = x max y = 100 max 1.1 = 100."));
    }

    @Test
    void whatIsRoundedIsNotCalledEqual() {
        // z = (s + s·s)/3 + s/7 with s = 10/3, so dz/ds = 1/3 + 20/9 + 1/7.
        Scalar s = Scalar.of("x", 10).dividedBy(Scalar.of("three", 3));
        Scalar z = s.plus(s.times(s)).dividedBy(Scalar.of("3", 3)).plus(s.dividedBy(Scalar.of("7", 7)));
        z.backward();
        String text = Steps.backward(z).toString();
        assertTrue(text.contains("; to (5): dy = dout = 1."), text);
        assertTrue(text.contains("to (1): dx = dout / y = 1 / 7 ≈ 0.142857;"), text);
        assertTrue(text.contains("to (1): dx = dout ≈ 0.333333; to (2): dy = dout ≈ 0.333333"), text);
        assertTrue(text.contains("; d(1) = 0.142857 + 0.333333 + 1.11111 + 1.11111 ≈ 2.69841"), text);
        Scalar w = shop.apple.apply(new Max(), shop.tax).dividedBy(Scalar.of("three", 3));
        w.backward();
        assertTrue(Steps.backward(w).toString().contains(": dx ≈ 0.333333, dout times a local derivative of 1;"));
    }

    @Test
    void whereNothingComesFromTheRightNoLocalDerivativeIsClaimed() {
        Scalar z = shop.apple.apply(new Max(), shop.tax).times(Scalar.of("w", 0));
        z.backward();
        assertTrue(Steps.backward(z).toString().endsWith("; to apple: dx = 0; to tax: dy = 0."));
    }

    @Test
    void aNodeMaySayItsOwnFormula() {
        Scalar z = shop.apple.apply(new Max() {
            @Override
            public String derivation(int input) {
                return input == 0 ? "dout × (x > y ? 1 : 0)" : "dout × (x > y ? 0 : 1)";
            }
        }, shop.tax);
        z.backward();
        assertTrue(Steps.backward(z).toString().contains("dx = dout × (x > y ? 1 : 0) = 1 × (100 > 1.1 ? 1 : 0) = 1;"),
                Steps.backward(z).toString());
    }

    @Test
    void theArithmeticIsRightInEveryGraph() {
        Matcher sum = Pattern.compile("d(?:\\(\\d+\\)|\\(input .\\)) = (\\S+(?: \\+ \\S+)+) ([=≈]) ([-+\\d.E]+)[;.]")
                .matcher("");
        int sums = 0;
        for (int seed = 0; seed < 300; seed++) {
            String text = Steps.backward(GraphLayoutTest.graph(seed)) + "\n";
            for (MatchResult m : Pattern.compile("= (\\S+) × (\\S+) ([=≈]) (\\S+?)[;.]?\\s").matcher(text).results()
                    .toList()) {
                if (!m.group(1).equals("dout")) {
                    double product = Double.parseDouble(m.group(1)) * Double.parseDouble(m.group(2));
                    assertResult(m.group(3), m.group(4), product, Math.abs(product), text);
                }
            }
            for (MatchResult m : sum.reset(text).results().toList()) {
                sums++;
                double added = 0;
                double largest = 0;
                for (String share : m.group(1).split(" \\+ ")) {
                    added += Double.parseDouble(share);
                    largest = Math.max(largest, Math.abs(Double.parseDouble(share)));
                }
                assertResult(m.group(2), m.group(3), added, largest, text);
            }
        }
        assertTrue(sums > 100, sums + " sums");
    }

    /** Equal but for the rounding of doubles, or about equal to six digits. */
    private static void assertResult(String sign, String written, double result, double size, String text) {
        assertEquals(result, Double.parseDouble(written), (sign.equals("=") ? 1e-12 : 2e-5) * size, text);
    }

    static String questions(Steps steps) {
        return Pattern.compile("<summary>(.*?)</summary>").matcher((String) steps.forms().get("text/html")).results()
                .map(m -> m.group(1)).collect(Collectors.joining("\n"));
    }

    @Test
    void aGraphThatHasNotGoneBackwardIsRefused() {
        String sentence = "Steps.backward: the gradients of this graph are missing, or they are those of another"
                + " output; call backward() on this output first.";
        Errors.state(sentence, () -> Steps.backward(shop.total));
        shop.total.backward();
        shop.price.backward();
        Errors.state(sentence, () -> Steps.backward(shop.total));
    }

    @Test
    void whatHasNoNodeOrTooManyIsRefused() {
        Errors.argument("Steps: there is no value to draw; give it the output of a graph.",
                () -> Steps.forward((Scalar) null));
        Errors.argument("Steps: apple is an input, so it has no node to show; give it a value that was computed.",
                () -> Steps.forward(shop.apple));
        Scalar z = Scalar.of("x", 1);
        for (int i = 0; i < 40; i++) {
            z = z.plus(z);
        }
        Scalar many = z;
        Errors.argument("Steps: the graph has 41 values, and more than 40 can't be read in a picture; draw one of its"
                + " intermediate values.",
                () -> Steps.backward(many));
    }

    /** A node as a learner writes it, with no formula. */
    private static class Max implements Node {
        private boolean first;

        @Override
        public double forward(double x, double y) {
            first = x > y;
            return Math.max(x, y);
        }

        @Override
        public Gradients backward(double dout) {
            return first ? new Gradients(dout, 0) : new Gradients(0, dout);
        }

        @Override
        public String symbol() {
            return "max";
        }
    }
}
