package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.notices.Notices;
import dk.sluse.people.PersonId;
import dk.sluse.people.access.OfficeWork;
import dk.sluse.people.access.Requirement;
import dk.sluse.people.access.StaffRefusal;
import dk.sluse.people.access.Standings;
import dk.sluse.scheme.breach.BreachRefusal;
import dk.sluse.scheme.breach.BreachState;
import dk.sluse.scheme.breach.Closure;
import dk.sluse.scheme.breach.Repetition;
import dk.sluse.scheme.breach.Severity;
import java.util.List;
import org.junit.jupiter.api.Test;

/** From a report to a sanction and the end of it: what closes, for whom, and for how long. */
class BreachTest extends BreachFixture {

    @Test
    void closesUntilAnAccountIsApproved() {
        String id = report("anna", "anna");
        assertThat(now(id).selfReported()).isTrue();
        assertThat(sluse.bean(Notices.class).unread(new PersonId("bo"))).isPositive();
        assertThat(works("anna")).isTrue();
        assertThat(work().closeMeanwhile(the("rikke"), id)).isEmpty();
        assertThat(work().closeMeanwhile(the("rikke"), id)).hasValue(BreachRefusal.STATE);
        assertThat(works("anna")).isFalse();
        assertThat(sluse.bean(OfficeWork.class).lift(the("rikke"), the("anna").id()))
                .hasValue(StaffRefusal.BY_BREACH);

        assertThat(work().propose(the("rikke"), id, Severity.MILD, "Her own words"))
                .isEmpty();
        assertThat(proposal(id).repetition()).isEqualTo(Repetition.PERSON_FIRST);
        assertThat(work().decide(the("rikke"), id, Closure.Length.UNTIL_ACCOUNT_APPROVED, 0, "Mild"))
                .hasValue(BreachRefusal.STILL_HEARING);
        assertThat(work().say(the("anna"), id, "It was by mistake")).isEmpty();
        assertThat(work().say(the("bo"), id, "We have talked about it")).isEmpty();
        assertThat(work().decide(the("rikke"), id, Closure.Length.UNTIL_ACCOUNT_APPROVED, 0, " "))
                .hasValue(BreachRefusal.TEXT_MISSING);
        assertThat(work().decide(the("rikke"), id, Closure.Length.MONTHS, 37, "Long"))
                .hasValue(BreachRefusal.LENGTH);
        assertThat(work().decide(the("rikke"), id, Closure.Length.UNTIL_ACCOUNT_APPROVED, 0, "Mild"))
                .isEmpty();
        assertThat(works("anna")).isFalse();
        assertThat(sluse.bean(Standings.class).missing(the("anna").id())).containsExactly(Requirement.NO_SUSPENSION);
        assertThat(works("noah")).isTrue();

        assertThat(work().open(the("rikke"), id)).hasValue(BreachRefusal.STATE);
        assertThat(work().say(the("bo"), id, "From now on two of us look")).isEmpty();
        assertThat(work().open(the("bo"), id)).hasValue(BreachRefusal.NOT_YOUR_PART);
        assertThat(work().open(the("rikke"), id)).isEmpty();
        assertThat(works("anna")).isTrue();
        assertThat(work().open(the("rikke"), id)).hasValue(BreachRefusal.STATE);
    }

    @Test
    void countsThePersonsAndTheSchemesBreachesForTwoYears() {
        String first = sanctioned("anna", Severity.SERIOUS);
        assertThat(works("anna")).isFalse();
        wait(93);
        assertThat(works("anna")).as("three months are over").isTrue();

        String second = sanctioned("anna", Severity.MILD);
        assertThat(proposal(second).repetition()).isEqualTo(Repetition.PERSON_AGAIN);
        assertThat(proposal(second).closure()).isEqualTo(new Closure(Closure.Length.MONTHS, 1, false));
        assertThat(works("noah")).isTrue();
        wait(32);

        String third = sanctioned("noah", Severity.MILD);
        assertThat(proposal(third).repetition()).isEqualTo(Repetition.SCHEME_THIRD);
        assertThat(works("anna")).as("all answer for the third").isFalse();
        assertThat(works("noah")).isFalse();
        wait(32);
        assertThat(works("anna")).isTrue();

        String fourth = sanctioned("noah", Severity.SERIOUS);
        assertThat(proposal(fourth).closure()).isEqualTo(new Closure(Closure.Length.MONTHS, 6, true));
        wait(2 * 365);
        String late = report("bo", "anna");
        assertThat(work().propose(the("rikke"), late, Severity.MILD, "Much later"))
                .isEmpty();
        assertThat(proposal(late).repetition()).isEqualTo(Repetition.PERSON_FIRST);
        assertThat(now(first).state()).isEqualTo(BreachState.DECIDED);
    }

    @Test
    void isProposedAnewWhenAnotherOneWasDecidedMeanwhile() {
        String one = report("bo", "anna");
        String two = report("bo", "anna");
        for (String id : List.of(one, two)) {
            assertThat(work().propose(the("rikke"), id, Severity.SERIOUS, "The log"))
                    .isEmpty();
        }
        wait(15);
        assertThat(work().decide(the("rikke"), one, Closure.Length.MONTHS, 3, "Right"))
                .isEmpty();
        assertThat(work().decide(the("rikke"), two, Closure.Length.MONTHS, 3, "Right"))
                .hasValue(BreachRefusal.CHANGED);
        assertThat(work().propose(the("rikke"), two, Severity.SERIOUS, "The log"))
                .isEmpty();
        assertThat(proposal(two).repetition()).isEqualTo(Repetition.PERSON_AGAIN);
        assertThat(work().decide(the("rikke"), two, Closure.Length.MONTHS, 3, "Right"))
                .hasValue(BreachRefusal.STILL_HEARING);
    }

    @Test
    void opensWhatAnAppealTakesBack() {
        String id = sanctioned("anna", Severity.SERIOUS);
        assertThat(work().appeal(the("noah"), id, "Not me")).hasValue(BreachRefusal.NOT_YOURS);
        assertThat(work().appeal(the("anna"), id, "It was a table, not microdata"))
                .isEmpty();
        assertThat(works("anna")).as("closed until it is answered").isFalse();
        assertThat(work().answer(the("rikke"), id, false, "Right")).hasValue(BreachRefusal.SAME_OFFICER);
        assertThat(work().answer(the("rune"), id, false, "Right")).isEmpty();
        assertThat(works("anna")).isTrue();
        assertThat(now(id).state()).isEqualTo(BreachState.DISMISSED);

        String again = sanctioned("anna", Severity.SERIOUS);
        assertThat(proposal(again).repetition())
                .as("what was taken back counts for nothing")
                .isEqualTo(Repetition.PERSON_FIRST);
        wait(29);
        assertThat(work().appeal(the("anna"), again, "Late")).hasValue(BreachRefusal.TOO_LATE);
    }
}
