package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.Importer;
import dk.sluse.people.Organisation;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A register that takes a while to read. */
@Tag("heavy")
class LongImportTest {

    private static final int LINES = 5_000_000;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    /** Reading is the first third of the way for one file. */
    @Test
    void tellsHowFarItHasRead() throws IOException {
        Path delivery = Files.createDirectories(root.resolve("delivery"));
        Files.writeString(
                delivery.resolve("datapackage.json"), ImportTest.descriptor("LONG", "health", ImportTest.FIELDS));
        try (BufferedWriter lines = Files.newBufferedWriter(delivery.resolve("data.csv"))) {
            lines.write("PNR;SEX;AGE;BORN\n");
            for (int i = 0; i < LINES; i++) {
                lines.write(1_000_000_000 + i + ";1;35;1990-01-21\n");
            }
        }
        try (Installation sluse = Installation.start(root.resolve("home"))) {
            sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
            Set<Integer> told = ConcurrentHashMap.newKeySet();
            assertThat(sluse.bean(Importer.class).importNow(delivery, "system:test", told::add))
                    .isEmpty();
            assertThat(told).anyMatch(percent -> percent > 0 && percent < 30).contains(100);
        }
    }
}
