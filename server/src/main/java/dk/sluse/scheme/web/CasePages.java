package dk.sluse.scheme.web;

import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.casework.Application;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseEvent;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.content.Approval;
import dk.sluse.scheme.content.ContentVersion;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What the page of a case shows. */
@Component
class CasePages {

    /**
     * A case.
     *
     * @param applicant name and e-mail of who began the case; the address is all that has been proved
     * @param actions what the person may do now
     * @param missing what the application still lacks
     * @param contentVersion the newest that was submitted; 0 if none was
     * @param approvals of the newest content; none while nobody is asked
     * @param askedNow whether the person is asked and has not answered
     * @param hasContent whether there is a content to look at, or to write
     * @param officer whether the person is of the office
     * @param typed what was written and not saved; null if nothing was lost on the way
     * @param refusal why the last thing was not done; null if nothing was refused
     */
    record CasePage(
            Case one,
            Organisation authority,
            String applicant,
            List<CaseEvent> events,
            Map<String, String> names,
            Set<CaseAction> actions,
            Set<Application.Part> missing,
            int contentVersion,
            List<Approval> approvals,
            boolean askedNow,
            boolean hasContent,
            boolean officer,
            @Nullable Application typed,
            @Nullable CaseRefusal refusal) {

        /** What the form begins with. */
        public Application draft() {
            return typed == null ? one.application() : typed;
        }

        /** Whether names and contract have a page yet. */
        public boolean contractPage() {
            return switch (one.state()) {
                case OFFERED, ACCEPTED, SIGNING, AGREED -> true;
                default -> false;
            };
        }

        public boolean may(String action) {
            return actions.contains(CaseAction.valueOf(action));
        }
    }

    private final Cases cases;
    private final CasePermissions permissions;
    private final People people;
    private final Contents contents;
    private final ContentWork work;

    CasePages(Cases cases, CasePermissions permissions, People people, Contents contents, ContentWork work) {
        this.cases = cases;
        this.permissions = permissions;
        this.people = people;
        this.contents = contents;
        this.work = work;
    }

    CasePage page(Person person, Case one, @Nullable CaseRefusal refusal, @Nullable Application typed) {
        boolean officer = permissions.isOfOffice(person);
        Set<CaseAction> actions = Set.copyOf(permissions.open(person, one));
        Optional<ContentVersion> newest = contents.newest(one.id());
        List<Approval> approvals = newest.map(version -> contents.approvals(one.id(), version.version()))
                .orElse(List.of());
        List<CaseEvent> events = cases.events(one.id(), officer);
        return new CasePage(
                one,
                people.organisation(one.authority()).orElseThrow(),
                people.find(events.getFirst().actor())
                        .map(first -> first.name() + ", " + first.email())
                        .orElse(""),
                events,
                names(Stream.of(
                                spokenOf(one),
                                events.stream().map(CaseEvent::actor).map(PersonId::value),
                                approvals.stream().map(Approval::party))
                        .flatMap(ids -> ids)),
                actions,
                one.application().missing(one.security() != null),
                newest.map(ContentVersion::version).orElse(0),
                approvals,
                actions.contains(CaseAction.APPROVE) && work.isAskedNow(person, one.id()),
                newest.isPresent() || actions.contains(CaseAction.WRITE_CONTENT),
                officer,
                typed,
                refusal);
    }

    /** The case, for who may see it; no such page for others. */
    Case seen(Person person, String id) {
        return permissions.visible(person, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    static Stream<String> spokenOf(Case one) {
        return one.claimedBy() == null
                ? Stream.of(one.authority())
                : Stream.of(one.authority(), one.claimedBy().value());
    }

    Map<String, String> names(Stream<String> ids) {
        return people.names(ids.collect(Collectors.toSet()));
    }
}
