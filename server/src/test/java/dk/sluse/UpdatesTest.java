package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.delivery.DeliveredPackage;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.Manifest.PackagedFile;
import dk.sluse.delivery.update.Difference;
import dk.sluse.delivery.update.Rerun;
import dk.sluse.delivery.update.Reruns;
import dk.sluse.delivery.update.Updates;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.Coarsening;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What packages have of registers: as coarse as agreed, of whom as agreed, and up to date as agreed. */
class UpdatesTest {

    private static final Map<String, String> BORN = Map.of("BORN", "age to the day decides who is entitled");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static SmallRegisters registers;

    @BeforeAll
    static void start() throws Exception {
        sluse = Installation.start(root.resolve("home"));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        registers = new SmallRegisters(root);
        sluse.importRegisters(
                registers.personsWithoutIncome("2022", "0101701234;1970-01-01;7001", "0202802345;1980-02-02;9001"));
        sluse.importRegisters(registers.persons(
                "2023",
                "preliminary",
                "0101701234;1970-01-01;7001;100",
                "0202802345;1980-02-02;9001;200",
                "0303903456;2023-06-15;7002;300"));
        sluse.importRegisters(registers.visits("2023", "0101701234;10", "0101701234;20", "0303903456;30"));
    }

    @AfterAll
    static void stop() {
        assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
        sluse.close();
    }

    private static PackageItem people(List<String> variables, String... periods) {
        return new PackageItem("PEOPLE", variables, List.of(periods), "test");
    }

    private static DeliveredPackage scheme(String id, PackageItem... items) {
        return sluse.delivered(sluse.scheme(id, "agency", List.of(items)));
    }

    private static String file(DeliveredPackage delivered, String register, String period) {
        return "read_parquet('" + delivered.files(register, List.of(period)).getFirst() + "')";
    }

    private static List<String> texts(String sql) throws SQLException {
        try (PlainSql engine = new PlainSql()) {
            return engine.texts(sql);
        }
    }

    @Test
    void areAsCoarseAsAgreed() throws SQLException {
        PackageItem item = people(List.of("BORN", "PARISH"), "2023");
        DeliveredPackage year = scheme(
                "year",
                item.withCoarsened(Map.of("BORN", Coarsening.toYear(), "PARISH", Coarsening.toLevel("MUNICIPALITY"))));
        DeliveredPackage age = scheme("age", item.withCoarsened(Map.of("BORN", Coarsening.toAgeGroup())));

        assertThat(texts("SELECT BORN, PARISH FROM " + file(year, "PEOPLE", "2023") + " ORDER BY BORN"))
                .containsExactly("1970|101", "1980|751", "2023|101");
        assertThat(texts("SELECT BORN, PARISH FROM " + file(age, "PEOPLE", "2023") + " ORDER BY BORN"))
                .containsExactly("00-04|7002", "40-44|9001", "50-54|7001");
        assertThat(age.manifest().codeList("AGE_GROUP").orElseThrow().codes()).hasSize(21);
        assertThat(year.manifest().codeList("MUNICIPALITY")).isPresent();
        assertThat(year.manifest().codeList("PARISH")).isEmpty();
        assertThat(year.manifest()
                        .register("PEOPLE")
                        .orElseThrow()
                        .variable("PARISH")
                        .orElseThrow()
                        .codeList())
                .isEqualTo("MUNICIPALITY");
    }

    @Test
    void needAReasonOfTheirOwnWhereTheOwnerWantsOne() {
        PackageItem item = people(List.of("BORN"), "2023");

        assertThatThrownBy(() -> scheme("no-reason", item))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PEOPLE.BORN needs a written reason");
        assertThatThrownBy(() -> scheme(
                        "no-level",
                        people(List.of("PARISH"), "2023")
                                .withCoarsened(Map.of("PARISH", Coarsening.toLevel("PARISH")))))
                .hasMessageContaining("cannot be coarsened");
        assertThat(scheme("with-reason", item.withReasons(BORN)).manifest().registers())
                .hasSize(1);
    }

    @Test
    void areAboutThePopulationThatWasAgreed() throws SQLException {
        PackageItem item = people(List.of("PARISH"), "2023");
        DeliveredPackage where =
                scheme("where", item.withPopulation(new Population.Where("PARISH", List.of("7001", "7002"))));
        DeliveredPackage units =
                scheme("units", item.withPopulation(new Population.UnitsOf("VISITS", List.of("2023"))));

        assertThat(texts("SELECT PARISH FROM " + file(where, "PEOPLE", "2023") + " ORDER BY 1"))
                .containsExactly("7001", "7002");
        assertThat(texts("SELECT PARISH FROM " + file(units, "PEOPLE", "2023") + " ORDER BY 1"))
                .containsExactly("7001", "7002");
        assertThatThrownBy(() -> new Population.Full(" ")).hasMessageContaining("needs an argument");
        assertThatThrownBy(
                        () -> scheme("by-key", item.withPopulation(new Population.Where("PNR", List.of("0101701234")))))
                .hasMessageContaining("to choose a population by");
    }

    @Test
    void haveNoValueWhereAPeriodHadNotTheVariable() throws SQLException {
        DeliveredPackage delivered = scheme("before", people(List.of("INCOME"), "2022", "2023"));

        assertThat(texts("SELECT count(*), count(INCOME) FROM " + file(delivered, "PEOPLE", "2022")))
                .containsExactly("2|0");
        PackagedFile file = delivered
                .manifest()
                .register("PEOPLE")
                .orElseThrow()
                .file("2022")
                .orElseThrow();
        assertThat(file.coverage()).containsEntry("INCOME", 0L);
        assertThat(file.units()).containsEntry("PNR", 2L);
    }

    @Test
    void followWithNewPeriodsAndWriteNothingOlderAgain() throws Exception {
        SchemeId follows = sluse.scheme(
                "follows", "agency", List.of(people(List.of("PARISH"), "2022").withLaterPeriods()));
        SchemeId fixed = sluse.scheme("fixed", "agency", List.of(people(List.of("PARISH"), "2022")));
        DeliveredPackage before = sluse.delivered(follows);
        assertThat(before.manifest().register("PEOPLE").orElseThrow().files()).hasSize(2);

        sluse.importRegisters(registers.persons("2024", "final", "0101701234;1970-01-01;7001;101"));
        sluse.awaitDelivery(follows);

        DeliveredPackage after = sluse.delivered(follows);
        assertThat(after.manifest().register("PEOPLE").orElseThrow().files())
                .extracting(PackagedFile::period)
                .contains("2022", "2023", "2024");
        assertThat(Files.isSameFile(
                        after.folder().resolve("PEOPLE/2022.parquet"),
                        before.folder().resolve("PEOPLE/2022.parquet")))
                .isTrue();
        assertThat(sluse.bean(Deliveries.class).newest(follows).orElseThrow().cause())
                .isEqualTo(Delivery.Cause.NEW_PERIOD);
        assertThat(sluse.bean(Deliveries.class).deliveries(fixed)).hasSize(1);
    }

    @Test
    void areOfferedWhatWasRunAgainAndKeepWhatTheyHaveUntilTheyAccept() throws Exception {
        sluse.importRegisters(registers.persons(
                "2021", "preliminary", "0101701234;1970-01-01;7001;100", "0202802345;1980-02-02;9001;200"));
        SchemeId scheme = sluse.scheme("rerun", "agency", List.of(people(List.of("PARISH", "INCOME"), "2021")));
        Credentials anna = sluse.person("anna", Role.ANALYST, "agency");
        Credentials eve = sluse.person("eve", Role.ANALYST, "agency");
        sluse.attach("anna", scheme);

        sluse.importRegisters(
                registers.persons("2021", "final", "0101701234;1970-01-01;7001;150", "0303903456;1990-03-03;7002;300"));

        Rerun rerun = Awaitility.await()
                .until(() -> sluse.bean(Reruns.class).open(scheme).getFirst(), one -> one.difference() != null);
        assertThat(rerun.difference())
                .isEqualTo(new Difference(10, 10, 10, List.of(new Difference.Changed("INCOME", 10))));
        PackagedFile held = only(scheme);
        assertThat(held.status()).isEqualTo(RegisterPeriod.Status.PRELIMINARY);
        assertThat(texts("SELECT sum(INCOME) FROM " + file(sluse.delivered(scheme), "PEOPLE", "2021")))
                .containsExactly("300");

        Map<String, String> form = Map.of("register", "PEOPLE", "period", "2021", "version", "" + rerun.offered());
        assertThat(sluse.visitor()
                        .signIn("eve", eve)
                        .post("/schemes/rerun/reruns", form, "/")
                        .statusCode())
                .isEqualTo(404);
        assertThat(only(scheme)).isEqualTo(held);
        Visitor analyst = sluse.visitor().signIn("anna", anna);
        assertThat(analyst.get("/schemes/rerun").body()).contains("PEOPLE 2021", "INCOME");
        assertThat(analyst.post("/schemes/rerun/reruns", form, "/schemes/rerun").statusCode())
                .isEqualTo(302);
        sluse.awaitDelivery(scheme);

        assertThat(only(scheme).status()).isEqualTo(RegisterPeriod.Status.FINAL);
        assertThat(texts("SELECT sum(INCOME) FROM " + file(sluse.delivered(scheme), "PEOPLE", "2021")))
                .containsExactly("450");
        assertThat(sluse.bean(Reruns.class).open(scheme)).isEmpty();
        assertThat(analyst.post("/schemes/rerun/reruns", form, "/schemes/rerun").statusCode())
                .isEqualTo(409);
        assertThat(sluse.bean(AuditTrail.class).newest(1000))
                .anyMatch(one -> one.entry().action().equals("rerun.accepted")
                        && one.entry().actor().equals("anna"));
    }

    private static PackagedFile only(SchemeId scheme) {
        return sluse.delivered(scheme)
                .manifest()
                .register("PEOPLE")
                .orElseThrow()
                .files()
                .getFirst();
    }

    @Test
    void getWhatIsWithheldWhenItsTimeHasCome() throws Exception {
        int lastYear =
                LocalDate.ofInstant(sluse.clock().instant(), ZoneOffset.UTC).getYear() - 1;
        sluse.importRegisters(registers.visits("" + lastYear, "0202802345;40"));
        SchemeId scheme = sluse.scheme(
                "patient",
                "agency",
                List.of(new PackageItem("VISITS", List.of("MINUTES"), List.of("2023"), "test").withLaterPeriods()));
        assertThat(sluse.delivered(scheme)
                        .manifest()
                        .register("VISITS")
                        .orElseThrow()
                        .files())
                .hasSize(1);

        Instant open = LocalDate.of(lastYear + 2, 1, 1).atTime(12, 0).toInstant(ZoneOffset.UTC);
        sluse.clock().advance(Duration.between(sluse.clock().instant(), open));
        sluse.bean(Updates.class).orderWhatIsDue();
        sluse.awaitDelivery(scheme);

        assertThat(sluse.delivered(scheme)
                        .manifest()
                        .register("VISITS")
                        .orElseThrow()
                        .files())
                .hasSize(2);
        assertThat(sluse.bean(Schemes.class).agreement(scheme).orElseThrow().version())
                .isEqualTo(1);
    }
}
