package workbook.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

    /** These trials tell only whether a number is refused, so two mistakes are sought that explain all of them. */
    @Test
    void twoMistakesAreNamedWhereNoResultHasAName() {
        List<Trial<Set<Integer>>> trials = List.of(refuses(1), refuses(2), refuses(3));
        Slip<Set<Integer>> one = new Slip<>(Set.of(2, 3), "1 passes.");
        Slip<Set<Integer>> two = new Slip<>(Set.of(1, 3), "2 passes.");
        Exercise<Set<Integer>> refusals = new Exercise<>("the refusals", "All three are refused.", trials,
                List.of(one, two), () -> Stream.of(new Slip<>(Set.of(3), one.sentence() + "\n" + two.sentence())));
        assertEquals("✗ Not yet: the refusals, right on 1 of 3 inputs tried.\n1 passes.\n2 passes.\n"
                + "It happened with 1.",
                refusals.check(Set.of(3)).text());
        assertEquals("✗ Not yet: the refusals, right on 0 of 3 inputs tried.\nIt passes.\nIt happened with 1.",
                refusals.check(Set.of()).text());
    }

    @Test
    void whatStillDoesWhatTheBrokenOneDoesIsNotStarted() {
        Exercise<Set<Integer>> refusals = new Exercise<>("the refusals", "Both are refused.",
                List.of(refuses(1), refuses(2)), List.of(new Slip<>(Set.of(1), "2 passes."),
                new Slip<>(Set.of(), "Both pass."))).fixing(Set.of(1));
        assertEquals("Not fixed yet: the refusals. On all 2 inputs tried, your copy gives the same results as the"
                + " broken one. Change the cell above, then run both. (If that cell ended in an error, the check tried"
                + " its last version that had none.)", refusals.check(Set.of(1, 7)).text());
        assertEquals(List.of("Both pass."), refusals.slips().stream().map(Slip::sentence).toList());
        assertTrue(refusals.check(Set.of()).text().contains("\nBoth pass.\n"));
        assertTrue(refusals.check(Set.of(1, 2)).passed());
    }

    private static Trial<Set<Integer>> refuses(int number) {
        return new Trial<>("" + number, List.of(), (refused, out) -> {
            if (!refused.contains(number)) {
                throw new Mishap("passes", "It passes.");
            }
        });
    }
}
