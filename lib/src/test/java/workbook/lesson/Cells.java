package workbook.lesson;

import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.SnippetEvent;

/** Cells of a notebook: answers as the compiler of a kernel takes them, and classes as it names them. */
final class Cells {
    private final JShell shell = JShell.builder().executionEngine("local").build();

    Cells() {
        List.of("java.util.*", "org.apache.commons.math3.linear.*", "backprop.matrix.*", "backprop.scalar.*",
                "workbook.lesson.*", "static workbook.exercise.Exercise.todo")
                .forEach(name -> run("import " + name + ";"));
    }

    /** Runs a cell; its last value in words, or null. A name that is declared nowhere is let pass, as a kernel does. */
    String run(String cell) {
        String value = null;
        String rest = cell;
        while (!rest.isBlank()) {
            var piece = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            for (SnippetEvent event : shell.eval(piece.source())) {
                assertNull(event.exception(), piece.source());
                value = event.value();
            }
            rest = piece.remaining();
        }
        return value;
    }

    /** What a check says, its lines not broken; {@code call} stands for its cell. */
    String says(String answer, String call) {
        run(answer);
        return run(call + ".text()").translateEscapes().replaceAll("^\"|\"$", "");
    }
}
