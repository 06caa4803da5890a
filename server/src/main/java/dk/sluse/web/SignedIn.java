package dk.sluse.web;

import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import java.security.Principal;
import java.util.Collection;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Who is signed in: only the id is kept, the person is looked up at each request. */
record SignedIn(PersonId id) implements Principal {

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
        return UsernamePasswordAuthenticationToken.authenticated(new SignedIn(person.id()), null, authorities);
    }
}
