package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.check.RiskPolicy;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.review.Panel;
import dk.sluse.release.review.ReviewWork;
import dk.sluse.release.review.Reviews;
import dk.sluse.release.review.Words;
import dk.sluse.release.seeded.TestFiles;
import dk.sluse.release.seeded.TestWork;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Test files among those of a request: reviewers cannot tell them, authors never see them, and nothing of them goes home. */
class SeededTest extends AtTheLock {

    private static final byte[] PLANTED = LockOffice.bytes("village;pupils\nA;910\nB;461\n");

    @BeforeAll
    static void testAlways() {
        bean(RiskPolicies.class)
                .set(
                        person("rie").id(),
                        LockOffice.WORK,
                        LockOffice.policy(Map.of("testPercent", 100, "lightFiles", 0)));
    }

    @AfterAll
    static void testNoMore() {
        bean(RiskPolicies.class).set(person("rie").id(), LockOffice.WORK, RiskPolicy.USUAL);
    }

    private static int make(String name) {
        assertThat(bean(TestWork.class)
                        .make(
                                person("rut"),
                                new TestWork.Made(
                                        name, PLANTED, true, "B has one school, named in the title.", "Public.")))
                .isEmpty();
        return results().getFirst().test().number();
    }

    private static List<TestFiles.Result> results() {
        return bean(TestFiles.class).results(person("rut").id());
    }

    private static void retire(int test) {
        assertThat(bean(TestWork.class).retire(person("rie"), test)).isEmpty();
    }

    /** Votes on all that a reviewer has before him, and is finished. */
    private static void judge(String reviewer, int number, String approved) {
        ReviewWork work = bean(ReviewWork.class);
        for (RequestFile file : panel(number).inQuestion()) {
            assertThat(work.vote(
                            person(reviewer),
                            number,
                            file.number(),
                            file.sha256(),
                            file.name().matches(approved),
                            "as I see it"))
                    .isEmpty();
        }
        assertThat(work.finish(person(reviewer), number)).isEmpty();
    }

    private static Panel panel(int number) {
        return bean(Reviews.class).panel(the(number));
    }

    private static int sent() {
        int number = said(Map.of("farms.csv", LockOffice.bytes("farm;cows\nBig;2\nSmall;451\n"), "towns.csv", SAFE));
        office.send("ann", number);
        return number;
    }

    @Test
    void measureReviewersAndNothingElse() throws IOException {
        int test = make("schools.csv");
        int number = sent();
        ReviewWork work = bean(ReviewWork.class);
        assertThat(work.claim(person("rie"), number)).isEmpty();
        assertThat(work.claim(person("rob"), number)).isEmpty();

        List<RequestFile> seen = panel(number).inQuestion();
        assertThat(seen).extracting(RequestFile::name).containsExactly("farms.csv", "towns.csv", "schools.csv");
        int planted = seen.getLast().number();
        assertThat(seen.getLast().sha256()).isNotEqualTo(seen.getFirst().sha256());
        String file = "/outgoing/" + number + "/review/files/" + planted;
        assertThat(office.as("rie").get("/outgoing/" + number + "/review").body())
                .contains("schools.csv")
                .doesNotContain("id=\"tests\"");
        assertThat(office.as("rie").get(file).body()).contains(">910<", "Public.");
        assertThat(office.as("rie").get(file + "/content").body()).contains("B;461");
        assertThat(bean(AfterWork.class).say(person("rie"), number, new Words(planted, "B2", false, "Which school?")))
                .isEmpty();
        assertThat(office.files(number)).hasSize(2);
        assertThat(office.as("ann").get("/outgoing/" + number).body())
                .doesNotContain("schools", "#" + planted, "Which school?");

        measures(number, planted, test, seen.getLast().sha256());
    }

    private static void measures(int number, int planted, int test, String sha256) throws IOException {
        assertThat(office.as("rob").get("/test-files").body())
                .as("who may get it is told neither name nor answer")
                .doesNotContain("schools", "B has one school");
        judge("rie", number, ".*");
        judge("rob", number, "(farms|towns).csv");

        assertThat(the(number).state())
                .as("they differ about the test file alone")
                .isEqualTo(RequestState.RELEASED);
        assertThat(bean(AfterWork.class).fetch(person("ann"), number, planted)).isEmpty();
        assertThat(office.as("ann").get("/outgoing/" + number).body()).doesNotContain("schools", "Which school?");
        assertThat(office.as("rie").get("/outgoing/" + number + "/review").body())
                .contains("id=\"tests\"", "schools.csv, var en prøve", "B has one school", "Du svarede det modsatte.");
        assertThat(office.as("rob").get("/outgoing/" + number + "/review").body())
                .contains("Du svarede rigtigt.")
                .doesNotContain("Du svarede det modsatte.");
        assertThat(bean(ReviewWork.class).vote(person("rie"), number, planted, sha256, false, "late"))
                .isPresent();
        TestFiles.Result result = results().getFirst();
        assertThat(result.test().number()).isEqualTo(test);
        assertThat(result.judged()).isEqualTo(2);
        assertThat(result.right()).isEqualTo(1);
        assertThat(office.as("rob").get("/test-files").body()).contains("rigtigt på 1 af de 1");
        assertThat(bean(AuditTrail.class).newest(200))
                .extracting(one -> one.entry().action() + " " + one.entry().subject())
                .contains(
                        "test-file.made " + test,
                        "request.test-placed " + number + "/" + planted,
                        "request.test-ended " + number);
        retire(test);
    }

    /** Who made one, or has seen it, gets another or none; what goes back to its author has none any more. */
    @Test
    void areUnknownToWhoGetsThem() {
        int test = make("harbours.csv");
        ReviewWork work = bean(ReviewWork.class);
        int number = sent();
        assertThat(work.claim(person("rut"), number)).isEmpty();
        assertThat(panel(number).inQuestion()).as("her own").hasSize(2);

        int second = sent();
        assertThat(work.claim(person("ria"), second)).isEmpty();
        assertThat(panel(second).inQuestion()).hasSize(3);
        assertThat(office.as("ria").get("/test-files").body()).doesNotContain("harbours");
        assertThat(work.giveBack(person("ria"), second, "Which harbours are these?"))
                .as("it may be about the test file")
                .contains(RequestRefusal.TEST_ENDED);
        assertThat(work.giveBack(person("ria"), second, "Which farms are these?"))
                .isEmpty();
        assertThat(panel(second).inQuestion()).hasSize(2);
        assertThat(office.as("ann").get("/outgoing/" + second).body()).doesNotContain("harbours");

        int third = sent();
        assertThat(work.claim(person("ria"), third)).isEmpty();
        assertThat(panel(third).inQuestion()).as("seen before").hasSize(2);
        retire(test);
        int fourth = sent();
        assertThat(work.claim(person("ras"), fourth)).isEmpty();
        assertThat(panel(fourth).inQuestion()).as("not in use").hasSize(2);
        assertThat(work.finish(person("ras"), fourth)).contains(RequestRefusal.VOTES_MISSING);
    }

    @Test
    void areTheReviewersAlone() {
        for (String other : List.of("ann", "abe", "bo", "oda")) {
            Visitor visitor = office.as(other);
            assertThat(visitor.get("/test-files").statusCode()).as(other).isEqualTo(404);
            assertThat(visitor.post("/test-files", Map.of("wrong", "x"), "/account")
                            .statusCode())
                    .isEqualTo(404);
            assertThat(visitor.post("/test-files/1/retire", Map.of(), "/account")
                            .statusCode())
                    .isEqualTo(404);
        }
        TestWork work = bean(TestWork.class);
        TestWork.Made good = new TestWork.Made("a.csv", PLANTED, true, "wrong", "");
        assertThat(work.make(person("ann"), good)).contains(TestWork.Refusal.NOT_FOUND);
        assertThat(work.make(person("rie"), new TestWork.Made("a/b.csv", PLANTED, true, "wrong", "")))
                .contains(TestWork.Refusal.NAME);
        assertThat(work.make(person("rie"), new TestWork.Made("a.csv", PLANTED, true, " ", "")))
                .contains(TestWork.Refusal.TEXT);
        assertThat(work.make(person("rie"), new TestWork.Made("a.csv", new byte[0], true, "wrong", "")))
                .contains(TestWork.Refusal.SIZE);
    }
}
