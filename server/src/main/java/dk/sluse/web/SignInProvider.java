package dk.sluse.web;

import dk.sluse.people.Person;
import dk.sluse.people.proof.SignIn;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Asks {@link SignIn} whether e-mail, password and one-time code belong together. */
@Component
class SignInProvider implements AuthenticationProvider {

    /** The one-time code that comes with e-mail and password. */
    record Details(String code) {

        Details(HttpServletRequest request) {
            this(Objects.requireNonNullElse(request.getParameter("code"), ""));
        }

        @Override
        public String toString() {
            return "Details";
        }
    }

    private final SignIn signIn;

    SignInProvider(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String code = attempt.getDetails() instanceof Details(String given) ? given : "";
        Person person = signIn.attempt(
                        attempt.getName(), String.valueOf(attempt.getCredentials()), code.replace(" ", ""))
                .orElseThrow(() -> new BadCredentialsException("sign-in failed"));
        return SignedIn.token(person);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
