package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.release.review.Words;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Two who look at the same files, each alone, and what follows. */
class ReviewTest extends AtTheLock {

    /** Whoever reviews sees nothing of what the other says before both are finished, and decides on the bytes that he saw. */
    @Test
    void twoAreBlindToEachOther() {
        int number = said(four());
        office.send("ann", number);
        assertThat(the(number).lane()).isEqualTo(Lane.FULL);
        ReviewWork work = bean(ReviewWork.class);
        assertThat(work.claim(person("rie"), number)).isEmpty();
        assertThat(work.claim(person("rob"), number)).isEmpty();
        assertThat(work.claim(person("ria"), number)).contains(RequestRefusal.SEATS_TAKEN);
        assertThat(work.vote(person("rie"), number, 1, "0".repeat(64), true, ""))
                .contains(RequestRefusal.OTHER_BYTES);
        assertThat(work.vote(person("ria"), number, 1, "0".repeat(64), true, ""))
                .contains(RequestRefusal.NO_SEAT);
        assertThat(work.finish(person("rie"), number)).contains(RequestRefusal.VOTES_MISSING);
        String sha256 = office.files(number).getFirst().sha256();
        assertThat(work.vote(person("rie"), number, 1, sha256, false, "zebra words"))
                .isEmpty();
        assertThat(bean(AfterWork.class).say(person("rie"), number, words(true, "okapi words")))
                .isEmpty();

        assertThat(office.as("rie").get("/outgoing/" + number + "/review").body())
                .contains("zebra words", "okapi words");
        assertThat(office.as("rob").get("/outgoing/" + number + "/review").body())
                .doesNotContain("zebra words", "okapi words");
        assertThat(office.as("ann").get("/outgoing/" + number).body())
                .doesNotContain("zebra words", "okapi words", "rie", "rob");
    }

    private static Words words(boolean internal, String text) {
        return new Words(null, "", internal, text);
    }

    private static Map<String, byte[]> four() {
        return Map.of("a.csv", SMALL, "b.csv", SAFE, "c.csv", SAFE, "d.csv", SAFE);
    }

    /** Approved files go, others stay; who appeals is judged by others, once; what is called back is handed out to nobody. */
    @Test
    void goesHomeIsRefusedAppealedAndCalledBack() throws IOException {
        int number = said(four());
        office.send("ann", number);
        ReviewWork work = bean(ReviewWork.class);
        AfterWork after = bean(AfterWork.class);
        office.review("rie", number, true);
        assertThat(work.claim(person("rob"), number)).isEmpty();
        for (int file = 1; file <= 4; file++) {
            office.vote("rob", number, file, file > 1);
        }
        assertThat(work.finish(person("rob"), number)).isEmpty();
        assertThat(the(number).state()).isEqualTo(RequestState.TOGETHER);
        office.vote("rie", number, 1, false);
        assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);
        assertThat(after.fetch(person("ann"), number, 1)).isEmpty();
        assertThat(after.fetch(person("ann"), number, 2)).isPresent();

        assertThat(after.appeal(person("ann"), number, "")).contains(RequestRefusal.TEXT_MISSING);
        assertThat(after.appeal(person("ann"), number, "It is published.")).isEmpty();
        assertThat(work.claim(person("rie"), number)).contains(RequestRefusal.CONFLICT);
        office.review("ria", number, true);
        office.review("ras", number, true);
        assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);
        assertThat(office.files(number).getFirst().exceptionUntil()).isNotNull();
        assertThat(after.appeal(person("ann"), number, "Again.")).contains(RequestRefusal.STATE);

        assertThat(after.recall(person("bo"), number, "x", false)).contains(RequestRefusal.NOT_FOUND);
        assertThat(after.recall(person("rie"), number, "A mistake was found.", false))
                .isEmpty();
        assertThat(after.fetch(person("ann"), number, 2)).isEmpty();
        assertThat(after.deleted(person("bo"), number)).contains(RequestRefusal.STATE);
        assertThat(after.deleted(person("ann"), number)).isEmpty();
        assertThat(after.owes(person("ann").id(), the(number))).isFalse();
    }

    /** Who has left a scheme does not see its requests any more, but owes to delete what he has. */
    @Test
    void whoHasLeftSaysThatItIsDeleted() throws IOException {
        Credentials credentials = office.sluse().person("liv", Role.ANALYST, "agency");
        office.sluse().attach("liv", LockOffice.WORK);
        int number =
                office.said("liv", LockOffice.WORK, Map.of("a.csv", LockOffice.bytes("ferry;seats\nA;900\nB;451\n")));
        office.send("liv", number);
        AfterWork after = bean(AfterWork.class);
        assertThat(after.fetch(person("liv"), number, 1)).isPresent();
        bean(Schemes.class)
                .detach(
                        new PersonId("liv"),
                        LockOffice.WORK,
                        AuditEntry.of("bo", "scheme.detached", "liv").under(LockOffice.WORK.value()));
        Visitor liv = office.sluse().visitor().signIn("liv", credentials);
        String page = "/outgoing/" + number + "/deletion";
        assertThat(liv.get(page).statusCode()).as("nothing to delete yet").isEqualTo(404);

        assertThat(after.recall(person("rie"), number, "A mistake was found.", false))
                .isEmpty();

        assertThat(liv.get("/outgoing/" + number).statusCode()).isEqualTo(404);
        assertThat(liv.get(page).body()).contains("Slet alle kopier");
        for (String other : List.of("abe", "bo", "rie")) {
            assertThat(office.as(other).get(page).statusCode()).isEqualTo(404);
        }
        assertThat(bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().actor() + " " + one.entry().action())
                .contains("abe access.refused", "bo access.refused", "rie access.refused")
                .doesNotContain("abe request.deleted");
        assertThat(after.deleted(person("abe"), number)).contains(RequestRefusal.NOT_FOUND);
        assertThat(liv.post(page, Map.of(), page).statusCode()).isEqualTo(302);
        assertThat(after.owes(new PersonId("liv"), the(number))).isFalse();
        assertThat(liv.get(page).statusCode()).isEqualTo(404);
    }

    /** Colleagues fetch what went home where the policy of the scheme says so, and are asked to delete it too. */
    @Test
    void colleaguesFetchWhereThePolicySaysSo() throws IOException {
        Credentials credentials = office.sluse().person("eva", Role.ANALYST, "agency");
        office.sluse().attach("eva", LockOffice.WORK);
        int number = said(Map.of("harbour.csv", LockOffice.bytes("harbour;boats\nA;910\nB;461\n")));
        office.send("ann", number);
        Visitor eva = office.sluse().visitor().signIn("eva", credentials);
        String file = "/outgoing/" + number + "/files/1";
        String list = "/schemes/" + LockOffice.WORK.value() + "/outgoing";
        assertThat(eva.get(file).statusCode()).as("the policy does not say so").isEqualTo(404);
        assertThat(eva.get(list).body()).doesNotContain(file);

        bean(RiskPolicies.class)
                .set(person("rie").id(), LockOffice.WORK, LockOffice.policy(Map.of("colleagues", true)));
        try {
            assertThat(eva.get(list).body()).contains(file);
            assertThat(eva.get(file).body()).contains("harbour;boats");
            assertThat(eva.get("/outgoing/" + number).statusCode())
                    .as("only its files")
                    .isEqualTo(404);
            for (String other : List.of("abe", "oda", "rie")) {
                assertThat(office.as(other).get(file).statusCode()).as(other).isEqualTo(404);
            }
            assertThat(bean(AuditTrail.class).newest(40))
                    .extracting(one -> one.entry().actor() + " " + one.entry().action())
                    .contains("eva access.refused", "eva request.fetched", "abe access.refused", "oda access.refused");
            AfterWork after = bean(AfterWork.class);
            assertThat(after.recall(person("rie"), number, "A mistake was found.", false))
                    .isEmpty();
            assertThat(eva.get(file).statusCode()).isEqualTo(404);
            assertThat(eva.get(list).body()).doesNotContain(file);
            assertThat(eva.get("/outgoing/" + number + "/deletion").body()).contains("Slet alle kopier");
        } finally {
            bean(RiskPolicies.class).set(person("rie").id(), LockOffice.WORK, RiskPolicy.USUAL);
            bean(Schemes.class)
                    .detach(
                            new PersonId("eva"),
                            LockOffice.WORK,
                            AuditEntry.of("bo", "scheme.detached", "eva").under(LockOffice.WORK.value()));
        }
    }

    /** A third decides where two do not agree. */
    @Test
    void aThirdDecides() {
        int number = said(four());
        office.send("ann", number);
        office.review("rie", number, true);
        office.review("rob", number, false);
        ReviewWork work = bean(ReviewWork.class);
        assertThat(work.callThird(person("ria"), number)).contains(RequestRefusal.NO_SEAT);
        assertThat(work.callThird(person("rie"), number)).isEmpty();
        assertThat(work.claim(person("rob"), number)).contains(RequestRefusal.SEATS_TAKEN);
        office.review("ria", number, false);
        assertThat(the(number).state()).isEqualTo(RequestState.REFUSED);
    }
}
