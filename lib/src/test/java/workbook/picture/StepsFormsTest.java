package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Shopping;
import backprop.scalar.Scalar;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** The pictures and pages that steps are shown in. Reference values: the figures of the shopping graph. */
class StepsFormsTest {
    private final Shopping shop = new Shopping();

    private Steps shopping() {
        shop.total.backward();
        return Steps.backward(shop.total);
    }

    @Test
    void eachFrameLightsOneNodeAndShowsTheGradientsSoFar() {
        List<Drawing> frames = drawings(shopping());
        assertEquals(List.of(List.of("← 1"), List.of("← 1.1", "← 650", "← 1"),
                List.of("← 1.1", "← 1.1", "← 1.1", "← 650", "← 1"),
                List.of("← 3.3", "← 165", "← 1.1", "← 1.1", "← 1.1", "← 650", "← 1"),
                List.of("← 2.2", "← 110", "← 3.3", "← 165", "← 1.1", "← 1.1", "← 1.1",
                        "← 650", "← 1")),
                frames.stream().map(frame -> sorted(frame, frames.get(4))).toList());
        assertEquals(List.of("", "(4)", "(3)", "(2)", "(1)"), frames.stream().map(StepsFormsTest::lit).toList());
        assertTrue(frames.stream().allMatch(frame -> frame.texts("f").size() == 9));
    }

    @Test
    void eachForwardFrameShowsTheValuesSoFarAndNoGradient() {
        shop.total.backward();
        List<Drawing> frames = drawings(Steps.forward(shop.total));
        assertEquals(List.of(5, 6, 7, 8, 9), frames.stream().map(frame -> frame.texts("f").size()).toList());
        assertEquals(List.of("", "(1)", "(2)", "(3)", "(4)"), frames.stream().map(StepsFormsTest::lit).toList());
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
            assertEquals(finished.all("text", type).stream().map(StepsFormsTest::place).toList(), last.all("text", type)
                    .stream().map(StepsFormsTest::place).toList());
        }
    }

    @Test
    void theHtmlFoldsEachAnswerAwayAndNeedsNoScript() {
        String html = (String) shopping().forms().get("text/html");
        assertEquals(4, Pattern.compile("<details class=\"step\"><summary>.*?</summary>.*?</details>", Pattern.DOTALL)
                .matcher(html).results()
                .filter(m -> m.group().lastIndexOf("<details") == 0).count());
        assertEquals(5, html.split("<img ", -1).length - 1);
        assertTrue(html.contains("<summary>Step 3 of 4, node (2) ×: its inputs are 150 and 3. What does it pass"
                + " back to each of them?</summary>"));
        assertTrue(html.contains("<pre>to orange: dx = dout × y = 1.1 × 3 = 3.3\nto oranges: dy = dout ×"
                + " x = 1.1 × 150 = 165</pre>"));
        assertFalse(Pattern.compile("<script|<svg|<input|\\son\\w+=|http", Pattern.CASE_INSENSITIVE).matcher(html)
                .find());
        assertFalse(html.replaceAll("(?s)<pre>.*?</pre>", "").contains("dx ="));
    }

    @Test
    void noQuestionGivesTheAnswerToAnother() {
        String backward = StepsTest.questions(shopping());
        assertFalse(backward.replace("are 650 and 1.1.", "").contains("1.1"), backward);
        assertFalse(Pattern.compile("200|450|650|715").matcher(StepsTest.questions(Steps.forward(shop.total))).find());
    }

    @Test
    void theStripHasEveryFrameWithItsArithmetic() {
        Drawing strip = new Drawing(new Picture("", (String) shopping().forms().get("image/svg+xml"), null));
        assertEquals(4, strip.texts("q").size());
        assertTrue(strip.texts("p").contains("to orange: dx = dout × y = 1.1 × 3 = 3.3".replace(' ',
                '\u00a0')), strip.texts("p").toString());
        assertEquals(4, strip.all("circle").filter(c -> c.hasAttribute("style")).count());
        assertEquals(1, strip.texts("s").stream().filter(text -> text.startsWith("above an arrow")).count());
        double height = Drawing.number(strip.root(), "height");
        assertTrue(strip.all("text", "p").stream().allMatch(t -> Drawing.number(t, "y") < height));
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

    /** The pictures in the HTML: the start, then each frame. */
    static List<Drawing> drawings(Steps steps) {
        return Pattern.compile("base64,([\\w+/=]+)").matcher((String) steps.forms().get("text/html")).results()
                .map(m -> new String(Base64.getDecoder().decode(m.group(1)), StandardCharsets.UTF_8))
                .map(svg -> new Drawing(new Picture("", svg, null))).toList();
    }

    /** The gradients of a frame, in the order in which the last frame has those at the same places. */
    private static List<String> sorted(Drawing frame, Drawing last) {
        List<String> places = frame.all("text", "b").stream().map(StepsFormsTest::place).toList();
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
}
