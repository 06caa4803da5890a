package dk.sluse.release;

import dk.sluse.audit.Seal;
import dk.sluse.installation.Folders;
import dk.sluse.installation.Home;
import dk.sluse.installation.Sealer;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.tabulation.Tables;
import dk.sluse.tabulation.memory.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Keeps what is remembered of the tables that went home, encrypted. */
@Component
public class Memories {

    private static final Logger LOG = LoggerFactory.getLogger(Memories.class);

    private final Home home;
    private final Sealer sealer;
    private final Releases releases;
    private final Schemes schemes;
    private final Tables tables;
    private final Map<String, Optional<byte[]>> recounted = new ConcurrentHashMap<>();

    Memories(Home home, Sealer sealer, Releases releases, Schemes schemes, Tables tables) {
        this.home = home;
        this.sealer = sealer;
        this.releases = releases;
        this.schemes = schemes;
        this.tables = tables;
    }

    private Path file(String id) {
        return home.remembered().resolve(id);
    }

    private static String purpose(String id) {
        return "remembered:" + id;
    }

    /** Keeps what is remembered of a release; gives what the trail vouches for. */
    Seal put(String id, byte[] remembered) {
        byte[] sealed = sealer.seal(remembered, purpose(id));
        Folders.writeWhole(file(id), sealed);
        return new Seal(home.relative(file(id)), Seal.sha256(sealed));
    }

    /**
     * What is remembered of a release; empty for one that was sent when tables were not remembered.
     *
     * @throws UncheckedIOException if it is not there, or not what was noted: then nothing can be compared with it
     */
    Optional<byte[]> of(Release release) {
        String noted = release.remembered();
        if (noted == null) {
            return Optional.empty();
        }
        try {
            byte[] sealed = Files.readAllBytes(file(release.id()));
            if (!Seal.sha256(sealed).equals(noted)) {
                throw new IOException("it is not what was noted");
            }
            return Optional.of(sealer.open(sealed, purpose(release.id())));
        } catch (IOException e) {
            throw new UncheckedIOException("what is remembered of a release cannot be read", e);
        }
    }

    /** All tables that the authority of a scheme has. Those from when tables were not remembered are counted again. */
    public Memory.AtHome atHome(SchemeId scheme) {
        String authority = schemes.find(scheme).map(Scheme::authority).orElseThrow();
        List<Memory.Earlier> earlier = releases.sentTo(authority).stream()
                .filter(one -> one.remembered() != null || countedAgain(one).isPresent())
                .map(one -> new Memory.Earlier(
                        one.id(), () -> of(one).or(() -> countedAgain(one)).orElseThrow()))
                .toList();
        return new Memory.AtHome(authority, earlier);
    }

    /** Of one from when tables were not remembered; its package may be gone. */
    private Optional<byte[]> countedAgain(Release old) {
        Optional<byte[]> again = recounted.computeIfAbsent(old.id(), _ -> tables.remember(old.source()));
        if (again.isEmpty()) {
            LOG.warn("release {} cannot be counted again, so new tables are not compared with it", old.id());
        }
        return again;
    }
}
