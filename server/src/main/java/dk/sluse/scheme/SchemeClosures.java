package dk.sluse.scheme;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Schemes whose data nobody of the authority sees for a while, because of breaches. */
@Repository
public class SchemeClosures {

    private final JdbcClient jdbc;
    private final AuditTrail audit;

    SchemeClosures(JdbcClient jdbc, AuditTrail audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Whether a scheme is closed on a day. */
    public boolean isClosed(SchemeId scheme, LocalDate day) {
        return jdbc.sql("""
                select exists (select from scheme_closure
                    where scheme = :scheme and not lifted and (until is null or until >= :day))""")
                .param("scheme", scheme.value())
                .param("day", day)
                .query(Boolean.class)
                .single();
    }

    /**
     * Closes a scheme to all who work in it.
     *
     * @param until last day; null for until it is opened again
     * @param breach what it is for
     */
    @Transactional
    public void close(SchemeId scheme, String breach, @Nullable LocalDate until, AuditEntry entry) {
        audit.record(entry.under(scheme.value()));
        jdbc.sql("insert into scheme_closure values (:breach, :scheme, :until, false)")
                .param("breach", breach)
                .param("scheme", scheme.value())
                .param("until", until)
                .update();
    }

    /** Whether a breach has closed one, and it has not been opened since. */
    public boolean isClosedFor(String breach) {
        return jdbc.sql("select exists (select from scheme_closure where breach = :breach and not lifted)")
                .param("breach", breach)
                .query(Boolean.class)
                .single();
    }

    /** Ends what a breach has closed. */
    @Transactional
    public void lift(SchemeId scheme, String breach, AuditEntry entry) {
        audit.record(entry.under(scheme.value()));
        jdbc.sql("update scheme_closure set lifted = true where breach = :breach")
                .param("breach", breach)
                .update();
    }
}
