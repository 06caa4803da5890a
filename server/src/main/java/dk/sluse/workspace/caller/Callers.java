package dk.sluse.workspace.caller;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.proof.Accounts;
import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.session.SessionRepository;
import org.springframework.stereotype.Component;

/** People who come to a socket: a connection goes on when nobody asks for a page, so it must be asked whether they still may. */
@Component
public class Callers {

    /**
     * Somebody who is signed in.
     *
     * @param stays whether he is still signed in as he was then
     */
    public record Caller(Person person, BooleanSupplier stays) {}

    /** As long as a session lasts at most. */
    private static final Duration LONGEST = Duration.ofHours(12);

    private final People people;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final ObjectProvider<SessionRepository<?>> sessions;
    private final Clock clock;

    Callers(
            People people,
            Accounts accounts,
            AuditTrail audit,
            ObjectProvider<SessionRepository<?>> sessions,
            Clock clock) {
        this.people = people;
        this.accounts = accounts;
        this.audit = audit;
        this.sessions = sessions;
        this.clock = clock;
    }

    /** Who asks; empty if nobody is signed in. */
    public Optional<Caller> of(ServerHttpRequest request) {
        HttpSession session =
                ((ServletServerHttpRequest) request).getServletRequest().getSession(false);
        Instant begun = clock.instant();
        return session == null
                ? Optional.empty()
                : person(request).map(one -> new Caller(one, () -> stays(one.id(), session.getId(), begun)));
    }

    private Optional<Person> person(ServerHttpRequest request) {
        return Optional.ofNullable(request.getPrincipal())
                .map(Principal::getName)
                .map(PersonId::new)
                .flatMap(people::find);
    }

    private boolean stays(PersonId person, String session, Instant begun) {
        return sessions.getObject().findById(session) != null
                && clock.instant().isBefore(begun.plus(LONGEST))
                && !accounts.haveChangedSince(person, begun);
    }

    /**
     * Lets somebody find nothing, which is noted.
     *
     * @param path what was asked for
     */
    public void refuse(ServerHttpRequest request, ServerHttpResponse response, String path) {
        person(request)
                .ifPresent(one -> audit.recordAlone(AuditEntry.of(one.id().value(), "access.refused", "GET " + path)
                        .with("status", 404)));
        response.setStatusCode(HttpStatus.NOT_FOUND);
    }
}
