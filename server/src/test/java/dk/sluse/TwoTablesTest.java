package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.cure.CureWork;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.request.Cure;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.review.ReviewWork;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What an authority has already counts, whenever and from whichever of its schemes it went home. */
class TwoTablesTest extends AtTheLock {

    /** Two tables, each harmless, whose difference is one woman: the second is stopped, whoever of the authority sends it. */
    @Test
    void oneWomanIsNotToldByTwoTables() {
        int first = said(Map.of("all.csv", LockOffice.bytes("age;ill;well\n21-30;20;41\n31-40;45;35\n")));
        office.send("ann", first);
        assertThat(the(first).state()).isEqualTo(RequestState.RELEASED);
        byte[] men = LockOffice.bytes("age;ill;well\n21-30;19;11\n31-40;25;15\n");

        int second = office.said("abe", LockOffice.HEALTH, Map.of("men.csv", men));

        assertThat(office.rules(second, 1)).containsExactly(Rule.DIFFERENCE);
        Flag flag = office.flags(second, 1).getFirst();
        assertThat(flag.against()).isEqualTo(new Flag.Against(first, 1, "table 1", "B2", 19, 20, null));
        assertThat(bean(AuthorWork.class).send(person("abe"), second)).isEmpty();
        assertThat(the(second).lane()).isEqualTo(Lane.FULL);
        assertThat(office.as("abe").get("/outgoing/" + second).body())
                .contains("Trækker man tabellen fra fil 1 i hjemsendelse nr. " + first)
                .doesNotContain(">19<", ">20<");
        assertThat(office.as("rie").get("/outgoing/" + second + "/review").body())
                .contains("Angrebet: her står 19; i fil 1 i hjemsendelse nr. " + first + ", table 1 B2, står 20");
    }

    /** The same in one request, and where the first goes home only while the second is being reviewed. */
    @Test
    void whatWentHomeMeanwhileIsSeenToo() {
        byte[] all = LockOffice.bytes("town;owners;tenants\nA;220;141\nB;145;135\n");
        byte[] some = LockOffice.bytes("town;owners;tenants\nA;219;111\nB;125;115\n");
        int together = said(Map.of("all.csv", all, "some.csv", some));
        assertThat(office.rules(together, 1)).isEmpty();
        assertThat(office.rules(together, 2)).containsExactly(Rule.DIFFERENCE);

        bean(RiskPolicies.class)
                .set(person("rie").id(), LockOffice.WORK, LockOffice.policy(Map.of("atOnce", Set.of())));
        try {
            int one = said(Map.of("all.csv", all));
            int other = said(Map.of("some.csv", some));
            office.send("ann", one);
            office.send("ann", other);
            assertThat(the(other).lane()).isEqualTo(Lane.LIGHT);
            office.review("rie", one, true);
            office.review("rob", other, true);

            assertThat(the(one).state()).isEqualTo(RequestState.RELEASED);
            assertThat(the(other).state()).isEqualTo(RequestState.INDEPENDENT);
            assertThat(the(other).lane()).isEqualTo(Lane.FULL);
            assertThat(office.rules(other, 1)).containsExactly(Rule.DIFFERENCE);
            office.vote("rob", other, 1, false);
            assertThat(bean(ReviewWork.class).finish(person("rob"), other)).isEmpty();
            office.review("ria", other, false);
            assertThat(the(other).state()).isEqualTo(RequestState.REFUSED);
        } finally {
            bean(RiskPolicies.class).set(person("rie").id(), LockOffice.WORK, RiskPolicy.USUAL);
        }
    }

    /** Rounding helps only where it rounds: what nobody calls a count stays as it is, and is stopped as before. */
    @Test
    void roundingIsNoWayAroundADifference() throws IOException {
        int first = said(Map.of("one.csv", LockOffice.bytes("place;value\nEast;120\nWest;241\n")));
        office.send("ann", first);
        assertThat(the(first).state()).isEqualTo(RequestState.RELEASED);
        int second = said(Map.of("two.csv", LockOffice.bytes("place;value\nEast;121\nWest;241\n")));
        assertThat(office.rules(second, 1)).containsExactly(Rule.DIFFERENCE);

        assertThat(bean(CureWork.class).apply(person("ann"), second, 1, Cure.ROUNDED))
                .contains(RequestRefusal.NO_CURE);
    }

    /** What was fetched and then called back is still at home, whatever is said. */
    @Test
    void whatWasCalledBackIsComparedWith() throws IOException {
        byte[] all = LockOffice.bytes("farm;cows\nBig;900\nSmall;451\n");
        int first = said(Map.of("all.csv", all));
        office.send("ann", first);
        assertThat(bean(AfterWork.class).fetch(person("ann"), first, 1)).isPresent();
        assertThat(bean(AfterWork.class).recall(person("rie"), first, "A mistake", false))
                .isEmpty();
        assertThat(bean(AfterWork.class).appeal(person("ann"), first, "It is safe"))
                .isEmpty();
        assertThat(bean(ReviewWork.class).claim(person("rie"), first)).contains(RequestRefusal.CONFLICT);

        int second = said(Map.of("some.csv", LockOffice.bytes("farm;cows\nBig;899\nSmall;400\n")));

        assertThat(office.rules(second, 1)).containsExactly(Rule.DIFFERENCE);
        assertThat(bean(AfterWork.class).owes(person("ann").id(), the(first))).isTrue();
        assertThat(bean(AfterWork.class).deleted(person("ann"), first)).isEmpty();
    }
}
