package backprop.train;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/** What shall stand in a file. It is written into a new one beside it, which takes the old one's place when it is whole. */
@FunctionalInterface
interface Replacement {

    /** Writes all of it; does not close. */
    void write(OutputStream out) throws IOException;

    /**
     * Replaces the file, or makes it. If anything fails, the old file stays as it was, and nothing is left beside it.
     * (A process that is killed may leave its {@code .part} there; the old file is whole then too.)
     *
     * @throws IllegalArgumentException if the file is a folder, or its folder is missing
     * @throws UncheckedIOException if it can't be written
     */
    static void of(String where, Path file, Replacement content) {
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(where + ": " + file + " is a folder; give the path of a file in it.");
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(where + ": there is no folder " + folder + "; make it first, or give another path.");
        }
        Path fresh = folder.resolve(file.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.write(Channels.newOutputStream(channel));
                channel.force(true);  // on the disk before the old one goes, so that no power cut loses both
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(where + ": " + file + " can't be written: " + e.getMessage() + "; what stood there before is untouched.", e);
        } finally {
            delete(fresh);
        }
    }

    private static void delete(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            // Only a leftover; what went wrong before it matters more.
        }
    }
}
