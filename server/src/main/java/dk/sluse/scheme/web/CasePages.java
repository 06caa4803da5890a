package dk.sluse.scheme.web;

import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.casework.Application;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseEvent;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Cases;
import java.util.List;
import java.util.Map;
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
     * @param actions what the person may do now
     * @param missing what the application still lacks
     * @param officer whether the person is of the office
     * @param typed what was written and not saved; null if nothing was lost on the way
     * @param refusal why the last thing was not done; null if nothing was refused
     */
    record CasePage(
            Case one,
            Organisation authority,
            List<CaseEvent> events,
            Map<String, String> names,
            Set<CaseAction> actions,
            Set<Application.Part> missing,
            boolean officer,
            @Nullable Application typed,
            @Nullable CaseRefusal refusal) {

        /** What the form begins with. */
        public Application draft() {
            return typed == null ? one.application() : typed;
        }

        public boolean may(String action) {
            return actions.contains(CaseAction.valueOf(action));
        }
    }

    private final Cases cases;
    private final CasePermissions permissions;
    private final People people;

    CasePages(Cases cases, CasePermissions permissions, People people) {
        this.cases = cases;
        this.permissions = permissions;
        this.people = people;
    }

    CasePage page(Person person, Case one, @Nullable CaseRefusal refusal, @Nullable Application typed) {
        boolean officer = permissions.isOfficer(person);
        List<CaseEvent> events = cases.events(one.id(), officer);
        return new CasePage(
                one,
                people.organisation(one.authority()).orElseThrow(),
                events,
                names(Stream.concat(
                        spokenOf(one), events.stream().map(CaseEvent::actor).map(PersonId::value))),
                Set.copyOf(permissions.open(person, one)),
                one.application().missing(one.security() != null),
                officer,
                typed,
                refusal);
    }

    /** The case, for who may see it; no such page for others. */
    Case seen(Person person, String id) {
        return CaseId.parse(id)
                .flatMap(cases::find)
                .filter(one -> permissions.refusalToSee(person, one).isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
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
