package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.RecordedEntry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Who is signed in and has nothing to do with staff, approvals, invoices or a scheme's end: sees no such page, and is recorded. */
class PeopleDoorTest {

    private static final World WORLD = World.shared();
    private static final Installation SLUSE = WORLD.sluse();

    private static final List<String> PAGES =
            List.of("/staff", "/staff/anna", "/people", "/questions", "/invoices", "/invoices/1", "/changes");

    private static final List<String> FORMS = List.of(
            "/staff",
            "/staff/attest",
            "/staff/domains",
            "/staff/anna/roles",
            "/staff/anna/end",
            "/staff/anna/factor",
            "/people/requests/none",
            "/people/anna/approval",
            "/people/anna/suspension",
            "/questions",
            "/questions/q-01",
            "/invoices/1/credit",
            "/schemes/" + World.LABOUR + "/people",
            "/schemes/" + World.LABOUR + "/closing",
            "/schemes/" + World.LABOUR + "/changes",
            "/schemes/" + World.LABOUR + "/costs");

    /** Noah analyses for the same authority as Anna, Emma for another one. */
    @Test
    void showsNothingToAnalystsAndRecordsThatTheyAsked() {
        for (String other : List.of("noah", "emma")) {
            long before = SLUSE.bean(AuditTrail.class).newest(1).getFirst().number();
            Visitor visitor = WORLD.as(other);
            for (String page : PAGES) {
                assertThat(visitor.get(page).statusCode())
                        .as(other + ": " + page)
                        .isEqualTo(404);
            }
            for (String form : FORMS) {
                Map<String, String> fields = new HashMap<>(AnyForm.FIELDS);
                fields.put("reason", "Because");
                fields.put("confirmed", World.LABOUR.value());
                assertThat(visitor.post(form, fields, "/account").statusCode())
                        .as(other + ": " + form)
                        .isEqualTo(404);
            }

            List<String> refused = SLUSE.bean(AuditTrail.class).newest(100).stream()
                    .filter(entry -> entry.number() > before)
                    .map(RecordedEntry::entry)
                    .filter(entry ->
                            entry.actor().equals(other) && entry.action().equals("access.refused"))
                    .map(entry -> entry.subject())
                    .toList();
            assertThat(refused)
                    .contains("GET /staff", "GET /people", "GET /invoices/{number}", "POST /people/{person}/approval")
                    .hasSizeGreaterThanOrEqualTo(PAGES.size() + FORMS.size());
        }
        assertThat(SLUSE.person("anna").roles()).isNotEmpty();
    }
}
