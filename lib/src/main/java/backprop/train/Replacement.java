package backprop.train;

import backprop.matrix.StopButton;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/**
 * New contents of a file. They are written into a new file beside it, which replaces the old one when it is complete.
 */
@FunctionalInterface
interface Replacement {

    /** Writes all of it; does not close. */
    void write(OutputStream out) throws IOException;

    /**
     * Replaces the file, or makes it. If anything fails, the old file stays as it was, and nothing is left beside it.
     * (A process that is killed may leave its {@code .part} there; the old file is whole then too.) A symbolic link
     * stays one, and what it leads to is replaced; on POSIX systems the new file has the old one's permissions.
     *
     * @throws IllegalArgumentException if the file is a folder, a device, a link that leads nowhere or write-protected,
     * or its folder is missing
     * @throws UncheckedIOException if it can't be written
     * @throws java.util.concurrent.CancellationException if the thread is interrupted (the notebook's stop button)
     */
    static void of(String where, Path file, Replacement content) {
        if (Files.isDirectory(file)) {
            throw new IllegalArgumentException(where + ": " + file + " is a folder; give the path of a file in it.");
        }
        boolean old = Files.isRegularFile(file);
        if (!old && Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new IllegalArgumentException(where + ": " + file + " is not a regular file, but a device or a link"
                    + " that leads nowhere; give another path.");
        }
        if (old && !Files.isWritable(file)) {
            throw new IllegalArgumentException(where + ": " + file + " is write-protected; allow writing to it first,"
                    + " or give another path.");
        }
        Path place = old ? real(where, file) : file.toAbsolutePath().normalize();
        Path folder = place.getParent();
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(where + ": there is no folder " + folder
                    + "; make it first, or give another path.");
        }
        Path fresh = folder.resolve(place.getFileName() + "." + UUID.randomUUID() + ".part");
        try {
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.WRITE)) {
                if (old && folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                    Files.setPosixFilePermissions(fresh, Files.getPosixFilePermissions(place));
                }
                content.write(Channels.newOutputStream(channel));
                channel.force(true);  // on the disk before the old one goes, so that no power cut loses both
            }
            Files.move(fresh, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (ClosedByInterruptException e) {
            StopButton.check(() -> where + ": interrupted; the old contents of " + file + " are untouched.");
            throw unwritten(where, file, reason(e), e);
        } catch (AccessDeniedException e) {
            throw unwritten(where, file, "you may not write in the folder " + folder + ", so give another path", e);
        } catch (IOException e) {
            throw unwritten(where, file, reason(e), e);
        } finally {
            delete(fresh);
        }
    }

    /** Where the file is, all links followed. */
    private static Path real(String where, Path file) {
        try {
            return file.toRealPath();
        } catch (IOException e) {
            throw unwritten(where, file, reason(e), e);
        }
    }

    private static UncheckedIOException unwritten(String where, Path file, String why, IOException e) {
        return new UncheckedIOException(where + ": " + file + " can't be written: " + why
                + "; its old contents are untouched.", e);
    }

    /** Why reading or writing failed, without the path, which may be that of a {@code .part}. */
    static String reason(IOException e) {
        if (e instanceof FileSystemException of) {
            return of.getReason() == null ? "the system gives no reason (" + e.getClass().getSimpleName() + ")"
                    : of.getReason();
        }
        return e.getMessage();
    }

    private static void delete(Path fresh) {
        try {
            Files.deleteIfExists(fresh);
        } catch (IOException e) {
            // Only a leftover; what went wrong before it matters more.
        }
    }
}
