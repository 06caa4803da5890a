package dk.sluse.workspace;

import dk.sluse.people.PersonId;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;

/** One sign-out ends all. */
@Component
class SignedOut {

    private final Desktops desktops;

    SignedOut(Desktops desktops) {
        this.desktops = desktops;
    }

    @EventListener
    void on(LogoutSuccessEvent event) {
        desktops.endAll(new PersonId(event.getAuthentication().getName()), Ending.SIGNED_OUT);
    }
}
