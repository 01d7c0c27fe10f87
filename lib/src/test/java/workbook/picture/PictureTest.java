package workbook.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PictureTest {
    private final Picture drawing = new Picture("a < b & \"c\" > d", "<svg>→</svg>", null);

    @Test
    void aDrawingHasThreeForms() {
        assertEquals(List.of("text/html", "image/svg+xml", "text/plain"), List.copyOf(drawing.forms().keySet()));
    }

    @Test
    void aPlotHasPlotlysFormFirst() {
        Object plotly = Map.of("data", List.of());
        Map<String, Object> forms = new Picture("a plot", "<svg/>", plotly).forms();
        assertEquals(List.of("application/vnd.plotly.v1+json", "text/html", "image/svg+xml", "text/plain"),
                List.copyOf(forms.keySet()));
        assertEquals(plotly, forms.get("application/vnd.plotly.v1+json"));
    }

    @Test
    void theTextIsKeptAsItIs() {
        assertEquals("a < b & \"c\" > d", drawing.forms().get("text/plain"));
        assertEquals("a < b & \"c\" > d", drawing.toString());
    }

    @Test
    void everyCharacterCanStandInADrawing() {
        // A half of a pair is no character, and an XML parser refuses most of those that control something.
        String every = IntStream.range(0, 0x10000).mapToObj(c -> String.valueOf((char) c))
                .collect(Collectors.joining(" "));
        String shown = new Drawing(new Picture("", "<svg><text>" + Picture.escape(every) + "</text></svg>", null))
                .root().getTextContent();
        assertEquals(every.length(), shown.length());
        assertTrue(shown.startsWith("␀ ␁ ␂ ␃ ␄ ␅ ␆ ␇ ␈ \t \n ␋ ␌ "), shown.substring(0, 40));
        assertTrue(shown.contains("~ ␡ \ufffd") && shown.endsWith("\ufffd \ufffd \ufffd"), "~ and the end");
        assertEquals("a\ufffdb 🍎 中", Picture.escape("a\ud83cb 🍎 中"));
    }

    @Test
    void theSvgIsKeptAsItIs() {
        assertEquals("<svg>→</svg>", drawing.forms().get("image/svg+xml"));
    }

    @Test
    void theHtmlIsTheSvgAsAnImageWithTheTextEscaped() {
        String start = "<img alt=\"a &lt; b &amp; &quot;c&quot; &gt; d\" src=\"data:image/svg+xml;base64,";
        String html = (String) drawing.forms().get("text/html");
        assertTrue(html.startsWith(start) && html.endsWith("\">"), html);
        byte[] svg = Base64.getDecoder().decode(html.substring(start.length(), html.length() - 2));
        assertEquals("<svg>→</svg>", new String(svg, StandardCharsets.UTF_8));
    }
}
