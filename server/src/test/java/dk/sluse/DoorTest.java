package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.PersonId;
import dk.sluse.people.proof.AccessToken;
import dk.sluse.people.proof.AccessTokens;
import dk.sluse.release.Lock;
import dk.sluse.release.Releases;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.Casework;
import dk.sluse.tabulation.TableDefinition;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Walks all pages and endpoints that there are, as everybody who might come. */
class DoorTest {

    private static final Pattern SERIAL = Pattern.compile("(?<![0-9])[0-9]{12}(?![0-9])");
    private static final Pattern PERSON_NUMBER = Pattern.compile("(?<![0-9])[0-9]{10}(?![0-9])");

    private static final World WORLD = World.shared();
    private static final Installation SLUSE = WORLD.sluse();

    @SuppressWarnings("NullAway.Init")
    private static String release;

    @SuppressWarnings("NullAway.Init")
    private static String aCase;

    @BeforeAll
    static void sendSomethingHome() {
        aCase = SLUSE.bean(Casework.class)
                .begin(SLUSE.person("rolf"))
                .orElseThrow()
                .id()
                .value();
        Lock.Answer answer =
                SLUSE.bean(Lock.class).sendHome(SLUSE.person("anna"), World.LABOUR, bySex(), Locale.of("da"));
        release = ((Lock.Answer.Accepted) answer).release();
        Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> !SLUSE.bean(Releases.class)
                        .find(release)
                        .orElseThrow()
                        .files()
                        .isEmpty());
    }

    private static TableDefinition bySex() {
        return new TableDefinition(
                "BEF",
                List.of("202512"),
                List.of(new TableDefinition.Grouping("BEF.KOEN", null, false)),
                List.of(),
                new TableDefinition.Quantity(TableDefinition.Quantity.Kind.COUNT, null),
                List.of());
    }

    private static List<Endpoint> endpoints() {
        return Endpoint.all(SLUSE, Map.of("/releases/{id}", "/releases/" + release, "/cases/{id}", "/cases/" + aCase));
    }

    private static HttpResponse<String> ask(Visitor visitor, Endpoint endpoint) {
        return endpoint.method().equals("GET")
                ? visitor.get(endpoint.path())
                : visitor.post(endpoint.path(), AnyForm.FIELDS, "/account");
    }

    @Test
    void knowsEveryEndpoint() {
        assertThat(endpoints().stream().map(Endpoint::name).filter(name -> name.contains("/api/")))
                .hasSizeGreaterThan(6);
        assertThat(endpoints()).hasSizeGreaterThan(20);
    }

    @Test
    void sendsAnOpenPageAtWhichNobodyIsSignedInToTheDoor() {
        String page = "/schemes/" + World.LABOUR + "/standing";
        HttpResponse<String> answer = SLUSE.visitor().send("GET", page, Map.of("HX-Request", "true"), new byte[0]);

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.headers().firstValue("HX-Redirect")).hasValue("/sign-in");
    }

    @Test
    void letsNobodyInWhoIsNotSignedIn() {
        Visitor stranger = SLUSE.visitor();
        for (Endpoint endpoint : endpoints()) {
            if (!endpoint.isOpen()) {
                HttpResponse<String> answer = ask(stranger, endpoint);
                boolean sent =
                        answer.headers().firstValue("location").orElse("").contains("/sign-in");
                assertThat(sent || answer.statusCode() == 401 || answer.statusCode() == 403)
                        .as(endpoint.name() + " answered a stranger with " + answer.statusCode())
                        .isTrue();
                assertThat(answer.body()).doesNotContain("sluse-table");
            }
        }
    }

    @Test
    void refusesFormsThatNoPageOfOursHasSent() {
        Visitor anna = WORLD.as("anna");
        for (Endpoint endpoint : endpoints()) {
            if (endpoint.method().equals("POST") && !endpoint.path().startsWith("/api/")) {
                assertThat(anna.postBare(endpoint.path(), Map.of()).statusCode())
                        .as(endpoint.name())
                        .isIn(403, 404);
            }
        }
    }

    /** Emma is an analyst, of another authority; Noah is of the same, but not attached; Hans owns registers. */
    @Test
    void showsASchemeAndItsReleasesToNobodyElse() {
        for (String other : List.of("emma", "noah", "hans", "rita")) {
            for (Endpoint endpoint : endpoints()) {
                boolean about = endpoint.path().contains(World.LABOUR.value())
                        || endpoint.path().contains(release)
                        || endpoint.path().contains(aCase);
                if (about && !endpoint.path().startsWith("/api/")) {
                    assertThat(ask(WORLD.as(other), endpoint).statusCode())
                            .as(other + ": " + endpoint.name())
                            .isEqualTo(404);
                }
            }
        }
    }

    @Test
    void showsProgramsNoMoreThanTheirPersons() {
        for (String other : List.of("emma", "noah", "hans", "rita")) {
            String token = token(other, Set.of(AccessToken.Scope.TABLES, AccessToken.Scope.RELEASES));
            for (Endpoint endpoint : endpoints()) {
                boolean forAll = endpoint.path().equals("/api/v1/schemes")
                        || endpoint.path().startsWith("/api/v1/openapi");
                if (endpoint.path().startsWith("/api/") && !forAll) {
                    HttpResponse<String> answer =
                            SLUSE.visitor().api(endpoint.method(), endpoint.path(), token, json(bySex()));
                    if (answer.statusCode() == 200) {
                        assertThat(answer.body())
                                .as(other + " " + endpoint.name())
                                .isIn("[]");
                    } else {
                        assertThat(answer.statusCode())
                                .as(other + " " + endpoint.name())
                                .isIn(403, 404);
                    }
                }
            }
            HttpResponse<String> schemes = SLUSE.visitor().api("GET", "/api/v1/schemes", token, "");
            assertThat(schemes.body()).doesNotContain(World.LABOUR.value());
        }
    }

    @Test
    void givesAnAnalystNoUnitLevelRowInAnyAnswer() throws Exception {
        Set<String> serials = new HashSet<>();
        Set<String> keys = new HashSet<>();
        collect(SLUSE.delivered(World.LABOUR).folder().resolve("BEF"), serials);
        collect(SLUSE.home().resolve("bank").resolve("BEF"), keys);
        assertThat(serials).hasSizeGreaterThan(10_000);
        String token = token("anna", Set.of(AccessToken.Scope.TABLES, AccessToken.Scope.RELEASES));
        Set<String> answered = new TreeSet<>();
        for (Endpoint endpoint : endpoints()) {
            HttpResponse<String> answer = endpoint.path().startsWith("/api/")
                    ? SLUSE.visitor().api(endpoint.method(), endpoint.path(), token, json(bySex()))
                    : ask(WORLD.as("anna"), endpoint);
            if (answer.statusCode() == 200) {
                answered.add(endpoint.name());
            }
            assertThat(found(SERIAL, answer.body(), serials))
                    .as(endpoint.name())
                    .isEmpty();
            assertThat(found(PERSON_NUMBER, answer.body(), keys))
                    .as(endpoint.name())
                    .isEmpty();
        }
        assertThat(answered)
                .contains(
                        "GET /schemes/{id}",
                        "GET /schemes/{id}/tables",
                        "GET /releases/{id}/{file}",
                        "POST /api/v1/schemes/{scheme}/tables",
                        "GET /api/v1/schemes/{id}/package");
    }

    private static void collect(Path folder, Set<String> into) throws Exception {
        try (Connection engine = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = engine.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT DISTINCT PNR FROM read_parquet('" + folder + "/**/*.parquet')")) {
            while (rows.next()) {
                into.add(rows.getString(1));
            }
        }
    }

    private static List<String> found(Pattern shape, String text, Set<String> known) {
        List<String> found = new ArrayList<>();
        Matcher matcher = shape.matcher(text);
        while (matcher.find()) {
            if (known.contains(matcher.group())) {
                found.add(matcher.group());
            }
        }
        return found;
    }

    @Test
    void tellsBrowsersToTrustNothingElse() {
        HttpResponse<String> answer = WORLD.as("anna").get("/");

        assertThat(answer.headers().firstValue("content-security-policy").orElse(""))
                .contains("default-src 'none'")
                .contains("frame-ancestors 'none'")
                .doesNotContain("unsafe");
        assertThat(answer.headers().firstValue("strict-transport-security")).isPresent();
        assertThat(answer.headers().firstValue("x-content-type-options")).hasValue("nosniff");
        assertThat(answer.headers().firstValue("cache-control").orElse("")).contains("no-store");
        assertThat(answer.body()).doesNotContain("<script>", "style=\"", "onclick");
    }

    @Test
    void hasNoDemoDoorOutsideTheDemo() {
        assertThat(WORLD.as("anna").get("/demo").statusCode()).isEqualTo(404);
        assertThat(WORLD.as("anna").get("/demo/mail").statusCode()).isEqualTo(404);
        assertThat(WORLD.as("anna")
                        .post("/demo/sign-in", Map.of("person", "olga"), "/account")
                        .statusCode())
                .isEqualTo(404);
        assertThat(SLUSE.visitor().get("/sign-in").body()).doesNotContain("/demo");
    }

    @Test
    void takesAccessAwayAtOnce() {
        SchemeId scheme = World.HEALTH;
        Schemes schemes = SLUSE.bean(Schemes.class);
        Visitor noah = WORLD.as("noah");
        String token = token("noah", Set.of(AccessToken.Scope.TABLES));
        String page = "/schemes/" + scheme + "/tables";
        String api = "/api/v1/schemes/" + scheme + "/package";
        schemes.attach(new PersonId("noah"), scheme, Installation.SETUP);
        assertThat(noah.get(page).statusCode()).isEqualTo(200);
        assertThat(SLUSE.visitor().api("GET", api, token, "").statusCode()).isEqualTo(200);

        schemes.detach(new PersonId("noah"), scheme, Installation.SETUP);

        assertThat(noah.get(page).statusCode()).isEqualTo(404);
        assertThat(SLUSE.visitor().api("GET", api, token, "").statusCode()).isEqualTo(404);
    }

    private static String token(String person, Set<AccessToken.Scope> scopes) {
        return SLUSE.bean(AccessTokens.class).issue(new PersonId(person), "test", scopes, Duration.ofDays(1));
    }

    private static String json(TableDefinition definition) {
        return JsonMapper.shared().writeValueAsString(definition);
    }
}
