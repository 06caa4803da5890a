package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.installation.EmbeddedPostgres;
import dk.sluse.installation.Home;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.SchemeId;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The web and the data hall in processes of their own, on one database. The bank belongs to another user, and the web has given up what
 * lets an administrator read everything, so it stands where an ordinary user would.
 */
class DataHallTest {

    private static final List<String> HALL_FOLDERS = List.of("bank", "vault", "inbox");
    private static final List<String> AS_AN_ORDINARY_USER = List.of(
            "setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Test
    void isClosedToTheWebAndDoesItsWorkAllTheSame() throws Exception {
        Assumptions.assumeTrue(
                "root".equals(System.getProperty("user.name")),
                "NOT RUN: only an administrator can give folders to another user");
        Path home = Files.createDirectories(root.resolve("home"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(new Home(root.resolve("elsewhere")));
                Processes processes = new Processes(root)) {
            configure(home, postgres);
            Credentials hans = setUp(home);
            deliver(home);
            giveAway(home);

            assertThat(output(processes, processes.sluse(List.of(), home, "serve", "--sluse.data-hall=apart")))
                    .contains("can open", "belongs to the data hall alone");

            Process hall = processes.sluse(List.of(), home, "data-hall");
            int port = Processes.freePort();
            Process web = processes.sluse(
                    AS_AN_ORDINARY_USER, home, "serve", "--sluse.data-hall=apart", "--server.port=" + port);
            Visitor visitor = Processes.awaitWeb(port, web).signIn("hans", hans);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> visitor.get("/registers").body().contains("people-2024"));
            HttpResponse<String> asked =
                    visitor.post("/registers/imports", Map.of("delivery", "people-2024"), "/registers");
            String page = asked.headers().firstValue("Location").orElseThrow();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> visitor.get(page.substring(page.indexOf("/registers")))
                            .body()
                            .contains("alert-success"));
            assertThat(told(postgres))
                    .as("the web was told how far the data hall is")
                    .isEqualTo(100);
            Path followed = home.resolve("packages/follows/2/PEOPLE/2024.parquet");
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(followed));
            assertThat(hall.isAlive()).isTrue();
            assertThat(web.isAlive()).isTrue();
        }
    }

    private static int told(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.url(), postgres.owner(), postgres.ownerPassword());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "select percent from job_progress where task_name = 'register-import'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static void configure(Path home, EmbeddedPostgres postgres) throws IOException {
        Files.createDirectories(home.resolve("config"));
        Files.writeString(home.resolve("config/database.password"), postgres.ownerPassword());
        Files.writeString(
                home.resolve("config/sluse.yaml"),
                "sluse.database: {url: '" + postgres.url() + "', user: " + postgres.owner() + "}\n");
    }

    private Credentials setUp(Path home) throws IOException {
        try (Installation sluse = Installation.start(home)) {
            sluse.organisation("agency", Organisation.Kind.AGENCY);
            sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
            sluse.importRegisters(new SmallRegisters(root).persons("2023", "final", "0101701234;1970-01-01;7001;100"));
            SchemeId scheme = sluse.scheme(
                    "follows",
                    "agency",
                    List.of(new PackageItem("PEOPLE", List.of("PARISH"), List.of("2023"), "test").withLaterPeriods()));
            assertThat(sluse.delivered(scheme).manifest().version()).isEqualTo(1);
            return sluse.person("hans", Role.REGISTER_OWNER, "health");
        }
    }

    private void deliver(Path home) throws IOException {
        Path written = new SmallRegisters(root.resolve("next"))
                .persons("2024", "final", "0101701234;1970-01-01;7001;200", "0202802345;1980-02-02;9001;300");
        Path inbox = Files.createDirectories(home.resolve("inbox/health"));
        Files.move(written, inbox.resolve("people-2024"));
    }

    /** To a user that nobody here is; what both need is open to their group, which is the administrator's own. */
    private static void giveAway(Path home) throws IOException, InterruptedException {
        for (String folder : HALL_FOLDERS) {
            Process given = new ProcessBuilder(
                            "chown", "-R", "2001", home.resolve(folder).toString())
                    .start();
            assertThat(given.waitFor()).isZero();
            Process closed =
                    new ProcessBuilder("chmod", "700", home.resolve(folder).toString()).start();
            assertThat(closed.waitFor()).isZero();
        }
    }

    private static String output(Processes processes, Process ends) throws IOException, InterruptedException {
        assertThat(ends.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(ends.exitValue()).isNotZero();
        return processes.said(ends);
    }
}
