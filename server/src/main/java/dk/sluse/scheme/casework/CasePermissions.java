package dk.sluse.scheme.casework;

import dk.sluse.people.Person;
import dk.sluse.people.Role;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Who may do what with a case. The page asks here which buttons to show; the command asks again. */
@Component
public class CasePermissions {

    private final Cases cases;

    CasePermissions(Cases cases) {
        this.cases = cases;
    }

    /** The case that an address names, for who may see it; empty for others, as if there were none. */
    public Optional<Case> visible(Person person, String id) {
        return CaseId.parse(id)
                .flatMap(cases::find)
                .filter(one -> refusalToSee(person, one).isEmpty());
    }

    /**
     * Seeing a case: those who act and sign for the authority that it is about, the office's case officers once it has been
     * submitted, whom they ask, and who signs for the office once there is something to sign.
     */
    public Optional<CaseRefusal> refusalToSee(Person person, Case one) {
        boolean theirs = (Party.APPLICANT.includes(person) || person.is(Role.SIGNATORY))
                && one.authority().equals(person.organisation());
        boolean officers = isOfficer(person) && one.state() != CaseState.DRAFT;
        boolean signs = person.is(Role.OFFICE_SIGNATORY)
                && (one.state() == CaseState.SIGNING || one.state() == CaseState.AGREED);
        return theirs || officers || signs || isAsked(person, one)
                ? Optional.empty()
                : Optional.of(CaseRefusal.NOT_YOURS);
    }

    /** Whether the person is asked, or was, to approve what the case is about. */
    public boolean isAsked(Person person, Case one) {
        return !Collections.disjoint(one.asked(), Party.approving(person));
    }

    /** Whether the person is of the office, and may see what only the office sees. */
    public boolean isOfOffice(Person person) {
        return person.roles().stream().anyMatch(Role::ofOffice);
    }

    /** Whether the person works on cases for the office. */
    public boolean isOfficer(Person person) {
        return Party.CONSULTING.includes(person) || Party.RESEARCH_SERVICES.includes(person);
    }

    /** Whether the person has to do with cases at all. */
    public boolean hasCases(Person person) {
        return person.hasCases();
    }

    public Optional<CaseRefusal> refusal(Person person, Case one, CaseAction action) {
        Optional<CaseRefusal> unseen = refusalToSee(person, one);
        if (unseen.isPresent()) {
            return unseen;
        }
        if (!action.party().includes(person)) {
            return Optional.of(CaseRefusal.NOT_YOUR_PART);
        }
        if (!action.isPossibleIn(one.state())) {
            return Optional.of(CaseRefusal.WRONG_STATE);
        }
        if (action.party() == Party.APPROVERS && !isAsked(person, one)) {
            return Optional.of(CaseRefusal.NOT_YOUR_PART);
        }
        boolean another = one.claimedBy() != null && !one.claimedBy().equals(person.id());
        return action.party() != Party.APPROVERS && action.party().ofOffice() && !action.claims() && another
                ? Optional.of(CaseRefusal.CLAIMED_BY_ANOTHER)
                : Optional.empty();
    }

    /** What the person may do now, in the order of the table. */
    public List<CaseAction> open(Person person, Case one) {
        return Arrays.stream(CaseAction.values())
                .filter(action -> refusal(person, one, action).isEmpty())
                .toList();
    }
}
