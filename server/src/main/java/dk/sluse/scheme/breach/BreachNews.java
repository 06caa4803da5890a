package dk.sluse.scheme.breach;

import dk.sluse.notices.News;
import dk.sluse.notices.Teller;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Schemes;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells those concerned and the office about breaches. What is about somebody's rights goes by letter in any case. */
@Component
class BreachNews {

    private final Teller teller;
    private final People people;
    private final Schemes schemes;

    BreachNews(Teller teller, People people, Schemes schemes) {
        this.teller = teller;
        this.people = people;
        this.schemes = schemes;
    }

    /** Somebody has told of it: the authority's responsible and the office hear of it at once. */
    void reported(Breach one, PersonId by) {
        Stream.concat(answering(one), people.having(Role.RESEARCH_SERVICES).stream())
                .filter(person -> !person.id().equals(by))
                .distinct()
                .forEach(person -> teller.tell(person, News.urgent("breach.reported", path(one))));
    }

    void toConcerned(Breach one, String what, String... arguments) {
        Stream.concat(people.find(one.person()).stream(), answering(one))
                .distinct()
                .forEach(person -> teller.tell(person, new News(what, List.of(arguments), path(one), true)));
    }

    void toOffice(Breach one, String what) {
        people.having(Role.RESEARCH_SERVICES).forEach(person -> teller.tell(person, News.of(what, path(one))));
    }

    private Stream<Person> answering(Breach one) {
        return schemes.find(one.scheme()).stream()
                .flatMap(scheme -> people.of(scheme.authority()).stream())
                .filter(Person::answersForAuthority);
    }

    private static String path(Breach one) {
        return "/breaches/" + one.id();
    }
}
