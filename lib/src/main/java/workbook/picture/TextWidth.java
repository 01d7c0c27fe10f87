package workbook.picture;

import java.util.function.IntToDoubleFunction;
import java.util.stream.Collectors;

/**
 * About how wide a text is drawn, in pixels, when there is no font to measure it by. A digit of DejaVu Sans or Verdana
 * is the unit. A character of Chinese, Japanese or Korean is as wide as it is high, an emoji is wider, and what is set
 * on top of another character takes no room. Most texts mix narrow letters with wide ones, and get the room of as many
 * digits; one of wide letters gets more.
 */
final class TextWidth {
    private static final double DIGIT = 8.3;
    private static final double MONO_DIGIT = 7.3;
    private static final double HIGH = 1.65;
    private static final double EMOJI = 2.2;
    /** Letters and signs that are narrower than a digit, wider, and much wider. */
    private static final String NARROW = " !'(),-./:;IJ[\\]fijlrt|";
    private static final String BROAD = "DGHNOQw#&+<=>^~";
    private static final String WIDE = "MWm%@";

    private TextWidth() { }

    /** Of letters of 13 pixels, where there is room for 8 pixels more around the text. */
    static double of(String text) {
        return DIGIT * Math.max(digits(text, c -> 1), digits(text, TextWidth::letter) - 1);
    }

    /** The same for bold ones, where there is room for 6 pixels more. */
    static double bold(String text) {
        return DIGIT * Math.max(digits(text, c -> 1), 1.1 * digits(text, TextWidth::letter) - 0.7);
    }

    /** The same letter by letter, for a line of words, of which one letter in three is narrow. */
    static double caption(String text) {
        return DIGIT * digits(text, TextWidth::letter);
    }

    /** Of letters of 12 pixels that are all of one width. */
    static double mono(String text) {
        return MONO_DIGIT * digits(text, c -> 1);
    }

    /** As many spaces as are as wide as the text, where letters are all of one width. */
    static String blank(String text) {
        return text.codePoints().mapToObj(c -> isMark(c) ? "" : isHigh(c) ? "\u3000" : " ")
                .collect(Collectors.joining());
    }

    private static double digits(String text, IntToDoubleFunction letter) {
        return text.codePoints().mapToDouble(c -> isMark(c) ? 0 : isEmoji(c) ? EMOJI : isHigh(c) ? HIGH
                : letter.applyAsDouble(c)).sum();
    }

    private static double letter(int c) {
        boolean latin = c <= '~';
        boolean capital = Character.isUpperCase(c);
        return NARROW.indexOf(c) >= 0 ? 0.63 : WIDE.indexOf(c) >= 0 || capital && !latin ? 1.57
                : BROAD.indexOf(c) >= 0 || !latin ? 1.35 : capital ? 1.15 : 1.02;
    }

    private static boolean isMark(int c) {
        int type = Character.getType(c);
        return type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK || type == Character.FORMAT;
    }

    /** Emoji, and the signs among which some of them are. */
    private static boolean isEmoji(int c) {
        return 0x2300 <= c && c < 0x2c00 || 0x1f000 <= c && c < 0x20000;
    }

    /** What begins with the radicals of Chinese, and the consonants of Korean, which come long before them. */
    private static boolean isHigh(int c) {
        return 0x2e80 <= c || 0x1100 <= c && c < 0x1160;
    }
}
