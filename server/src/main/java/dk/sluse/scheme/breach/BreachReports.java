package dk.sluse.scheme.breach;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who tells of breaches, and who sees them: those concerned, those who told, and Research Services. */
@Component
public class BreachReports {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    /** Each is told to many. */
    private static final int MOST_A_DAY = 20;

    private final Breaches breaches;
    private final BreachNews news;
    private final BreachWork work;
    private final Schemes schemes;
    private final People people;

    BreachReports(Breaches breaches, BreachNews news, BreachWork work, Schemes schemes, People people) {
        this.breaches = breaches;
        this.news = news;
        this.work = work;
        this.schemes = schemes;
        this.people = people;
    }

    /**
     * What somebody tells of.
     *
     * @param deleted whether what was taken is deleted everywhere
     */
    public record Report(
            SchemeId scheme,
            PersonId person,
            BreachKind kind,
            Instant happenedAt,
            String description,
            boolean deleted) {}

    /** The schemes under which somebody can tell of a breach. */
    public List<Scheme> schemesOf(Person person) {
        Set<SchemeId> attached = schemes.attachedTo(person.id());
        return schemes.all().stream()
                .filter(scheme -> mayReport(person, scheme, attached))
                .toList();
    }

    /** Those who can have done something in a scheme: the authority's people, also those who have left it since. */
    public List<Person> whoCanBeMeant(Scheme scheme) {
        return people.of(scheme.authority());
    }

    private static boolean mayReport(Person person, Scheme scheme, Set<SchemeId> attached) {
        return BreachWork.isOffice(person) || person.answersFor(scheme.authority()) || attached.contains(scheme.id());
    }

    /** Tells of a breach. */
    @Transactional
    public Outcome report(Person by, Report report) {
        Set<SchemeId> attached = schemes.attachedTo(by.id());
        Optional<Scheme> scheme = schemes.find(report.scheme()).filter(one -> mayReport(by, one, attached));
        Optional<Person> whom = people.find(report.person())
                .filter(one -> scheme.isPresent()
                        && one.organisation().equals(scheme.get().authority()));
        if (scheme.isEmpty() || whom.isEmpty()) {
            return Outcome.refused(BreachRefusal.NOT_YOURS);
        }
        if (report.happenedAt().isAfter(breaches.now()) || report.happenedAt().isBefore(EARLIEST)) {
            return Outcome.refused(BreachRefusal.TIME);
        }
        if (BreachWork.isNoText(report.description())) {
            return Outcome.refused(BreachRefusal.TEXT_MISSING);
        }
        if (breaches.reportedToday(by.id()) >= MOST_A_DAY) {
            return Outcome.refused(BreachRefusal.TOO_MANY);
        }
        Breach one = new Breach(
                "b-" + UUID.randomUUID(),
                report.scheme(),
                report.person(),
                report.kind(),
                report.happenedAt(),
                report.description().strip(),
                report.deleted(),
                by.organisation().equals(scheme.get().authority()),
                by.id(),
                breaches.now(),
                BreachState.REPORTED,
                null,
                null,
                null);
        breaches.add(one);
        news.reported(one, by.id());
        return new Outcome(one, null);
    }

    /** What became of it: the breach, or why there is none. */
    public record Outcome(@Nullable Breach breach, @Nullable BreachRefusal refusal) {

        static Outcome refused(BreachRefusal why) {
            return new Outcome(null, why);
        }
    }

    /** Those that somebody may see, newest first. */
    public List<Breach> visibleTo(Person person) {
        if (BreachWork.isOffice(person)) {
            return breaches.all();
        }
        return breaches.concerning(person.id(), person.answersForAuthority() ? person.organisation() : "");
    }

    /** One of them, for whoever may see it. */
    public Optional<Breach> visibleTo(Person person, String id) {
        return breaches.find(id).filter(one -> maySee(person, one));
    }

    private boolean maySee(Person person, Breach one) {
        return BreachWork.isOffice(person)
                || work.isConcerned(person, one)
                || one.reportedBy().equals(person.id());
    }
}
