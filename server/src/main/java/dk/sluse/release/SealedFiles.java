package dk.sluse.release;

import dk.sluse.audit.Seal;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** The sealed copies of what went home: each under the hash of its content, so that none can be replaced by another. */
@Component
class SealedFiles {

    private final Home home;
    private final Clock clock;

    SealedFiles(Home home, Clock clock) {
        this.home = home;
        this.clock = clock;
    }

    List<Release.SentFile> seal(Map<Release.Kind, byte[]> contents) {
        String year = Integer.toString(
                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).getYear());
        List<Release.SentFile> sealed = new ArrayList<>();
        contents.forEach((kind, bytes) -> {
            String hash = Seal.sha256(bytes);
            Path file = home.releases().resolve(year).resolve(hash);
            Folders.writeWhole(file, bytes);
            sealed.add(new Release.SentFile(kind, home.relative(file), hash, bytes.length));
        });
        return sealed;
    }

    /** The content of a file that went home; refused if it is no longer what was sealed. */
    byte[] read(Release.SentFile file) {
        try {
            byte[] bytes = Files.readAllBytes(home.root().resolve(file.path()));
            if (!Seal.sha256(bytes).equals(file.sha256())) {
                throw new IllegalStateException("sealed file " + file.sha256() + " has been changed");
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a sealed file", e);
        }
    }
}
