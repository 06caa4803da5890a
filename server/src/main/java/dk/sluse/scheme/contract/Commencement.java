package dk.sluse.scheme.contract;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Agreement;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.content.AgreedContents;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Selection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What a contract brings about: nothing is delivered and nobody answers for anything before it. */
@Component
class Commencement {

    private final NamedPeople people;
    private final Contents contents;
    private final AgreedContents agreed;
    private final Schemes schemes;
    private final Clock clock;

    Commencement(NamedPeople people, Contents contents, AgreedContents agreed, Schemes schemes, Clock clock) {
        this.people = people;
        this.contents = contents;
        this.agreed = agreed;
        this.schemes = schemes;
        this.clock = clock;
    }

    boolean canName(Case one, Named named) {
        return people.canBeOf(one.authority(), named.responsible())
                && people.canBeOf(one.authority(), named.signatory());
    }

    /** Who was named to sign may do so from now on. */
    void appointSignatory(Case one, Named named, PersonId by) {
        people.appoint(one.authority(), named.signatory(), Role.SIGNATORY, named.language(), by);
    }

    /** Puts a contract in force that both sides have signed: the scheme, its package and its responsible person. */
    SchemeId begin(Case one, Contract contract, Named named, PersonId by) {
        Content content = contents.version(one.id(), contract.contentVersion())
                .orElseThrow()
                .content();
        Optional<Content> before = agreed.before(one);
        SchemeId id = one.scheme() == null ? new SchemeId(one.id().value()) : one.scheme();
        Scheme scheme = new Scheme(id, one.authority(), content.title(), content.purpose(), lastDay(one));
        if (schemes.find(id).isEmpty()) {
            schemes.found(scheme, entry(by, "scheme.founded", id, contract));
        } else {
            schemes.change(scheme, entry(by, "scheme.changed", id, contract));
        }
        if (before.filter(earlier -> earlier.registers().equals(content.registers()))
                .isEmpty()) {
            schemes.agree(
                    id,
                    content.registers().stream().map(Selection::item).toList(),
                    schemes.agreement(id).map(Agreement::ownData).orElse(List.of()),
                    entry(by, "package.agreed", id, contract));
        }
        contents.agree(id, content, entry(by, "content.agreed", id, contract));
        people.makeResponsible(one.authority(), named, by);
        return id;
    }

    /** Twelve months from today for a new scheme, twelve more for one that is renewed; a change moves nothing. */
    private LocalDate lastDay(Case one) {
        LocalDate today = OfficeTime.today(clock);
        Optional<LocalDate> until =
                Optional.ofNullable(one.scheme()).flatMap(schemes::find).map(Scheme::until);
        return switch (one.kind()) {
            case FIRST -> today.plusYears(1).minusDays(1);
            case CHANGE -> until.orElseThrow();
            case RENEWAL ->
                until.filter(day -> !day.isBefore(today))
                        .orElse(today.minusDays(1))
                        .plusYears(1);
        };
    }

    private static AuditEntry entry(PersonId by, String action, SchemeId scheme, Contract contract) {
        return AuditEntry.of(by.value(), action, scheme.value()).with("contract", contract.contractSha256());
    }
}
