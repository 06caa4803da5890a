package dk.sluse.scheme.letters;

import dk.sluse.notices.News;
import dk.sluse.notices.Teller;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CaseMoved;
import dk.sluse.scheme.casework.Party;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Writes to those whose turn it is in a case, in the transaction that made it so. The office's officers have their list. */
@Component
class CaseLetters {

    private final Teller teller;
    private final People people;

    CaseLetters(Teller teller, People people) {
        this.teller = teller;
        this.people = people;
    }

    @EventListener
    void tell(CaseMoved moved) {
        receivers(moved.after())
                .filter(person -> !person.id().equals(moved.by()))
                .distinct()
                .forEach(person -> teller.tell(
                        person,
                        News.of(
                                "case",
                                "/cases/" + moved.after().id(),
                                moved.after().id().value())));
    }

    private Stream<Person> receivers(Case one) {
        return switch (one.state().holder()) {
            case APPLICANT, NOBODY -> people.of(one.authority()).stream().filter(Party.APPLICANT::includes);
            case APPROVERS -> one.asked().stream().flatMap(party -> asked(party).stream());
            case SIGNATORIES ->
                Stream.concat(
                        people.of(one.authority()).stream().filter(person -> person.is(Role.SIGNATORY)),
                        people.having(Role.OFFICE_SIGNATORY).stream());
            case CONSULTING, RESEARCH_SERVICES -> Stream.empty();
        };
    }

    private List<Person> asked(String party) {
        List<Person> known = party.equals(Case.IT_CENTRE) ? people.having(Role.IT_CENTRE) : people.of(party);
        return known.stream()
                .filter(person -> Party.approving(person).contains(party))
                .toList();
    }
}
