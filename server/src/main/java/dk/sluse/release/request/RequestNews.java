package dk.sluse.release.request;

import dk.sluse.notices.News;
import dk.sluse.notices.Teller;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Schemes;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Tells people where requests stand. */
@Component
public class RequestNews {

    private final Teller teller;
    private final People people;
    private final Schemes schemes;

    RequestNews(Teller teller, People people, Schemes schemes) {
        this.teller = teller;
        this.people = people;
        this.schemes = schemes;
    }

    /** The author hears of it. */
    public void toAuthor(Request one, String what) {
        people.find(one.person()).ifPresent(person -> tell(person, what, path(one)));
    }

    /** Who answers for the authority hears of it. */
    public void toAuthority(Request one, String what) {
        schemes.find(one.scheme()).stream()
                .flatMap(scheme -> people.of(scheme.authority()).stream())
                .filter(Person::answersForAuthority)
                .forEach(person -> tell(person, what, path(one)));
    }

    /** Somebody who has fetched files hears that they were called back, where he can say that they are deleted. */
    public void toWhoHasIt(Request one, PersonId who) {
        people.find(who).ifPresent(person -> tell(person, "recalled", path(one) + "/deletion"));
    }

    /** All who review hear of it. */
    public void toReviewers(Request one, String what) {
        tell(people.having(Role.RESEARCH_SERVICES).stream(), one, what);
    }

    /** Some who review hear of it. */
    public void toReviewers(Request one, String what, Stream<PersonId> some) {
        tell(some.flatMap(id -> people.find(id).stream()), one, what);
    }

    private void tell(Stream<Person> some, Request one, String what) {
        some.forEach(person -> tell(person, what, path(one) + "/review"));
    }

    private void tell(Person person, String what, String path) {
        teller.tell(person, News.of("request." + what, path));
    }

    private static String path(Request one) {
        return "/outgoing/" + one.number();
    }
}
