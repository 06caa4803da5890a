package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditVerification;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.tailored.TailoredOrder;
import dk.sluse.delivery.tailored.TailoredOrders;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Data made for one purpose, ordered by a caseworker at the door. */
class TailoredTest {

    private static final String PAGE = "/schemes/special/tailored";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static SchemeId scheme;

    @SuppressWarnings("NullAway.Init")
    static Visitor olga;

    @SuppressWarnings("NullAway.Init")
    static Visitor anna;

    @BeforeAll
    static void start() throws Exception {
        sluse = Installation.start(root.resolve("home"));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        SmallRegisters registers = new SmallRegisters(root);
        sluse.importRegisters(registers.persons(
                "2024",
                "final",
                "0101701234;1970-01-01;7001;100",
                "0202802345;1980-02-02;9001;200",
                "0303903456;1990-03-03;7002;300"));
        sluse.importRegisters(registers.visits("2023", "0101701234;10", "0101701234;20", "0303903456;30"));
        scheme = sluse.scheme(
                "special", "agency", List.of(new PackageItem("PEOPLE", List.of("PARISH"), List.of("2024"), "test")));
        var office = sluse.person("olga", Role.RESEARCH_SERVICES, "office");
        var analyst = sluse.person("anna", Role.ANALYST, "agency");
        sluse.attach("anna", scheme);
        olga = sluse.visitor().signIn("olga", office);
        anna = sluse.visitor().signIn("anna", analyst);
    }

    @AfterAll
    static void stop() {
        assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
        sluse.close();
    }

    private static HttpResponse<String> post(Visitor visitor, String name, String sql, String unitKey, String form) {
        Map<String, String> fields = new TreeMap<>(Map.of(
                "name", name, "titleDa", "Besøg", "titleEn", "Visits", "period", "2024", "purpose", "a question"));
        fields.put("sql", sql);
        fields.put("unitKey", unitKey);
        return visitor.post(PAGE, fields, form);
    }

    private static TailoredOrder order(String name, String sql, String unitKey) {
        HttpResponse<String> ordered = post(olga, name, sql, unitKey, PAGE);
        assertThat(ordered.statusCode()).isEqualTo(302);
        String page = ordered.headers().firstValue("Location").orElseThrow();
        TailoredOrder ended = Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(
                        () -> sluse.bean(TailoredOrders.class)
                                .find(page.substring(page.lastIndexOf('/') + 1))
                                .orElseThrow(),
                        one -> one.state() != TailoredOrder.State.WAITING);
        assertThat(olga.get(page.substring(page.indexOf("/schemes"))).statusCode())
                .isEqualTo(200);
        return ended;
    }

    @Test
    void areMadeOfSeveralRegistersAndCarryTheSchemesOwnSerialNumbers() throws Exception {
        TailoredOrder order = order(
                "visits",
                "SELECT p.PNR, p.PARISH, sum(v.MINUTES) AS minutes FROM PEOPLE_2024 p LEFT JOIN VISITS_2023 v ON p.PNR = v.PNR"
                        + " GROUP BY ALL",
                "PNR");

        assertThat(order.reason()).isNull();
        sluse.awaitDelivery(scheme);
        DeliveredPackage delivered = sluse.delivered(scheme);
        var made = delivered.manifest().register("TAILORED_VISITS").orElseThrow();
        assertThat(made.register().unit()).isEqualTo("person");
        assertThat(made.variable("PARISH").orElseThrow().codeList()).isEqualTo("PARISH");
        assertThat(made.variable("PNR").orElseThrow().unitKey()).isTrue();
        try (PlainSql engine = new PlainSql()) {
            assertThat(engine.texts("SELECT t.PARISH, t.MINUTES FROM read_parquet('" + delivered.folder()
                            + "/TAILORED_VISITS/2024.parquet') t JOIN read_parquet('" + delivered.folder()
                            + "/PEOPLE/2024.parquet') p ON p.PNR = t.PNR AND p.PARISH = t.PARISH ORDER BY 1"))
                    .containsExactly("7001|30.0", "7002|30.0", "9001|null");
        }
        try (Stream<Path> hall = Files.list(sluse.home().resolve("bank"))) {
            assertThat(hall.filter(path -> path.getFileName().toString().contains("tailored")))
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT PNR, PNR AS WHO FROM PEOPLE_2024!PNR!CLEAR_KEY TAILORED_X.WHO",
                "SELECT PNR FROM PEOPLE_2024! !NO_UNIT_KEY",
                "SELECT NOTHING FROM PEOPLE_2024! !NOTHING",
                "SELEKT 1 FROM PEOPLE_2024! !Parser Error",
                "SELECT 1 AS a! !NO_TABLE",
                "SELECT * FROM PEOPLE_1900! !NO_TABLE",
                "SELECT count(*) AS n, PARISH FROM PEOPLE_2024 GROUP BY ALL!KEY!NO_UNIT_KEY",
                "SELECT PARISH, INCOME FROM PEOPLE_2024! !NO_UNIT_KEY",
                "SELECT PNR, PNR AS PARISH FROM PEOPLE_2024!PNR!CLEAR_KEY TAILORED_X.PARISH",
                "SELECT PNR, CAST(PNR AS BIGINT) AS A FROM PEOPLE_2024!PNR!CLEAR_KEY TAILORED_X.A",
                "SELECT PNR, list(PARISH) AS l FROM PEOPLE_2024 GROUP BY ALL!PNR!COLUMN_TYPE L",
                "SELECT t.* FROM PEOPLE_2024 p, read_text('/etc/passwd') t! !Permission Error",
                "SELECT t.file FROM PEOPLE_2024 p, glob('/etc/*') t! !Permission Error"
            })
    void areNotMadeOfWhatMustNotBeSeenOrDelivered(String sql, String unitKey, String reason) {
        TailoredOrder order = order("x", sql, unitKey == null ? "" : unitKey);

        assertThat(order.state()).isEqualTo(TailoredOrder.State.STOPPED);
        assertThat(Objects.requireNonNull(order.reason()).text())
                .contains(reason)
                .doesNotContain("0101701234");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "SELECT 1 AS a FROM PEOPLE_2024; DROP TABLE x!semikolon",
                "SELECT * FROM PEOPLE_2024 WHERE PNR = '0101701234'!personnummer",
                "SELECT * FROM (PIVOT PEOPLE_2024 ON PNR USING count(*))!PIVOT"
            })
    void areNotEvenStoredWhereTheQueryIsMoreThanOneOrNamesAPerson(String sql, String told) {
        HttpResponse<String> answer = post(olga, "y", sql, "", PAGE);

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("alert-error", told);
        assertThat(sluse.bean(TailoredOrders.class).of(scheme))
                .noneMatch(one -> one.wanted().name().equals("TAILORED_Y"));
    }

    @Test
    void areOrderedByTheOfficeAlone() {
        assertThat(anna.get(PAGE).statusCode()).isEqualTo(404);
        assertThat(post(anna, "z", "SELECT 1 AS a FROM PEOPLE_2024", "", "/schemes/special")
                        .statusCode())
                .isIn(403, 404);
        assertThat(sluse.bean(TailoredOrders.class).of(scheme))
                .noneMatch(one -> one.wanted().name().equals("TAILORED_Z"));
    }
}
