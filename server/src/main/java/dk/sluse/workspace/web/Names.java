package dk.sluse.workspace.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import org.springframework.stereotype.Component;

/** What persons and schemes are called on the office's pages; by their codes where they are gone. */
@Component
public class Names {

    private final People people;
    private final Schemes schemes;

    Names(People people, Schemes schemes) {
        this.people = people;
        this.schemes = schemes;
    }

    /** A person’s name. */
    public String of(PersonId person) {
        return people.find(person).map(Person::name).orElse(person.value());
    }

    /** A scheme’s title. */
    public String of(SchemeId scheme) {
        return schemes.find(scheme).map(Scheme::title).orElse(scheme.value());
    }
}
