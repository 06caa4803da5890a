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
 * @param shared whether the data hall is another user's: then what both need is open to their group
 */
public record Home(Path root, boolean shared) {

    private static final String ALONE = "rwx------";
    private static final String GROUP_READS = "rwxr-x---";
    private static final String GROUP_WRITES = "rwxrwx---";

    public Home {
        root = root.toAbsolutePath().normalize();
    }

    /** An installation of one user. */
    public Home(Path root) {
        this(root, false);
    }

    public Path postgres() {
        return folder("postgres", ALONE);
    }

    public Path keys() {
        return folder("keys", GROUP_WRITES);
    }

    /** Where subject offices put what they deliver, a folder for each: data hall. */
    public Path inbox() {
        return folder("inbox", ALONE);
    }

    /** Identified registers: data hall. */
    public Path bank() {
        return folder("bank", ALONE);
    }

    /** Key tables, encrypted: data hall. */
    public Path vault() {
        return folder("vault", ALONE);
    }

    /** De-identified packages: the schemes' rooms. */
    public Path packages() {
        return folder("packages", GROUP_READS);
    }

    /** What packages have beside registers: de-identified own and tailor-made data. */
    public Path supplements() {
        return folder("supplements", GROUP_READS);
    }

    /** Packages as files of other programs: the schemes' rooms. */
    public Path forms() {
        return folder("forms", GROUP_READS);
    }

    /** Own data on their way in; destroyed when they have been looked at. */
    public Path uploads() {
        return folder("uploads", GROUP_WRITES);
    }

    /** What was destroyed, and on whose word. */
    public Path certificates() {
        return folder("certificates", ALONE);
    }

    /** What authorities send with their applications. */
    public Path cases() {
        return folder("cases", ALONE);
    }

    /** Invoices and credit notes, as they were sent. */
    public Path invoices() {
        return folder("invoices", ALONE);
    }

    /** Sealed copies of everything that went home. */
    public Path releases() {
        return folder("releases", ALONE);
    }

    /** What analysts have offered for sending home, encrypted. */
    public Path outgoing() {
        return folder("outgoing", ALONE);
    }

    /** Files that the office has made to see how well reviewers look, encrypted. */
    public Path testFiles() {
        return folder("test-files", ALONE);
    }

    /** What the files hold that analysts have offered, encrypted. */
    public Path read() {
        return folder("read", ALONE);
    }

    /** What is remembered of tables that went home, encrypted. */
    public Path remembered() {
        return folder("remembered", ALONE);
    }

    /** What analysts have brought into their workspaces, encrypted. */
    public Path incoming() {
        return folder("incoming", ALONE);
    }

    /** What desktops showed, encrypted. */
    public Path recorded() {
        return folder("recorded", ALONE);
    }

    /** The {@link TemporaryFolder} of each running process. */
    Path temporary() {
        return folder("tmp", GROUP_WRITES);
    }

    /** What vouches for the audit trail from outside the database. */
    public Path audit() {
        return folder("audit", GROUP_WRITES);
    }

    /** The path as it is written into records: relative to the root. */
    public String relative(Path path) {
        return root.relativize(path.toAbsolutePath().normalize()).toString();
    }

    private Path folder(String name, String whereShared) {
        Path folder = root.resolve(name);
        try {
            if (!Files.isDirectory(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(ALONE)));
                // What a process is not to give by default it has to be told twice.
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(shared ? whereShared : ALONE));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make the folder " + folder, e);
        }
        return folder;
    }
}
