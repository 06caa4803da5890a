package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.PersonId;
import dk.sluse.people.proof.AccessToken.Scope;
import dk.sluse.people.proof.AccessTokens;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ApiTest {

    private static final String TABLES = "/api/v1/schemes/labour/tables";
    private static final String BY_SEX = """
            {"register": "BEF", "periods": ["202512"], "rows": [{"variable": "BEF.KOEN"}],
             "measure": {"kind": "COUNT"}}""";

    private final Installation sluse = World.shared().sluse();

    @Test
    void makesATable() {
        HttpResponse<String> answer = ask(TABLES, BY_SEX);

        assertThat(answer.statusCode()).isEqualTo(200);
        JsonNode table = JsonMapper.shared().readTree(answer.body());
        assertThat(table.path("cells")).hasSize(3);
        double all = table.path("cells").path(0).path("value").asDouble();
        assertThat(table.path("cells").path(1).path("value").asDouble()
                        + table.path("cells").path(2).path("value").asDouble())
                .isEqualTo(all);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"register": "BEF", "periods": ["202512"], "rows": [{"variable": "BEF.NOPE"}], "measure": {"kind": "COUNT"}} | BEF.NOPE
            {"register": "NOPE", "periods": ["202512"], "measure": {"kind": "COUNT"}} | NOPE
            {"register": "BEF", "periods": ["197001"], "measure": {"kind": "COUNT"}} | 197001
            {"register": "BEF", "periods": ["202512"], "measure": {"kind": "SUM"}} | SUM
            {"register": "BEF", "periods": ["202512"], "measure": {"kind": "MEAN", "variable": "BEF.KOEN"}} | BEF.KOEN
            {"register": "BEF", "periods": ["202512"], "rows": [{"variable": "BEF.PNR"}], "measure": {"kind": "COUNT"}} | BEF.PNR
            {"register": "BEF", "periods": ["202512"], "rows": [{"variable": "BEF.KOM", "level": "DB07"}], "measure": {"kind": "COUNT"}} | DB07
            {"register": "BEF", "periods": ["202512"], "filters": [{"variable": "BEF.KOEN", "codes": ["7"]}], "measure": {"kind": "COUNT"}} | BEF.KOEN 7
            {"register": "FIRM", "periods": ["2025"], "rows": [{"variable": "BEF.KOEN"}], "measure": {"kind": "COUNT"}} | BEF
            {"register": "BEF", "periods": [], "measure": {"kind": "COUNT"}} | BEF
            {"register": "BEF", "periods": ["202512"], "rows": [{"variable": "BEF.ALDER"}], "measure": {"kind": "MEAN", "variable": "BEF.ALDER"}} | MEASURE_IS_GROUPING
            {"register": "BEF", "periods": ["202512"], "filters": [{"variable": "BEF.ALDER", "codes": ["120"]}], "measure": {"kind": "COUNT"}} | TOO_FEW_UNITS
            {"register": "BEF", "periods": ["202512"], "row": [], "measure": {"kind": "COUNT"}} | row
            {"register": "BEF", "periods": ["202512"], "measure": {"kind": "MEDIAN"}} | measure.kind
            {"periods": ["202512"], "measure": {"kind": "COUNT"}} | REGISTER_UNKNOWN
            {"register": "BEF", "periods": ["202512"], "rows": [{}], "measure": {"kind": "COUNT"}} | VARIABLE_UNKNOWN
            {"register": "BEF", "periods": ["202512"]} | measure
            {"register": "BEF", "periods": [null], "rows": [null], "measure": {"kind": "COUNT"}} | PERIOD_MISSING
            not json | JSON
            """)
    void tellsWhatIsWrong(String definition, String named) {
        HttpResponse<String> answer = ask(TABLES, definition);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.body()).contains(named).doesNotContain("Exception", "dk.sluse");
    }

    @Test
    void sendsATableHomeAndHandsItsFilesOut() {
        String token = token(Set.of(Scope.RELEASES), Duration.ofDays(1));
        HttpResponse<String> accepted = sluse.visitor().api("POST", "/api/v1/schemes/labour/releases", token, BY_SEX);
        assertThat(accepted.statusCode()).isEqualTo(202);
        String where = accepted.headers().firstValue("location").orElseThrow();

        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> sluse.visitor().api("GET", where, token, "").body().contains("\"SENT\""));

        HttpResponse<String> csv = sluse.visitor().api("GET", where + "/table.csv", token, "");
        assertThat(csv.body()).contains("Woman").contains("202512".substring(0, 4));
        assertThat(sluse.visitor()
                        .api("GET", where + "/definition.json", token, "")
                        .body())
                .contains("minimum frequency 3")
                .contains("DuckDB v");
        assertThat(sluse.visitor()
                        .api("GET", where + "/../../../secret", token, "")
                        .statusCode())
                .isGreaterThanOrEqualTo(400);
    }

    @Test
    void keepsATokenToItsScopes() {
        String tables = token(Set.of(Scope.TABLES), Duration.ofDays(1));
        String releases = token(Set.of(Scope.RELEASES), Duration.ofDays(1));

        assertThat(sluse.visitor()
                        .api("POST", "/api/v1/schemes/labour/releases", tables, BY_SEX)
                        .statusCode())
                .isEqualTo(403);
        assertThat(sluse.visitor().api("POST", TABLES, releases, BY_SEX).statusCode())
                .isEqualTo(403);
    }

    @Test
    void takesNoExpiredRevokedOrChangedToken() {
        String expired = token(Set.of(Scope.TABLES), Duration.ofSeconds(-0));
        String revoked = token(Set.of(Scope.TABLES), Duration.ofDays(1));
        String id = revoked.substring("sluse_".length(), revoked.indexOf('_', 6));
        sluse.bean(AccessTokens.class).revoke(new PersonId("anna"), id);
        String changed = token(Set.of(Scope.TABLES), Duration.ofDays(1)) + "x";

        for (String bad : new String[] {expired, revoked, changed, "sluse_x_y", ""}) {
            assertThat(sluse.visitor().api("POST", TABLES, bad, BY_SEX).statusCode())
                    .isEqualTo(401);
        }
    }

    @Test
    void letsNobodyRevokeAnotherPersonsToken() {
        String token = token(Set.of(Scope.TABLES), Duration.ofDays(1));
        String id = token.substring("sluse_".length(), token.indexOf('_', 6));

        World.shared().as("emma").post("/account/tokens/" + id + "/revoke", Map.of(), "/account");

        assertThat(sluse.visitor().api("POST", TABLES, token, BY_SEX).statusCode())
                .isEqualTo(200);
    }

    @Test
    void showsAFreshTokenOnce() {
        Visitor anna = World.shared().as("anna");
        HttpResponse<String> page =
                anna.post("/account/tokens", Map.of("label", "mine", "scopes", "TABLES", "days", "7"), "/account");
        Matcher shown = Pattern.compile("sluse_[0-9a-f-]{36}_[A-Za-z0-9_-]+").matcher(page.body());
        assertThat(shown.find()).isTrue();

        assertThat(sluse.visitor().api("POST", TABLES, shown.group(), BY_SEX).statusCode())
                .isEqualTo(200);
        assertThat(anna.get("/account").body()).contains("mine").doesNotContain(shown.group());
    }

    @Test
    void describesItself() {
        String token = token(Set.of(Scope.TABLES), Duration.ofDays(1));
        JsonNode description = JsonMapper.shared()
                .readTree(
                        sluse.visitor().api("GET", "/api/v1/openapi", token, "").body());

        assertThat(description.path("openapi").asString("")).startsWith("3.");
        assertThat(description.toString()).contains("bearer");
        for (JsonNode path : description.path("paths")) {
            for (JsonNode parameter : path.findValues("parameters")) {
                assertThat(parameter.findValuesAsString("name")).doesNotContain("person", "locale");
            }
        }
        assertThat(description.path("paths").propertyNames())
                .contains(
                        "/api/v1/schemes/{scheme}/tables",
                        "/api/v1/schemes/{scheme}/releases",
                        "/api/v1/releases/{id}");
        assertThat(sluse.visitor().get("/api/v1/openapi").statusCode()).isEqualTo(401);
    }

    @Test
    void keepsTheDominanceRuleToTheOffice() {
        String token = token(Set.of(Scope.TABLES), Duration.ofDays(1));

        String manifest = sluse.visitor()
                .api("GET", "/api/v1/schemes/labour/package", token, "")
                .body();

        assertThat(manifest).contains("GF_OMSAETNING").doesNotContain("\"k\"", "dominance\":{");
    }

    private HttpResponse<String> ask(String path, String body) {
        return sluse.visitor().api("POST", path, token(Set.of(Scope.TABLES), Duration.ofDays(1)), body);
    }

    private String token(Set<Scope> scopes, Duration validity) {
        return sluse.bean(AccessTokens.class).issue(new PersonId("anna"), "test", scopes, validity);
    }
}
