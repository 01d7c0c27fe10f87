package backprop.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import backprop.Errors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplacementTest {
    private static final byte[] HALF = "half of the new".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path folder;
    private Path file;

    @BeforeEach
    void write() throws IOException {
        file = folder.resolve("network.json");
        Files.writeString(file, "the old");
    }

    @Test
    void theNewTakesThePlaceOfTheOld() throws IOException {
        Replacement.of("Test", file, out -> out.write(HALF));
        assertOnly("half of the new");
    }

    @Test
    void whileItIsWrittenTheOldStandsThereWhole() throws IOException {
        Replacement.of("Test", file, out -> {
            out.write(HALF);
            out.flush();
            assertEquals("the old", Files.readString(file));
        });
    }

    @Test
    void aWriteThatFailsHalfWayLeavesTheOldWhole() throws IOException {
        IOException full = new IOException("No space left on device");
        UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Replacement.of("Test", file, out -> {
            out.write(HALF);
            throw full;
        }));
        assertEquals("Test: " + file + " can't be written: No space left on device; what stood there before is untouched.", e.getMessage());
        assertSame(full, e.getCause());
        assertOnly("the old");
    }

    @Test
    void soDoesOneThatFailsInAnyOtherWay() throws IOException {
        OutOfMemoryError error = new OutOfMemoryError();
        assertSame(error, assertThrows(OutOfMemoryError.class, () -> Replacement.of("Test", file, out -> {
            out.write(HALF);
            throw error;
        })));
        assertOnly("the old");
    }

    @Test
    void aFileThatWasNotThereIsMadeWholeOrNotAtAll() throws IOException {
        Files.delete(file);
        assertThrows(UncheckedIOException.class, () -> Replacement.of("Test", file, out -> {
            out.write(HALF);
            throw new IOException();
        }));
        assertEquals(List.of(), names());
        Replacement.of("Test", file, out -> out.write(HALF));
        assertOnly("half of the new");
    }

    @Test
    void aFolderIsNoFile() {
        Errors.argument("Test: " + folder + " is a folder; give the path of a file in it.", () -> Replacement.of("Test", folder, out -> { }));
    }

    @Test
    void theFolderMustBeThere() {
        Path none = folder.resolve("none");
        Errors.argument("Test: there is no folder " + none + "; make it first, or give another path.",
                () -> Replacement.of("Test", none.resolve("network.json"), out -> { }));
    }

    /** The file holds that, and nothing stands beside it. */
    private void assertOnly(String text) throws IOException {
        assertEquals(List.of("network.json"), names());
        assertEquals(text, Files.readString(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).toList();
        }
    }
}
