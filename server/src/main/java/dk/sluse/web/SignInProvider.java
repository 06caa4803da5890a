package dk.sluse.web;

import dk.sluse.people.Person;
import dk.sluse.people.proof.SignIn;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/** Asks {@link SignIn} whether e-mail, password and one-time code belong together. */
@Component
class SignInProvider implements AuthenticationProvider {

    private final SignIn signIn;

    SignInProvider(SignIn signIn) {
        this.signIn = signIn;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String code = attempt.getDetails() instanceof SignInDetails(String given) ? given : "";
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
