package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** The scheme that an analyst asks for. */
@Component
class OwnScheme {

    private final Schemes schemes;
    private final SchemeAccess access;

    OwnScheme(Schemes schemes, SchemeAccess access) {
        this.schemes = schemes;
        this.access = access;
    }

    /** Only who may analyse in a scheme finds anything here. */
    Scheme find(Person person, String id) {
        return SchemeId.parse(id)
                .filter(one -> access.refusalToAnalyse(person, one).isEmpty())
                .flatMap(schemes::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
