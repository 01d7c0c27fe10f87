package backprop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import org.junit.jupiter.api.Test;

/** The answers that stand in the README behind its lines of code are the ones that these lines print. */
class ReadmeTest {

    @Test
    void theReadmePrintsWhatItSays() throws IOException {
        String code = javaOf(Files.readString(Path.of("README.md")));
        List<String> said = Pattern.compile("// (.*)").matcher(code).results().map(m -> m.group(1)).toList();
        assertEquals(3, said.size());
        assertEquals(said, printed(code));
    }

    @Test
    void anotherAnswerWouldBeNoticed() {
        assertEquals(List.of("2.0"), printed("System.out.println(1.0 + 1.0);  // 3.0"));
    }

    private static String javaOf(String readme) {
        Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(readme);
        assertTrue(block.find());
        return block.group(1);
    }

    private static List<String> printed(String code) {
        PrintStream console = System.out;
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
            for (String name : List.of("backprop.scalar", "backprop.matrix", "backprop.train", "backprop.data",
                    "org.apache.commons.math3.linear")) {
                shell.eval("import " + name + ".*;");
            }
            String rest = code;
            while (!rest.isBlank()) {
                var piece = shell.sourceCodeAnalysis().analyzeCompletion(rest);
                shell.eval(piece.source())
                        .forEach(event -> assertEquals(Snippet.Status.VALID, event.status(), piece.source()
                        + shell.diagnostics(event.snippet()).map(d -> d.getMessage(null))
                        .collect(Collectors.joining())));
                rest = piece.remaining();
            }
        } finally {
            System.setOut(console);
        }
        return out.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
