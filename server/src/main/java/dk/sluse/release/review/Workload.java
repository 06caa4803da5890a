package dk.sluse.release.review;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestPermissions;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who has how much to review, and who could take a free seat. */
@Component
public class Workload {

    private final Reviews reviews;
    private final RequestPermissions permissions;
    private final People people;

    Workload(Reviews reviews, RequestPermissions permissions, People people) {
        this.reviews = reviews;
        this.permissions = permissions;
        this.people = people;
    }

    /** How many seats each reviewer has in which he is not finished; those without any are not in it. */
    public Map<PersonId, Integer> seats() {
        return reviews.load();
    }

    /**
     * Who has the fewest seats of those who may take a free one; empty where none is free or nobody may.
     *
     * @param seats of all
     */
    public Optional<Person> suggested(Panel panel, Request one, Map<PersonId, Integer> seats) {
        if (!panel.hasFreeSeat()) {
            return Optional.empty();
        }
        return people.having(Role.RESEARCH_SERVICES).stream()
                .filter(person -> panel.seat(person.id()).isEmpty())
                .sorted(Comparator.comparingInt((Person person) -> seats.getOrDefault(person.id(), 0))
                        .thenComparing(person -> person.id().value()))
                .filter(person -> !permissions.isInConflict(person, one) && !reviews.hasJudgedBefore(person.id(), one))
                .findFirst();
    }
}
