package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditVerification;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.delivery.retirement.RetirementJob;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.scheme.Closing;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A year after a scheme has ended nothing is left of its data but a certificate. */
class RetirementTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() throws IOException, SQLException {
        sluse = Installation.start(root.resolve("home"));
        sluse.importDenmark(Files.createDirectories(root.resolve("denmark")), 1_000, 1);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        sluse.person("bo", Role.RESPONSIBLE, "agency");
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    private static List<Path> files(SchemeId scheme) throws IOException {
        try (Stream<Path> all = Files.walk(sluse.home())) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> file.toString().contains("/" + scheme + "/"))
                    .filter(file -> !file.endsWith("destroyed"))
                    .toList();
        }
    }

    @Test
    void deletesEverythingAYearAfterTheEndAndProvesIt() throws IOException {
        SchemeId kept = sluse.scheme("kept", "agency", List.of(sluse.all("BEF")));
        SchemeId ended = sluse.scheme("ended", "agency", List.of(sluse.all("BEF")));
        assertThat(sluse.bean(Closing.class).close(sluse.person("rikke"), ended, "ended"))
                .isTrue();
        sluse.clock().advance(Duration.ofDays(365));
        sluse.bean(RetirementJob.class).orderWhatIsDue();
        assertThat(files(ended)).isNotEmpty();

        sluse.clock().advance(Duration.ofDays(2));
        sluse.bean(RetirementJob.class).orderWhatIsDue();
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> sluse.bean(Deliveries.class)
                        .newest(ended)
                        .filter(delivery -> delivery.state() == Delivery.State.DELETED)
                        .isPresent());

        assertThat(files(ended)).isEmpty();
        assertThat(files(kept)).isNotEmpty();
        assertThat(sluse.bean(Deliveries.class).current(ended)).isEmpty();
        String certificate = Files.readString(sluse.home().resolve("certificates/retired-ended.json"));
        assertThat(certificate).contains("packages/ended/1/manifest.json");
        assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
        assertThat(sluse.bean(Schemes.class).find(ended)).isPresent();
        assertThat(sluse.visitor().get("/register.json").body())
                .contains("\"id\":\"kept\"", "\"BEF\"", "\"ended\":1")
                .doesNotContain("\"id\":\"ended\"", "example.dk");

        Path back = sluse.home().resolve("packages/ended/1/manifest.json");
        Files.createDirectories(back.resolveSibling("."));
        Files.writeString(back, "somebody put it back");
        assertThat(sluse.bean(AuditVerification.class).verify().faults()).hasSize(1);
    }
}
