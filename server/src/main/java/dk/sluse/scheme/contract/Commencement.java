package dk.sluse.scheme.contract;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.content.AgreedContents;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentCheck;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Selection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a contract brings about: nothing is delivered and nobody answers for anything before it. */
@Component
class Commencement {

    private final NamedPeople people;
    private final Contracts contracts;
    private final ContentCheck check;
    private final Sources sources;
    private final Schemes schemes;
    private final Clock clock;

    /** What was agreed. */
    @Component
    record Sources(Contents contents, AgreedContents agreed, ContentCheck check, Contracts contracts) {}

    Commencement(NamedPeople people, Sources sources, Schemes schemes, Clock clock) {
        this.people = people;
        this.sources = sources;
        this.contracts = sources.contracts();
        this.check = sources.check();
        this.schemes = schemes;
        this.clock = clock;
    }

    boolean canName(Case one, Named named) {
        return people.canBeOf(one.authority(), named.responsible())
                && people.canBeOf(one.authority(), named.signatory());
    }

    /**
     * Why somebody may not name these: they cannot be the authority's people, or the authority has somebody who answers for it, and
     * only he, or his substitute, names others than those who answer and sign for it already.
     */
    Optional<CaseRefusal> refusalToName(Person person, Case one, Named named) {
        if (!canName(one, named)) {
            return Optional.of(CaseRefusal.NAMED);
        }
        return person.answersForAuthority() || people.areThere(one.authority(), named)
                ? Optional.empty()
                : Optional.of(CaseRefusal.NAMED_BY_RESPONSIBLE);
    }

    /** What has happened since a contract was drawn up, so that it cannot come into force; empty if nothing. */
    Optional<CaseRefusal> obstacle(Case one, Contract contract, Named named) {
        Optional<Scheme> scheme = Optional.ofNullable(one.scheme()).flatMap(schemes::find);
        boolean over = scheme.filter(found -> found.endedOn() != null
                        || (one.kind() == Case.Kind.CHANGE && !found.inForceOn(OfficeTime.today(clock))))
                .isPresent();
        if (over) {
            return Optional.of(CaseRefusal.WRONG_STATE);
        }
        if (!canName(one, named)) {
            return Optional.of(CaseRefusal.NAMED);
        }
        return check.faults(content(one, contract)).isEmpty()
                ? Optional.empty()
                : Optional.of(CaseRefusal.CONTENT_INCOMPLETE);
    }

    private Content content(Case one, Contract contract) {
        return sources.contents()
                .version(one.id(), contract.contentVersion())
                .orElseThrow()
                .content();
    }

    /** Who was named to sign may do so from now on. */
    void appointSignatory(Case one, Named named, PersonId by) {
        people.appoint(one.authority(), named.signatory(), Role.SIGNATORY, named.language(), by);
    }

    /** Puts a contract in force that both sides have signed: the scheme, its package and its responsible person. */
    SchemeId begin(Case one, Contract contract, Named named, PersonId by) {
        Content content = content(one, contract);
        Optional<Content> before = sources.agreed().before(one);
        LocalDate effect = effect(one);
        SchemeId id = one.scheme() == null ? new SchemeId(one.id().value()) : one.scheme();
        Scheme scheme = new Scheme(id, one.authority(), content.title(), content.purpose(), lastDay(one, effect));
        if (schemes.find(id).isEmpty()) {
            schemes.found(scheme, entry(by, "scheme.founded", id, contract));
        } else {
            schemes.change(scheme, entry(by, "scheme.changed", id, contract));
        }
        boolean same = before.filter(earlier -> earlier.registers().equals(content.registers())
                        && earlier.ownData().equals(content.ownData()))
                .isPresent();
        if (!same) {
            schemes.agree(
                    id,
                    content.registers().stream().map(Selection::item).toList(),
                    content.ownData(),
                    entry(by, "package.agreed", id, contract));
        }
        sources.contents().agree(id, content, entry(by, "content.agreed", id, contract));
        contracts.takesEffect(one.id(), effect);
        people.makeResponsible(one.authority(), named, by);
        return id;
    }

    /** Today; for what is renewed before it ends, the day after that. */
    private LocalDate effect(Case one) {
        LocalDate today = OfficeTime.today(clock);
        return until(one)
                .filter(day -> one.kind() == Case.Kind.RENEWAL && !day.isBefore(today))
                .map(day -> day.plusDays(1))
                .orElse(today);
    }

    /** Twelve months from the day of effect for what is new or renewed; a change moves nothing. */
    private LocalDate lastDay(Case one, LocalDate effect) {
        return one.kind() == Case.Kind.CHANGE
                ? until(one).orElseThrow()
                : effect.plusYears(1).minusDays(1);
    }

    private Optional<LocalDate> until(Case one) {
        return Optional.ofNullable(one.scheme()).flatMap(schemes::find).map(Scheme::until);
    }

    private static AuditEntry entry(PersonId by, String action, SchemeId scheme, Contract contract) {
        return AuditEntry.of(by.value(), action, scheme.value()).with("contract", contract.contractSha256());
    }
}
