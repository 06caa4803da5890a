package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.billing.Offering;
import dk.sluse.billing.Offers;
import dk.sluse.people.Role;
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
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an authority needs to know: written, approved by those whose registers it is, and priced. */
class ContentTest {

    private static final CaseOffice OFFICE = CaseOffice.shared();
    private static final Installation SLUSE = OFFICE.sluse();
    private static final ContentWork WORK = SLUSE.bean(ContentWork.class);
    private static final Casework CASEWORK = SLUSE.bean(Casework.class);

    private static void write(CaseId id, Selection... selections) {
        for (Selection one : selections) {
            CaseOffice.done(WORK.write(SLUSE.person("carla"), id, content -> content.with(one)));
        }
        CaseOffice.done(WORK.write(
                SLUSE.person("carla"),
                id,
                content ->
                        content.withWords("Health", "Prevention", "", new Wishes(Map.of("SAS", 2), 40, false, 0, ""))));
    }

    private static CaseId submitted() {
        CaseId id = OFFICE.eligible();
        write(
                id,
                CaseOffice.selection("BEF", List.of("KOEN"), "Who"),
                CaseOffice.selection("LPR", List.of("C_DIAGGRP"), "What"));
        CaseOffice.done(WORK.submit(SLUSE.person("carla"), id));
        return id;
    }

    private static CaseState state(CaseId id) {
        return SLUSE.bean(Cases.class).find(id).orElseThrow().state();
    }

    @Test
    void goesThroughTheHandsOfAllWhoAreAskedToAnOffer() {
        CaseId id = submitted();
        CaseOffice.done(WORK.askApprovals(SLUSE.person("rikke"), id));

        assertThat(WORK.approve(SLUSE.person("rikke"), id, 1)).hasValue(CaseRefusal.NOT_YOUR_PART);
        CaseOffice.done(WORK.approve(SLUSE.person("dorte"), id, 1));
        assertThat(WORK.approve(SLUSE.person("dorte"), id, 1)).hasValue(CaseRefusal.ANSWERED);
        CaseOffice.done(WORK.approve(SLUSE.person("ib"), id, 1));
        assertThat(state(id)).isEqualTo(CaseState.APPROVING);
        CaseOffice.done(WORK.approve(SLUSE.person("hans"), id, 1));
        assertThat(state(id)).isEqualTo(CaseState.PRICING);

        assertThat(OFFICE.offer(SLUSE.person("rikke"), id)).hasValue(CaseRefusal.NOT_YOUR_PART);
        assertThat(SLUSE.bean(Offering.class).offer(SLUSE.person("karen"), id, BigDecimal.TEN))
                .hasValue(CaseRefusal.WRONG_STATE);
        CaseOffice.done(OFFICE.offer(SLUSE.person("karen"), id));
        assertThat(SLUSE.bean(Offers.class).newest(id).orElseThrow().quote())
                .isEqualTo(SLUSE.bean(Offering.class)
                        .quote(
                                SLUSE.bean(Cases.class).find(id).orElseThrow(),
                                SLUSE.bean(Contents.class)
                                        .newest(id)
                                        .orElseThrow()
                                        .content())
                        .orElseThrow());
        CaseOffice.done(CASEWORK.comment(SLUSE.person("carla"), id, "Thank you", false));
        // 2 h and 2 × 1.05 h at 1,674; 7,500, 2 × 1,900 and 9 × 16 (40 GB, and a little for the package) a quarter
        assertThat(SLUSE.bean(Offers.class).newest(id).orElseThrow().quote().firstInvoice())
                .isEqualByComparingTo("18307.40");
        CaseOffice.done(OFFICE.accept(SLUSE.person("carla"), id));
        assertThat(state(id)).isEqualTo(CaseState.ACCEPTED);
    }

    @Test
    void comesBackWithAReasonAndGoesOnAsANewVersion() {
        CaseId id = submitted();
        CaseOffice.done(WORK.askApprovals(SLUSE.person("rikke"), id));
        assertThat(WORK.reject(SLUSE.person("hans"), id, 1, " ")).hasValue(CaseRefusal.REASON_MISSING);
        CaseOffice.done(WORK.reject(SLUSE.person("hans"), id, 1, "Which diagnoses?"));
        assertThat(state(id)).isEqualTo(CaseState.CONTENT_SUBMITTED);
        CaseOffice.done(CASEWORK.act(SLUSE.person("rikke"), id, CaseAction.RETURN_CONTENT, "See the subject office"));

        write(id, CaseOffice.selection("LPR", List.of("C_DIAGGRP", "C_PATTYPE"), "Contacts for asthma"));
        CaseOffice.done(WORK.submit(SLUSE.person("carla"), id));

        Contents contents = SLUSE.bean(Contents.class);
        assertThat(contents.versions(id)).hasSize(2);
        assertThat(Difference.between(
                        contents.versions(id).get(1).content(),
                        contents.versions(id).get(0).content()))
                .containsExactly(
                        new Difference(Difference.Kind.VARIABLES_ADDED, "LPR", List.of("C_PATTYPE")),
                        new Difference(Difference.Kind.REASON, "LPR", List.of()));
        CaseOffice.done(WORK.askApprovals(SLUSE.person("rikke"), id));
        assertThat(WORK.approve(SLUSE.person("dorte"), id, 1)).hasValue(CaseRefusal.WRONG_STATE);
        assertThat(contents.approvals(id, 2)).extracting("party").containsExactly("health", "it-centre", "persons");
    }

    @Test
    void submitsNothingThatIsNotComplete() {
        CaseId id = OFFICE.eligible();
        write(id, CaseOffice.selection("BEF", List.of("KOEN"), ""));

        assertThat(WORK.submit(SLUSE.person("carla"), id)).hasValue(CaseRefusal.CONTENT_INCOMPLETE);
        assertThat(state(id)).isEqualTo(CaseState.CONTENT);
        assertThat(SLUSE.bean(Contents.class).draft(id).register("BEF")).isPresent();
        assertThat(SLUSE.bean(Contents.class).versions(id)).isEmpty();
    }

    @Test
    void showsADraftToItsAuthorityAloneAndACaseToThoseWhoAreAsked() {
        CaseId draft = OFFICE.eligible();
        CaseId submitted = submitted();
        Visitor karen = signedIn("klaus", Role.CONSULTING, "office");
        Visitor dina = signedIn("dina", Role.REGISTER_OWNER, "persons");
        Visitor bente = signedIn("bente", Role.REGISTER_OWNER, "business");

        assertThat(karen.get("/cases/" + draft).statusCode()).isEqualTo(200);
        assertThat(karen.get("/cases/" + draft + "/content").statusCode()).isEqualTo(404);
        assertThat(karen.get("/cases/" + draft + "/price").statusCode()).isEqualTo(404);
        assertThat(dina.get("/cases/" + submitted).statusCode()).isEqualTo(404);

        CaseOffice.done(WORK.askApprovals(SLUSE.person("rikke"), submitted));

        assertThat(dina.get("/cases").body()).contains(submitted.value());
        assertThat(dina.get("/cases/" + submitted + "/content").body()).contains("LPR");
        assertThat(dina.get("/cases/" + submitted + "/content/BEF").statusCode())
                .isEqualTo(404);
        assertThat(bente.get("/cases").body()).doesNotContain(submitted.value());
        assertThat(bente.get("/cases/" + submitted).statusCode()).isEqualTo(404);
        assertThat(SLUSE.bean(AuditTrail.class).newest(1).getFirst().entry()).satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("bente");
            assertThat(entry.action()).isEqualTo("access.refused");
            assertThat(entry.details()).containsEntry("id", submitted.value());
        });
        assertThat(bente.post(
                                "/cases/" + submitted + "/approvals",
                                Map.of("approved", "true", "version", "1"),
                                "/account")
                        .statusCode())
                .isEqualTo(404);
    }

    private static Visitor signedIn(String id, Role role, String organisation) {
        return SLUSE.visitor().signIn(id, SLUSE.person(id, role, organisation));
    }

    @Test
    void offersNothingThatHasNoPrice() {
        CaseId id = OFFICE.eligible();
        Content content = Content.EMPTY.withWords("T", "P", "", new Wishes(Map.of("Matlab", 1), 0, false, 0, ""));
        CaseOffice.done(WORK.write(
                SLUSE.person("carla"), id, _ -> content.with(CaseOffice.selection("BEF", List.of("KOEN"), "Who"))));
        CaseOffice.done(WORK.submit(SLUSE.person("carla"), id));
        CaseOffice.done(WORK.askApprovals(SLUSE.person("rikke"), id));
        CaseOffice.done(WORK.approve(SLUSE.person("dorte"), id, 1));
        CaseOffice.done(WORK.approve(SLUSE.person("ib"), id, 1));

        assertThat(OFFICE.offer(SLUSE.person("karen"), id)).hasValue(CaseRefusal.NO_PRICE);
        assertThat(state(id)).isEqualTo(CaseState.PRICING);
    }
}
