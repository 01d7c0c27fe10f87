package workbook.picture;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.unbescape.html.HtmlEscape;

/** The script that Tablesaw writes of a part of a figure, read to the letter. */
final class FigureScript {
    /** What is no string is JavaScript, not JSON: names without quotes, commas at the end, and NaN. */
    private static final ObjectMapper LENIENT = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES, JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();
    private static final Pattern DOMAIN = Pattern.compile("(?m)^ *domain: \\[.*]");

    private FigureScript() { }

    /** A parser of the object that the script assigns. */
    static JsonParser parser(String script) throws IOException {
        return LENIENT.createParser(json(script));
    }

    /**
     * The script with its domains as JavaScript has them: Tablesaw writes those two numbers in the reader's language,
     * and so with other digits, or with a comma.
     */
    static String mended(String script) {
        return DOMAIN.matcher(script).replaceAll(FigureScript::domain);
    }

    private static String domain(MatchResult found) {
        StringBuilder domain = new StringBuilder();
        found.group().codePoints().map(c -> Character.isDigit(c) ? '0' + Character.digit(c, 10) : c)
                .forEach(domain::appendCodePoint);
        return domain.toString().replaceAll("(\\d)[^\\d ](?=\\d)", "$1.");
    }

    /**
     * Between apostrophes Tablesaw escapes for HTML alone, so that a backslash there is a backslash; between quotes it
     * escapes as JSON does.
     */
    private static String json(String script) {
        StringBuilder json = new StringBuilder(script.length());
        for (int i = script.indexOf('{'), end; i < script.length(); i = end + 1) {
            end = i;
            if (script.charAt(i) == '\'') {
                end = script.indexOf('\'', i + 1);
                String text = HtmlEscape.unescapeHtml(script.substring(i + 1, end));
                json.append('"').append(JsonStringEncoder.getInstance().quoteAsString(text)).append('"');
                continue;
            }
            if (script.charAt(i) == '"') {
                do {
                    end += script.charAt(end) == '\\' ? 2 : 1;
                } while (script.charAt(end) != '"');
            }
            json.append(script, i, end + 1);
        }
        return json.toString();
    }
}
