package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.Importer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TitlesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    /** The hand-written registers have no titles but the names of their columns. */
    @Test
    void areAskedForWhereTheOfficeWantsThem() throws Exception {
        try (Installation sluse = Installation.start(root.resolve("home"), "--sluse.catalogue.untitled-percent=50")) {
            Path delivery = new SmallRegisters(root).visits("2023", "0101701234;10");

            assertThat(sluse.bean(Importer.class).importNow(delivery, "system:test", _ -> {}))
                    .singleElement()
                    .satisfies(fault -> {
                        assertThat(fault.kind()).isEqualTo(Fault.Kind.UNTITLED);
                        assertThat(fault.column()).isEqualTo("VISITS.2023");
                    });
            assertThat(sluse.bean(Catalogue.class).registers()).isEmpty();
        }
    }
}
