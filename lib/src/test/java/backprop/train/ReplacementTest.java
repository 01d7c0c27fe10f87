package backprop.train;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import backprop.Errors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
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
        assertEquals("Test: " + file + " can't be written: No space left on device; its old contents are"
                + " untouched.", e.getMessage());
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
        Errors.argument("Test: " + folder + " is a folder; give the path of a file in it.",
                () -> Replacement.of("Test", folder, out -> { }));
    }

    @Test
    void theFolderMustBeThere() {
        Path none = folder.resolve("none");
        Errors.argument("Test: there is no folder " + none + "; make it first, or give another path.",
                () -> Replacement.of("Test", none.resolve("network.json"), out -> { }));
    }

    @Test
    void aLinkStaysOneAndWhatItLeadsToIsReplaced() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = link(elsewhere.resolve("link.json"), file);
        Replacement.of("Test", link, out -> out.write(HALF));
        assertTrue(Files.isSymbolicLink(link));
        assertEquals("half of the new", Files.readString(file));
        assertEquals(List.of("elsewhere", "network.json"), names());
    }

    @Test
    void aLinkThatLeadsNowhereIsRefusedAndStays() throws IOException {
        Path link = link(folder.resolve("link.json"), folder.resolve("none.json"));
        Errors.argument("Test: " + link + " is not a regular file, but a device or a link that leads nowhere; give"
                + " another path.",
                () -> Replacement.of("Test", link, out -> out.write(HALF)));
        assertTrue(Files.isSymbolicLink(link));
    }

    /** Windows lets only some make links. */
    private static Path link(Path link, Path to) {
        try {
            return Files.createSymbolicLink(link, to);
        } catch (IOException | UnsupportedOperationException e) {
            return Assumptions.abort("no links here");
        }
    }

    @Test
    void whatIsNoRegularFileIsRefusedAndStays() throws IOException {
        // A socket stands for a device here: if the refusal fails, a real device would be lost.
        Path socket = folder.resolve("socket");
        try (ServerSocketChannel channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.bind(UnixDomainSocketAddress.of(socket));
            Assumptions.assumeTrue(Files.readAttributes(socket, BasicFileAttributes.class).isOther());
            Errors.argument("Test: " + socket + " is not a regular file, but a device or a link that leads nowhere;"
                    + " give"
                    + " another path.",
                    () -> Replacement.of("Test", socket, out -> out.write(HALF)));
            assertTrue(Files.readAttributes(socket, BasicFileAttributes.class).isOther());
        }
    }

    @Test
    void aWriteProtectedFileIsRefused() throws IOException {
        file.toFile().setWritable(false);
        Assumptions.assumeFalse(Files.isWritable(file), "root may write to any file");
        Errors.argument("Test: " + file + " is write-protected; allow writing to it first, or give another path.",
                () -> Replacement.of("Test", file, out -> out.write(HALF)));
        assertOnly("the old");
    }

    @Test
    void theNewFileHasThePermissionsOfTheOld() throws IOException {
        Assumptions.assumeTrue(file.getFileSystem().supportedFileAttributeViews().contains("posix"));
        for (String permissions : List.of("rw-------", "rw-rw-rw-")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
            Replacement.of("Test", file, out -> out.write(HALF));
            assertEquals(permissions, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        }
        assertOnly("half of the new");
    }

    @Test
    void aFolderInWhichYouMayNotWriteIsNamedWithoutThePart() throws IOException {
        folder.toFile().setWritable(false);
        try {
            Assumptions.assumeFalse(Files.isWritable(folder), "root may write in any folder");
            assertEquals("Test: " + file + " can't be written: you may not write in the folder " + folder.toRealPath()
                    + ", so give another path; its old contents are untouched.",
                    assertThrows(UncheckedIOException.class, () -> Replacement.of("Test", file, out -> out.write(HALF)))
                            .getMessage());
            assertOnly("the old");
        } finally {
            folder.toFile().setWritable(true);
        }
    }

    @Test
    void anInterruptEndsItAndTheOldFileStays() throws IOException {
        Thread.currentThread().interrupt();
        assertEquals("Test: interrupted; the old contents of " + file + " are untouched.",
                assertThrows(CancellationException.class, () -> Replacement.of("Test", file, out -> out.write(HALF)))
                        .getMessage());
        assertFalse(Thread.interrupted());
        assertOnly("the old");
    }

    @Test
    void theReasonOfTheSystemIsSaidWithoutThePath() {
        assertEquals("No space left on device",
                Replacement.reason(new FileSystemException("x.part", null, "No space left on device")));
        assertEquals("the system gives no reason (NoSuchFileException)",
                Replacement.reason(new NoSuchFileException("x.part")));
    }

    /** The file holds that, and nothing stands beside it. */
    private void assertOnly(String text) throws IOException {
        assertEquals(List.of("network.json"), names());
        assertEquals(text, Files.readString(file));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> f.getFileName().toString()).sorted().toList();
        }
    }
}
