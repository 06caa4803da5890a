package dk.sluse.scheme.breach;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.PersonId;
import dk.sluse.people.access.Approvals;
import dk.sluse.scheme.SchemeClosures;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What breaches close and open. Sessions, tokens and open pages follow, as access is asked about on every request. */
@Component
class Sanctions {

    private final Approvals approvals;
    private final SchemeClosures schemes;

    Sanctions(Approvals approvals, SchemeClosures schemes) {
        this.approvals = approvals;
        this.schemes = schemes;
    }

    /** Closes the person's access until it is known what follows. */
    void closeMeanwhile(Breach one, PersonId by) {
        approvals.suspend(one.person(), one.id(), null, one.id(), by);
    }

    /**
     * Closes what a decision closes: the person's access, and that of all who work in the scheme if they answer for it.
     *
     * @param until last day; null for until it is opened again
     */
    void close(Breach one, Repetition repetition, @Nullable LocalDate until, PersonId by) {
        open(one, by);
        approvals.suspend(one.person(), one.id(), until, one.id(), by);
        if (repetition.concernsAll()) {
            AuditEntry entry =
                    AuditEntry.of(by.value(), "scheme.suspended", one.scheme().value());
            schemes.close(one.scheme(), one.id(), until, entry.with("breach", one.id()));
        }
    }

    /** Whether anything is closed because of it. */
    boolean isClosed(Breach one) {
        return approvals.isSuspendedFor(one.id()) || schemes.isClosedFor(one.id());
    }

    /** Opens all that is closed because of it. */
    void open(Breach one, PersonId by) {
        if (approvals.isSuspendedFor(one.id())) {
            approvals.liftFor(one.id(), one.person(), by);
        }
        if (schemes.isClosedFor(one.id())) {
            AuditEntry entry = AuditEntry.of(
                    by.value(), "scheme.suspension-lifted", one.scheme().value());
            schemes.lift(one.scheme(), one.id(), entry.with("breach", one.id()));
        }
    }
}
