package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.Importer;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.SafeTable;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.Tables;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.groups.Tuple;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImportTest {

    private static final Path ADULT = Path.of("..", "..", "shared", "data", "adult", "adult.csv");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path delivery;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
        sluse.person("anna", Role.ANALYST, "agency");
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    static String descriptor(String register, String owner, String fields) {
        return """
                {"name": "test",
                 "registers": [{"name": "%s", "title": "Test", "unit": "person", "owner": "%s"}],
                 "codeLists": [{"name": "SEX", "codes": [{"code": "1"}, {"code": "2"}]}],
                 "resources": [{"name": "test-2025", "register": "%s", "period": "2025", "path": "data.csv",
                   "dialect": {"delimiter": ";"},
                   "schema": {"fields": [%s], "primaryKey": "PNR"}}]}""".formatted(register, owner, register, fields);
    }

    static final String FIELDS = """
            {"name": "PNR", "type": "string", "keyType": "PNR", "unitKey": true},
            {"name": "SEX", "type": "string", "codeList": "SEX"},
            {"name": "AGE", "type": "integer"},
            {"name": "BORN", "type": "date"}""";

    private List<Fault> take(String descriptor, String csv) throws IOException {
        Files.writeString(delivery.resolve("datapackage.json"), descriptor);
        Files.writeString(delivery.resolve("data.csv"), csv);
        return sluse.bean(Importer.class).importNow(delivery, "system:test", _ -> {});
    }

    @Test
    void takesAGoodRegisterIn() throws IOException {
        List<Fault> faults = take(descriptor("GOOD", "health", FIELDS), """
                PNR;SEX;AGE;BORN
                2161900001;1;35;1990-01-21
                2161900002;2;;1990-01-21
                """);

        assertThat(faults).isEmpty();
        assertThat(sluse.bean(Catalogue.class).periods("GOOD")).singleElement().satisfies(period -> {
            assertThat(period.rows()).isEqualTo(2);
            assertThat(sluse.home().resolve(period.path())).exists();
        });
    }

    @Test
    void namesEveryFaultWithLineAndColumnAndChangesNothing() throws IOException {
        List<Fault> faults = take(descriptor("BAD", "health", FIELDS), """
                PNR;SEX;AGE;BORN
                2161900001;1;35;1990-01-21
                123;3;many;21/1/1990
                ;2;1;1990-01-21
                2161900004;2;12;1990-02-30
                """);

        assertThat(faults)
                .extracting(fault -> fault.line() + " " + fault.column() + " " + fault.kind())
                .containsExactlyInAnyOrder(
                        "3 PNR KEY_FORMAT",
                        "3 SEX CODE",
                        "3 AGE TYPE",
                        "3 BORN TYPE",
                        "4 PNR VALUE_MISSING",
                        "5 BORN TYPE");
        assertThat(faults.toString()).doesNotContain("123", "many", "21/1/1990");
        assertThat(sluse.bean(Catalogue.class).register("BAD")).isEmpty();
        assertThat(sluse.home().resolve("bank").resolve("BAD")).doesNotExist();
    }

    @Test
    void namesDuplicatesMalformedLinesAndWrongColumns() throws IOException {
        assertThat(take(descriptor("DOUBLE", "health", FIELDS), """
                PNR;SEX;AGE;BORN
                2161900001;1;35;1990-01-21
                2161900002;1;35;1990-01-21
                2161900001;2;36;1990-01-21
                """))
                .singleElement()
                .satisfies(fault -> {
                    assertThat(fault.kind()).isEqualTo(Fault.Kind.DUPLICATE);
                    assertThat(fault.line()).isEqualTo(4);
                });
        assertThat(take(descriptor("DOUBLE", "health", FIELDS), """
                PNR;SEX;AGE;BORN
                2161900001;1;35
                """))
                .extracting(Fault::kind, Fault::line)
                .contains(Tuple.tuple(Fault.Kind.LINE_MALFORMED, 2L));
        assertThat(take(descriptor("DOUBLE", "health", FIELDS), """
                PNR;KOEN;AGE;BORN
                2161900001;1;35;1990-01-21
                """))
                .extracting(fault -> fault.column() + " " + fault.kind())
                .containsExactlyInAnyOrder("SEX COLUMN_MISSING", "#2 COLUMN_UNKNOWN");
        assertThat(sluse.bean(Catalogue.class).register("DOUBLE")).isEmpty();
    }

    /** A file without a header: its first line would be taken for names of columns. */
    @Test
    void doesNotTellWhatStandsWhereAHeaderShould() throws IOException {
        List<Fault> faults = take(descriptor("HEADLESS", "health", FIELDS), """
                2161900001;1;35;1990-01-21
                2161900002;1;35;1990-01-21
                """);

        assertThat(faults).hasSize(8);
        assertThat(faults.toString()).doesNotContain("21619");
    }

    @Test
    void leavesTheListsOfOthersAlone() throws IOException {
        String good = descriptor("LISTS", "health", FIELDS);

        for (String parent : List.of("NOWHERE", "ROUND")) {
            String bad = good.replace(
                    "\"codeLists\": [",
                    "\"codeLists\": [{\"name\": \"ROUND\", \"parent\": \"%s\", \"codes\": [{\"code\": \"1\"}]}, "
                            .formatted(parent));
            assertThat(take(bad, "PNR;SEX;AGE;BORN\n")).extracting(Fault::kind).contains(Fault.Kind.DESCRIPTOR);
        }
        assertThat(sluse.bean(Catalogue.class).register("LISTS")).isEmpty();
    }

    @Test
    void staysInTheDeliveredFolder() throws IOException {
        Path secret = Files.writeString(home.resolve("secret.csv"), "PNR;SEX;AGE;BORN\n");
        String descriptor = descriptor("STEAL", "health", FIELDS);
        for (String path : List.of("../secret.csv", secret.toString(), "link.csv", "*.csv")) {
            Files.deleteIfExists(delivery.resolve("link.csv"));
            Files.createSymbolicLink(delivery.resolve("link.csv"), secret);

            assertThat(take(descriptor.replace("data.csv", path), "")).as(path).isNotEmpty();
        }
        assertThat(sluse.bean(Catalogue.class).register("STEAL")).isEmpty();
    }

    @Test
    void letsASubjectOfficeBringInItsOwnRegistersAloneInTheBrowser() throws IOException {
        Visitor hans = sluse.visitor().signIn("hans", sluse.person("hans", Role.REGISTER_OWNER, "health"));
        Path inbox = Files.createDirectories(home.resolve("inbox").resolve("health"));
        for (String name : List.of("mine", "theirs")) {
            Path folder = Files.createDirectory(inbox.resolve(name));
            String owner = name.equals("mine") ? "health" : "labour";
            Files.writeString(
                    folder.resolve("datapackage.json"), descriptor(name.toUpperCase(Locale.ROOT), owner, FIELDS));
            Files.writeString(folder.resolve("data.csv"), "PNR;SEX;AGE;BORN\n2161900001;1;35;1990-01-21\n");
        }

        assertThat(imported(hans, "mine")).contains("Alt er indlæst");
        assertThat(imported(hans, "theirs")).contains("Registret tilhører labour");
        assertThat(sluse.bean(Catalogue.class).register("MINE")).isPresent();
        assertThat(sluse.bean(Catalogue.class).register("THEIRS")).isEmpty();
        assertThat(hans.post("/registers/imports", Map.of("delivery", "../health/mine"), "/registers")
                        .statusCode())
                .isEqualTo(404);
    }

    private static String imported(Visitor hans, String name) {
        String page = hans.post("/registers/imports", Map.of("delivery", name), "/registers")
                .headers()
                .firstValue("location")
                .orElseThrow();
        String path = URI.create(page).getPath();
        return Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(() -> hans.get(path).body(), body -> !body.contains("<progress"));
    }

    /** Real census records go the whole way; the figures were counted from the file by hand. */
    @Test
    void takesRealCensusRecordsTheWholeWay() throws IOException {
        Assumptions.assumeTrue(Files.exists(ADULT), "NOT RUN: " + ADULT + " is not beside this checkout");
        Files.copy(ADULT, delivery.resolve("data.csv"));
        Files.writeString(
                delivery.resolve("datapackage.json"),
                descriptor("ADULT", "health", censusFields())
                        .replace("\"unit\": \"person\"", "\"unit\": \"row\"")
                        .replace(", \"primaryKey\": \"PNR\"", ""));

        assertThat(sluse.bean(Importer.class).importNow(delivery, "system:test", _ -> {}))
                .isEmpty();
        SchemeId scheme = sluse.scheme(
                "census",
                "agency",
                List.of(new PackageItem(
                        "ADULT", List.of("SEX", "EDUCATION", "AGE", "OCCUPATION"), List.of("2025"), "test")));
        sluse.attach("anna", scheme);
        TableOutcome outcome = sluse.bean(Tables.class).show(sluse.person("anna"), scheme, educationBySex());

        SafeTable table = ((TableOutcome.Made) outcome).table();
        assertThat(value(table, "HS-grad", "Male")).isEqualTo(6734);
        assertThat(value(table, "Some-college", "Male")).isEqualTo(4171);
        assertThat(value(table, "HS-grad", "Female")).isEqualTo(3106);
        assertThat(table.cell(0, 0, 0).value()).hasValue(30_162);
    }

    private static String censusFields() throws IOException {
        List<String> lines = Files.readAllLines(ADULT);
        String[] columns = lines.getFirst().split(";", -1);
        StringBuilder fields = new StringBuilder();
        for (int i = 0; i < columns.length; i++) {
            int column = i;
            String codes = lines.stream()
                    .skip(1)
                    .map(line -> line.split(";", -1)[column])
                    .distinct()
                    .sorted()
                    .map(code -> "{\"value\": \"" + code + "\"}")
                    .collect(Collectors.joining(","));
            fields.append(i == 0 ? "" : ",")
                    .append("{\"name\": \"")
                    .append(columns[i])
                    .append("\", ");
            fields.append(columns[i].equals("age") ? "\"type\": \"integer\"}" : "\"categories\": [" + codes + "]}");
        }
        return fields.toString();
    }

    private static TableDefinition educationBySex() {
        return new TableDefinition(
                "ADULT",
                List.of("2025"),
                List.of(new TableDefinition.Grouping("ADULT.EDUCATION", null, false)),
                List.of(new TableDefinition.Grouping("ADULT.SEX", null, false)),
                new TableDefinition.Quantity(TableDefinition.Quantity.Kind.COUNT, null),
                List.of());
    }

    private static double value(SafeTable table, String... codes) {
        int[] places = new int[codes.length];
        Arrays.setAll(
                places,
                i -> table.dimensions().get(i).categories().stream()
                        .map(SafeTable.Category::code)
                        .toList()
                        .indexOf(codes[i]));
        return table.cell(0, places).value().orElseThrow();
    }
}
