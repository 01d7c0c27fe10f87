package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Reference values: the widths that Chromium measures, with DejaVu Sans, Noto Sans CJK and Noto Color Emoji. */
class TextWidthTest {
    /** Each text in bold letters of 13 pixels, in others of 13, and in those of 12 that are all of one width. */
    private static final Map<String, double[]> MEASURED = Map.ofEntries(
            Map.entry("苹果的价格", new double[] {65.02, 65.02, 60.02}),
            Map.entry("りんごの数", new double[] {65.02, 65.02, 60.02}),
            Map.entry("사과의 개수", new double[] {64.33, 63.94, 62.44}),
            Map.entry("ＡＢＣ", new double[] {39.02, 39.02, 36.02}),
            Map.entry("🍎", new double[] {16.23, 16.23, 14.98}),
            Map.entry("🍎🍊🔥", new double[] {48.67, 48.67, 44.92}),
            Map.entry("⚡✅⭐", new double[] {41.58, 41.58, 37.17}),
            Map.entry("e\u0301te\u0301", new double[] {23.86, 21.09, 21.69}),
            Map.entry("WWWWWWWWWW", new double[] {143.41, 128.55, 72.25}),
            Map.entry("mmmmmmmm", new double[] {108.38, 101.31, 57.80}),
            Map.entry("wwwwwwww", new double[] {96.08, 85.06, 57.80}),
            Map.entry("OOOOOOOOOO", new double[] {110.52, 102.33, 72.25}),
            Map.entry("n".repeat(40), new double[] {370.20, 329.58, 288.98}),
            Map.entry("НДС ЩЩЖЮ", new double[] {102.17, 89.63, 57.80}),
            Map.entry("السعر", new double[] {38.00, 32.63, 36.13}),
            Map.entry("oranges", new double[] {59.23, 52.53, 50.58}),
            Map.entry("the number of apples and oranges that a customer buys in one visit to our shop ok",
                    new double[] {610.06, 541.22, 585.20}));

    /** The names of a graph's inputs in a test, with their widths. */
    static final Map<String, Double> BOLD = MEASURED.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue()[0]));

    @Test
    void aTextHasTheRoomItNeedsAndNotMuchMore() {
        MEASURED.forEach((text, widths) -> {
            // What is drawn leaves some pixels around each text.
            assertBetween(widths[0] - 6, 1.4 * widths[0] + 10, TextWidth.bold(text), text);
            assertBetween(widths[1] - 8.5, 1.4 * widths[1] + 10, TextWidth.of(text), text);
            assertBetween(widths[2], 1.4 * widths[2] + 10, TextWidth.mono(text), text);
        });
    }

    private static void assertBetween(double least, double most, double width, String text) {
        assertTrue(least <= width && width <= most, text + ": " + width + ", not from " + least + " to " + most);
    }

    @Test
    void aMarkOnAnotherCharacterTakesNoRoom() {
        assertEquals(TextWidth.of("ete"), TextWidth.of("e\u0301te\u0301"));
        assertEquals(TextWidth.mono("\u2764"), TextWidth.mono("\u2764\ufe0f"));
        assertEquals(TextWidth.bold("ab"), TextWidth.bold("a\u200bb"));
    }

    @Test
    void aBlankIsAsWideAsItsText() {
        assertEquals("  \u3000\u3000 ", TextWidth.blank("a 苹果e\u0301"));
    }
}
