package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.delivery.update.Rerun;
import dk.sluse.delivery.update.Reruns;
import dk.sluse.people.Organisation;
import dk.sluse.scheme.PackageItem;
import dk.sluse.scheme.Population;
import dk.sluse.scheme.SchemeId;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which version of a period a scheme holds while everything changes around it. */
class HeldVersionsTest {

    private static final String LINE = "0101701234;1970-01-01;7001;";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static SmallRegisters registers;

    @BeforeAll
    static void start() {
        sluse = Installation.start(root.resolve("home"));
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        registers = new SmallRegisters(root);
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    private static int held(SchemeId scheme) {
        return sluse.delivered(scheme)
                .manifest()
                .register("PEOPLE")
                .orElseThrow()
                .files()
                .getFirst()
                .bankVersion();
    }

    @Test
    void isTheOneThatWasAcceptedWhateverIsPublishedMeanwhile() throws Exception {
        Reruns reruns = sluse.bean(Reruns.class);
        sluse.importRegisters(registers.persons("2020", "final", LINE + "1"));
        SchemeId scheme = sluse.scheme(
                "meanwhile", "agency", List.of(new PackageItem("PEOPLE", List.of("INCOME"), List.of("2020"), "test")));
        int first = held(scheme);
        sluse.importRegisters(registers.persons("2020", "final", LINE + "2"));
        int second = reruns.open(scheme).getFirst().offered();

        assertThat(reruns.accept(scheme, "PEOPLE", "2020", second, "system:test"))
                .isTrue();
        sluse.importRegisters(registers.persons("2020", "final", LINE + "3"));

        Awaitility.await().until(() -> held(scheme) > first);
        sluse.awaitDelivery(scheme);
        assertThat(held(scheme)).isEqualTo(second);
        assertThat(reruns.open(scheme))
                .singleElement()
                .extracting(Rerun::offered)
                .isEqualTo(second + 1);
        assertThat(reruns.accept(scheme, "PEOPLE", "2020", second, "system:test"))
                .isFalse();
    }

    /** What nobody may have chooses nobody either. */
    @Test
    void choosesNoPopulationBeforeItsTime() throws Exception {
        int lastYear =
                LocalDate.ofInstant(sluse.clock().instant(), ZoneOffset.UTC).getYear() - 1;
        sluse.importRegisters(registers.visits("" + lastYear, "0101701234;10"));
        sluse.importRegisters(registers.persons("2019", "final", LINE + "1"));

        SchemeId scheme = sluse.scheme(
                "early",
                "agency",
                List.of(new PackageItem("PEOPLE", List.of("INCOME"), List.of("2019"), "test")
                        .withPopulation(new Population.UnitsOf("VISITS", List.of("" + lastYear)))));

        assertThat(sluse.delivered(scheme)
                        .manifest()
                        .register("PEOPLE")
                        .orElseThrow()
                        .files()
                        .getFirst()
                        .rows())
                .isZero();
    }
}
