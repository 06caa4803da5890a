package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.CodeList;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.Manifest.PackagedRegister;
import dk.sluse.people.Organisation;
import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.tabulation.RandomDefinitions;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableOutcome;
import dk.sluse.tabulation.Tables;
import dk.sluse.tabulation.memory.TableSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The same tables and packages from a real Trino of two processes as from DuckDB in this one. */
@Tag("heavy")
class ClusterTest {

    private static final int TABLES = 60;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static TrinoCluster trino;

    @BeforeAll
    static void start() throws IOException {
        Assumptions.assumeTrue(
                TrinoCluster.isAssembled(),
                "NOT RUN: no Trino here; ./sluse test --all assembles it from trino/pom.xml");
        trino = TrinoCluster.start(root.resolve("trino"), Files.createDirectories(root.resolve("storage")));
    }

    @AfterAll
    static void stop() {
        if (trino != null) {
            trino.close();
        }
    }

    private static String[] settings() {
        return new String[] {
            "--sluse.engine.trino.url=" + trino.url(),
            "--sluse.engine.trino.catalog=hive",
            "--sluse.engine.trino.storage=" + root.resolve("storage/tables"),
            "--sluse.engine.trino.location=local:///tables"
        };
    }

    private static List<PackageItem> items(Installation sluse) {
        List<String> employed = sluse.bean(Catalogue.class).codeList("SOCIO13").orElseThrow().codes().stream()
                .map(CodeList.Code::code)
                .filter(code -> code.startsWith("1"))
                .distinct()
                .toList();
        PackageItem bef = sluse.all("BEF");
        PackageItem lpr = sluse.all("LPR");
        PackageItem ind = sluse.all("IND");
        return List.of(
                new PackageItem(
                        "BEF",
                        bef.variables(),
                        bef.periods(),
                        false,
                        "test",
                        new Population.Full("all are needed"),
                        Map.of("FOED_DAG", new Coarsening(Coarsening.Kind.AGE_GROUP, null)),
                        Map.of()),
                new PackageItem(
                        "LPR",
                        lpr.variables(),
                        lpr.periods(),
                        false,
                        "test",
                        new Population.UnitsOf("IND", ind.periods()),
                        Map.of(),
                        Map.of()),
                ind.withPopulation(new Population.Full("all are needed")),
                sluse.all("IDAN"),
                sluse.all("FIRM"),
                sluse.all("AKM").withPopulation(new Population.Where("SOCIO13", employed)));
    }

    private static List<String> tables(Installation sluse, SchemeId scheme) {
        List<String> tables = new ArrayList<>();
        DeliveredPackage delivered =
                sluse.bean(Deliveries.class).version(scheme, 1).orElseThrow();
        for (int number = 0; number < TABLES; number++) {
            TableDefinition definition = new RandomDefinitions(delivered.manifest(), number).next();
            String made = JsonMapper.shared()
                    .writeValueAsString(sluse.bean(Tables.class).remake(new TableSource(scheme, 1, definition)));
            tables.add(made.replaceAll("\"engine\":\"[^\"]*\"", ""));
        }
        return tables;
    }

    private static long number(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String file(DeliveredPackage delivered, PackagedFile file) {
        return "SELECT * FROM read_parquet('" + delivered.folder().resolve(file.path()) + "')";
    }

    private static void isTheSame(DeliveredPackage one, DeliveredPackage other) throws SQLException {
        for (PackagedRegister register : one.manifest().registers()) {
            PackagedRegister same =
                    other.manifest().register(register.register().name()).orElseThrow();
            assertThat(same.variables()).isEqualTo(register.variables());
            for (PackagedFile file : register.files()) {
                PackagedFile again = same.file(file.period()).orElseThrow();
                String name = register.register().name() + " " + file.period();
                assertThat(Files.exists(other.folder().resolve(again.path()))).isTrue();
                assertThat(number(
                                "SELECT count(*) FROM (" + file(one, file) + " EXCEPT ALL " + file(other, again) + ")"))
                        .as(name)
                        .isZero();
                assertThat(again.rows()).as(name).isEqualTo(file.rows()).isPositive();
                if (register.register().rowIsUnit()) {
                    assertThat(again.sha256()).as(name).isEqualTo(file.sha256());
                }
            }
        }
    }

    @Test
    void answersAsDuckDbDoes() throws Exception {
        Path home = root.resolve("home");
        SchemeId scheme = new SchemeId("study");
        List<String> byDuckDb;
        try (Installation alone = Installation.start(home)) {
            alone.organisation("agency", Organisation.Kind.AGENCY);
            alone.importDenmark(Files.createDirectories(root.resolve("denmark")), 5000, 2);
            alone.scheme(scheme.value(), "agency", items(alone));
            alone.bean(Schemes.class).agree(scheme, List.of(alone.all("BEF")), List.of(), Installation.SETUP);
            alone.awaitDelivery(scheme);
            byDuckDb = tables(alone, scheme);
        }
        try (Installation clustered = Installation.start(home, settings())) {
            List<String> byTrino = tables(clustered, scheme);
            for (int number = 0; number < TABLES; number++) {
                assertThat(byTrino.get(number)).as("table " + number).isEqualTo(byDuckDb.get(number));
            }
            assertThat(byTrino.stream().filter(table -> table.contains("SHOWN")))
                    .hasSizeGreaterThan(TABLES / 2);

            clustered.bean(Schemes.class).agree(scheme, items(clustered), List.of(), Installation.SETUP);
            clustered.awaitDelivery(scheme);
            Deliveries deliveries = clustered.bean(Deliveries.class);
            DeliveredPackage again = deliveries.current(scheme).orElseThrow();
            assertThat(again.manifest().version()).isEqualTo(3);
            assertThat(again.manifest().engine()).contains("DuckDB").contains("Trino 483");
            isTheSame(deliveries.version(scheme, 1).orElseThrow(), again);
            assertThat(trino.number("SELECT count(*) FROM system.runtime.tasks WHERE node_id = 'worker'"))
                    .as("the worker worked")
                    .isPositive();
        }
    }

    /** More than one query of a cluster can have. */
    @Test
    void countsManyPeriods() throws Exception {
        List<String> years =
                IntStream.rangeClosed(1981, 2024).mapToObj(Integer::toString).toList();
        try (Installation clustered = Installation.start(root.resolve("years"), settings())) {
            clustered.organisation("agency", Organisation.Kind.AGENCY);
            SmallRegisters registers = new SmallRegisters(root.resolve("years-in"));
            for (String year : years) {
                clustered.importRegisters(registers.persons(
                        year,
                        "final",
                        IntStream.range(0, 9)
                                .mapToObj(i -> "010170123" + i + ";1970-01-01;7001;" + i)
                                .toArray(String[]::new)));
            }
            PackageItem people = clustered.all("PEOPLE");
            SchemeId scheme = clustered.scheme(
                    "years", "agency", List.of(new PackageItem("PEOPLE", List.of("PARISH"), people.periods(), "test")));
            TableDefinition towns = new TableDefinition(
                    "PEOPLE",
                    years,
                    List.of(new TableDefinition.Grouping("PEOPLE.PARISH", "MUNICIPALITY", false)),
                    List.of(),
                    new TableDefinition.Quantity(TableDefinition.Quantity.Kind.COUNT, null),
                    List.of());
            assertThat(clustered.bean(Tables.class).remake(new TableSource(scheme, 1, towns)))
                    .isInstanceOfSatisfying(
                            TableOutcome.Made.class,
                            made -> assertThat(made.table().cells().stream()
                                            .filter(cell -> cell.value().orElse(0) == 9)
                                            .count())
                                    .isGreaterThanOrEqualTo(years.size()));
        }
    }

    /** Own data, whom the authority chose by them, and sums of broken numbers. */
    @Test
    void knowsOwnData() throws Exception {
        try (WaitingLists lists = new WaitingLists(root.resolve("lists"), settings())) {
            assertThat(lists.send("a.csv", OwnFiles.text(WaitingLists.plain()), "")
                            .findings())
                    .isEmpty();
            lists.sluse.awaitDelivery(lists.scheme);
            DeliveredPackage delivered = lists.sluse.delivered(lists.scheme);
            assertThat(delivered.manifest().register("VISITS").orElseThrow().files())
                    .singleElement()
                    .satisfies(file -> assertThat(file.rows()).isEqualTo(1));
            TableDefinition days = new TableDefinition(
                    "OWN_WAITING",
                    List.of("2024"),
                    List.of(new TableDefinition.Grouping("OWN_WAITING.PARISH", null, false)),
                    List.of(),
                    new TableDefinition.Quantity(TableDefinition.Quantity.Kind.SUM, "OWN_WAITING.DAYS"),
                    List.of());
            TableOutcome outcome = lists.sluse
                    .bean(Tables.class)
                    .remake(new TableSource(lists.scheme, delivered.manifest().version(), days));
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            TableOutcome.Made.class,
                            made -> assertThat(made.table().cells())
                                    .anyMatch(cell -> cell.value().orElse(0) == 127_140));
        }
    }
}
