package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.audit.RecordedEntry;
import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.RegisterImport;
import dk.sluse.catalogue.RegisterImports;
import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.Delivery;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.release.Lock;
import dk.sluse.release.Release;
import dk.sluse.release.Releases;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.synthetic.SyntheticDenmark;
import dk.sluse.tabulation.TableDefinition;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Servers in processes of their own are killed in the middle of a job; the next one on the same folder must show nothing
 * half done, have lost no entry, and finish the job.
 */
class CrashTest {

    private static final SchemeId SCHEME = new SchemeId("labour");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path root;

    /** What the killed server does: {@code main HOME JOB}. Says {@code BUSY} when the job has begun. */
    static final class Victim {

        @SuppressWarnings("SystemOut")
        public static void main(String[] arguments) {
            Path home = Path.of(arguments[0]);
            Installation sluse = Installation.start(home);
            switch (arguments[1]) {
                case "import" -> {
                    String id = sluse.bean(RegisterImports.class).request("health", "denmark", "system:test");
                    await(() -> sluse.bean(RegisterImports.class).percent(id) >= 20);
                }
                case "delivery" -> {
                    agree(sluse);
                    await(() -> sluse.bean(Deliveries.class).percent(SCHEME) >= 20);
                }
                case "release" -> {
                    for (int i = 0; i < 40; i++) {
                        sluse.bean(Lock.class).sendHome(sluse.person("anna"), SCHEME, definition(), Locale.of("da"));
                    }
                    await(() -> released(sluse).stream().anyMatch(one -> one.state() == Release.State.SENT));
                }
                default -> throw new IllegalArgumentException(arguments[1]);
            }
            System.out.println("BUSY");
            await(() -> false);
        }

        private static void await(Callable<Boolean> condition) {
            Awaitility.await()
                    .pollInterval(Duration.ofMillis(2))
                    .atMost(Duration.ofMinutes(2))
                    .until(condition);
        }
    }

    private static void agree(Installation sluse) {
        Schemes schemes = sluse.bean(Schemes.class);
        schemes.found(
                new Scheme(SCHEME, "agency", "labour", "Test of a crash", LocalDate.of(2099, 1, 1)),
                Installation.SETUP);
        schemes.agree(SCHEME, List.of(sluse.all("BEF"), sluse.all("IND"), sluse.all("IDAN")), Installation.SETUP);
    }

    private static List<Release> released(Installation sluse) {
        return sluse.bean(Releases.class).of(SCHEME);
    }

    private static TableDefinition definition() {
        return new TableDefinition(
                "BEF",
                List.of("202512"),
                List.of(new TableDefinition.Grouping("BEF.KOM", null, true)),
                List.of(new TableDefinition.Grouping("BEF.KOEN", null, false)),
                new TableDefinition.Quantity(TableDefinition.Quantity.Kind.COUNT, null),
                List.of());
    }

    @Test
    @Tag("heavy")
    void outlivesAKillInTheMiddleOfImportDeliveryAndRelease() throws Exception {
        Path home = root.resolve("home");
        List<RecordedEntry> entries;
        try (Installation sluse = Installation.start(home)) {
            sluse.organisation("agency", Organisation.Kind.AGENCY);
            sluse.organisation("health", Organisation.Kind.SUBJECT_OFFICE);
            sluse.person("anna", Role.ANALYST, "agency");
            entries = entries(sluse);
        }
        Path inbox = Files.createDirectories(home.resolve("inbox/health/denmark"));
        new SyntheticDenmark(5, 60_000, 2).writeTo(inbox, _ -> {});
        Path descriptor = inbox.resolve("datapackage.json");
        Files.writeString(
                descriptor,
                Files.readString(descriptor).replaceAll("\"owner\" : \"[a-z]+\"", "\"owner\" : \"health\""));

        killWhile("import", home);
        try (Installation sluse = Installation.start(home)) {
            entries = afterImport(sluse, entries);
        }
        killWhile("delivery", home);
        try (Installation sluse = Installation.start(home)) {
            entries = afterDelivery(sluse, entries);
        }
        killWhile("release", home);
        try (Installation sluse = Installation.start(home)) {
            afterReleases(sluse, entries);
        }
    }

    private static List<RecordedEntry> afterImport(Installation sluse, List<RecordedEntry> before) {
        RegisterImport asked = sluse.bean(RegisterImports.class).of("health").getFirst();
        if (asked.state() == RegisterImport.State.WAITING) {
            assertThat(sluse.bean(Catalogue.class).registers()).isEmpty();
        }
        RegisterImport ended = Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(
                        () -> sluse.bean(RegisterImports.class).find(asked.id()).orElseThrow(),
                        one -> one.state() != RegisterImport.State.WAITING);
        assertThat(ended.faults()).isEmpty();
        assertThat(sluse.bean(Catalogue.class).registers()).hasSize(7);
        assertThat(leftovers(sluse.home().resolve("bank"))).isEmpty();
        return checked(sluse, before);
    }

    private static List<RecordedEntry> afterDelivery(Installation sluse, List<RecordedEntry> before) {
        Delivery asked = sluse.bean(Deliveries.class).newest(SCHEME).orElseThrow();
        if (asked.state() == Delivery.State.WAITING) {
            assertThat(sluse.bean(Deliveries.class).current(SCHEME)).isEmpty();
        }
        sluse.awaitDelivery(SCHEME);
        assertThat(sluse.delivered(SCHEME).manifest().registers()).hasSize(3);
        assertThat(leftovers(sluse.home().resolve("packages"))).isEmpty();
        sluse.attach("anna", SCHEME);
        return checked(sluse, before);
    }

    private static void afterReleases(Installation sluse, List<RecordedEntry> before) {
        assertThat(released(sluse)).hasSize(40);
        for (Release one : released(sluse)) {
            assertThat(one.files().isEmpty()).isEqualTo(one.state() != Release.State.SENT);
        }
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> released(sluse).stream().allMatch(one -> one.state() == Release.State.SENT));
        long sent = entries(sluse).stream()
                .filter(recorded -> recorded.entry().action().equals("release.sent-home"))
                .count();
        assertThat(sent).isEqualTo(40);
        checked(sluse, before);
    }

    /** The chain holds, and what was in it before is in it still. */
    private static List<RecordedEntry> checked(Installation sluse, List<RecordedEntry> before) {
        assertThat(sluse.bean(AuditVerification.class).verify().faults()).isEmpty();
        List<RecordedEntry> now = entries(sluse);
        assertThat(now).hasSizeGreaterThan(before.size()).containsAll(before);
        return now;
    }

    private static List<RecordedEntry> entries(Installation sluse) {
        return new ArrayList<>(sluse.bean(AuditTrail.class).newest(100_000));
    }

    private static List<Path> leftovers(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(".staging"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void killWhile(String job, Path home) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "--enable-native-access=ALL-UNNAMED",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        home.toString(),
                        job)
                .redirectErrorStream(true)
                .start();
        try (var lines = victim.inputReader()) {
            StringBuilder said = new StringBuilder();
            for (String line = lines.readLine(); line == null || !line.equals("BUSY"); line = lines.readLine()) {
                if (line == null) {
                    throw new IllegalStateException("the server ended by itself: " + said);
                }
                said.append(line).append('\n');
            }
            new ProcessBuilder("kill", "-9", Long.toString(victim.pid()))
                    .start()
                    .waitFor();
        }
        assertThat(victim.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(victim.exitValue()).isEqualTo(137);
    }

    @Test
    void clearsAwayWhatAKilledServerLeftInItsTemporaryFolder() throws IOException {
        Path left = Files.createDirectories(root.resolve("home/tmp/dead-server"));
        Files.createFile(root.resolve("home/tmp/dead-server.lock"));
        Files.writeString(left.resolve("spilled"), "2161900001");

        try (Installation sluse = Installation.start(root.resolve("home"))) {
            assertThat(left).doesNotExist();
            assertThat(sluse.home().resolve("tmp")).isDirectory();
        }
    }
}
