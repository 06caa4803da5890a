package dk.sluse.web;

import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import java.io.Serializable;
import java.security.Principal;
import java.util.Collection;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is signed in: only the id is kept, the person is looked up at each request. */
record SignedIn(PersonId id) implements Principal, Serializable {

    @Override
    public String getName() {
        return id.value();
    }

    static UsernamePasswordAuthenticationToken token(Person person) {
        return token(
                person,
                person.roles().stream()
                        .map(role -> new SimpleGrantedAuthority(role.authority()))
                        .toList());
    }

    static UsernamePasswordAuthenticationToken token(
            Person person, Collection<? extends GrantedAuthority> authorities) {
        UsernamePasswordAuthenticationToken token =
                UsernamePasswordAuthenticationToken.authenticated(new SignedIn(person.id()), null, authorities);
        // Otherwise what the person proved himself with would be kept with the session.
        token.setDetails("");
        return token;
    }
}
