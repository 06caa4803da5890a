package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.AuditVerification;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.release.Lock;
import dk.sluse.release.Release;
import dk.sluse.release.Releases;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An installation of its own, as the tests tamper with it. */
class AuditTest {

    private static final SchemeId SCHEME = new SchemeId("labour");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Release release;

    @BeforeAll
    static void sendOneTableHome() throws Exception {
        sluse = Installation.start(root.resolve("home"));
        sluse.importDenmark(Files.createDirectory(root.resolve("denmark")), 2_000, 1);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.person("anna", Role.ANALYST, "agency");
        sluse.scheme(SCHEME.value(), "agency", List.of(sluse.all("BEF")));
        sluse.attach("anna", SCHEME);
        TableDefinition definition = new TableDefinition(
                "BEF",
                List.of("202512"),
                List.of(new TableDefinition.Grouping("BEF.KOEN", null, false)),
                List.of(),
                new TableDefinition.Quantity(TableDefinition.Quantity.Kind.COUNT, null),
                List.of());
        Lock.Answer answer = sluse.bean(Lock.class).sendHome(sluse.person("anna"), SCHEME, definition, Locale.of("da"));
        String id = ((Lock.Answer.Accepted) answer).release();
        release = Awaitility.await()
                .atMost(Duration.ofSeconds(30))
                .until(
                        () -> sluse.bean(Releases.class).find(id).orElseThrow(),
                        one -> !one.files().isEmpty());
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    @Test
    void findsNothingWhereNothingHasBeenTouched() {
        AuditVerification.Report report = sluse.bean(AuditVerification.class).verify();

        assertThat(report.faults()).isEmpty();
        assertThat(report.entries()).isGreaterThan(10);
        assertThat(report.files()).isGreaterThan(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update audit_entry set actor = 'somebody else' where number = 2",
                "delete from audit_entry where number = 2",
                "truncate audit_entry"
            })
    void isAppendOnlyForTheApplicationAndForTheOwnerOfItsTables(String change) throws SQLException {
        JdbcClient application = sluse.bean(JdbcClient.class);

        assertThatThrownBy(() -> application.sql(change).update())
                .rootCause()
                .hasMessageContaining("permission denied");
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            assertThatThrownBy(() -> statement.execute(change)).hasMessageContaining("append-only");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update person set language = 'en'",
                "delete from attachment",
                "update release set state = 'REFUSED'",
                "insert into organisation values ('x', 'x', 'AGENCY')",
                "update delivery set state = 'DONE'",
                "delete from register_period"
            })
    void letsNothingChangeWithoutAnEntry(String change) {
        JdbcClient application = sluse.bean(JdbcClient.class);

        assertThatThrownBy(() -> application.sql(change).update())
                .rootCause()
                .hasMessageContaining("without an audit entry");
    }

    @Test
    void namesTheFirstEntryThatWasChanged() throws SQLException {
        tamper("update audit_entry set subject = 'x' || subject where number in (3, 5)");

        assertThat(faults()).singleElement().asString().startsWith("entry 3: the chain is broken");
        tamper("update audit_entry set subject = substr(subject, 2) where number in (3, 5)");
        assertThat(faults()).isEmpty();
    }

    @Test
    void findsAnEntryThatWasTakenOut() throws SQLException {
        tamper(
                "create table kept as select * from audit_entry where number = 4; delete from audit_entry where number = 4");

        assertThat(faults()).singleElement().asString().startsWith("entry 4:");
        tamper("insert into audit_entry select * from kept; drop table kept");
    }

    @Test
    void findsThatTheEndWasCutOff() throws SQLException {
        tamper("create table kept as select * from audit_entry where number = (select max(number) from audit_entry);"
                + " delete from audit_entry where number in (select number from kept)");

        assertThat(faults()).singleElement().asString().contains("missing; the trail once reached");
        tamper("insert into audit_entry select * from kept; drop table kept");
    }

    @Test
    void findsAReleasedFileThatWasChanged() throws IOException {
        String path = release.files().getFirst().path();
        Path file = sluse.home().resolve(path);
        byte[] content = Files.readAllBytes(file);

        Files.writeString(file, "other numbers");

        assertThat(faults()).singleElement().asString().endsWith("the sealed file " + path + " has been changed");
        assertThatThrownBy(() -> sluse.bean(Lock.class).fetch(sluse.person("anna"), release.id(), "table.csv"))
                .hasMessageContaining("has been changed");
        Files.write(file, content);
    }

    @Test
    void findsAFileOfAPackageThatWasChangedOrIsGone() throws IOException {
        Path file = sluse.delivered(SCHEME).files("BEF", List.of("202512")).getFirst();
        byte[] content = Files.readAllBytes(file);

        Files.write(file, new byte[] {1, 2, 3});

        assertThat(faults()).singleElement().asString().endsWith("BEF/202512.parquet has been changed");
        Files.delete(file);
        assertThat(faults()).singleElement().asString().endsWith("BEF/202512.parquet is missing");
        Files.write(file, content);
    }

    @Test
    void findsARegisterOfTheBankThatWasChanged() throws IOException {
        Path file = sluse.home().resolve("bank/UDDA/1/202509.parquet");
        byte[] content = Files.readAllBytes(file);

        Files.write(file, new byte[] {1, 2, 3});

        assertThat(faults()).singleElement().asString().endsWith("UDDA/1/202509.parquet has been changed");
        Files.write(file, content);
    }

    private static List<String> faults() {
        return sluse.bean(AuditVerification.class).verify().faults();
    }

    /** What somebody can do who has the owner's password and means ill. */
    private static void tamper(String change) throws SQLException {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("alter table audit_entry disable trigger user");
            statement.execute(change);
            statement.execute("alter table audit_entry enable trigger user");
        }
    }

    private static Connection owner() throws SQLException {
        Path postgres = sluse.home().resolve("postgres");
        try {
            return DriverManager.getConnection(
                    "jdbc:postgresql://127.0.0.1:"
                            + Files.readString(postgres.resolve("port")).strip() + "/sluse",
                    "sluse_owner",
                    Files.readString(postgres.resolve("owner.password")).strip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
