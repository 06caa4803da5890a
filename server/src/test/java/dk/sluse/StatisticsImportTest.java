package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Fault;
import dk.sluse.catalogue.Importer;
import dk.sluse.people.Organisation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Registers in files of Stata, SPSS and SAS, as ReadStat writes them. */
class StatisticsImportTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path delivery;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"dta", "sav", "sas7bdat", "xpt"})
    void takesFilesOfStatisticsPrograms(String ending) throws IOException, SQLException {
        Assumptions.assumeTrue(OwnFiles.statistics(), "NOT RUN: no ReadStat here (Debian: apt install readstat)");
        String register = ending.toUpperCase(Locale.ROOT);
        statistics(register, ending, "PNR,SEX,AGE,BORN\n2161900001,1,35,1990-01-21\n0161900002,2,,1889-03-01\n");

        assertThat(sluse.bean(Importer.class).importNow(delivery, "system:test", _ -> {}))
                .isEmpty();
        Path file = sluse.home()
                .resolve(
                        sluse.bean(Catalogue.class).periods(register).getFirst().path());
        try (PlainSql engine = new PlainSql()) {
            assertThat(engine.texts("SELECT PNR, SEX, AGE, BORN FROM read_parquet('" + file + "') ORDER BY PNR"))
                    .containsExactly("0161900002|2|null|1889-03-01", "2161900001|1|35|1990-01-21");
        }

        statistics(register, ending, "PNR,SEX,AGE,BORN\n2161900001,1,35,1990-01-21\n2161900002,9,3.5,1990-01-21\n");
        assertThat(sluse.bean(Importer.class).importNow(delivery, "system:test", _ -> {}))
                .extracting(fault -> fault.line() + " " + fault.column() + " " + fault.kind())
                .containsExactlyInAnyOrder("2 SEX CODE", "2 AGE TYPE");

        Files.writeString(delivery.resolve("data." + ending), "PNR,SEX,AGE,BORN\n");
        assertThat(sluse.bean(Importer.class).importNow(delivery, "system:test", _ -> {}))
                .extracting(Fault::kind)
                .containsExactly(Fault.Kind.FILE_UNREADABLE);
    }

    /** Puts a register of a program into the folder; SAS's forms are made from Stata's, as the writer of texts lacks them. */
    private void statistics(String register, String ending, String csv) throws IOException {
        String types = """
                {"type": "STATA", "variables": [
                  {"type": "STRING", "name": "PNR"}, {"type": "STRING", "name": "SEX"},
                  {"type": "NUMERIC", "name": "AGE", "format": "NUMBER", "decimals": 1},
                  {"type": "NUMERIC", "name": "BORN", "format": "DATE"}]}""";
        boolean direct = ending.equals("dta") || ending.equals("sav");
        Path work = Files.createTempDirectory(delivery, "work");
        byte[] made = OwnFiles.statistics(work, csv, types, direct ? ending : "dta");
        Files.write(
                delivery.resolve("data." + ending), direct ? made : OwnFiles.convertedStatistics(work, "dta", ending));
        Files.writeString(
                delivery.resolve("datapackage.json"),
                ImportTest.descriptor(register, "health", ImportTest.FIELDS).replace("data.csv", "data." + ending));
    }
}
