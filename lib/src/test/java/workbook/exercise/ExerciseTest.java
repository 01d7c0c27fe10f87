package workbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import org.junit.jupiter.api.Test;

/** The exercise that the package's documentation shows compiles, and does what is said of it. */
class ExerciseTest {
    private final JShell shell = JShell.builder().executionEngine("local").build();

    private String run(String code) {
        String value = null;
        String rest = code;
        while (!rest.isBlank()) {
            var piece = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(piece.source())) {
                assertEquals(Snippet.Status.VALID, event.status(), () -> piece.source() + shell
                        .diagnostics(event.snippet()).map(d -> d.getMessage(null)).collect(Collectors.joining("\n")));
                value = event.value();
            }
            rest = piece.remaining();
        }
        return value;
    }

    @Test
    void theDocumentedExerciseNamesItsMistakes() throws IOException {
        String page = Files.readString(Path.of("lib/src/main/java/workbook/exercise/package-info.java"));
        Matcher shown = Pattern.compile("<pre>\\{@code\n(.*)\n \\* }</pre>", Pattern.DOTALL).matcher(page);
        assertTrue(shown.find());
        List.of("java.util", "backprop.scalar", "workbook.exercise").forEach(name -> run("import " + name + ".*;"));
        run(shown.group(1).replaceAll("(?m)^ \\* ?", ""));
        assertEquals("""
                ✗ Not yet: the subtraction node, right on 0 of 2 inputs tried.
                dy has lost its minus: when y grows, z falls.
                With x = 5.0, y = 3.0, dout = 2.0:
                  dy came out as 2, but it should be -2.""", run("minus.check(new Minus(1, 1))"));
        assertTrue(run("minus.check(new Minus(-1, 1))").contains("The signs are exchanged"));
        assertTrue(run("minus.check(new Minus(1, 0))").contains("dy came out as 0, but it should be -2."));
        assertTrue(run("minus.check(new Minus(1, -1))").startsWith("✓ Right: the subtraction node, on all 2 inputs"));
    }
}
