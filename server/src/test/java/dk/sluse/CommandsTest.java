package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.search.CatalogueSearch;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

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
            Path described = root.resolve("described.csv");
            Files.writeString(described, "register,variable,label\nVAND,FORBRUG,Forbrug af vand\n");
            assertThat(run("register", "describe", described.toString())).isZero();
            assertThat(sluse.bean(CatalogueSearch.class).register("VAND")).isPresent();
            assertThat(run("register", "describe", root.resolve("none.csv").toString()))
                    .isEqualTo(1);
            assertThat(sluse.bean(JdbcClient.class)
                            .sql("select actor from audit_entry where action = 'catalogue.described'")
                            .query(String.class)
                            .list())
                    .containsExactly("system:operator");
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
