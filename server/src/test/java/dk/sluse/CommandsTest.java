package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an operator does at the command line: beside a running server, and without one. */
class CommandsTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    private int run(String... command) {
        return Sluse.once(command, "--sluse.home=" + root.resolve("home"));
    }

    @Test
    void verifiesImportsAndAddsPersons() throws Exception {
        Path home = root.resolve("home");
        try (Installation sluse =
                Installation.start(home, "--sluse.demo=true", "--demo.persons=1500", "--demo.years=1")) {
            sluse.organisation("agency", Organisation.Kind.AGENCY);
            assertThat(run("audit", "verify")).isZero();
            assertThat(run("person", "add", "Ida@example.dk", "Ida", "analyst", "agency"))
                    .isZero();
            assertThat(sluse.bean(People.class).all())
                    .anyMatch(person -> person.email().equals("ida@example.dk"));
        }

        assertThat(run("audit", "verify")).isZero();
        assertThat(run(
                        "register",
                        "import",
                        Files.createDirectory(root.resolve("empty")).toString()))
                .isEqualTo(1);
        assertThat(run("audit")).isEqualTo(2);
        tamper(home.resolve("bank/UDDA/1/202509.parquet"));
        assertThat(run("audit", "verify")).isEqualTo(1);
    }

    private static void tamper(Path file) throws IOException {
        Files.write(file, new byte[] {1, 2, 3});
    }
}
