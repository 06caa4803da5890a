package dk.sluse.scheme.contract;

import dk.sluse.audit.AuditEntry;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Selection;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** What a contract brings about: nothing is delivered and nobody answers for anything before it. */
@Component
class Commencement {

    private final NamedPeople people;
    private final Contents contents;
    private final Schemes schemes;
    private final Clock clock;

    Commencement(NamedPeople people, Contents contents, Schemes schemes, Clock clock) {
        this.people = people;
        this.contents = contents;
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
        SchemeId scheme = new SchemeId(one.id().value());
        LocalDate lastDay = SchemeAccess.today(clock).plusYears(1).minusDays(1);
        schemes.found(
                new Scheme(scheme, one.authority(), content.title(), content.purpose(), lastDay),
                AuditEntry.of(by.value(), "scheme.founded", scheme.value())
                        .with("contract", contract.contractSha256()));
        List<PackageItem> items =
                content.registers().stream().map(Selection::item).toList();
        schemes.agree(
                scheme,
                items,
                AuditEntry.of(by.value(), "package.agreed", scheme.value())
                        .with("contract", contract.contractSha256()));
        people.makeResponsible(one.authority(), named, by);
        return scheme;
    }
}
