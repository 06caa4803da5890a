package dk.sluse.notices;

import dk.sluse.people.People;
import dk.sluse.people.passkey.PasskeyAdded;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Tells people what has become of the ways into their accounts, so that what they have not done themselves does not stay hidden. */
@Component
class AccountNotices {

    private final Teller teller;
    private final People people;

    AccountNotices(Teller teller, People people) {
        this.teller = teller;
        this.people = people;
    }

    @EventListener
    void tell(PasskeyAdded added) {
        people.find(added.person()).ifPresent(person -> teller.tell(person, News.urgent("passkey", "/account")));
    }
}
