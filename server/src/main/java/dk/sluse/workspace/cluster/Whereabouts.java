package dk.sluse.workspace.cluster;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** On which machine each scheme works: all of it on one, as those who work in it share a folder. */
@Repository
public class Whereabouts {

    private static final String ACTOR = "system:workspace";

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    Whereabouts(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Where a scheme works, or worked last. */
    @Transactional(readOnly = true)
    public Optional<String> of(SchemeId scheme) {
        return jdbc.sql("select machine from scheme_machine where scheme = :scheme and machine is not null")
                .param("scheme", scheme.value())
                .query(String.class)
                .optional();
    }

    /** The same for a workspace's scheme. */
    @Transactional(readOnly = true)
    public Optional<String> of(int workspace) {
        return jdbc.sql("""
                select machine from scheme_machine join workspace using (scheme)
                where number = :number and machine is not null""").param("number", workspace).query(String.class).optional();
    }

    /** The schemes that have a machine of their own. */
    @Transactional(readOnly = true)
    public Map<SchemeId, String> own() {
        return jdbc
                .sql("select scheme, own from scheme_machine where own is not null")
                .query((row, _) -> Map.entry(new SchemeId(row.getString("scheme")), row.getString("own")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** Notes that a scheme works on a machine from now on. */
    @Transactional
    void moved(SchemeId scheme, String machine) {
        if (of(scheme).filter(machine::equals).isPresent()) {
            return;
        }
        audit.record(AuditEntry.of(ACTOR, "machine.moved", machine).under(scheme.value()));
        put("machine", scheme, machine);
    }

    /**
     * Gives a scheme a machine of its own, or none. It goes there when nobody works in it.
     *
     * @param machine null for none
     */
    @Transactional
    public void bind(SchemeId scheme, @Nullable String machine, PersonId by) {
        audit.record(AuditEntry.of(by.value(), "machine.bound", machine == null ? "none" : machine)
                .under(scheme.value()));
        put("own", scheme, machine);
    }

    private void put(String column, SchemeId scheme, @Nullable String machine) {
        jdbc.sql("insert into scheme_machine (scheme, " + column + ") values (:scheme, :machine)"
                        + " on conflict (scheme) do update set " + column + " = :machine")
                .param("scheme", scheme.value())
                .param("machine", machine)
                .update();
    }
}
