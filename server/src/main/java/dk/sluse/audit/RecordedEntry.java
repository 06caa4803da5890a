package dk.sluse.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;

/**
 * An entry in its place in the chain.
 *
 * @param number 1 for the first, without gaps
 * @param at when it was written, to the microsecond
 * @param entry what was written
 * @param hash hexadecimal SHA-256 over the previous entry's hash and all parts of this one
 */
public record RecordedEntry(long number, Instant at, AuditEntry entry, String hash) {

    /** What the first entry is chained to. */
    static final String BEGINNING = "0".repeat(64);

    static String hash(String previousHash, long number, Instant at, AuditEntry entry) {
        MessageDigest digest = Seal.digest();
        add(digest, previousHash);
        add(digest, Long.toString(number));
        add(digest, at.toString());
        add(digest, entry.actor());
        add(digest, entry.action());
        add(digest, entry.scheme() == null ? "" : entry.scheme());
        add(digest, entry.subject());
        add(digest, Integer.toString(entry.details().size()));
        entry.details().forEach((name, value) -> {
            add(digest, name);
            add(digest, value);
        });
        add(digest, Integer.toString(entry.seals().size()));
        entry.seals().forEach(seal -> {
            add(digest, seal.path());
            add(digest, seal.sha256());
        });
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Length first, so that no two entries have the same bytes. */
    private static void add(MessageDigest digest, String part) {
        byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
        digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
        digest.update(bytes);
    }
}
