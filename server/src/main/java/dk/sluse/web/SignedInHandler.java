package dk.sluse.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/** After signing in the pages speak the person's language, and the session's time begins to run. */
@Component
class SignedInHandler extends SavedRequestAwareAuthenticationSuccessHandler {

    private final People people;
    private final LocaleResolver locales;
    private final Clock clock;

    SignedInHandler(People people, LocaleResolver locales, Clock clock) {
        this.people = people;
        this.locales = locales;
        this.clock = clock;
    }

    /** Who has just come in: pages speak his language, and his session begins. */
    void receive(Person person, HttpServletRequest request, HttpServletResponse response) {
        locales.setLocale(request, response, person.language());
        SessionLimitFilter.begin(request.getSession(), clock.instant());
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        if (authentication.getPrincipal() instanceof SignedIn(var id)) {
            people.find(id).ifPresent(person -> receive(person, request, response));
        }
        super.onAuthenticationSuccess(request, response, authentication);
    }
}
