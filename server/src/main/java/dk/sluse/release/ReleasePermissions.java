package dk.sluse.release;

import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeAccess;
import org.springframework.stereotype.Component;

/** Who may see a release: the one who sent it, as long as he may analyse the scheme, and those who oversee it. */
@Component
public class ReleasePermissions {

    private final SchemeAccess access;

    ReleasePermissions(SchemeAccess access) {
        this.access = access;
    }

    public boolean maySee(Person person, Release release) {
        boolean own = release.person().equals(person.id())
                && access.refusalToAnalyse(person, release.scheme()).isEmpty();
        return own || mayRerun(person, release);
    }

    /** Proving a release by making it again is for those who oversee. */
    public boolean mayRerun(Person person, Release release) {
        return access.refusalToOversee(person, release.scheme()).isEmpty();
    }
}
