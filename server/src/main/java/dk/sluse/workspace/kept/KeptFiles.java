package dk.sluse.workspace.kept;

import dk.sluse.audit.Seal;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.installation.Sealer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Keeps copies of files that pass between workspaces and the outside, in numbered lots. */
@Component
public class KeptFiles {

    /** Of what they are. */
    public enum Kind {
        OUTGOING,
        INCOMING,
        RECORDED,
        /** What outgoing files hold, as inspection has read it. */
        READ,
        /** What the office has made to see how well reviewers look. */
        TEST;

        private Path folder(Home home) {
            return switch (this) {
                case OUTGOING -> home.outgoing();
                case INCOMING -> home.incoming();
                case RECORDED -> home.recorded();
                case READ -> home.read();
                case TEST -> home.testFiles();
            };
        }

        private String purpose(int lot, int number) {
            return name().toLowerCase(Locale.ROOT) + ":" + lot + "/" + number;
        }
    }

    private final Home home;
    private final Sealer sealer;

    KeptFiles(Home home, Sealer sealer) {
        this.home = home;
        this.sealer = sealer;
    }

    /** Keeps a file; gives what the trail vouches for. */
    public Seal put(Kind kind, int lot, int number, byte[] content) {
        Path file = file(kind, lot, number);
        byte[] sealed = sealer.seal(content, kind.purpose(lot, number));
        Folders.writeWhole(file, sealed);
        return new Seal(home.relative(file), Seal.sha256(sealed));
    }

    /**
     * The content of a file.
     *
     * @param sha256 of it, as it was noted
     * @throws IOException if it is not there, or not what was noted
     */
    public byte[] get(Kind kind, int lot, int number, String sha256) throws IOException {
        byte[] content = get(kind, lot, number);
        if (!Seal.sha256(content).equals(sha256)) {
            throw new IOException("a kept file is not what was noted");
        }
        return content;
    }

    /**
     * The content of a file of which no hash was noted; it is one that was kept at this place.
     *
     * @throws IOException if it is not there
     */
    public byte[] get(Kind kind, int lot, int number) throws IOException {
        return sealer.open(Files.readAllBytes(file(kind, lot, number)), kind.purpose(lot, number));
    }

    /** Deletes a lot that nobody has noted, or that is not kept any longer. */
    public void forget(Kind kind, int lot) throws IOException {
        Folders.delete(folder(kind, lot));
    }

    private Path folder(Kind kind, int lot) {
        return kind.folder(home).resolve(Integer.toString(lot));
    }

    private Path file(Kind kind, int lot, int number) {
        return folder(kind, lot).resolve(Integer.toString(number));
    }
}
