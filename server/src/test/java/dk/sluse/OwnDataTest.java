package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.own.OwnDataFile;
import dk.sluse.delivery.own.reading.Finding;
import dk.sluse.delivery.own.reading.Reason;
import dk.sluse.people.Role;
import dk.sluse.scheme.OwnData;
import dk.sluse.scheme.Schemes;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class OwnDataTest {

    private static final String ADDRESS = WaitingLists.ADDRESS;
    private static final Map<String, String> TUS = Map.of("Tus-Resumable", "1.0.0");
    private static final byte[] NOTHING = {};

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static WaitingLists lists;

    @BeforeAll
    static void start() throws Exception {
        lists = new WaitingLists(root);
    }

    @AfterAll
    static void stop() {
        lists.close();
    }

    static Stream<Arguments> rightFiles() {
        String plain = WaitingLists.plain();
        String fixed = WaitingLists.lines().stream()
                .skip(1)
                .map(line -> line.replace(";kræft", " kræft\n").replace(";", ""))
                .collect(Collectors.joining());
        String layout = "PNR 1-10\nPARISH 11-14\nSINCE 15-24\nDAYS 25-28\nKIND 30-34";
        byte[] danish = OwnFiles.text(plain.replace("2024-03-01", "01-03-2024"), StandardCharsets.ISO_8859_1);
        return Stream.of(
                Arguments.of("CSV", "a.csv", OwnFiles.text(plain), ""),
                Arguments.of("CSV, ISO-8859-1, Danish days", "a.csv", danish, ""),
                Arguments.of(
                        "TSV with a mark in front", "a.tsv", OwnFiles.text("\uFEFF" + plain.replace(';', '\t')), ""),
                Arguments.of("ASC", "a.asc", OwnFiles.text(fixed), layout),
                Arguments.of("XLSX", "a.xlsx", OwnFiles.xlsx(WaitingLists.lines()), ""),
                Arguments.of("XLSX, days as numbers", "a.xlsx", OwnFiles.xlsx(withDays("45352")), ""),
                Arguments.of("XLSX, days of eight digits", "a.xlsx", OwnFiles.xlsx(withDays("20240301")), ""),
                Arguments.of("ODS", "a.ods", OwnFiles.ods(WaitingLists.lines()), ""));
    }

    private static List<String> withDays(String day) {
        return WaitingLists.lines().stream()
                .map(line -> line.replace("2024-03-01", day))
                .toList();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rightFiles")
    void areLinkedBySerialNumber(String kind, String name, byte[] content, String layout) throws SQLException {
        isLinked(lists.send(name, content, layout));
    }

    @ParameterizedTest
    @CsvSource({"dta, STATA", "sav, SPSS"})
    void ofStatisticsProgramsAreLinkedToo(String ending, String program) throws SQLException {
        Assumptions.assumeTrue(OwnFiles.statistics(), "NOT RUN: no ReadStat here (Debian: apt install readstat)");
        String csv = WaitingLists.plain().replace(';', ',');
        String description = """
                {"type": "%s", "variables": [{"type": "STRING", "name": "PNR"}, {"type": "STRING", "name": "PARISH"},
                 {"type": "STRING", "name": "SINCE"}, {"type": "NUMERIC", "name": "DAYS"}, {"type": "STRING", "name": "KIND"}]}""".formatted(program);

        isLinked(lists.send("a." + ending, OwnFiles.statistics(root.resolve(ending), csv, description, ending), ""));
    }

    private static void isLinked(OwnDataFile file) throws SQLException {
        assertThat(file.findings()).isEmpty();
        assertThat(file.state()).isEqualTo(OwnDataFile.State.TAKEN_IN);
        assertThat(file.matched()).containsEntry("PEOPLE", 100);
        assertThat(file.matched().get("VISITS")).isIn(0, 10);
        lists.sluse.awaitDelivery(lists.scheme);
        DeliveredPackage delivered = lists.sluse.delivered(lists.scheme);
        String own = "read_parquet('" + delivered.folder() + "/OWN_WAITING/2024.parquet')";
        String people = "read_parquet('" + delivered.folder() + "/PEOPLE/2024.parquet')";
        String visits = "read_parquet('" + delivered.folder() + "/VISITS/2023.parquet')";
        try (PlainSql engine = new PlainSql()) {
            assertThat(engine.texts("SELECT count(*), count(DISTINCT PNR), min(SINCE), min(KIND) FROM " + own))
                    .containsExactly("120|120|2024-03-01|kræft");
            assertThat(engine.number("SELECT count(*) FROM " + own + " o JOIN " + people
                            + " p ON o.PNR = p.PNR AND o.DAYS = p.INCOME"))
                    .isEqualTo(120);
            assertThat(engine.number("SELECT count(*) FROM " + visits)).isEqualTo(1);
        }
    }

    /** The authority chose whom they are about, so any number would answer a question about them. */
    @Test
    void areNotCountedOutsideTheRoom() throws SQLException {
        isLinked(lists.send("a.csv", OwnFiles.text(WaitingLists.plain()), ""));
        var manifest = lists.sluse.delivered(lists.scheme).manifest();

        for (String register : List.of("OWN_WAITING", "VISITS")) {
            var file = manifest.register(register).orElseThrow().files().getFirst();
            assertThat(file.rows()).isPositive();
            assertThat(file.told(file.rows())).isNull();
        }
        var people = manifest.register("PEOPLE").orElseThrow().files().getFirst();
        assertThat(people.told(people.rows())).isEqualTo(people.rows());
    }

    @Test
    void leaveThePackageWhenTheAgreementSaysOtherwise() throws SQLException {
        isLinked(lists.send("a.csv", OwnFiles.text(WaitingLists.plain()), ""));
        var schemes = lists.sluse.bean(Schemes.class);
        var agreed = schemes.agreement(lists.scheme).orElseThrow();
        OwnData less = agreed.ownData("OWN_WAITING")
                .map(own -> new OwnData(
                        own.name(),
                        own.titles(),
                        own.reason(),
                        own.unit(),
                        own.variables().subList(0, 3)))
                .orElseThrow();

        schemes.agree(lists.scheme, agreed.items(), List.of(less), Installation.SETUP);
        lists.sluse.awaitDelivery(lists.scheme);

        assertThat(lists.sluse.delivered(lists.scheme).manifest().register("OWN_WAITING"))
                .isEmpty();
        schemes.agree(lists.scheme, agreed.items(), agreed.ownData(), Installation.SETUP);
        lists.sluse.awaitDelivery(lists.scheme);
        assertThat(lists.sluse.delivered(lists.scheme).manifest().register("OWN_WAITING"))
                .isPresent();
    }

    @Test
    void areRefusedWithAllReasonsAtOnce() {
        String bad = WaitingLists.plain()
                .replaceFirst("7002", "9999")
                .replace("kræft", "a@b.dk")
                .replace("2024-03-01", "soon");

        OwnDataFile file = lists.send("a.csv", OwnFiles.text(bad), "");

        assertThat(file.findings()).extracting(Finding::reason).contains(Reason.CODE, Reason.CONTACT, Reason.TYPE);
        assertThat(file.findings().toString()).doesNotContain("9999", "a@b.dk", "soon", "0101701000");
    }

    @Test
    void areRefusedWhereNoRegisterOfThePackageHasSuchKeys() {
        byte[] firms = OwnFiles.text(WaitingLists.HEADER + "\n10000009;7001;2024-01-01;1;x\n");

        OwnDataFile file = lists.send("/schemes/waiting/own-data/OWN_FIRMS", "a.csv", firms, "");

        assertThat(file.findings()).extracting(Finding::reason).contains(Reason.KEY_UNUSED);
    }

    @Test
    void cannotBeSentInByStrangersOrForWhatWasNotAgreed() {
        var credentials = lists.sluse.person("mallory", Role.ANALYST, "agency");
        Visitor mallory = lists.sluse.visitor().signIn("mallory", credentials);

        assertThat(mallory.get(ADDRESS).statusCode()).isEqualTo(404);
        assertThat(begin(mallory, "/account", "10")).isEqualTo(404);
        assertThat(lists.anna.get("/schemes/waiting/own-data/OWN_OTHER").statusCode())
                .isEqualTo(404);
        assertThat(begin(lists.anna, ADDRESS, "5000000")).isEqualTo(413);
        assertThat(lists.sluse.bean(AuditTrail.class).newest(100))
                .anyMatch(one -> one.entry().actor().equals("mallory")
                        && one.entry().action().equals("access.refused"));
    }

    private static int begin(Visitor visitor, String page, String length) {
        Map<String, String> headers = Map.of(
                "Tus-Resumable",
                "1.0.0",
                "Upload-Length",
                length,
                "X-CSRF-TOKEN",
                visitor.token(page).orElseThrow());
        return visitor.send("POST", ADDRESS + "/files", headers, NOTHING).statusCode();
    }

    @Test
    void areSeenByNobodyElseWhileTheyAreOnTheirWay() {
        var credentials = lists.sluse.person("noah", Role.ANALYST, "agency");
        lists.sluse.attach("noah", lists.scheme);
        Visitor noah = lists.sluse.visitor().signIn("noah", credentials);
        String upload = lists.upload(ADDRESS, OwnFiles.text(WaitingLists.plain()));
        String file = ADDRESS + "/files/" + upload;
        Map<String, String> form = Map.of("upload", upload, "period", "2024", "fileName", "a.csv");

        assertThat(noah.post(ADDRESS, form, ADDRESS).statusCode()).isEqualTo(404);
        assertThat(noah.send("HEAD", file, TUS, NOTHING).statusCode()).isEqualTo(404);
        assertThat(lists.anna.send("GET", file, TUS, NOTHING).statusCode()).isEqualTo(405);
        Map<String, String> with = Map.of(
                "Tus-Resumable",
                "1.0.0",
                "X-CSRF-TOKEN",
                lists.anna.token(ADDRESS).orElseThrow());
        assertThat(lists.anna.send("DELETE", file, TUS, NOTHING).statusCode()).isEqualTo(403);
        assertThat(lists.anna.send("DELETE", file, with, NOTHING).statusCode()).isEqualTo(204);
    }
}
