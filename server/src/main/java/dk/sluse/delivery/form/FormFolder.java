package dk.sluse.delivery.form;

import dk.sluse.installation.Home;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The files of a scheme's package for other programs, as they lie on disk. */
@Component
public class FormFolder {

    private final Home home;

    FormFolder(Home home) {
        this.home = home;
    }

    /** What there is now, and since when; empty where there is nothing. */
    public SortedMap<Path, FileTime> files(SchemeId scheme) {
        Path folder = home.forms().resolve(scheme.value());
        SortedMap<Path, FileTime> files = new TreeMap<>();
        if (Files.isDirectory(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path file : all.filter(Files::isRegularFile).toList()) {
                    files.put(folder.relativize(file), Files.getLastModifiedTime(file));
                }
            } catch (IOException | UncheckedIOException _) {
                // They are being replaced at this moment; what there is then is seen the next time.
                files.clear();
            }
        }
        return files;
    }
}
