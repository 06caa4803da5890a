package dk.sluse.installation;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The folder of an installation ({@code SLUSE_HOME}). Folders are made on first use, readable for the owner alone.
 *
 * @param root absolute path of the folder
 */
public record Home(Path root) {

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    public Path postgres() {
        return folder("postgres");
    }

    public Path keys() {
        return folder("keys");
    }

    /** Where subject offices put what they deliver, a folder for each: data hall. */
    public Path inbox() {
        return folder("inbox");
    }

    /** Identified registers: data hall. */
    public Path bank() {
        return folder("bank");
    }

    /** Key tables, encrypted: data hall. */
    public Path vault() {
        return folder("vault");
    }

    /** De-identified packages: the schemes' rooms. */
    public Path packages() {
        return folder("packages");
    }

    /** What packages have beside registers: de-identified own and tailor-made data. */
    public Path supplements() {
        return folder("supplements");
    }

    /** Own data on their way in; destroyed when they have been looked at. */
    public Path uploads() {
        return folder("uploads");
    }

    /** What was destroyed, and on whose word. */
    public Path certificates() {
        return folder("certificates");
    }

    /** Sealed copies of everything that went home. */
    public Path releases() {
        return folder("releases");
    }

    /** The {@link TemporaryFolder} of each running process. */
    Path temporary() {
        return folder("tmp");
    }

    /** What vouches for the audit trail from outside the database. */
    public Path audit() {
        return folder("audit");
    }

    /** The path as it is written into records: relative to the root. */
    public String relative(Path path) {
        return root.relativize(path.toAbsolutePath().normalize()).toString();
    }

    private Path folder(String name) {
        Path folder = root.resolve(name);
        try {
            Files.createDirectories(
                    folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
        return folder;
    }
}
