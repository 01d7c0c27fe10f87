package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import backprop.Shopping;
import backprop.scalar.Gradients;
import backprop.scalar.Node;
import backprop.scalar.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

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
                Step 1 of 4, node (4) ×: 650 and 1.1 went in, and 1 comes from the right; \
                to (3): dx = dout × y = 1 × 1.1 = 1.1; to tax: dy = dout × x = 1 × 650 = 650.
                Step 2 of 4, node (3) +: 200 and 450 went in, and 1.1 comes from the right; \
                to (1): dx = dout = 1.1; to (2): dy = dout = 1.1.
                Step 3 of 4, node (2) ×: 150 and 3 went in, and 1.1 comes from the right; \
                to orange: dx = dout × y = 1.1 × 3 = 3.3000000000000003; to oranges: dy = dout × x = 1.1 × 150 = 165.
                Step 4 of 4, node (1) ×: 100 and 2 went in, and 1.1 comes from the right; \
                to apple: dx = dout × y = 1.1 × 2 = 2.2; to apples: dy = dout × x = 1.1 × 100 = 110.00000000000001.""",
                shopping().toString());
    }

    @Test
    void theForwardPassOfTheShoppingGraph() {
        assertEquals("""
                Step 1 of 4, node (1) ×: 100 and 2 come in; z = x × y = 100 × 2 = 200.
                Step 2 of 4, node (2) ×: 150 and 3 come in; z = x × y = 150 × 3 = 450.
                Step 3 of 4, node (3) +: 200 and 450 come in; z = x + y = 200 + 450 = 650.
                Step 4 of 4, node (4) ×: 650 and 1.1 come in; z = x × y = 650 × 1.1 = 715.0000000000001.""",
                Steps.forward(shop.total).toString());
    }

    @Test
    void whereAValueForksItsSharesAddUpOnceAllHaveCome() {
        Scalar price = shop.allApples.plus(shop.apple).times(shop.tax);
        price.backward();
        String[] lines = Steps.backward(price).toString().split("\n");
        assertFalse(lines[1].contains("d(apple)"), lines[1]);
        assertTrue(lines[2].endsWith("; d(apple) = 1.1 + 2.2 = 3.3000000000000003."), lines[2]);
    }

    @Test
    void aSquareHandsItsInputTwoShares() {
        // s = a + b = 5 and z = s·s + s, so dz/ds = 1 + 5 + 5.
        Scalar s = Scalar.of("a", 2).plus(Scalar.of("b", 3));
        Scalar z = s.times(s).plus(s);
        z.backward();
        assertEquals("Step 2 of 3, node (2) ×: 5 and 5 went in, and 1 comes from the right; to (1): dx = dout × y ="
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
                Step 1 of 3, node (3) exp: 0.6931471805599453 went in, and 1 comes from the right; to (2): dx = dout \
                × z = 1 × 2 = 2.
                Step 2 of 3, node (2) ×: 1.3862943611198906 and 0.5 went in, and 2 comes from the right; \
                to (1): dx = dout × y = 2 × 0.5 = 1; to w: dy = dout × x = 2 × 1.3862943611198906 = 2.772588722239781.
                Step 3 of 3, node (1) log: 4 went in, and 1 comes from the right; to x: dx = dout × (1 / x) = 1 × (1 \
                / 4) = 0.25.""",
                Steps.backward(z).toString());
        assertEquals("Step 1 of 3, node (1) log: 4 comes in; z = log x = log 4 = 1.3862943611198906.", Steps.forward(z)
                .toString().split("\n")[0]);
        assertTrue(questions(Steps.backward(z)).endsWith("node (1) log: 4 went in. What does it hand to its input?"));
    }

    @Test
    void aQuotientShowsItsMinus() {
        Scalar z = Scalar.of("x", -2).dividedBy(Scalar.of("y", -4));
        z.backward();
        assertEquals("Step 1 of 1, node (1) /: -2 and -4 went in, and 1 comes from the right; to x: dx = dout / y = 1 /"
                + " -4 = -0.25;"
                + " to y: dy = -(dout × z / y) = -(1 × 0.5 / -4) = 0.125.", Steps.backward(z).toString());
    }

    @Test
    void aNodeWithNoFormulaShowsWhatItHandedDown() {
        Scalar z = shop.apple.apply(Max::new, shop.tax).times(Scalar.of("w", 1.5));
        z.backward();
        assertEquals("Step 2 of 2, node (1) max: 100 and 1.1 went in, and 1.5 comes from the right;"
                + " to apple: dx = 1.5, dout times a local derivative of 1; to tax: dy = 0, dout times a local"
                + " derivative of 0.",
                Steps.backward(z).toString().split("\n")[1]);
        assertTrue(Steps.forward(z).toString()
                .startsWith("Step 1 of 2, node (1) max: 100 and 1.1 come in; z = x max y = 100 max 1.1 = 100."));
    }

    @Test
    void whereNothingComesFromTheRightNoLocalDerivativeIsClaimed() {
        Scalar z = shop.apple.apply(Max::new, shop.tax).times(Scalar.of("w", 0));
        z.backward();
        assertTrue(Steps.backward(z).toString().endsWith("; to apple: dx = 0; to tax: dy = 0."));
    }

    @Test
    void aNodeMaySayItsOwnFormula() {
        Scalar z = shop.apple.apply(() -> new Max() {
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
        Matcher sum = Pattern.compile("d(?:\\(\\d+\\)|\\(input .\\)) = (\\S+(?: \\+ \\S+)+) = ([-\\d.E]+)[;.]")
                .matcher("");
        int sums = 0;
        for (int seed = 0; seed < 300; seed++) {
            String text = Steps.backward(GraphLayoutTest.graph(seed)) + "\n";
            for (MatchResult m : Pattern.compile("= (\\S+) × (\\S+) = (\\S+?)[;.]?\\s").matcher(text).results()
                    .toList()) {
                if (!m.group(1).equals("dout")) {
                    assertEquals(Double.parseDouble(m.group(3)),
                            Double.parseDouble(m.group(1)) * Double.parseDouble(m.group(2)), text);
                }
            }
            for (MatchResult m : sum.reset(text).results().toList()) {
                sums++;
                double added = 0;
                for (String share : m.group(1).split(" \\+ ")) {
                    added += Double.parseDouble(share);
                }
                assertEquals(Double.parseDouble(m.group(2)), added, text);
            }
        }
        assertTrue(sums > 100, sums + " sums");
    }

    @Test
    void eachFrameLightsOneNodeAndShowsTheGradientsSoFar() {
        List<Drawing> frames = drawings(shopping());
        assertEquals(List.of(List.of("← 1"), List.of("← 1.1", "← 650", "← 1"),
                List.of("← 1.1", "← 1.1", "← 1.1", "← 650", "← 1"),
                List.of("← 3.3000000000000003", "← 165", "← 1.1", "← 1.1", "← 1.1", "← 650", "← 1"),
                List.of("← 2.2", "← 110.00000000000001", "← 3.3000000000000003", "← 165", "← 1.1", "← 1.1", "← 1.1",
                        "← 650", "← 1")),
                frames.stream().map(frame -> sorted(frame, frames.get(4))).toList());
        assertEquals(List.of("", "(4)", "(3)", "(2)", "(1)"), frames.stream().map(StepsTest::lit).toList());
        assertTrue(frames.stream().allMatch(frame -> frame.texts("f").size() == 9));
    }

    @Test
    void eachForwardFrameShowsTheValuesSoFarAndNoGradient() {
        shop.total.backward();
        List<Drawing> frames = drawings(Steps.forward(shop.total));
        assertEquals(List.of(5, 6, 7, 8, 9), frames.stream().map(frame -> frame.texts("f").size()).toList());
        assertEquals(List.of("", "(1)", "(2)", "(3)", "(4)"), frames.stream().map(StepsTest::lit).toList());
        assertTrue(frames.stream().allMatch(frame -> frame.texts("b").isEmpty()));
    }

    @Test
    void beforeAForkTheSumComesLast() {
        Scalar x = Scalar.of("x", 3);
        Scalar z = x.times(x).plus(x);
        z.backward();
        List<Drawing> frames = drawings(Steps.backward(z));
        assertFalse(frames.get(1).texts("b").contains("← 7"));
        assertTrue(frames.get(2).texts("b").contains("← 7"));
    }

    @Test
    void theLastFrameIsTheFinishedPictureWithOneNodeLit() {
        Drawing last = drawings(shopping()).get(4);
        Drawing finished = new Drawing(GraphPicture.of(shop.total));
        for (String type : List.of("f", "b", "i")) {
            assertEquals(finished.all("text", type).stream().map(StepsTest::place).toList(), last.all("text", type)
                    .stream().map(StepsTest::place).toList());
        }
    }

    @Test
    void theHtmlFoldsEachAnswerAwayAndNeedsNoScript() {
        String html = (String) shopping().forms().get("text/html");
        assertEquals(4, Pattern.compile("<details class=\"step\"><summary>.*?</summary>.*?</details>", Pattern.DOTALL)
                .matcher(html).results()
                .filter(m -> m.group().lastIndexOf("<details") == 0).count());
        assertEquals(5, html.split("<img ", -1).length - 1);
        assertTrue(html.contains("<summary>Step 3 of 4, node (2) ×: 150 and 3 went in. What does it hand to its"
                + " inputs?</summary>"));
        assertTrue(html.contains("<pre>to orange: dx = dout × y = 1.1 × 3 = 3.3000000000000003\nto oranges: dy = dout ×"
                + " x = 1.1 × 150 = 165</pre>"));
        assertFalse(Pattern.compile("<script|<svg|<input|\\son\\w+=|http", Pattern.CASE_INSENSITIVE).matcher(html)
                .find());
        assertFalse(html.replaceAll("(?s)<pre>.*?</pre>", "").contains("dx ="));
    }

    @Test
    void noQuestionGivesTheAnswerToAnother() {
        String backward = questions(shopping());
        assertFalse(backward.replace(" 1.1 went in", "").contains("1.1"), backward);
        assertFalse(Pattern.compile("200|450|650|715").matcher(questions(Steps.forward(shop.total))).find());
    }

    private static String questions(Steps steps) {
        return Pattern.compile("<summary>(.*?)</summary>").matcher((String) steps.forms().get("text/html")).results()
                .map(m -> m.group(1)).collect(Collectors.joining("\n"));
    }

    @Test
    void theStripHasEveryFrameWithItsArithmetic() {
        Drawing strip = new Drawing(new Picture("", (String) shopping().forms().get("image/svg+xml"), null));
        assertEquals(4, strip.texts("q").size());
        assertTrue(strip.texts("p").contains("to orange: dx = dout × y = 1.1 × 3 = 3.3000000000000003".replace(' ',
                '\u00a0')), strip.texts("p").toString());
        assertEquals(4, strip.all("circle").filter(c -> c.hasAttribute("style")).count());
        assertEquals(1, strip.texts("s").stream().filter(text -> text.startsWith("above an arrow")).count());
        double height = Drawing.number(strip.root(), "height");
        assertTrue(strip.all("text", "p").stream().allMatch(t -> Drawing.number(t, "y") < height));
    }

    @Test
    void headingsAndArithmeticInAnyScriptAreInsideTheStrip() {
        Sketch nothing = new Sketch(0, 0, 10, 10, new Svg());
        for (List<String> texts : List.of(List.of("節".repeat(50), "答"), List.of("節", "答".repeat(55)),
                List.of("W".repeat(45), "答"))) {
            Strip strip = new Strip();
            strip.add(texts.get(0), new Frame("", "", "", List.of(texts.get(1)), nothing));
            // 50 times 13, 55 times 12, and 45 times 14.3.
            assertTrue(strip.end("").width() >= 640 + 18, texts.toString());
        }
    }

    @Test
    void theShoppingGraphTakesLittleRoom() {
        int bytes = shopping().forms().values().stream()
                .mapToInt(form -> form.toString().getBytes(StandardCharsets.UTF_8).length).sum();
        assertTrue(bytes < 36_000, bytes + " bytes");
    }

    @Test
    void namesKeepTheirSpecialCharacters() {
        Scalar z = Scalar.of("<b> & \"c\" %s", 1).plus(Scalar.of("x", 2));
        z.backward();
        Steps steps = Steps.backward(z);
        assertTrue(steps.toString().contains("to <b> & \"c\" %s: dx = dout = 1"));
        assertTrue(steps.forms().get("text/html").toString().contains("<pre>to &lt;b&gt; &amp; &quot;c&quot; %s: dx"));
        new Drawing(new Picture("", (String) steps.forms().get("image/svg+xml"), null));
    }

    @Test
    void aNameOfCharactersThatXmlHasNotCanBeDrawn() {
        Scalar z = Scalar.of("a\u0000\u001b[31m\ud800b\uffff", 1).plus(Scalar.of("x", 2));
        z.backward();
        assertEquals(List.of("a␀␛[31m\ufffdb\ufffd", "x"), drawings(Steps.backward(z)).get(0).texts("i"));
        String html = Steps.backward(z).forms().get("text/html").toString();
        assertTrue(html.contains("to a␀␛[31m\ufffdb\ufffd: dx"), html);
        new Drawing(new Picture("", (String) Steps.backward(z).forms().get("image/svg+xml"), null));
        assertEquals(List.of("a␀␛[31m\ufffdb\ufffd", "x"), new Drawing(GraphPicture.of(z)).texts("i"));
        assertTrue(GraphPicture.of(z).forms().get("text/html").toString().contains("a␀␛[31m\ufffdb\ufffd + x"));
    }

    @Test
    void aGraphThatHasNotGoneBackwardIsRefused() {
        String sentence = "Steps.backward: no backward pass of this output has filled the graph, or another has gone"
                + " through it since;"
                + " call backward() on the output first.";
        Errors.state(sentence, () -> Steps.backward(shop.total));
        shop.total.backward();
        shop.price.backward();
        Errors.state(sentence, () -> Steps.backward(shop.total));
    }

    @Test
    void whatHasNoNodeOrTooManyIsRefused() {
        Errors.argument("Steps: there is no value to draw; give it the output of a graph.",
                () -> Steps.forward((Scalar) null));
        Errors.argument("Steps: apple is an input, and has no node to go through; give it a value that was computed.",
                () -> Steps.forward(shop.apple));
        Scalar z = Scalar.of("x", 1);
        for (int i = 0; i < 40; i++) {
            z = z.plus(z);
        }
        Scalar many = z;
        Errors.argument("Steps: the graph has 41 values, and more than 40 can't be read in a picture; draw one of the"
                + " values inside it.",
                () -> Steps.backward(many));
    }

    /** The pictures in the HTML: the start, then each frame. */
    static List<Drawing> drawings(Steps steps) {
        return Pattern.compile("base64,([\\w+/=]+)").matcher((String) steps.forms().get("text/html")).results()
                .map(m -> new String(Base64.getDecoder().decode(m.group(1)), StandardCharsets.UTF_8))
                .map(svg -> new Drawing(new Picture("", svg, null))).toList();
    }

    /** The gradients of a frame, in the order in which the last frame has those at the same places. */
    private static List<String> sorted(Drawing frame, Drawing last) {
        List<String> places = frame.all("text", "b").stream().map(StepsTest::place).toList();
        return last.all("text", "b").stream().filter(t -> places.contains(place(t))).map(Element::getTextContent)
                .toList();
    }

    private static String place(Element text) {
        return text.getTextContent() + " at " + text.getAttribute("x") + ", " + text.getAttribute("y");
    }

    /** The number above the node that is drawn in another way. */
    private static String lit(Drawing drawing) {
        List<Element> circles = drawing.all("circle", "n").stream().filter(c -> c.hasAttribute("style")).toList();
        assertTrue(circles.size() < 2);
        return circles.isEmpty() ? "" : drawing.all("text", "s").stream()
                .filter(t -> t.getAttribute("x").equals(circles.get(0).getAttribute("cx")))
                .filter(t -> Math.abs(Drawing.number(t, "y") + 23 - Drawing.number(circles.get(0), "cy")) < 0.2)
                .map(Element::getTextContent).findFirst().orElseThrow();
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
