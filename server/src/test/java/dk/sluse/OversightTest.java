package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.people.PersonId;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.oversight.Fall;
import dk.sluse.release.oversight.Reevaluation;
import dk.sluse.release.oversight.Reevaluations;
import dk.sluse.release.oversight.Statistics;
import dk.sluse.release.oversight.Statistics.OfReviewer;
import dk.sluse.release.request.Flag;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.scheme.breach.BreachKind;
import dk.sluse.scheme.breach.BreachReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The office sees what newer rules say of what is at home, and how the lock does. */
class OversightTest extends AtTheLock {

    /** A file that was harmless when it went home falls under a stricter policy, and is what it was. */
    @Test
    void whatNewRulesSayOfTheOld() {
        byte[] table = LockOffice.bytes("harbour;persons\nEast;4\nWest;7310\n");
        int request = office.said("abe", LockOffice.HEALTH, Map.of("harbours.csv", table));
        office.send("abe", request);
        assertThat(the(request).state()).isEqualTo(RequestState.RELEASED);
        RequestFile before = office.files(request).getFirst();
        assertThat(fallen(evaluate())).doesNotContain(request);

        bean(RiskPolicies.class).set(person("rie").id(), LockOffice.HEALTH, LockOffice.policy(Map.of("threshold", 5)));
        try {
            Reevaluation strict = evaluate();

            Fall fall = bean(Reevaluations.class).falls(strict.number()).stream()
                    .filter(one -> one.request() == request)
                    .findFirst()
                    .orElseThrow();
            assertThat(fall.file()).isEqualTo(1);
            assertThat(fall.flags()).extracting(Flag::rule).containsExactly(Rule.LOW_COUNT);
            assertThat(strict.falls()).isPositive();
            assertThat(strict.unread()).isZero();
            assertThat(office.files(request).getFirst()).isEqualTo(before);
            assertThat(the(request).state()).isEqualTo(RequestState.RELEASED);
            assertThat(office.as("rie")
                            .get("/outgoing/re-evaluations/" + strict.number())
                            .body())
                    .contains("Nr. " + request + ", fil 1", "Små antal");
            assertThat(office.as("rie").get("/outgoing/re-evaluations").body()).contains(">" + strict.number() + "<");
            assertThat(bean(AuditTrail.class).newest(20))
                    .extracting(one -> one.entry().actor() + " " + one.entry().action())
                    .contains("system:inspection release.reevaluated", "rie release.reevaluation-wanted");
        } finally {
            bean(RiskPolicies.class).set(person("rie").id(), LockOffice.HEALTH, RiskPolicy.USUAL);
        }
    }

    private static Reevaluation evaluate() {
        assertThat(office.as("rie")
                        .post("/outgoing/re-evaluations", Map.of(), "/outgoing/re-evaluations")
                        .statusCode())
                .isEqualTo(302);
        Reevaluations all = bean(Reevaluations.class);
        Awaitility.await()
                .atMost(Duration.ofMinutes(3))
                .until(() -> all.all().getFirst().endedAt() != null);
        return all.all().getFirst();
    }

    private static List<Integer> fallen(Reevaluation one) {
        return bean(Reevaluations.class).falls(one.number()).stream()
                .map(Fall::request)
                .toList();
    }

    /** Only the first vote, which is blind, tells whether two agree; what was decided tells who was right. */
    @Test
    void whoAgreesIsCounted() {
        OfReviewer rieBefore = of("rie");
        OfReviewer robBefore = of("rob");
        int number = said(Map.of("a.csv", SMALL, "b.csv", SAFE, "c.csv", SAFE, "d.csv", SAFE));
        office.send("ann", number);
        office.review("rie", number, true);
        ReviewWork work = bean(ReviewWork.class);
        assertThat(work.claim(person("rob"), number)).isEmpty();
        for (int file = 1; file <= 4; file++) {
            office.vote("rob", number, file, file > 1);
        }
        assertThat(work.finish(person("rob"), number)).isEmpty();
        office.vote("rie", number, 1, false);
        assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);

        assertThat(since(rieBefore)).isEqualTo(new OfReviewer(new PersonId("rie"), 4, 4, 3, 4, 3));
        assertThat(since(robBefore)).isEqualTo(new OfReviewer(new PersonId("rob"), 4, 4, 3, 4, 4));
        assertThat(bean(Statistics.class).rules())
                .filteredOn(one -> one.rule().equals("LOW_COUNT"))
                .first()
                .satisfies(low -> assertThat(low.refused()).isPositive());
        assertThat(bean(Statistics.class).lanes())
                .extracting(Statistics.OfLane::lane)
                .contains("FULL");

        assertThat(bean(AfterWork.class).appeal(person("ann"), number, "It is published."))
                .isEmpty();
        office.review("ria", number, true);
        office.review("ras", number, true);
        assertThat(bean(Statistics.class).exceptions())
                .filteredOn(one -> one.request() == number)
                .singleElement()
                .satisfies(one -> assertThat(one.until())
                        .isEqualTo(office.files(number).getFirst().exceptionUntil()));
        assertThat(office.as("rie").get("/outgoing/statistics").body())
                .contains("Små antal", ">rob<", "/outgoing/" + number + "/review");
    }

    /** Where a rule was broken the breach is reported with it, and takes its own course. */
    @Test
    void whatIsCalledBackCanBeABreach() {
        int number = said(Map.of("a.csv", LockOffice.bytes("quarry;workers\nBig;900\nSmall;451\n")));
        office.send("ann", number);
        assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);

        assertThat(bean(AfterWork.class).recall(person("rie"), number, "", true))
                .contains(RequestRefusal.TEXT_MISSING);
        assertThat(bean(AfterWork.class).recall(person("rie"), number, "Rows of persons", true))
                .isEmpty();

        assertThat(bean(BreachReports.class).visibleTo(person("ann")))
                .filteredOn(breach -> breach.description().equals("/outgoing/" + number + ": Rows of persons"))
                .singleElement()
                .satisfies(breach -> {
                    assertThat(breach.person()).isEqualTo(person("ann").id());
                    assertThat(breach.kind()).isEqualTo(BreachKind.MICRODATA_TAKEN_HOME);
                    assertThat(breach.selfReported()).isFalse();
                });
        assertThat(the(number).state()).isEqualTo(RequestState.RECALLED);
    }

    private static OfReviewer of(String name) {
        return bean(Statistics.class).reviewers().stream()
                .filter(one -> one.reviewer().value().equals(name))
                .findFirst()
                .orElse(new OfReviewer(new PersonId(name), 0, 0, 0, 0, 0));
    }

    private static OfReviewer since(OfReviewer before) {
        OfReviewer now = of(before.reviewer().value());
        return new OfReviewer(
                now.reviewer(),
                now.judged() - before.judged(),
                now.alone() - before.alone(),
                now.agreed() - before.agreed(),
                now.decided() - before.decided(),
                now.asDecided() - before.asDecided());
    }

    /** One that cannot be done ends all the same, so that another can be begun. */
    @Test
    @Tag("heavy")
    void whatCannotBeLookedIntoIsTold() throws IOException {
        int request = office.said(
                "abe", LockOffice.HEALTH, Map.of("a.csv", LockOffice.bytes("well;persons\nEast;400\nWest;7310\n")));
        office.send("abe", request);
        assertThat(the(request).state()).isEqualTo(RequestState.RELEASED);
        Path kept = office.sluse().home().resolve("outgoing/" + request + "/1");
        assertThat(kept).exists();
        byte[] bytes = Files.readAllBytes(kept);
        Files.delete(kept);
        try {
            assertThat(evaluate().unread()).isEqualTo(1);
        } finally {
            Files.write(kept, bytes);
        }
        assertThat(evaluate().unread()).isZero();
    }

    @Test
    void isTheOfficesAlone() {
        for (String name : List.of("ann", "bo", "oda")) {
            Visitor visitor = office.as(name);
            for (String path :
                    List.of("/outgoing/statistics", "/outgoing/re-evaluations", "/outgoing/re-evaluations/1")) {
                assertThat(visitor.get(path).statusCode()).as(name + " " + path).isEqualTo(404);
            }
            assertThat(visitor.post("/outgoing/re-evaluations", Map.of(), "/account")
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().actor() + " " + one.entry().action())
                .contains("ann access.refused", "bo access.refused", "oda access.refused")
                .doesNotContain("ann release.reevaluation-wanted");
        assertThat(office.as("rie").get("/outgoing/re-evaluations/none").statusCode())
                .isEqualTo(404);
    }
}
