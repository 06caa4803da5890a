package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditEntry;
import dk.sluse.billing.FixedHours;
import dk.sluse.billing.Offering;
import dk.sluse.billing.Offers;
import dk.sluse.billing.PriceList;
import dk.sluse.billing.PriceLists;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.casework.Application;
import dk.sluse.scheme.casework.CaseAction;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.CaseState;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.ContentWork;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Difference;
import dk.sluse.scheme.content.Selection;
import dk.sluse.scheme.content.Wishes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an authority needs to know: written, approved by those whose registers it is, and priced. */
class ContentTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static ContentWork work;

    @SuppressWarnings("NullAway.Init")
    static Casework casework;

    @BeforeAll
    static void start() throws Exception {
        sluse = Installation.start(home.resolve("home"));
        sluse.importDenmark(Files.createDirectories(home.resolve("denmark")), 1000, 2);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("persons", Organisation.Kind.SUBJECT_OFFICE);
        sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
        sluse.organisation("business", Organisation.Kind.SUBJECT_OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.person("karen", Role.CONSULTING, "office");
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        sluse.person("ib", Role.IT_CENTRE, "office");
        sluse.person("dorte", Role.REGISTER_OWNER, "persons");
        sluse.person("hans", Role.REGISTER_OWNER, "health");
        sluse.person("carla", Role.CONTACT, "agency");
        work = sluse.bean(ContentWork.class);
        casework = sluse.bean(Casework.class);
        sluse.bean(PriceLists.class).add(prices(), AuditEntry.of("system:test", "prices.added", "price-list"));
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    private static PriceList prices() {
        BigDecimal one = BigDecimal.ONE;
        return new PriceList(
                SchemeAccess.today(sluse.clock()),
                new BigDecimal("1674"),
                new BigDecimal("7500"),
                new BigDecimal("16"),
                one,
                Map.of("SAS", new BigDecimal("1900")),
                new FixedHours(new BigDecimal("2"), new BigDecimal("1.05"), new BigDecimal("0.04"), 20, one, one),
                new BigDecimal("25"));
    }

    /** A case whose content the authority may write. */
    private static CaseId eligible() {
        CaseId id = casework.begin(sluse.person("carla")).orElseThrow().id();
        done(casework.write(sluse.person("carla"), id, 1, new Application("Task", "Act § 1", "Head", 4, "Since 2001")));
        done(casework.describeSecurity(
                sluse.person("carla"), id, "%PDF-1.7 policy".getBytes(StandardCharsets.US_ASCII)));
        done(casework.act(sluse.person("carla"), id, CaseAction.SUBMIT, ""));
        done(casework.act(sluse.person("karen"), id, CaseAction.FIND_ELIGIBLE, "Yes"));
        return id;
    }

    private static void done(Optional<CaseRefusal> refusal) {
        assertThat(refusal).isEmpty();
    }

    private static Selection selection(String register, List<String> variables, String reason) {
        return new Selection(
                register,
                variables,
                List.of(register.equals("LPR") ? "2025" : "202512"),
                true,
                reason,
                new Population.Full("All are needed"),
                Map.of(),
                Map.of());
    }

    private static void write(CaseId id, Selection... selections) {
        for (Selection one : selections) {
            done(work.write(sluse.person("carla"), id, content -> content.with(one)));
        }
        done(work.write(
                sluse.person("carla"),
                id,
                content ->
                        content.withWords("Health", "Prevention", "", new Wishes(Map.of("SAS", 2), 40, false, 0, ""))));
    }

    private static CaseId submitted() {
        CaseId id = eligible();
        write(id, selection("BEF", List.of("KOEN"), "Who"), selection("LPR", List.of("C_DIAGGRP"), "What"));
        done(work.submit(sluse.person("carla"), id));
        return id;
    }

    private static CaseState state(CaseId id) {
        return sluse.bean(Cases.class).find(id).orElseThrow().state();
    }

    @Test
    void goesThroughTheHandsOfAllWhoAreAskedToAnOffer() {
        CaseId id = submitted();
        done(work.askApprovals(sluse.person("rikke"), id));

        assertThat(work.approve(sluse.person("rikke"), id)).hasValue(CaseRefusal.NOT_YOUR_PART);
        done(work.approve(sluse.person("dorte"), id));
        assertThat(work.approve(sluse.person("dorte"), id)).hasValue(CaseRefusal.ANSWERED);
        done(work.approve(sluse.person("ib"), id));
        assertThat(state(id)).isEqualTo(CaseState.APPROVING);
        done(work.approve(sluse.person("hans"), id));
        assertThat(state(id)).isEqualTo(CaseState.PRICING);

        assertThat(sluse.bean(Offering.class).offer(sluse.person("rikke"), id)).hasValue(CaseRefusal.NOT_YOUR_PART);
        done(sluse.bean(Offering.class).offer(sluse.person("karen"), id));
        assertThat(sluse.bean(Offers.class).newest(id).orElseThrow().quote())
                .isEqualTo(sluse.bean(Offering.class)
                        .quote(sluse.bean(Contents.class)
                                .newest(id)
                                .orElseThrow()
                                .content())
                        .orElseThrow());
        // 2 h and 2 × 1.05 h at 1,674; 7,500, 2 × 1,900 and 9 × 16 (40 GB, and a little for the package) a quarter
        assertThat(sluse.bean(Offers.class).newest(id).orElseThrow().quote().firstInvoice())
                .isEqualByComparingTo("18307.40");
        done(casework.act(sluse.person("carla"), id, CaseAction.ACCEPT_OFFER, ""));
        assertThat(state(id)).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void comesBackWithAReasonAndGoesOnAsANewVersion() {
        CaseId id = submitted();
        done(work.askApprovals(sluse.person("rikke"), id));
        assertThat(work.reject(sluse.person("hans"), id, " ")).hasValue(CaseRefusal.REASON_MISSING);
        done(work.reject(sluse.person("hans"), id, "Which diagnoses?"));
        assertThat(state(id)).isEqualTo(CaseState.CONTENT_SUBMITTED);
        done(casework.act(sluse.person("rikke"), id, CaseAction.RETURN_CONTENT, "See the subject office"));

        write(id, selection("LPR", List.of("C_DIAGGRP", "C_PATTYPE"), "Contacts for asthma"));
        done(work.submit(sluse.person("carla"), id));

        Contents contents = sluse.bean(Contents.class);
        assertThat(contents.versions(id)).hasSize(2);
        assertThat(Difference.between(
                        contents.versions(id).get(1).content(),
                        contents.versions(id).get(0).content()))
                .containsExactly(
                        new Difference(Difference.Kind.VARIABLES_ADDED, "LPR", List.of("C_PATTYPE")),
                        new Difference(Difference.Kind.REASON, "LPR", List.of()));
        done(work.askApprovals(sluse.person("rikke"), id));
        assertThat(contents.approvals(id, 2)).extracting("party").containsExactly("health", "it-centre", "persons");
    }

    @Test
    void submitsNothingThatIsNotComplete() {
        CaseId id = eligible();
        write(id, selection("BEF", List.of("KOEN"), ""));

        assertThat(work.submit(sluse.person("carla"), id)).hasValue(CaseRefusal.CONTENT_INCOMPLETE);
        assertThat(state(id)).isEqualTo(CaseState.CONTENT);
        assertThat(sluse.bean(Contents.class).draft(id).register("BEF")).isPresent();
        assertThat(sluse.bean(Contents.class).versions(id)).isEmpty();
    }

    @Test
    void showsADraftToItsAuthorityAloneAndACaseToThoseWhoAreAsked() {
        CaseId draft = eligible();
        CaseId submitted = submitted();
        Visitor karen = signedIn("kaj", Role.CONSULTING, "office");
        Visitor dina = signedIn("dina", Role.REGISTER_OWNER, "persons");
        Visitor bente = signedIn("bente", Role.REGISTER_OWNER, "business");

        assertThat(karen.get("/cases/" + draft).statusCode()).isEqualTo(200);
        assertThat(karen.get("/cases/" + draft + "/content").statusCode()).isEqualTo(404);
        assertThat(karen.get("/cases/" + draft + "/price").statusCode()).isEqualTo(404);
        assertThat(dina.get("/cases/" + submitted).statusCode()).isEqualTo(404);

        done(work.askApprovals(sluse.person("rikke"), submitted));

        assertThat(dina.get("/cases").body()).contains(submitted.value());
        assertThat(dina.get("/cases/" + submitted + "/content").body()).contains("LPR");
        assertThat(dina.get("/cases/" + submitted + "/content/BEF").statusCode())
                .isEqualTo(404);
        assertThat(bente.get("/cases").body()).doesNotContain(submitted.value());
        assertThat(bente.get("/cases/" + submitted).statusCode()).isEqualTo(404);
        assertThat(bente.post("/cases/" + submitted + "/approvals", Map.of("approved", "true"), "/account")
                        .statusCode())
                .isEqualTo(404);
    }

    private static Visitor signedIn(String id, Role role, String organisation) {
        return sluse.visitor().signIn(id, sluse.person(id, role, organisation));
    }

    @Test
    void offersNothingThatHasNoPrice() {
        CaseId id = eligible();
        Content content = Content.EMPTY.withWords("T", "P", "", new Wishes(Map.of("Matlab", 1), 0, false, 0, ""));
        done(work.write(sluse.person("carla"), id, _ -> content.with(selection("BEF", List.of("KOEN"), "Who"))));
        done(work.submit(sluse.person("carla"), id));
        done(work.askApprovals(sluse.person("rikke"), id));
        done(work.approve(sluse.person("dorte"), id));
        done(work.approve(sluse.person("ib"), id));

        assertThat(sluse.bean(Offering.class).offer(sluse.person("karen"), id)).hasValue(CaseRefusal.NO_PRICE);
        assertThat(state(id)).isEqualTo(CaseState.PRICING);
    }
}
