package dk.sluse.release;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import java.util.Set;
import java.util.stream.Collectors;
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

    /** The schemes all of whose releases this person may see. */
    Set<SchemeId> overseen(Person person) {
        return access.overseenBy(person);
    }

    /** The schemes of which this person may see his own releases at least. */
    Set<SchemeId> visible(Person person) {
        return access.visibleTo(person).stream().map(Scheme::id).collect(Collectors.toSet());
    }

    /** How a small group could have been computed is for the office alone, as it names the group and its figure. */
    boolean maySeeAttacks(Person person) {
        return person.is(Role.RESEARCH_SERVICES);
    }

    /** Proving a release by making it again is for those who oversee. */
    public boolean mayRerun(Person person, Release release) {
        return access.refusalToOversee(person, release.scheme()).isEmpty();
    }
}
