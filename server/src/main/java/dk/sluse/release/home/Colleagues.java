package dk.sluse.release.home;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.scheme.SchemeId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/** What went home of others in a scheme, whenever: for all who analyse there, where its risk policy says so today. */
@Component
public class Colleagues {

    private final RequestFiles files;
    private final RequestPermissions permissions;
    private final RiskPolicies policies;
    private final Clock clock;

    Colleagues(RequestFiles files, RequestPermissions permissions, RiskPolicies policies, Clock clock) {
        this.files = files;
        this.permissions = permissions;
        this.policies = policies;
        this.clock = clock;
    }

    /** Whether somebody may fetch what a colleague sent home. */
    boolean mayFetch(Person person, Request one) {
        return policies.of(one.scheme()).policy().colleagues() && permissions.isColleague(person, one);
    }

    /** The newest files that others sent home; none where the policy does not say so. */
    public List<RequestFiles.Home> sentHome(Person person, SchemeId scheme) {
        return policies.of(scheme).policy().colleagues()
                ? files.newestOfOthers(person.id(), scheme, OfficeTime.today(clock))
                : List.of();
    }
}
