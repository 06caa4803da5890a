package dk.sluse.installation;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for intermediate results, which must not outlive this process: it is deleted at the end, and what a killed
 * process has left behind is deleted when the next one starts. A lock beside each folder tells whether its process lives.
 */
public final class TemporaryFolder implements AutoCloseable {

    private static final String LOCK = ".lock";

    private final Path path;
    private final FileChannel lock;

    private TemporaryFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static TemporaryFolder under(Path parent) throws IOException {
        try (Stream<Path> files = Files.list(parent)) {
            List<Path> locks =
                    files.filter(file -> file.toString().endsWith(LOCK)).toList();
            for (Path file : locks) {
                clear(file);
            }
        }
        Path path = parent.resolve(UUID.randomUUID().toString());
        FileChannel channel = open(path.resolveSibling(path.getFileName() + LOCK));
        if (tryLock(channel) == null) {
            throw new IOException("cannot lock a fresh file in " + parent);
        }
        return new TemporaryFolder(Files.createDirectory(path), channel);
    }

    private static void clear(Path file) throws IOException {
        try (FileChannel channel = open(file)) {
            if (tryLock(channel) != null) {
                String name = file.getFileName().toString();
                Folders.delete(file.resolveSibling(name.substring(0, name.length() - LOCK.length())));
                Files.delete(file);
            }
        }
    }

    private static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException _) {
            return null;
        }
    }

    /** A new, empty folder in this one. */
    public Path fresh() throws IOException {
        return Files.createDirectory(path.resolve(UUID.randomUUID().toString()));
    }

    @Override
    public void close() throws IOException {
        Folders.delete(path);
        Files.deleteIfExists(path.resolveSibling(path.getFileName() + LOCK));
        lock.close();
    }
}
