package backprop.data;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The lines of a text as an editor or a spreadsheet may have written it: in UTF-8 or UTF-16, marked or not. */
final class Lines {
    private static final String MARK = "\uFEFF";

    private Lines() { }

    /** All but the blank ones at the end. In any other text, ill-formed characters become �. */
    static List<String> of(Path file) throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        String text = new String(bytes, charset(bytes));
        List<String> lines = new ArrayList<>((text.startsWith(MARK) ? text.substring(1) : text).lines().toList());
        while (!lines.isEmpty() && lines.get(lines.size() - 1).isBlank()) {
            lines.remove(lines.size() - 1);
        }
        return lines;
    }

    /** Told by the byte-order mark, or without one by the first letter, whose high byte is 0 in UTF-16. */
    private static Charset charset(byte[] bytes) {
        if (bytes.length < 2) {
            return StandardCharsets.UTF_8;
        }
        int first = Byte.toUnsignedInt(bytes[0]) << 8 | Byte.toUnsignedInt(bytes[1]);
        return first == 0xFEFF || first >>> 8 == 0 ? StandardCharsets.UTF_16BE
                : first == 0xFFFE || (first & 0xFF) == 0 ? StandardCharsets.UTF_16LE : StandardCharsets.UTF_8;
    }

    /** Up to twenty characters from the beginning, for an error; what can't be shown is a question mark. */
    static String beginning(String line) {
        return line.substring(0, Math.min(20, line.length())).replaceAll("\\p{Cntrl}|\uFFFD", "?");
    }
}
