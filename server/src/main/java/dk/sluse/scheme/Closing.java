package dk.sluse.scheme;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Closes schemes before their time: access is off at once; what they have is kept, and deleted when it has been kept long enough. */
@Component
public class Closing {

    private final Schemes schemes;

    Closing(Schemes schemes) {
        this.schemes = schemes;
    }

    /** Whether the person may: who answers for the authority, and the office. */
    public boolean mayClose(Person person, Scheme scheme) {
        return scheme.endedOn() == null && (person.answersFor(scheme.authority()) || person.is(Role.RESEARCH_SERVICES));
    }

    /**
     * Closes a scheme.
     *
     * @param confirmed must be its id, so that nobody closes one by mistake
     * @return false if the person may not, or did not confirm it
     */
    @Transactional
    public boolean close(Person person, SchemeId id, String confirmed) {
        Optional<Scheme> scheme = schemes.find(id).filter(one -> mayClose(person, one));
        if (scheme.isEmpty() || !confirmed.equals(id.value())) {
            return false;
        }
        schemes.end(id, AuditEntry.of(person.id().value(), "scheme.closed", id.value()));
        return true;
    }
}
