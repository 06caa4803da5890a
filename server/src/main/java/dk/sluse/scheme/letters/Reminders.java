package dk.sluse.scheme.letters;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.installation.hall.OutsideDataHall;
import dk.sluse.notices.News;
import dk.sluse.notices.Teller;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.access.Standings;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Party;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Reminds of what is going to end: schemes, certificates, and the yearly word about staff. Letters say that, and where to look. */
@Configuration
@OutsideDataHall
public class Reminders {

    /** So many days before the last day; each once, as the job runs once a day. */
    static final List<Integer> DAYS_BEFORE = List.of(90, 30, 7);

    private static final LocalTime MORNING = LocalTime.of(6, 0);

    private final AuditTrail audit;
    private final Schemes schemes;
    private final People people;
    private final Standings standings;
    private final Teller teller;
    private final Clock clock;

    /** What ends, and whom it concerns. */
    @Component
    record Sources(Schemes schemes, People people, Standings standings) {}

    Reminders(AuditTrail audit, Sources sources, Teller teller, Clock clock) {
        this.audit = audit;
        this.schemes = sources.schemes();
        this.people = sources.people();
        this.standings = sources.standings();
        this.teller = teller;
        this.clock = clock;
    }

    @Bean
    RecurringTask<Void> remindersTask() {
        return Tasks.recurring("reminders", Schedules.daily(MORNING)).execute((_, _) -> remind());
    }

    /** Writes to everybody who has something to do because of what ends in so many days from today. */
    @Transactional
    public void remind() {
        LocalDate today = OfficeTime.today(clock);
        audit.record(AuditEntry.of("system:reminders", "reminders.sent", today.toString()));
        for (int days : DAYS_BEFORE) {
            LocalDate last = today.plusDays(days);
            schemes.all().stream()
                    .filter(scheme -> scheme.inForceOn(today) && scheme.until().equals(last))
                    .flatMap(this::applicants)
                    .forEach(person -> send(person, "scheme", days, "/changes"));
            standings.certifiedUntil(last).stream()
                    .flatMap(id -> people.find(id).stream())
                    .forEach(person -> send(person, "certificate", days, "/access"));
            standings.attestationDue(last).stream()
                    .flatMap(organisation -> people.of(organisation).stream())
                    .filter(Person::answersForAuthority)
                    .forEach(person -> send(person, "attestation", days, "/staff"));
        }
    }

    private Stream<Person> applicants(Scheme scheme) {
        return people.of(scheme.authority()).stream().filter(Party.APPLICANT::includes);
    }

    private void send(Person person, String what, int days, String path) {
        teller.tell(person, News.of(what, path, String.valueOf(days)));
    }
}
