package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dk.sluse.audit.AuditVerification;
import dk.sluse.installation.EmbeddedPostgres;
import dk.sluse.installation.Home;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is no demo. */
class ServeTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    @Tag("heavy")
    @Test
    void worksOnAnExternalDatabaseByOneSetting() throws Exception {
        Path home = root.resolve("home");
        try (EmbeddedPostgres elsewhere = EmbeddedPostgres.start(new Home(root.resolve("elsewhere")))) {
            Files.createDirectories(home.resolve("config"));
            Files.writeString(home.resolve("config/database.password"), elsewhere.ownerPassword());
            Files.writeString(
                    home.resolve("config/sluse.yaml"),
                    "sluse.database: {url: '" + elsewhere.url() + "', user: " + elsewhere.owner() + "}\n");

            try (Installation sluse = Installation.start(home)) {
                sluse.organisation("agency", Organisation.Kind.AGENCY);
                assertThat(sluse.bean(AuditVerification.class).verify().faults())
                        .isEmpty();
            }
            assertThat(home.resolve("postgres")).doesNotExist();
            try (Installation again = Installation.start(home)) {
                assertThat(again.bean(People.class).organisation("agency")).isPresent();
            }
        }
    }

    @Test
    void hasNoPersonsThatNobodyAdded() {
        try (Installation sluse = Installation.start(root.resolve("home"))) {
            assertThat(sluse.bean(People.class).all()).isEmpty();
        }
    }

    @Test
    void isNotOpenedToAnybodyByADemo() {
        Path home = root.resolve("home");
        Installation.start(home).close();

        assertThatThrownBy(() -> Installation.start(home, "--sluse.demo=true").close())
                .rootCause()
                .hasMessageContaining("is a real installation");
    }

    @Test
    void refusesToStartWithTheSecretsOfADemo() throws Exception {
        Path home = root.resolve("home");
        Files.createDirectories(home.resolve("keys"));
        Files.writeString(home.resolve("keys/made-by-the-demo"), "");

        assertThatThrownBy(() -> Installation.start(home).close())
                .rootCause()
                .hasMessageContaining("was made by the demo");
    }
}
