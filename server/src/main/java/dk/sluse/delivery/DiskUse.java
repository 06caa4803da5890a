package dk.sluse.delivery;

import dk.sluse.installation.Home;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** How much the data of a scheme take. */
@Component
public class DiskUse {

    private final Home home;

    DiskUse(Home home) {
        this.home = home;
    }

    /** Bytes of a scheme's packages, of what they have beside registers, and of files made of them for other programs. */
    public long bytes(SchemeId scheme) {
        return Stream.of(home.packages(), home.supplements(), home.forms())
                .map(folder -> folder.resolve(scheme.value()))
                .filter(Files::isDirectory)
                .mapToLong(DiskUse::bytes)
                .sum();
    }

    private static long bytes(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).mapToLong(DiskUse::size).sum();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure a folder", e);
        }
    }

    /** One that has been cleared away meanwhile takes nothing. */
    private static long size(Path file) {
        try {
            return Files.size(file);
        } catch (NoSuchFileException e) {
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot measure a file", e);
        }
    }
}
