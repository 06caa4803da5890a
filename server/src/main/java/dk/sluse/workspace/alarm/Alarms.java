package dk.sluse.workspace.alarm;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.notices.News;
import dk.sluse.notices.Teller;
import dk.sluse.people.People;
import dk.sluse.people.Role;
import dk.sluse.workspace.Workspace;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Notes what should not happen in a workspace, and tells the office of it. */
@Component
public class Alarms {

    /** What it may be; the actions stand in the audit trail. */
    public enum Alarm {
        /** Its probe found a way out, or did not come to its end. */
        NOT_CLOSED("workspace.not-closed"),
        /** Its browser or its screen said what does not pass. */
        VIOLATED("workspace.violated"),
        /** Its screen changes as no work does. */
        ODD_PIXELS("workspace.odd-pixels");

        private final String action;

        Alarm(String action) {
            this.action = action;
        }

        private News news() {
            return this == NOT_CLOSED ? News.urgent(action, "/workspaces") : News.of(action, "/workspaces");
        }
    }

    /** Whoever makes it happen again and again does not fill the office's inbox. */
    private static final Duration QUIET = Duration.ofHours(1);

    private final AuditTrail audit;
    private final Teller teller;
    private final People people;
    private final Clock clock;
    private final Map<String, Instant> told = new ConcurrentHashMap<>();

    Alarms(AuditTrail audit, Teller teller, People people, Clock clock) {
        this.audit = audit;
        this.teller = teller;
        this.people = people;
        this.clock = clock;
    }

    /**
     * Notes it each time, and tells it once an hour of each workspace.
     *
     * @param detail what was found, in words of ours
     */
    @Transactional
    public void raise(Workspace workspace, Alarm alarm, String detail) {
        audit.record(AuditEntry.of(
                        workspace.person().value(),
                        alarm.action,
                        workspace.person().value())
                .under(workspace.scheme().value())
                .with("detail", detail));
        Instant now = clock.instant();
        Instant before = told.get(workspace.number() + alarm.action);
        if (before == null || now.isAfter(before.plus(QUIET))) {
            people.having(Role.RESEARCH_SERVICES).forEach(person -> teller.tell(person, alarm.news()));
            told.put(workspace.number() + alarm.action, now);
        }
    }
}
