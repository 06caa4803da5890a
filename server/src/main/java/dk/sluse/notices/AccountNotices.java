package dk.sluse.notices;

import dk.sluse.people.People;
import dk.sluse.people.PersonId;
import dk.sluse.people.broker.IdentityChanged;
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
        tell(added.person(), "passkey");
    }

    @EventListener
    void tell(IdentityChanged changed) {
        tell(changed.person(), changed.bound() ? "identity" : "identity-forgotten");
    }

    private void tell(PersonId id, String what) {
        people.find(id).ifPresent(person -> teller.tell(person, News.urgent(what, "/account")));
    }
}
