package dk.sluse;

import dk.sluse.AccessModel.Command;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.OfficeWork;
import dk.sluse.people.access.StaffWork;
import dk.sluse.people.access.UserAgreements;
import dk.sluse.people.certification.Attempt;
import dk.sluse.people.certification.Certification;
import dk.sluse.scheme.Attachments;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.breach.BreachKind;
import dk.sluse.scheme.breach.BreachReports;
import dk.sluse.scheme.breach.BreachWork;
import dk.sluse.scheme.breach.Closure;
import dk.sluse.scheme.breach.Severity;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/** The commands of {@link AccessModel} as the program has them. */
final class AccessActions {

    private static final PersonId ANNA = new PersonId("anna");

    private final Installation sluse;

    /** A test is begun and answered by one person after the other, as she has two hands and one head. */
    private final ReentrantLock head = new ReentrantLock();

    private final ReentrantLock desk = new ReentrantLock();

    AccessActions(Installation sluse) {
        this.sluse = sluse;
    }

    /** Whether it was done. Each refusal has a code. */
    boolean press(Command command, Person by, SchemeId scheme) {
        boolean self = by.id().equals(ANNA);
        return switch (command) {
            case ASSOCIATE -> done(sluse.bean(StaffWork.class).associate(by, AccessModelTest.anna()));
            case END -> done(sluse.bean(StaffWork.class).end(by, ANNA));
            case ATTEST -> done(sluse.bean(StaffWork.class).attest(by, List.of(ANNA)));
            case ACCEPT -> self && accept();
            case PASS -> self && test(true);
            case FAIL -> self && test(false);
            case APPROVE -> done(sluse.bean(OfficeWork.class).approve(by, ANNA));
            case WITHDRAW -> done(sluse.bean(OfficeWork.class).withdraw(by, ANNA));
            case SUSPEND -> done(sluse.bean(OfficeWork.class).suspend(by, ANNA, "Looked into", null));
            case LIFT -> done(sluse.bean(OfficeWork.class).lift(by, ANNA));
            case SANCTION -> sanction(by, ANNA.value(), scheme);
            case OPEN -> open(by);
            case ATTACH -> done(sluse.bean(Attachments.class).attach(by, scheme, ANNA));
            case DETACH -> done(sluse.bean(Attachments.class).detach(by, scheme, ANNA));
        };
    }

    private static boolean done(Optional<? extends Enum<?>> refusal) {
        return refusal.isEmpty();
    }

    private boolean accept() {
        sluse.bean(UserAgreements.class).accept(ANNA);
        return true;
    }

    private boolean test(boolean passes) {
        head.lock();
        try {
            Certification certification = sluse.bean(Certification.class);
            Optional<Attempt> begun = certification.begin(ANNA);
            begun.ifPresent(attempt -> {
                var _ = certification.answer(ANNA, passes ? attempt.solution() : Map.of());
            });
            return begun.isPresent();
        } finally {
            head.unlock();
        }
    }

    /** Reported, proposed, heard and decided: closed for a month. An officer does one after the other, too. */
    boolean sanction(Person by, String whom, SchemeId scheme) {
        BreachWork work = sluse.bean(BreachWork.class);
        if (!by.is(Role.RESEARCH_SERVICES)) {
            return done(work.propose(by, "none", Severity.MILD, "The log"));
        }
        desk.lock();
        try {
            BreachReports.Report report = new BreachReports.Report(
                    scheme,
                    new PersonId(whom),
                    BreachKind.OTHER,
                    sluse.clock().instant().minusSeconds(60),
                    "Something that is against the rules",
                    true);
            String id = Objects.requireNonNull(
                            sluse.bean(BreachReports.class).report(by, report).breach())
                    .id();
            return done(work.propose(by, id, Severity.MILD, "The log"))
                    && done(work.say(sluse.person(whom), id, "Sorry"))
                    && done(work.say(sluse.person("bo"), id, "Sorry"))
                    && done(work.decide(by, id, Closure.Length.MONTHS, 1, "By the rules"));
        } finally {
            desk.unlock();
        }
    }

    /** Opens all that breaches have closed. */
    private boolean open(Person by) {
        BreachWork work = sluse.bean(BreachWork.class);
        return sluse.bean(BreachReports.class).visibleTo(sluse.person("rikke")).stream()
                        .filter(one -> one.state().isSanctioned())
                        .filter(one -> !Objects.requireNonNull(one.decision()).opened())
                        .filter(one -> done(work.open(by, one.id())))
                        .count()
                > 0;
    }
}
