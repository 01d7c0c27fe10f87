package backprop.scalar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.Shopping;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Reference values: the figures of the shopping graph, to the last digit that a double has; hand computation elsewhere.
 */
class ScalarTest {
    private final Shopping shop = new Shopping();

    @Test
    void forwardOfTheShoppingGraph() {
        assertEquals(List.of(200.0, 450.0, 650.0, 715.0000000000001),
                List.of(shop.allApples.value(), shop.allOranges.value(), shop.price.value(), shop.total.value()));
    }

    @Test
    void gradientsOfTheInputsOfTheShoppingGraph() {
        shop.total.backward();
        assertEquals(List.of(2.2, 110.00000000000001, 3.3000000000000003, 165.0, 650.0),
                List.of(shop.apple.gradient(), shop.apples.gradient(), shop.orange.gradient(), shop.oranges.gradient(),
                        shop.tax.gradient()));
    }

    @Test
    void gradientsInsideTheShoppingGraph() {
        shop.total.backward();
        assertEquals(List.of(1.0, 1.1, 1.1, 1.1),
                List.of(shop.total.gradient(), shop.price.gradient(), shop.allApples.gradient(),
                        shop.allOranges.gradient()));
    }

    @Test
    void eachGradientOfTheShoppingGraphIsWhatANudgeOfItsInputSays() {
        shop.total.backward();
        double[] at = {100, 2, 150, 3, 1.1};
        List<Scalar> inputs = List.of(shop.apple, shop.apples, shop.orange, shop.oranges, shop.tax);
        for (int i = 0; i < at.length; i++) {
            double[] up = at.clone();
            double[] down = at.clone();
            up[i] += 1e-3;
            down[i] -= 1e-3;
            assertEquals((shopping(up) - shopping(down)) / 2e-3, inputs.get(i).gradient(), 1e-7 * inputs.get(i)
                    .gradient());
        }
    }

    private static double shopping(double[] v) {
        return (v[0] * v[1] + v[2] * v[3]) * v[4];
    }

    @Test
    void theLossOfTwoLargeScoresHasTheGradientOfTheirDifference() {
        // −log(e^c / (e^c + e^d)) with c − d = 1: dL/dc = −1/(1 + e) = −0.26894…; the square of the sum of powers would
        // be infinite.
        Scalar cat = Scalar.of("cat", 356);
        Scalar dog = Scalar.of("dog", 355);
        cat.exp().dividedBy(cat.exp().plus(dog.exp())).log().times(Scalar.of("-1", -1)).backward();
        assertEquals(-1 / (1 + Math.E), cat.gradient(), 1e-12);
        assertEquals(1 / (1 + Math.E), dog.gradient(), 1e-12);
    }

    @Test
    void backwardTwiceGivesTheSame() {
        shop.total.backward();
        shop.total.backward();
        assertEquals(List.of(2.2, 110.00000000000001, 650.0), List.of(shop.apple.gradient(), shop.apples.gradient(),
                shop.tax.gradient()));
    }

    @Test
    void gradientsAddUpWhereAValueForks() {
        // z = 3a + 5a, so dz/da = 8.
        Scalar a = Scalar.of("a", 2);
        Scalar z = a.times(Scalar.of("b", 3)).plus(a.times(Scalar.of("c", 5)));
        z.backward();
        assertEquals(8, a.gradient());
    }

    @Test
    void aComputedValueMayForkToo() {
        // s = a + b = 5, z = s·s + s, so dz/ds = 2·5 + 1 = 11, and the node + hands it on.
        Scalar a = Scalar.of("a", 2);
        Scalar s = a.plus(Scalar.of("b", 3));
        s.times(s).plus(s).backward();
        assertEquals(List.of(11.0, 11.0), List.of(s.gradient(), a.gradient()));
    }

    @Test
    void aSquareHasTwiceItsInputAsGradient() {
        Scalar x = Scalar.of("x", 3);
        Scalar z = x.times(x);
        z.backward();
        assertEquals(9, z.value());
        assertEquals(6, x.gradient());
    }

    @Test
    void passedBackIsTheShareOfEachInputBeforeItIsSummed() {
        Scalar x = Scalar.of("x", 3);
        Scalar z = x.times(x);
        assertNull(z.passedBack());
        z.backward();
        assertEquals(new Gradients(3, 3), z.passedBack());
    }

    @Test
    void aChainOf100000NodesGoesForwardAndBackward() {
        Scalar x = Scalar.of("x", 1);
        Scalar one = Scalar.of("one", 1);
        Scalar z = x;
        for (int i = 0; i < 100_000; i++) {
            z = z.plus(one);
        }
        z.backward();
        assertEquals(100_001, z.value());
        assertEquals(1, x.gradient());
        assertEquals(100_000, one.gradient());
    }

    @Test
    void manyPathsThroughFewNodesAreWalkedNodeByNode() {
        // 60 doublings have 2^60 paths; each node is visited once, and the gradient is 2^60.
        Scalar x = Scalar.of("x", 1);
        Scalar z = x;
        for (int i = 0; i < 60; i++) {
            z = z.plus(z);
        }
        z.backward();
        assertEquals(0x1p60, x.gradient());
    }

    @Test
    void backwardOfAnInputIsOne() {
        shop.apple.backward();
        assertEquals(1, shop.apple.gradient());
    }

    @Test
    void graphHasEveryValueOnceAndAfterItsInputs() {
        Scalar a = Scalar.of("a", 2);
        Scalar s = a.plus(a);
        Scalar z = s.times(a);
        assertEquals(List.of(a, s, z), z.graph());
    }

    @Test
    void anInputOutsideTheGraphHasNoGradient() {
        Scalar pear = Scalar.of("pear", 80);
        shop.total.backward();
        assertFalse(pear.hasGradientOf(shop.total));
        assertTrue(shop.apple.hasGradientOf(shop.total));
        Errors.state("Scalar.gradient: no backward pass has reached pear = 80.0; call backward() on a value that was"
                + " computed from it.",
                pear::gradient);
    }

    @Test
    void aNodeOfOnesOwnTakesPart() {
        Scalar z = shop.apple.apply(new Minus(), shop.tax);
        z.backward();
        assertEquals(98.9, z.value());
        assertEquals(List.of(1.0, -1.0), List.of(shop.apple.gradient(), shop.tax.gradient()));
    }

    @Test
    void aNodeWithOneInputTakesPart() {
        // z = log(a·a)·b, so dz/da = 2b/a and dz/db = log(a²).
        Scalar a = Scalar.of("a", 2);
        Scalar b = Scalar.of("b", 3);
        Scalar square = a.times(a);
        Scalar log = square.log();
        log.times(b).backward();
        assertEquals(List.of(square), log.inputs());
        assertEquals(List.of(3.0, StrictMath.log(4), 0.75), List.of(a.gradient(), b.gradient(), square.gradient()));
    }

    @Test
    void aNodeWithOneInputMayUseAValueThatForks() {
        // z = exp(a) + a at 0, so dz/da = 2.
        Scalar a = Scalar.of("a", 0);
        Scalar z = a.exp().plus(a);
        z.backward();
        assertEquals(List.of(1.0, 2.0), List.of(z.value(), a.gradient()));
    }

    @Test
    void aQuotientIsDifferentiatedByBoth() {
        Scalar a = Scalar.of("a", 3);
        Scalar b = Scalar.of("b", 4);
        Scalar z = a.dividedBy(b);
        z.backward();
        assertEquals(List.of(0.75, 0.25, -0.1875), List.of(z.value(), a.gradient(), b.gradient()));
    }

    @Test
    void aMissingNodeIsRefused() {
        Errors.argument("Scalar.apply: there is no node; give it one, as in a.apply(new MulNode(), b).",
                () -> shop.apple.apply(null, shop.tax));
        Errors.argument("Scalar.apply: there is no node; give it one, as in a.apply(new ExpNode()).",
                () -> shop.apple.apply(null));
    }

    /** It remembers one forward pass only, so the gradients of the other use would be wrong in silence. */
    @Test
    void aNodeWithTwoUsesIsRefusedAndLeavesTheOldGradients() {
        shop.total.backward();
        Node minus = new Minus();
        Scalar z = shop.total.apply(minus, shop.apple).apply(minus, shop.tax);
        Errors.state("Scalar.backward: two uses share one - node, which remembers only the last; give each use an"
                + " object of its own, as in a.apply(new Minus(), b).", z::backward);
        UnaryNode log = new LogNode();
        Errors.state("Scalar.backward: two uses share one log node, which remembers only the last; give each use an"
                + " object of its own, as in a.apply(new LogNode()).", shop.total.apply(log).apply(log)::backward);
        assertOldGradients();
    }

    /** Two nodes that are equal are still two. */
    @Test
    void nodesAreToldApartByIdentity() {
        record Sum() implements Node {
            @Override
            public double forward(double x, double y) {
                return x + y;
            }

            @Override
            public Gradients backward(double dout) {
                return new Gradients(dout, dout);
            }

            @Override
            public String symbol() {
                return "+";
            }
        }
        Scalar a = Scalar.of("a", 2);
        a.apply(new Sum(), a).apply(new Sum(), a).backward();
        assertEquals(3, a.gradient());
    }

    @Test
    void aNodeThatReturnsNullIsNamedAndLeavesTheOldGradients() {
        shop.total.backward();
        Errors.state("Scalar.backward: the node - returned null from backward; return new Gradients(dx, dy).",
                () -> shop.total.apply(new Minus() {
                    @Override
                    public Gradients backward(double dout) {
                        return null;
                    }
                }, shop.apple).times(shop.tax).backward());
        assertOldGradients();
    }

    @Test
    void aNodeThatThrowsLeavesTheOldGradients() {
        shop.total.backward();
        Scalar z = shop.total.apply(new Minus() {
            @Override
            public Gradients backward(double dout) {
                throw new ArithmeticException("thrown by the learner's node");
            }
        }, shop.apple).times(shop.tax);
        assertEquals("thrown by the learner's node", assertThrows(ArithmeticException.class, z::backward).getMessage());
        assertFalse(z.hasGradientOf(z));
        assertNull(z.passedBack());
        assertOldGradients();
    }

    private void assertOldGradients() {
        assertEquals(List.of(2.2, 650.0, 1.0), List.of(shop.apple.gradient(), shop.tax.gradient(),
                shop.total.gradient()));
        assertEquals(new Gradients(1.1, 650), shop.total.passedBack());
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", " \t"})
    void anInputNeedsAName(String name) {
        Errors.argument("Scalar.of: an input needs a name; give it one, as in Scalar.of(\"apple\", 100).",
                () -> Scalar.of(name, 1));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anInputMustBeFinite(double value) {
        Errors.argument("Scalar.of: apple is " + value + "; give it a finite number.", () -> Scalar.of("apple", value));
    }

    @Test
    void aNullOperandIsRefused() {
        Errors.argument("Scalar: the second operand of + is null; give it a Scalar, as in Scalar.of(\"tax\", 1.1).",
                () -> shop.apple.plus(null));
        Errors.argument("Scalar: the second operand of × is null; give it a Scalar, as in Scalar.of(\"tax\", 1.1).",
                () -> shop.apple.times(null));
        Errors.argument("Scalar: the second operand of / is null; give it a Scalar, as in Scalar.of(\"tax\", 1.1).",
                () -> shop.apple.dividedBy(null));
    }

    @Test
    void anInputHasANameAndNoNode() {
        assertEquals("apple", shop.apple.name());
        assertNull(shop.apple.node());
        assertEquals(List.of(), shop.apple.inputs());
        assertEquals("apple = 100.0", shop.apple.toString());
    }

    @Test
    void aComputedValueKnowsItsNodeAndItsInputs() {
        assertNull(shop.price.name());
        assertEquals("+", shop.price.node().symbol());
        assertEquals(List.of(shop.allApples, shop.allOranges), shop.price.inputs());
        assertEquals("650.0", shop.price.toString());
    }

    /** A node as a learner writes it. */
    private static class Minus implements Node {
        @Override
        public double forward(double x, double y) {
            return x - y;
        }

        @Override
        public Gradients backward(double dout) {
            return new Gradients(dout, -dout);
        }

        @Override
        public String symbol() {
            return "-";
        }
    }
}
