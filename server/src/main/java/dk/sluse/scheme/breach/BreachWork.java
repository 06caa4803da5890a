package dk.sluse.scheme.breach;

import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Schemes;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may do what about a breach, and when. Those concerned speak; Research Services proposes by the matrix and decides; an
 * appeal is answered by another of its officers.
 */
@Component
public class BreachWork {

    private static final int LONGEST_TEXT = 10_000;

    private final Breaches breaches;
    private final SanctionMatrices matrices;
    private final Sanctions sanctions;
    private final BreachNews news;
    private final Schemes schemes;

    /** What it works with. */
    @Component
    record Tools(Breaches breaches, SanctionMatrices matrices, Sanctions sanctions, BreachNews news) {}

    BreachWork(Tools tools, Schemes schemes) {
        this.breaches = tools.breaches();
        this.matrices = tools.matrices();
        this.sanctions = tools.sanctions();
        this.news = tools.news();
        this.schemes = schemes;
    }

    /** Whether somebody speaks in it: who did it, and who answers for the authority. */
    public boolean isConcerned(Person person, Breach one) {
        return one.person().equals(person.id())
                || schemes.find(one.scheme())
                        .filter(scheme -> person.answersFor(scheme.authority()))
                        .isPresent();
    }

    /** What has been said in it, oldest first; for whoever may see it. */
    public List<Statement> said(Breach one) {
        return breaches.said(one.id());
    }

    /** What the matrix proposes for it, as it stands; by severity. */
    public Breach.Proposal proposed(Breach one, Severity severity, String evidence) {
        SanctionMatrix matrix = matrices.on(Breaches.day(one.happenedAt()));
        Repetition repetition = Repetition.after(
                breaches.before(one, one.person(), matrix.years()), breaches.before(one, one.scheme(), matrix.years()));
        return new Breach.Proposal(
                severity, repetition, matrix.version(), matrix.cell(severity, repetition), evidence, breaches.now());
    }

    /** Closes the person's access until it is decided. */
    @Transactional
    public Optional<BreachRefusal> closeMeanwhile(Person by, String id) {
        return office(by, id, one -> {
            if (!one.state().isUndecided() || sanctions.isClosed(one)) {
                return Optional.of(BreachRefusal.STATE);
            }
            sanctions.closeMeanwhile(one, by.id());
            news.toConcerned(one, "breach.closed");
            return Optional.empty();
        });
    }

    /** Proposes what the matrix has, and hears those concerned; anew, where something has changed since it was proposed before. */
    @Transactional
    public Optional<BreachRefusal> propose(Person by, String id, Severity severity, String evidence) {
        return office(by, id, one -> {
            if (!one.state().isUndecided()) {
                return Optional.of(BreachRefusal.STATE);
            }
            if (isNoText(evidence)) {
                return Optional.of(BreachRefusal.TEXT_MISSING);
            }
            LocalDate until = breaches.today().plusDays(matrix(one).hearingDays());
            breaches.propose(one, proposed(one, severity, evidence.strip()), until, by.id());
            news.toConcerned(one, "breach.hearing", until.toString());
            return Optional.empty();
        });
    }

    /** Speaks before the decision, or gives account of what happened. Who did it and who answers for him each speak for themselves. */
    @Transactional
    public Optional<BreachRefusal> say(Person by, String id, String text) {
        return concerned(by, id, text, one -> {
            if (one.state() == BreachState.HEARING) {
                breaches.say(one, Statement.Kind.HEARING, text.strip(), by.id());
                return Optional.empty();
            }
            if (one.awaitsAccount()) {
                breaches.say(one, Statement.Kind.ACCOUNT, text.strip(), by.id());
                news.toOffice(one, "breach.account");
                return Optional.empty();
            }
            return Optional.of(BreachRefusal.STATE);
        });
    }

    /** Whether both who did it and his authority have spoken, or had the time to. */
    public boolean isHeard(Breach one) {
        Instant since = Objects.requireNonNull(one.proposal()).at();
        List<Statement> said = breaches.said(one.id()).stream()
                .filter(statement -> !statement.at().isBefore(since))
                .toList();
        boolean person = said.stream().anyMatch(statement -> statement.person().equals(one.person()));
        boolean authority =
                said.stream().anyMatch(statement -> !statement.person().equals(one.person()));
        return (person && authority) || breaches.today().isAfter(Objects.requireNonNull(one.hearingUntil()));
    }

    /**
     * Decides; access is closed from now on. What the matrix proposes binds nobody, but another length wants its reason as any does.
     *
     * @param months 0 where the length is not of months
     */
    @Transactional
    public Optional<BreachRefusal> decide(Person by, String id, Closure.Length length, int months, String reason) {
        return office(by, id, one -> {
            Breach.Proposal proposal = one.proposal();
            if (one.state() != BreachState.HEARING || proposal == null) {
                return Optional.of(BreachRefusal.STATE);
            }
            if (!isHeard(one)) {
                return Optional.of(BreachRefusal.STILL_HEARING);
            }
            if (proposed(one, proposal.severity(), "").repetition() != proposal.repetition()) {
                return Optional.of(BreachRefusal.CHANGED);
            }
            Closure closure = new Closure(length, months, proposal.closure().mayEndAgreement());
            if (!closure.isGood()) {
                return Optional.of(BreachRefusal.LENGTH);
            }
            if (isNoText(reason)) {
                return Optional.of(BreachRefusal.TEXT_MISSING);
            }
            LocalDate today = breaches.today();
            LocalDate until = length == Closure.Length.MONTHS ? today.plusMonths(months) : null;
            LocalDate appeal = today.plusDays(matrix(one).appealDays());
            breaches.decide(one, new Breach.Decision(closure, until, reason.strip(), by.id(), today, appeal, false));
            sanctions.close(one, proposal.repetition(), until, by.id());
            news.toConcerned(one, "breach.decided", appeal.toString());
            return Optional.empty();
        });
    }

    /** Finds that it was no breach. */
    @Transactional
    public Optional<BreachRefusal> dismiss(Person by, String id, String reason) {
        return office(by, id, one -> {
            if (!one.state().isUndecided()) {
                return Optional.of(BreachRefusal.STATE);
            }
            if (isNoText(reason)) {
                return Optional.of(BreachRefusal.TEXT_MISSING);
            }
            breaches.say(one, Statement.Kind.ANSWER, reason.strip(), by.id());
            dismiss(one, by.id());
            return Optional.empty();
        });
    }

    private void dismiss(Breach one, PersonId by) {
        breaches.move(one, BreachState.DISMISSED, "breach.dismissed", by);
        sanctions.open(one, by);
        news.toConcerned(one, "breach.dismissed");
    }

    /** Opens access again before its time: an account was good, or what was to be assessed has been. */
    @Transactional
    public Optional<BreachRefusal> open(Person by, String id) {
        return office(by, id, one -> {
            Breach.Decision decision = one.decision();
            if (!one.state().isSanctioned() || decision == null || decision.opened()) {
                return Optional.of(BreachRefusal.STATE);
            }
            boolean account = breaches.said(id).stream().anyMatch(said -> said.kind() == Statement.Kind.ACCOUNT);
            if (one.awaitsAccount() && !account) {
                return Optional.of(BreachRefusal.STATE);
            }
            breaches.open(one, decision, by.id());
            sanctions.open(one, by.id());
            news.toConcerned(one, "breach.opened");
            return Optional.empty();
        });
    }

    /** Appeals; the sanction stays in force until it is answered. */
    @Transactional
    public Optional<BreachRefusal> appeal(Person by, String id, String text) {
        return concerned(by, id, text, one -> {
            Breach.Decision decision = one.decision();
            if (one.state() != BreachState.DECIDED || decision == null) {
                return Optional.of(BreachRefusal.STATE);
            }
            if (breaches.today().isAfter(decision.appealUntil())) {
                return Optional.of(BreachRefusal.TOO_LATE);
            }
            breaches.say(one, Statement.Kind.APPEAL, text.strip(), by.id());
            breaches.move(one, BreachState.APPEALED, "breach.appealed", by.id());
            news.toOffice(one, "breach.appealed");
            return Optional.empty();
        });
    }

    /** Answers an appeal: by another officer than the one who decided. */
    @Transactional
    public Optional<BreachRefusal> answer(Person by, String id, boolean uphold, String text) {
        return office(by, id, one -> {
            Breach.Decision decision = one.decision();
            if (one.state() != BreachState.APPEALED || decision == null) {
                return Optional.of(BreachRefusal.STATE);
            }
            if (decision.by().equals(by.id())) {
                return Optional.of(BreachRefusal.SAME_OFFICER);
            }
            if (isNoText(text)) {
                return Optional.of(BreachRefusal.TEXT_MISSING);
            }
            breaches.say(one, Statement.Kind.ANSWER, text.strip(), by.id());
            if (uphold) {
                breaches.move(one, BreachState.UPHELD, "breach.upheld", by.id());
                news.toConcerned(one, "breach.upheld");
            } else {
                dismiss(one, by.id());
            }
            return Optional.empty();
        });
    }

    private Optional<BreachRefusal> office(Person by, String id, Function<Breach, Optional<BreachRefusal>> step) {
        return isOffice(by)
                ? breaches.lock(id).map(step).orElse(Optional.of(BreachRefusal.NOT_YOURS))
                : Optional.of(BreachRefusal.NOT_YOUR_PART);
    }

    private Optional<BreachRefusal> concerned(
            Person by, String id, String text, Function<Breach, Optional<BreachRefusal>> step) {
        Optional<Breach> found = breaches.lock(id).filter(one -> isConcerned(by, one));
        if (found.isEmpty()) {
            return Optional.of(BreachRefusal.NOT_YOURS);
        }
        return isNoText(text) ? Optional.of(BreachRefusal.TEXT_MISSING) : step.apply(found.get());
    }

    private SanctionMatrix matrix(Breach one) {
        return matrices.on(Breaches.day(one.happenedAt()));
    }

    static boolean isOffice(Person person) {
        return person.is(Role.RESEARCH_SERVICES);
    }

    static boolean isNoText(String text) {
        return text.isBlank() || text.length() > LONGEST_TEXT || text.indexOf(0) >= 0;
    }
}
