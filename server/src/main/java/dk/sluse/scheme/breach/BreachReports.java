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
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Who tells of breaches, and who sees them: those concerned, those who told, and Research Services. */
@Component
public class BreachReports {

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
        return schemes.all().stream()
                .filter(scheme -> mayReport(person, scheme))
                .toList();
    }

    /** Those who work in a scheme, and can have done something there. */
    public List<Person> workingIn(SchemeId scheme) {
        return schemes.attached(scheme).stream()
                .flatMap(id -> people.find(id).stream())
                .toList();
    }

    private boolean mayReport(Person person, Scheme scheme) {
        return BreachWork.isOffice(person)
                || person.answersFor(scheme.authority())
                || schemes.attached(scheme.id()).contains(person.id());
    }

    /** Tells of a breach. */
    @Transactional
    public Outcome report(Person by, Report report) {
        Optional<Scheme> scheme = schemes.find(report.scheme()).filter(one -> mayReport(by, one));
        Optional<Person> whom = people.find(report.person())
                .filter(one -> scheme.isPresent()
                        && one.organisation().equals(scheme.get().authority()));
        if (scheme.isEmpty() || whom.isEmpty()) {
            return Outcome.refused(BreachRefusal.NOT_YOURS);
        }
        if (report.happenedAt().isAfter(breaches.now())) {
            return Outcome.refused(BreachRefusal.TIME);
        }
        if (BreachWork.isNoText(report.description())) {
            return Outcome.refused(BreachRefusal.TEXT_MISSING);
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
