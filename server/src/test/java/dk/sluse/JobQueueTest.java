package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.agent.Batch;
import dk.sluse.agent.Request;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import dk.sluse.workspace.batch.Job.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** BatchJobs from the queue to their end, with the real agent; what an analyst does inside is done to his files by root here. */
class JobQueueTest {

    private static final DateTimeFormatter NAMES =
            DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);
    private static @Nullable Instant begun;
    private static final String ENDLESS = "while :; do sleep 1; done";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path root;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @BeforeAll
    static void start() throws Exception {
        place = Workplace.start(root, "core");
    }

    @AfterAll
    static void stop() {
        if (place != null) {
            place.close();
        }
    }

    @Test
    void runsInTheOrderOfTheQueueSoManyOfEach() throws IOException {
        Workspace ann = opened("ann");
        put(ann, name(1), "sh", "echo $HOME > ~/one; exit 4");
        put(ann, name(2), "py", "open('/home/analyst/two', 'w').write('2')");
        Awaitility.await().until(() -> state(ann, name(1)) == State.FAILED);
        Awaitility.await().until(() -> state(ann, name(2)) == State.DONE);
        Assertions.assertThat(job(ann, name(1)).exit()).isEqualTo(4);
        Assertions.assertThat(place.file(ann.number(), "two")).hasContent("2");

        put(ann, name(3), "sh", ENDLESS);
        put(ann, name(4), "sh", ENDLESS);
        put(ann, name(5), "sas", "data;");
        put(ann, name(6), "sh", ENDLESS);
        Awaitility.await().until(() -> state(ann, name(6)) == State.WAITING);
        Assertions.assertThat(place.sluse.bean(BatchJobs.class).find(ann.number(), name(5)))
                .as("a word that an analyst chose is not kept where it is shown")
                .isEmpty();
        Assertions.assertThat(queue(ann).resolve(name(5) + ".sas")).doesNotExist();
        Awaitility.await().until(() -> state(ann, name(3)) == State.RUNNING);
        Awaitility.await().until(() -> state(ann, name(4)) == State.RUNNING);
        Assertions.assertThat(state(ann, name(6))).isEqualTo(State.WAITING);

        Files.createFile(queue(ann).resolve(name(3) + ".cancel"));
        Awaitility.await().until(() -> state(ann, name(6)) == State.RUNNING);
        Assertions.assertThat(state(ann, name(3))).isEqualTo(State.CANCELLED);
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().action() + " " + one.entry().subject())
                .contains(
                        "job.submitted " + ann.number() + "/" + name(3),
                        "job.started " + ann.number() + "/" + name(3),
                        "job.ended " + ann.number() + "/" + name(3));
        end(ann);
    }

    /** Who signs out lets his jobs go on; who may not any more does not, whatever is open. */
    @Test
    void goesOnAfterSignOutAndEndsWithTheAccess() throws IOException {
        Workspace bea = opened("bea");
        put(bea, name(1), "sh", ENDLESS);
        Awaitility.await().until(() -> state(bea, name(1)) == State.RUNNING);
        place.sluse.bean(Desktops.class).end(bea.person(), bea.scheme());
        Assertions.assertThat(place.client.running()).noneMatch(one -> one.workspace() == bea.number());
        Assertions.assertThat(batch(bea).running()).containsExactly(name(1));

        place.sluse.bean(Schemes.class).detach(bea.person(), Workplace.SCHEME, Installation.SETUP);

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> state(bea, name(1)) == State.NO_ACCESS);
        Assertions.assertThat(place.client.jobs()).noneMatch(one -> one.workspace() == bea.number());
    }

    /** Those that wait end with the access too, and do not start later. */
    @Test
    void whatWaitsEndsWithTheAccess() throws IOException {
        Workspace ida = opened("ida");
        for (int number = 1; number <= 3; number++) {
            put(ida, name(number), "sh", ENDLESS);
        }
        Awaitility.await().until(() -> state(ida, name(2)) == State.RUNNING);
        Awaitility.await().until(() -> state(ida, name(3)) == State.WAITING);

        place.sluse.bean(Schemes.class).detach(ida.person(), Workplace.SCHEME, Installation.SETUP);

        Awaitility.await().atMost(Duration.ofSeconds(5)).until(() -> state(ida, name(3)) == State.NO_ACCESS);
        Awaitility.await().until(() -> state(ida, name(1)) == State.NO_ACCESS);
        Assertions.assertThat(place.client.jobs()).noneMatch(one -> one.workspace() == ida.number());
    }

    /** A machine that went down has ended what ran; it is not begun again. */
    @Test
    void doesNotRunTwiceWhatWasLost() throws IOException {
        Workspace cas = opened("cas");
        put(cas, name(1), "sh", "echo begun >> ~/begun; " + ENDLESS);
        Awaitility.await()
                .until(() -> state(cas, name(1)) == State.RUNNING && Files.exists(place.file(cas.number(), "begun")));

        var _ = place.client.ask(new Request.Stop(cas.number(), true));

        Awaitility.await().until(() -> state(cas, name(1)) == State.LOST);
        Assertions.assertThat(opened("cas").number()).isEqualTo(cas.number());
        Assertions.assertThat(place.file(cas.number(), "begun")).hasContent("begun");
        Assertions.assertThat(job(cas, name(1)).state()).isEqualTo(State.LOST);
        end(cas);
    }

    /** The name of a job is a time, and one of now: no other number gets to where it is shown. */
    @Test
    void takesNoNameThatSaysAnythingElse() throws IOException {
        Workspace gry = opened("gry");
        for (String name : List.of("20260101-000001", "99999999-999999", "12345678-123456")) {
            put(gry, name, "sh", "echo");
        }
        put(gry, name(1), "sh", "echo");

        Awaitility.await().until(() -> state(gry, name(1)) == State.DONE);
        Awaitility.await().until(() -> isEmpty(queue(gry)));

        Assertions.assertThat(place.sluse.bean(BatchJobs.class).of(gry.person(), gry.scheme()))
                .extracting(Job::name)
                .containsExactly(name(1));
        end(gry);
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    /** What was cancelled in the moment in which it was started does not run on unseen. */
    @Test
    void endsWhatRunsAndIsNobodys() throws IOException {
        Workspace hal = opened("hal");
        put(hal, name(1), "sh", ENDLESS);
        Awaitility.await().until(() -> state(hal, name(1)) == State.RUNNING);
        Awaitility.await().until(() -> batch(hal).running().contains(name(1)));
        Files.createFile(queue(hal).resolve(name(1) + ".cancel"));
        Awaitility.await().until(() -> state(hal, name(1)) == State.CANCELLED);

        var _ = place.client.ask(new Request.Run(
                hal.number(),
                place.sluse.bean(Desktops.class).room(hal),
                place.client.running().getFirst().image(),
                name(1),
                "sh",
                new Request.Limits(400, 100, 100, 200)));

        Awaitility.await().until(() -> batch(hal).running().isEmpty());
        end(hal);
    }

    /** Another's job is nobody's: not shown, not ended, and the attempt changes nothing. */
    @Test
    void belongsToItsPersonAlone() throws IOException {
        Workspace dan = opened("dan");
        put(dan, name(9), "sh", ENDLESS);
        Awaitility.await().until(() -> state(dan, name(9)) == State.RUNNING);
        Visitor eva = place.sluse.visitor().signIn("eva", place.analyst("eva"));

        Assertions.assertThat(eva.get("/schemes/" + Workplace.SCHEME + "/jobs").body())
                .doesNotContain(name(9));
        Assertions.assertThat(
                        eva.post("/schemes/" + Workplace.SCHEME + "/jobs/" + name(9) + "/cancel", Map.of(), "/account")
                                .statusCode())
                .isEqualTo(302);
        Assertions.assertThat(state(dan, name(9))).isEqualTo(State.RUNNING);
        end(dan);
    }

    @Test
    void isSeenOnPages() throws IOException {
        try (Browser browser = Browser.open(place.sluse.port())) {
            Page page = browser.window(1280, 900);
            PagesTest.signIn(
                    page, "fie", place.analyst("fie"), place.sluse.clock().instant());
            page.navigate("/schemes/" + Workplace.SCHEME + "/jobs");
            Browser.look(page, "jobs-none-da-1280");
            Workspace fie = open("fie");
            put(fie, name(1), "py", "print('well')");
            Awaitility.await().until(() -> state(fie, name(1)) == State.DONE);
            put(fie, name(2), "py", "raise SystemExit(3)");
            Awaitility.await().until(() -> state(fie, name(2)) == State.FAILED);
            put(fie, name(3), "sh", ENDLESS);
            put(fie, name(4), "sh", ENDLESS);
            put(fie, name(5), "sh", ENDLESS);
            Awaitility.await().until(() -> state(fie, name(4)) == State.RUNNING);
            Awaitility.await().until(() -> state(fie, name(5)) == State.WAITING);

            page.reload();
            assertThat(page.locator("tbody tr")).hasCount(5);
            Browser.lookAll(page, "jobs");
            Page office = browser.window(1280, 900);
            PagesTest.signIn(
                    office,
                    "rie",
                    place.sluse.person("rie", Role.RESEARCH_SERVICES, "office"),
                    place.sluse.clock().instant());
            office.navigate("/workspaces");
            assertThat(office.locator("#jobs tbody")).containsText("fie");
            Browser.lookAll(office, "workspaces-with-jobs");
            page.locator("form[action$='" + name(3) + "/cancel'] button").click();
            assertThat(page.locator("tbody")).containsText("Stopped");
            Assertions.assertThat(state(fie, name(3))).isEqualTo(State.CANCELLED);
            end(fie);
        }
    }

    private static Workspace opened(String name) {
        if (place.sluse
                .bean(dk.sluse.people.People.class)
                .find(new PersonId(name))
                .isEmpty()) {
            place.analyst(name);
        }
        return open(name);
    }

    private static Workspace open(String name) {
        Assertions.assertThat(place.sluse.bean(Desktops.class).open(place.sluse.person(name), Workplace.SCHEME))
                .isEmpty();
        return place.sluse
                .bean(Workspaces.class)
                .find(new PersonId(name), Workplace.SCHEME)
                .orElseThrow();
    }

    /** The name of a job that was put into the queue so many seconds after the test began. */
    static String name(int second) {
        if (begun == null) {
            begun = Instant.now();
        }
        return NAMES.format(begun.plusSeconds(second));
    }

    /** What {@code sluse-job run} does inside. */
    private static void put(Workspace workspace, String name, String program, String text) throws IOException {
        Path job = Files.createDirectory(folder(workspace).resolve(name));
        Files.setPosixFilePermissions(job, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(job.resolve("program." + program), text);
        Files.writeString(job.resolve("folder"), "/home/analyst");
        Files.createFile(queue(workspace).resolve(name + "." + program));
    }

    private static Path queue(Workspace workspace) {
        return folder(workspace).resolveSibling("queue");
    }

    private static Path folder(Workspace workspace) {
        return place.places.run().resolve("disks/own-" + workspace.number() + "/jobs");
    }

    private static void end(Workspace workspace) throws IOException {
        var _ = place.client.ask(new Request.Stop(workspace.number(), true));
    }

    private static Job job(Workspace workspace, String name) {
        return place.sluse.bean(BatchJobs.class).find(workspace.number(), name).orElseThrow();
    }

    private static State state(Workspace workspace, String name) {
        return place.sluse
                .bean(BatchJobs.class)
                .find(workspace.number(), name)
                .map(Job::state)
                .orElse(State.LOST);
    }

    private static Batch batch(Workspace workspace) throws IOException {
        return place.client.jobs().stream()
                .filter(one -> one.workspace() == workspace.number())
                .findFirst()
                .orElseThrow();
    }
}
