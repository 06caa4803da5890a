package dk.sluse.pseudonymisation;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.engine.EngineSession;
import dk.sluse.installation.Home;
import dk.sluse.installation.Sealer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Where the key tables lie: one folder for each scheme, every file encrypted with a keyset of that scheme's own. */
@Component
public class KeyVault {

    private final AuditTrail audit;
    private final Sealer sealer;
    private final Home home;

    KeyVault(AuditTrail audit, Sealer sealer, Home home) {
        this.audit = audit;
        this.sealer = sealer;
        this.home = home;
    }

    /** Records that somebody is about to see clear identifiers under a scheme, and lets him. */
    public IdentifierAccess grant(AuditEntry entry) {
        String scheme = entry.scheme();
        if (scheme == null || !scheme.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("identifiers are seen under a scheme");
        }
        audit.recordAlone(entry);
        return new IdentifierAccess(scheme);
    }

    /**
     * Opens the serial numbers of a scheme in a query session; they are gone when the session is closed.
     *
     * @param keys for each key type how many keys there are
     */
    public OpenKeys open(IdentifierAccess access, EngineSession session, Map<String, Integer> keys) {
        try {
            Path folder = Files.createDirectories(home.vault().resolve(access.scheme()));
            return new OpenKeys(new Segments(folder, SegmentCipher.of(folder, access.scheme(), sealer)), session, keys);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the vault", e);
        }
    }
}
