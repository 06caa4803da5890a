package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.RecordedEntry;
import dk.sluse.people.PersonId;
import dk.sluse.people.proof.AccessToken.Scope;
import dk.sluse.people.proof.AccessTokens;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What people look at, fetch and are refused stands in the audit trail, under their name and scheme. */
class TrailTest {

    private static final String BY_SEX = """
            {"register": "BEF", "periods": ["202512"], "rows": [{"variable": "BEF.KOEN"}],
             "measure": {"kind": "COUNT"}}""";

    private final World world = World.shared();
    private final Installation sluse = world.sluse();

    @Test
    void holdsWhatWasShown() {
        long before = newest();

        world.as("anna")
                .get("/schemes/labour/tables?show=1&register=BEF&period=202512&row=BEF.KOEN:KOEN&measure=COUNT");

        AuditEntry shown = only(before, "anna", "table.shown");
        assertThat(shown.scheme()).isEqualTo("labour");
        assertThat(shown.subject()).matches("[0-9a-f]{64}");
        assertThat(shown.details()).containsEntry("package", "1");
    }

    @Test
    void holdsWhatWasSentHomeAndEveryFileThatWasFetched() {
        String token = token(Scope.RELEASES);
        String where = sluse.visitor()
                .api("POST", "/api/v1/schemes/labour/releases", token, BY_SEX)
                .headers()
                .firstValue("location")
                .orElseThrow();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sluse.visitor().api("GET", where, token, "").body().contains("\"SENT\""));
        long before = newest();

        sluse.visitor().api("GET", where + "/table.csv", token, "");

        AuditEntry fetched = only(before, "anna", "release.fetched");
        assertThat(fetched.scheme()).isEqualTo("labour");
        assertThat(where).endsWith(fetched.subject());
        assertThat(fetched.details().values()).anyMatch(value -> value.matches("[0-9a-f]{64}"));
    }

    @Test
    void holdsWhatWasRefused() {
        long before = newest();

        world.as("emma").get("/schemes/labour/tables?row=0101011234");
        AuditEntry scheme = only(before, "emma", "access.refused");
        assertThat(scheme.subject()).isEqualTo("GET /schemes/{id}/tables");
        assertThat(scheme.details()).containsEntry("id", "labour").containsEntry("status", "404");

        world.as("emma").get("/releases/0101011234");
        assertThat(only(before, "emma", "access.refused").details()).doesNotContainKey("id");

        sluse.visitor().api("POST", "/api/v1/schemes/labour/releases", token(Scope.TABLES), BY_SEX);
        assertThat(only(before, "anna", "access.refused").details()).containsEntry("status", "403");

        world.as("noah").postBare("/account/tokens", Map.of());
        assertThat(only(before, "noah", "access.refused").subject()).isEqualTo("POST /**");
    }

    @Test
    void doesNotCallItARefusalThatAPageNeverWas() {
        long before = newest();

        assertThat(world.as("hans").get("/no/such/page").statusCode()).isEqualTo(404);

        assertThat(since(before, "hans", "access.refused")).isEmpty();
    }

    private String token(Scope scope) {
        return sluse.bean(AccessTokens.class).issue(new PersonId("anna"), "test", Set.of(scope), Duration.ofDays(1));
    }

    private long newest() {
        return sluse.bean(AuditTrail.class).newest(1).getFirst().number();
    }

    private AuditEntry only(long before, String actor, String action) {
        return since(before, actor, action).getFirst();
    }

    private List<AuditEntry> since(long before, String actor, String action) {
        return sluse.bean(AuditTrail.class).newest(100).stream()
                .filter(recorded -> recorded.number() > before)
                .map(RecordedEntry::entry)
                .filter(entry -> entry.actor().equals(actor) && entry.action().equals(action))
                .toList();
    }
}
