package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.RecordedEntry;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Role;
import dk.sluse.scheme.breach.BreachRefusal;
import dk.sluse.scheme.breach.BreachState;
import dk.sluse.scheme.breach.SanctionMatrices;
import dk.sluse.scheme.breach.SanctionMatrix;
import dk.sluse.scheme.breach.Severity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who may say what about a breach, by which rules, and what is refused. */
class BreachRulesTest extends BreachFixture {

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(tryReport("finn", "anna", Duration.ZERO, WORDS).refusal()).isEqualTo(BreachRefusal.NOT_YOURS);
        assertThat(tryReport("bo", "finn", Duration.ZERO, WORDS).refusal()).isEqualTo(BreachRefusal.NOT_YOURS);
        assertThat(tryReport("bo", "anna", Duration.ofDays(-1), WORDS).refusal())
                .isEqualTo(BreachRefusal.TIME);
        assertThat(tryReport("bo", "anna", Duration.ofDays(40_000), WORDS).refusal())
                .isEqualTo(BreachRefusal.TIME);
        assertThat(tryReport("bo", "anna", Duration.ZERO, " ").refusal()).isEqualTo(BreachRefusal.TEXT_MISSING);
        String id = report("bo", "anna");
        assertThat(reports().visibleTo(the("finn"), id)).isEmpty();
        assertThat(reports().visibleTo(the("noah"), id)).isEmpty();
        assertThat(reports().visibleTo(the("finn"))).isEmpty();
        assertThat(work().propose(the("bo"), id, Severity.MILD, "Mild")).hasValue(BreachRefusal.NOT_YOUR_PART);
        assertThat(work().dismiss(the("rikke"), id, "A table after all")).isEmpty();
        assertThat(work().propose(the("rikke"), id, Severity.MILD, "No")).hasValue(BreachRefusal.STATE);
        assertThat(work().say(the("anna"), id, "Too late")).hasValue(BreachRefusal.STATE);
    }

    @Test
    void judgesByTheMatrixThatHeldWhenItHappened() {
        SanctionMatrices matrices = sluse.bean(SanctionMatrices.class);
        SanctionMatrix first = matrices.all().getFirst();
        LocalDate tomorrow = OfficeTime.today(sluse.clock()).plusDays(1);
        SanctionMatrix longer = new SanctionMatrix(0, tomorrow, first.years(), 7, first.appealDays(), first.cells());
        assertThat(matrices.add(the("bo"), longer)).hasValue(BreachRefusal.NOT_YOUR_PART);
        assertThat(matrices.add(
                        the("rikke"),
                        new SanctionMatrix(0, tomorrow.minusDays(1), 2, 7, first.appealDays(), first.cells())))
                .hasValue(BreachRefusal.TIME);
        assertThat(matrices.add(the("rikke"), longer)).isEmpty();
        String before = report("bo", "anna");
        wait(3);
        String after = report("bo", "anna");
        work().propose(the("rikke"), before, Severity.MILD, "Before");
        work().propose(the("rikke"), after, Severity.MILD, "After");
        assertThat(proposal(before).matrix()).isEqualTo(first.version());
        assertThat(proposal(after).matrix()).isEqualTo(first.version() + 1);
        assertThat(now(after).hearingUntil())
                .isEqualTo(OfficeTime.today(sluse.clock()).plusDays(7));
    }

    @Test
    void keepsWhatWasWrittenInAForm() {
        Visitor officer = officer();
        Map<String, String> form =
                Map.of("scheme", scheme.value(), "member", named("anna"), "kind", "OTHER", "text", "Words kept");
        assertThat(officer.post("/breaches", form, "/breaches/report?scheme=" + scheme)
                        .body())
                .contains("Words kept", "kan ikke være i fremtiden");
    }

    @Test
    void isAskedForAndSeenOnPages() {
        String id = report("bo", "anna");
        Visitor officer = officer();
        assertThat(officer.get("/breaches").body()).contains(named("anna"), id);
        String page = "/breaches/" + id;
        assertThat(officer.get(page).body()).contains("Send forslaget i høring", WORDS);
        assertThat(Visitor.location(officer.post(page + "/proposal", Map.of("severity", "MILD", "text", ""), page)))
                .endsWith("?refused=TEXT_MISSING");
        officer.post(page + "/proposal", Map.of("severity", "MILD", "text", "The log"), page);
        assertThat(now(id).state()).isEqualTo(BreachState.HEARING);
        assertThat(officer.get(page).body()).contains("personens første", "sanktionsmatrix, version");
        assertThat(officer.get("/sanctions").body())
                .contains("personens første", "lukket i 6 mdr.", "aftaler kan opsiges");
        assertThat(Visitor.location(officer.post("/sanctions", Map.of("from", "2020-01-01"), "/sanctions")))
                .endsWith("?refused=TIME");
    }

    /** As if it were not there; and the trail tells that somebody asked. */
    @Test
    void isNotThereForAnotherAuthority() {
        String id = report("bo", "anna");
        String page = "/breaches/" + id;
        String other = "ona" + scheme;
        Visitor stranger = sluse.visitor().signIn(other, sluse.person(other, Role.RESPONSIBLE, "fjord"));
        assertThat(stranger.get(page).statusCode()).isEqualTo(404);
        for (String step :
                List.of("closing", "proposal", "statements", "decision", "dismissal", "opening", "appeal", "answer")) {
            assertThat(stranger.post(page + "/" + step, AnyForm.FIELDS, "/account")
                            .statusCode())
                    .as(step)
                    .isEqualTo(404);
        }
        assertThat(stranger.post(
                                "/breaches",
                                Map.of("scheme", scheme.value(), "happened", "2026-01-01T10:00"),
                                "/account")
                        .statusCode())
                .isEqualTo(404);
        assertThat(now(id).state()).isEqualTo(BreachState.REPORTED);
        assertThat(sluse.bean(AuditTrail.class).newest(50))
                .extracting(RecordedEntry::entry)
                .anyMatch(entry -> entry.actor().equals(other) && entry.action().equals("access.refused"));
    }
}
