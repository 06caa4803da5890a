package dk.sluse.notices;

import dk.sluse.people.People;
import dk.sluse.people.access.AccessDecided;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what the office has decided about their access. */
@Component
class AccessNotices {

    private final Teller teller;
    private final People people;

    AccessNotices(Teller teller, People people) {
        this.teller = teller;
        this.people = people;
    }

    @EventListener
    void tell(AccessDecided decided) {
        people.find(decided.person())
                .ifPresent(person -> teller.tell(person, News.urgent("access." + decided.decision(), "/access")));
    }
}
