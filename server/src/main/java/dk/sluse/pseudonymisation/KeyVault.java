package dk.sluse.pseudonymisation;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.Seal;
import dk.sluse.engine.EngineSession;
import dk.sluse.installation.Home;
import dk.sluse.installation.Sealer;
import dk.sluse.installation.hall.InDataHall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** Where the key tables lie: one folder for each scheme, every file encrypted with a keyset of that scheme's own. */
@Component
@InDataHall
public class KeyVault {

    private static final String DESTROYED = "destroyed";

    private final AuditTrail audit;
    private final Sealer sealer;
    private final Home home;

    KeyVault(AuditTrail audit, @Qualifier("hallSealer") Sealer sealer, Home home) {
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

    /** Whether the serial numbers of a scheme are gone for good. */
    public boolean isDestroyed(String scheme) {
        return Files.exists(folder(scheme).resolve(DESTROYED));
    }

    private Path folder(String scheme) {
        return home.vault().resolve(scheme);
    }

    /**
     * The numbers of keys in the bank's index, for law-bound re-identification.
     *
     * @param serials serial numbers of the scheme; those that it never gave are left out
     * @return for each serial number the number of its key
     */
    public Map<String, Integer> lookUp(IdentifierAccess access, String keyType, List<String> serials) {
        Path folder = folder(access.scheme());
        if (!Files.exists(folder.resolve(SegmentCipher.KEYSET))) {
            return Map.of();
        }
        try {
            int[] places = new Segments(folder, SegmentCipher.of(folder, access.scheme(), sealer)).read(keyType);
            Map<Integer, String> wanted = serials.stream()
                    .filter(serial -> OpenKeys.placeOf(serial).isPresent())
                    .collect(Collectors.toMap(
                            serial -> OpenKeys.placeOf(serial).getAsInt(), serial -> serial, (one, _) -> one));
            Map<String, Integer> found = new HashMap<>();
            for (int number = 0; number < places.length; number++) {
                String serial = wanted.get(places[number]);
                if (serial != null) {
                    found.put(serial, number);
                }
            }
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read a key table", e);
        }
    }

    /** The files of a scheme, as they are. */
    public List<Seal> files(String scheme) {
        Path folder = folder(scheme);
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> !file.endsWith(DESTROYED))
                    .sorted()
                    .map(file -> new Seal(home.relative(file), Seal.sha256(file)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the vault", e);
        }
    }

    /**
     * Destroys the serial numbers of a scheme and what they were encrypted with, for good; from then on they are without meaning, and no
     * others are given.
     */
    public void destroy(String scheme) {
        Path folder = folder(scheme);
        try {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(DESTROYED), "");
            // Without its keyset all the rest cannot be read, so it goes first.
            Files.deleteIfExists(folder.resolve(SegmentCipher.KEYSET));
            for (Seal file : files(scheme)) {
                Files.deleteIfExists(home.root().resolve(file.path()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot destroy a key table", e);
        }
    }

    /** Seals everything in the vault with a new key of the installation. */
    public void rotate(AuditEntry entry) {
        audit.recordAlone(entry);
        try (FileChannel channel = FileChannel.open(
                        home.vault().resolve("rotation.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock _ = channel.lock()) {
            sealer.rotate();
            rewrap();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot rewrite the vault", e);
        }
    }

    private void rewrap() throws IOException {
        try (Stream<Path> folders = Files.list(home.vault())) {
            for (Path folder : folders.toList()) {
                if (Files.exists(folder.resolve(SegmentCipher.KEYSET))) {
                    SegmentCipher.rewrap(folder, folder.getFileName().toString(), sealer);
                    // It may have been destroyed meanwhile, and is to stay so.
                    if (Files.exists(folder.resolve(DESTROYED))) {
                        Files.deleteIfExists(folder.resolve(SegmentCipher.KEYSET));
                    }
                }
            }
        }
    }

    /**
     * Opens the serial numbers of a scheme in a query session; they are gone when the session is closed.
     *
     * @param keys for each key type how many keys there are
     */
    public OpenKeys open(IdentifierAccess access, EngineSession session, Map<String, Integer> keys) {
        try {
            Path folder = Files.createDirectories(folder(access.scheme()));
            if (isDestroyed(access.scheme())) {
                throw new IllegalStateException("the keys of scheme " + access.scheme() + " have been destroyed");
            }
            return new OpenKeys(new Segments(folder, SegmentCipher.of(folder, access.scheme(), sealer)), session, keys);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot open the vault", e);
        }
    }
}
