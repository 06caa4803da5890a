package dk.sluse.release.request;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.Schemes;
import org.springframework.stereotype.Component;

/** Who may see and do what with a request. Every page, endpoint and job asks here. */
@Component
public class RequestPermissions {

    private final SchemeAccess access;
    private final Schemes schemes;

    RequestPermissions(SchemeAccess access, Schemes schemes) {
        this.access = access;
        this.schemes = schemes;
    }

    /** Writing it is for its author, as long as he may analyse its scheme. */
    public boolean mayWrite(Person person, Request one) {
        return one.person().equals(person.id())
                && access.refusalToAnalyse(person, one.scheme()).isEmpty();
    }

    /** Seeing it is for its author, for who answers for the authority, and for the office. */
    public boolean maySee(Person person, Request one) {
        return mayWrite(person, one)
                || access.refusalToOversee(person, one.scheme()).isEmpty();
    }

    /** Having its files at home is for its author and for who answers for the authority; the office looks at them elsewhere. */
    public boolean mayFetch(Person person, Request one) {
        return mayWrite(person, one) || answersFor(person, one);
    }

    /** Whether somebody analyses in the same scheme and did not write it. */
    public boolean isColleague(Person person, Request one) {
        return !one.person().equals(person.id())
                && access.refusalToAnalyse(person, one.scheme()).isEmpty();
    }

    /** Agreeing that it goes to the office is for who answers for the authority, and did not write it. */
    public boolean mayPreapprove(Person person, Request one) {
        return !one.person().equals(person.id()) && answersFor(person, one);
    }

    private boolean answersFor(Person person, Request one) {
        return schemes.find(one.scheme())
                .filter(scheme -> person.answersFor(scheme.authority()))
                .isPresent();
    }

    /** Reviewing is the office's. */
    public boolean mayReview(Person person) {
        return person.is(Role.RESEARCH_SERVICES);
    }

    /** Whether somebody of the office must not judge this one: he wrote it, or works in its scheme. */
    public boolean isInConflict(Person person, Request one) {
        return one.person().equals(person.id())
                || access.refusalToAnalyse(person, one.scheme()).isEmpty()
                || schemes.find(one.scheme())
                        .filter(scheme -> scheme.authority().equals(person.organisation()))
                        .isPresent();
    }
}
