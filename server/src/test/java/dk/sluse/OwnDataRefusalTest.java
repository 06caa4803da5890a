package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.delivery.own.OwnDataFile;
import dk.sluse.delivery.own.reading.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OwnDataRefusalTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static WaitingLists lists;

    @BeforeAll
    static void start() throws Exception {
        lists = new WaitingLists(root);
    }

    @AfterAll
    static void stop() {
        lists.close();
    }

    static Stream<BadOwnFiles.Bad> files() {
        return BadOwnFiles.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("files")
    void hasTheRightReasonAndLeavesNothing(BadOwnFiles.Bad bad) throws IOException {
        OwnDataFile file = lists.send(bad.name(), bad.content().get(), bad.layout());

        assertThat(file.state()).isEqualTo(OwnDataFile.State.REFUSED);
        assertThat(file.findings()).extracting(Finding::reason).contains(bad.reason());
        assertThat(left()).isEmpty();
        assertThat(lists.sluse.delivered(lists.scheme).manifest().register("OWN_WAITING"))
                .isEmpty();
    }

    @Test
    void isForMoreThanThirtyKinds() {
        assertThat(files().map(BadOwnFiles.Bad::what).distinct()).hasSizeGreaterThan(30);
    }

    /** What lies where own data pass through. */
    private static List<String> left() throws IOException {
        Path home = lists.sluse.home();
        try (Stream<Path> uploads = Files.walk(home.resolve("uploads"));
                Stream<Path> hall = Files.list(home.resolve("bank"));
                Stream<Path> supplements = Files.walk(home.resolve("supplements"))) {
            return Stream.of(
                            uploads.filter(Files::isRegularFile),
                            hall.filter(path -> path.getFileName().toString().contains("own-data")),
                            supplements.filter(Files::isRegularFile))
                    .flatMap(one -> one)
                    .map(Path::toString)
                    .toList();
        }
    }
}
