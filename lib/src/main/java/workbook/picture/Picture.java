package workbook.picture;

import backprop.matrix.StopButton;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * One picture in several forms, so that every program that opens a notebook can show one of them.
 *
 * @param text what the picture shows, in words: for a screen reader and for a terminal
 * @param svg the drawing, which needs no script and no network
 * @param plotly the same as data for JupyterLab's plotly extension, or null if there is nothing to explore
 */
public record Picture(String text, String svg, Object plotly) {
    private static final Pattern NOT_IN_XML = Pattern.compile("[\\p{Cc}\\p{Cs}\\ufffe\\uffff&&[^\\t\\n\\r]]");

    /** The forms by MIME type, as a kernel's output carries them. */
    public Map<String, Object> forms() {
        Map<String, Object> forms = new LinkedHashMap<>();
        if (plotly != null) {
            forms.put("application/vnd.plotly.v1+json", plotly);
        }
        // JupyterLab shows no image/svg+xml of a notebook that it does not trust, but it does show an <img>.
        forms.put("text/html", image(text, svg));
        forms.put("image/svg+xml", svg);
        forms.put("text/plain", text);
        return forms;
    }

    /** A drawing in HTML, with the words that stand for it. */
    static String image(String text, String svg) {
        return "<img alt=\"" + escape(text) + "\" src=\"data:image/svg+xml;base64,"
                + Base64.getEncoder().encodeToString(svg.getBytes(StandardCharsets.UTF_8)) + "\">";
    }

    /** A text escaped for XML; a character that XML doesn't have is shown by a sign of its own, say ␀. */
    static String escape(String text) {
        return NOT_IN_XML.matcher(text).replaceAll(c -> sign(c.group().charAt(0))).replace("&", "&amp;")
                .replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    /** Checks the stop button in each round of a drawing that can take long; {@code round} says what a round is. */
    static void checkStop(String where, String round, int done, int of) {
        StopButton.check(() -> where + ": interrupted at " + round + " " + (done + 1) + " of " + of
                + "; nothing is drawn.");
    }

    private static String sign(char c) {
        return c < ' ' ? Character.toString('\u2400' + c) : c == 0x7f ? "\u2421" : "\ufffd";
    }

    @Override
    public String toString() {
        return text;
    }
}
