package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.inspection.corpus.Corpus;
import dk.sluse.inspection.rule.Rule;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.check.Readings;
import dk.sluse.release.check.RiskPolicies;
import dk.sluse.release.cure.CureWork;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.home.Look;
import dk.sluse.release.request.Cure;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestRefusal;
import dk.sluse.release.request.RequestState;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

/** What goes home, and what does not. */
class LockTest extends AtTheLock {

    @Test
    void whatIsProvenSafeGoesHomeAtOnce() throws IOException {
        int number = said(Map.of("table.csv", SAFE));
        office.send("ann", number);

        assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);
        assertThat(the(number).lane()).isEqualTo(Lane.AT_ONCE);
        assertThat(bean(AfterWork.class).fetch(person("ann"), number, 1)).hasValue(SAFE);
        assertThat(bean(AfterWork.class).fetch(person("bo"), number, 1)).hasValue(SAFE);
        for (String other : List.of("abe", "oda", "rie")) {
            assertThat(bean(AfterWork.class).fetch(person(other), number, 1)).isEmpty();
        }
        assertThat(bean(AuditTrail.class).newest(30))
                .extracting(one -> one.entry().action())
                .contains("request.begun", "request.checked", "request.sent", "request.sent-home", "request.fetched");
        assertThat(bean(AuditVerification.class).verify().faults()).isEmpty();
    }

    @Test
    void nothingIsSentWithoutItsContext() {
        int number = office.request("ann", LockOffice.WORK, Map.of("table.csv", SMALL));
        assertThat(bean(AuthorWork.class).send(person("ann"), number)).contains(RequestRefusal.CONTEXT_MISSING);
        assertThat(the(number).state()).isEqualTo(RequestState.DRAFT);
    }

    @Test
    void whatIsNoDocumentCannotBeSentWhateverIsSaidOfIt() {
        int number = said(Map.of("archive.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 0, 0, 9, 9, 9}));
        assertThat(bean(AuthorWork.class).send(person("ann"), number)).contains(RequestRefusal.NOT_ACCEPTED);
        assertThat(bean(AuthorWork.class).leave(person("ann"), number, 1, true)).isEmpty();
        assertThat(bean(AuthorWork.class).send(person("ann"), number)).contains(RequestRefusal.NOTHING);
    }

    @Test
    void aSmallOneWithALowCountIsReviewedByOne() {
        int number = said(Map.of("table.csv", SMALL));
        office.send("ann", number);
        assertThat(the(number).lane()).isEqualTo(Lane.LIGHT);

        office.review("rie", number, true);

        assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);
    }

    /** The issue's own story: a pivot cache is found, cured with one click, and what is left is a table. */
    @Test
    void rowsBehindAPivotTableAreFoundAndCured() throws IOException {
        byte[] pivot = Corpus.pivotBehind(
                List.of(List.of("region", "persons"), List.of("North", "5120"), List.of("South", "7310")));
        int number = said(Map.of("pivot.xlsx", pivot));
        assertThat(office.flags(number, 1))
                .extracting(flag -> String.valueOf(flag.how()))
                .contains("PIVOT_CACHE");
        assertThat(office.rules(number, 1)).contains(Rule.RECORD_LEVEL);

        assertThat(bean(CureWork.class).apply(person("ann"), number, 1, Cure.PLAIN))
                .isEmpty();

        List<RequestFile> files = office.files(number);
        assertThat(files).hasSize(2);
        assertThat(files.get(0).leftOut()).isTrue();
        assertThat(office.rules(number, 2)).doesNotContain(Rule.RECORD_LEVEL, Rule.CONCEALED);
        assertThat(bean(CureWork.class).apply(person("ann"), number, 1, Cure.PLAIN))
                .contains(RequestRefusal.NO_CURE);
    }

    /** The rows behind a picture, and in its remarks, are gone with one click; its pixels are the same. */
    @Test
    void aPictureIsCured() throws IOException {
        for (String name : List.of("behind.png", "gamma.png", "scan.jpg", "behind.tif")) {
            byte[] hiding = Corpus.pictureHiding(name);
            int number = said(Map.of(name, hiding));
            assertThat(office.rules(number, 1)).as(name).isNotEmpty();

            assertThat(bean(CureWork.class).apply(person("ann"), number, 1, Cure.PLAIN))
                    .isEmpty();

            assertThat(office.rules(number, 2)).as(name).isEmpty();
            byte[] cured =
                    bean(Readings.class).content(number, office.files(number).get(1));
            BufferedImage before = ImageIO.read(new ByteArrayInputStream(hiding));
            BufferedImage after = ImageIO.read(new ByteArrayInputStream(cured));
            assertThat(pixels(after)).isEqualTo(pixels(before));
        }
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    @Test
    void lowCountsAreRoundedAway() throws IOException {
        int number = said(Map.of("table.csv", SMALL));
        assertThat(office.rules(number, 1)).containsExactly(Rule.LOW_COUNT);

        assertThat(bean(CureWork.class).apply(person("ann"), number, 1, Cure.ROUNDED))
                .isEmpty();

        assertThat(office.rules(number, 2)).isEmpty();
        assertThat(bean(Readings.class).content(number, office.files(number).get(1)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("region;persons\nNorth;0\nSouth;7310\n");
        assertThat(bean(AfterWork.class).look(person("rie"), number, 2, Look.TAKEN))
                .as("not sent")
                .isEmpty();
    }

    /** Small groups are left out with what they follow from, and somebody looks before the table goes. */
    @Test
    void smallGroupsAreLeftOut() throws IOException {
        int number = said(Map.of("table.csv", LockOffice.bytes("dike;workers\nOld;2\nNew;7310\nMid;90\nTotal;7402\n")));
        assertThat(office.rules(number, 1)).containsExactly(Rule.LOW_COUNT);

        assertThat(bean(CureWork.class).apply(person("ann"), number, 1, Cure.SUPPRESSED))
                .isEmpty();

        assertThat(office.rules(number, 2)).isEmpty();
        assertThat(bean(Readings.class).content(number, office.files(number).get(1)))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("dike;workers\nOld;..\nNew;7310\nMid;..\nTotal;7402\n");
        office.send("ann", number);
        assertThat(the(number).lane()).isEqualTo(Lane.LIGHT);
        assertThat(office.as("rie")
                        .get("/outgoing/" + number + "/review/files/2")
                        .body())
                .contains("Som den var før", "2 celler er andre", "<del>2</del>", "<del>90</del>")
                .doesNotContain("<del>7310</del>");
    }

    /** A later request with a file of the same name shows reviewers what is different. */
    @Test
    void reviewersSeeWhatIsDifferentFromTheFormerVersion() {
        int first = said(Map.of("fields.csv", LockOffice.bytes("field;sheep\nOld;70\nNew;80\n")));
        office.send("ann", first);
        int second = said(Map.of("fields.csv", LockOffice.bytes("field;sheep\nOld;70\nNew;180\n")));
        office.send("ann", second);
        String page =
                office.as("rie").get("/outgoing/" + second + "/review/files/1").body();
        assertThat(page)
                .contains("Den forrige med samme navn, nr. " + first, "én celle er en anden", "<del>80</del>")
                .doesNotContain("<del>70</del>");
        assertThat(office.as("rie")
                        .get("/outgoing/" + first + "/review/files/1")
                        .body())
                .doesNotContain("Den forrige med samme navn", "<del>");
    }

    /** The authority may want its own person to agree first. */
    @Test
    void theAuthoritysOwnPersonAgreesFirst() {
        bean(RiskPolicies.class)
                .set(
                        person("rie").id(),
                        LockOffice.WORK,
                        LockOffice.policy(Map.of("samplePercent", 0, "preapproval", true)));
        try {
            int number = said(Map.of("table.csv", LockOffice.bytes("school;pupils\nEast;512\nWest;731\n")));
            office.send("ann", number);
            assertThat(the(number).state()).isEqualTo(RequestState.PREAPPROVAL);
            for (String other : List.of("ann", "rie", "oda")) {
                assertThat(bean(AuthorWork.class).preapprove(person(other), number, true))
                        .contains(RequestRefusal.NOT_FOUND);
            }
            int other = said(Map.of("table.csv", LockOffice.bytes("school;pupils\nEast;511\nWest;700\n")));
            office.send("ann", other);
            assertThat(the(other).lane()).isEqualTo(Lane.AT_ONCE);
            for (int one : List.of(number, other)) {
                assertThat(bean(AuthorWork.class).preapprove(person("bo"), one, true))
                        .isEmpty();
            }
            assertThat(the(number).state()).isEqualTo(RequestState.RELEASED);
            assertThat(the(other).state())
                    .as("tells one together with the first")
                    .isEqualTo(RequestState.INDEPENDENT);
        } finally {
            bean(RiskPolicies.class).set(person("rie").id(), LockOffice.WORK, LockOffice.policy(Map.of()));
        }
    }

    /** Nobody finds what is not his, and nothing is told to whom it does not concern. */
    @Test
    void isNobodyElses() {
        int number = said(Map.of("0101801234.csv", SMALL));
        office.send("ann", number);
        String page = "/outgoing/" + number;
        for (String other : List.of("abe", "oda")) {
            Visitor visitor = office.as(other);
            for (String path :
                    List.of(page, page + "/files/1", page + "/review", page + "/review/files/1", "/outgoing")) {
                assertThat(visitor.get(path).statusCode())
                        .as(other + " " + path)
                        .isEqualTo(404);
            }
            for (String path : List.of(page, page + "/files/1", page + "/review")) {
                assertThat(visitor.post(path, Map.of("action", "withdraw"), "/account")
                                .statusCode())
                        .isEqualTo(404);
            }
        }
        assertThat(bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().actor() + " " + one.entry().action())
                .contains("abe access.refused", "oda access.refused");
        Visitor ann = office.as("ann");
        assertThat(ann.get(page).body()).doesNotContain("0101801234");
        assertThat(ann.get(page + "/files/1").statusCode()).as("not decided").isEqualTo(404);
        assertThat(ann.get(page + "/review/files/1/content").statusCode()).isEqualTo(404);
        assertThat(ann.post(page + "/review", Map.of("action", "claim"), "/account")
                        .statusCode())
                .isEqualTo(404);
        Visitor bo = office.as("bo");
        assertThat(bo.get(page).statusCode()).isEqualTo(200);
        assertThat(bo.post(page, Map.of("action", "withdraw"), "/account").statusCode())
                .isEqualTo(404);
        Visitor rie = office.as("rie");
        assertThat(rie.get(page + "/review/files/1/content").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> assertThat(value).startsWith("attachment"));
        assertThat(rie.get(page + "/review/files/9").statusCode()).isEqualTo(404);
        assertThat(rie.get("/outgoing/999999999/review").statusCode()).isEqualTo(404);
    }
}
