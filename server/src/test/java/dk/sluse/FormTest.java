package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditVerification;
import dk.sluse.delivery.form.Form;
import dk.sluse.delivery.form.FormRequest;
import dk.sluse.delivery.form.FormRequests;
import dk.sluse.engine.files.StatisticsFormat;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Packages in other forms, asked for at the door; files of statistics programs are read back by the reader that registers come in by. */
class FormTest {

    private static final String FORMS = "/schemes/study/forms";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static SmallRegisters registers;

    @SuppressWarnings("NullAway.Init")
    static SchemeId scheme;

    @SuppressWarnings("NullAway.Init")
    static Visitor anna;

    @SuppressWarnings("NullAway.Init")
    static Visitor stranger;

    @BeforeAll
    static void start() throws Exception {
        Assumptions.assumeTrue(OwnFiles.statistics(), "NOT RUN: no ReadStat here (Debian: apt install readstat)");
        sluse = Installation.start(root.resolve("home"));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("other", Organisation.Kind.AGENCY);
        registers = new SmallRegisters(root);
        sluse.importRegisters(registers.persons(
                "2023", "final", "0101701234;1970-01-01;7001;100", "0202802345;;9001;-200", "0303903456;1890-03-03;;"));
        PackageItem people = sluse.all("PEOPLE");
        scheme = sluse.scheme(
                "study",
                "agency",
                List.of(new PackageItem(
                        "PEOPLE",
                        people.variables(),
                        people.periods(),
                        true,
                        "test",
                        new Population.Full("all are needed"),
                        Map.of(),
                        Map.of("BORN", "ages are needed"))));
        var analyst = sluse.person("anna", Role.ANALYST, "agency");
        sluse.attach("anna", scheme);
        anna = sluse.visitor().signIn("anna", analyst);
        stranger = sluse.visitor().signIn("bo", sluse.person("bo", Role.ANALYST, "other"));
    }

    @AfterAll
    static void stop() {
        if (sluse != null) {
            assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
            sluse.close();
        }
    }

    private static int ask(Visitor visitor, String path, String register, String form) {
        return visitor.post(path, Map.of("register", register, "form", form), "/")
                .statusCode();
    }

    private static void await(String form, FormRequest.State state, int files) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> sluse.bean(FormRequests.class).of(scheme).stream()
                        .anyMatch(one -> one.form().name().equals(form)
                                && one.state() == state
                                && one.files().size() == files));
    }

    private static Path folder() {
        return sluse.home().resolve("forms/study/PEOPLE");
    }

    private static String columns(String ending) {
        String born = StatisticsFormat.valueOf(ending.toUpperCase(Locale.ROOT))
                .daySql()
                .replace("%1$s", "CAST(BORN AS DOUBLE)")
                .replace("%s", "CAST(BORN AS DOUBLE)");
        return "coalesce(PNR, '-'), coalesce(CAST(" + born
                + " AS VARCHAR), '-'), coalesce(PARISH, '-'), coalesce(INCOME, '-')";
    }

    private static List<String> delivered(String period) throws Exception {
        try (PlainSql engine = new PlainSql()) {
            return engine.texts(
                    "SELECT coalesce(PNR, '-'), coalesce(CAST(BORN AS VARCHAR), '-'), coalesce(PARISH, '-'),"
                            + " coalesce(CAST(INCOME AS VARCHAR), '-') FROM read_parquet('"
                            + sluse.delivered(scheme).folder() + "/PEOPLE/" + period + ".parquet') ORDER BY PNR");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dta", "sav", "xpt"})
    void holdTheSameAsThePackageAndFollowIt(String ending) throws Exception {
        String form = ending.toUpperCase(Locale.ROOT);
        int periods = sluse.delivered(scheme)
                .manifest()
                .register("PEOPLE")
                .orElseThrow()
                .files()
                .size();
        assertThat(ask(anna, FORMS, "PEOPLE", form)).isEqualTo(302);
        await(form, FormRequest.State.READY, periods + 2);
        Path file = folder().resolve("2023." + ending);
        assertThat(StatisticsWriterTest.rows(sluse, file, columns(ending)))
                .isEqualTo(delivered("2023"))
                .hasSize(3);
        assertThat(StatisticsWriterTest.rows(sluse, folder().resolve("codes/PARISH." + ending), "code, parent"))
                .containsExactly("7001|101", "7002|101", "9001|751");
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                .doesNotContain("0101701234", "0202802345");

        Files.setLastModifiedTime(file, FileTime.fromMillis(0));
        String next = Integer.toString(2024 + periods);
        sluse.importRegisters(registers.persons(next, "final", "0101701234;1970-01-01;7001;100"));
        await(form, FormRequest.State.READY, periods + 3);
        assertThat(StatisticsWriterTest.rows(sluse, folder().resolve(next + "." + ending), columns(ending)))
                .isEqualTo(delivered(next));
        assertThat(Files.getLastModifiedTime(file).toMillis()).isZero();

        assertThat(ask(anna, FORMS + "/withdrawn", "PEOPLE", form)).isEqualTo(302);
        Awaitility.await().until(() -> Files.notExists(file));
        assertThat(folder().resolve("codes/PARISH." + ending)).doesNotExist();
    }

    @Test
    void canBeText() throws IOException {
        assertThat(ask(anna, FORMS, "PEOPLE", "CSV")).isEqualTo(302);
        Awaitility.await().until(() -> anna.get("/schemes/study").body().contains("klar<"));
        List<String> lines = Files.readAllLines(folder().resolve("2023.csv"));
        assertThat(lines.getFirst()).isEqualTo("PNR,BORN,PARISH,INCOME");
        assertThat(lines.subList(1, lines.size()).stream().map(line -> line.replaceFirst("^[0-9]{12}", "")))
                .containsExactlyInAnyOrder(",1970-01-01,7001,100", ",,9001,-200", ",1890-03-03,,");
    }

    /** Where a form cannot hold something that is told in the room, as it says something of the data. */
    @Test
    void leaveOutWhatTheyCannotHold() throws IOException {
        Path folder = Files.createDirectories(root.resolve("notes-in"));
        String fields = "[{\"name\": \"PNR\", \"type\": \"string\", \"keyType\": \"PNR\", \"unitKey\": true},"
                + " {\"name\": \"NOTE\", \"type\": \"string\"}]";
        Files.writeString(folder.resolve("datapackage.json"), """
                {"registers": [{"name": "NOTES", "unit": "person", "owner": "health"}], "resources": [
                 {"name": "a", "register": "NOTES", "period": "2023", "path": "a.csv", "schema": {"fields": %s, "primaryKey": "PNR"}},
                 {"name": "b", "register": "NOTES", "period": "2024", "path": "b.csv", "schema": {"fields": %s, "primaryKey": "PNR"}}]}""".formatted(fields, fields));
        Files.writeString(folder.resolve("a.csv"), "PNR,NOTE\n0101701234," + "x".repeat(3000) + "\n");
        Files.writeString(folder.resolve("b.csv"), "PNR,NOTE\n0101701234,short\n");
        sluse.importRegisters(folder);
        SchemeId notes = sluse.scheme("notes", "agency", List.of(sluse.all("NOTES")));
        sluse.attach("anna", notes);

        assertThat(ask(anna, "/schemes/notes/forms", "NOTES", "DTA")).isEqualTo(302);
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> sluse.bean(FormRequests.class).of(notes).stream()
                        .allMatch(one -> one.state() == FormRequest.State.READY));
        Path made = sluse.home().resolve("forms/notes/NOTES");
        assertThat(made.resolve("2023.dta")).doesNotExist();
        assertThat(StatisticsWriterTest.rows(sluse, made.resolve("2024.dta"), "NOTE"))
                .containsExactly("short");
        assertThat(made.resolve("ikke-lavet-not-made.dta.txt")).hasContent("2023");
        assertThat(anna.get("/schemes/notes").body()).contains("klar<").doesNotContain("kan ikke laves");
    }

    @Test
    void areForWhomTheSchemeIsFor() {
        assertThat(ask(stranger, FORMS, "PEOPLE", "DTA")).isEqualTo(404);
        assertThat(ask(stranger, FORMS + "/withdrawn", "PEOPLE", "DTA")).isEqualTo(404);
        assertThat(ask(anna, FORMS, "PEOPLE", "EXE")).isEqualTo(400);
        assertThat(ask(anna, FORMS, "../PEOPLE", "DTA")).isEqualTo(404);
        assertThat(ask(anna, FORMS, "BEF", "DTA")).isEqualTo(404);
        assertThat(ask(anna, FORMS + "/withdrawn", "BEF", "DTA")).isEqualTo(404);
    }

    @Test
    void ofOneSchemeDoNotHoldUpOthers() throws SQLException {
        try (Connection somebody = sluse.bean(DataSource.class).getConnection();
                Statement statement = somebody.createStatement()) {
            statement.execute("select pg_advisory_lock(21356, hashtext('study'))");
            for (int job = 0; job < 6; job++) {
                ask(anna, FORMS, "PEOPLE", "SAV");
            }
            sluse.scheme(
                    "other", "other", List.of(new PackageItem("PEOPLE", List.of("PARISH"), List.of("2023"), "test")));
            assertThat(sluse.bean(FormRequests.class).of(scheme))
                    .filteredOn(one -> one.form() == Form.SAV)
                    .allMatch(one -> one.state() == FormRequest.State.WAITING);
            statement.execute("select pg_advisory_unlock_all()");
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> sluse.bean(FormRequests.class).of(scheme).stream()
                        .allMatch(one -> one.state() == FormRequest.State.READY));
        assertThat(ask(anna, FORMS + "/withdrawn", "PEOPLE", "SAV")).isEqualTo(302);
    }
}
