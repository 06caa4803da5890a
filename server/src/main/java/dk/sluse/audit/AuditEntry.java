package dk.sluse.audit;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One thing that somebody did. Holds ids, codes and hashes, never data, names or keys of units.
 *
 * @param actor id of the person, or {@code system:<what>} for the system itself
 * @param action stable code such as {@code release.sent-home}
 * @param scheme id of the scheme under which it was done; null where there is none
 * @param subject id of what it was done to
 * @param details further facts by name, in a fixed order
 * @param seals files that this entry vouches for
 */
public record AuditEntry(
        String actor,
        String action,
        @Nullable String scheme,
        String subject,
        Map<String, String> details,
        List<Seal> seals) {

    public AuditEntry {
        details = Collections.unmodifiableMap(new TreeMap<>(details));
        seals = List.copyOf(seals);
    }

    public static AuditEntry of(String actor, String action, String subject) {
        return new AuditEntry(actor, action, null, subject, Map.of(), List.of());
    }

    public AuditEntry under(String schemeId) {
        return new AuditEntry(actor, action, schemeId, subject, details, seals);
    }

    public AuditEntry with(String name, Object value) {
        Map<String, String> more = new TreeMap<>(details);
        more.put(name, value.toString());
        return new AuditEntry(actor, action, scheme, subject, more, seals);
    }

    public AuditEntry sealing(List<Seal> files) {
        return new AuditEntry(actor, action, scheme, subject, details, files);
    }
}
