package dk.sluse.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.stream.Stream;

/** What is done with whole folders, and with files that must be whole. */
public final class Folders {

    private Folders() {}

    /** Writes a file whole or not at all, in place of one that is there; its folder is made. On disk when this returns. */
    public static void writeWhole(Path file, byte[] bytes) {
        Path folder = file.resolveSibling(".");
        try {
            Files.createDirectories(folder);
            Path fresh = Files.createTempFile(folder, "writing", ".new");
            Files.write(fresh, bytes);
            try (FileChannel channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write a file", e);
        }
    }

    /**
     * Lets whoever gets to a folder read all that is in it. Who gets there is said by the folders above it: those of packages are open to
     * nobody, and workspaces are shown a package without them.
     */
    public static void openForReading(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.toList()) {
                Files.setPosixFilePermissions(
                        file, PosixFilePermissions.fromString(Files.isDirectory(file) ? "rwxr-xr-x" : "rw-r--r--"));
            }
        }
    }

    /** Deletes a folder with all that is in it, if it is there. */
    public static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** The same where nothing else can be done when it fails. */
    public static void clear(Path folder) {
        try {
            delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clear a folder away", e);
        }
    }
}
