package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.content.Content;
import dk.sluse.scheme.content.Contents;
import dk.sluse.scheme.content.Wishes;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.batch.BatchJobs;
import dk.sluse.workspace.batch.Job;
import dk.sluse.workspace.programs.Licence;
import dk.sluse.workspace.programs.Licences;
import dk.sluse.workspace.programs.Program;
import dk.sluse.workspace.programs.ProgramCatalogue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A program with one seat, which counts the lines of a file: two want it. */
@ExtendWith(SharedWorkplace.class)
class ProgramsTest {

    private static final String NAME = "lines-" + ProcessHandle.current().pid();
    private static final String PAID = "paid-" + NAME;
    private static final String PROGRAMS = "/schemes/" + Workplace.SCHEME + "/programs";

    @SuppressWarnings("NullAway.Init")
    static SharedWorkplace.Shared shared;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @SuppressWarnings("NullAway.Init")
    static JobDesk desk;

    @BeforeAll
    static void start(SharedWorkplace.Shared one) throws Exception {
        shared = one;
        place = one.place;
        desk = new JobDesk(place);
        Path folder = Files.createDirectories(folder(NAME));
        program(folder.resolve("run"), "xterm");
        program(Files.createDirectories(folder(PAID)).resolve("run"), "xterm");
        program(folder.resolve("batch"), "wc -l < \"$1\" > ~/lines; while [ ! -e ~/go ]; do sleep 0.1; done");
    }

    @AfterAll
    static void stop() throws IOException {
        dk.sluse.installation.Folders.delete(folder(NAME));
        dk.sluse.installation.Folders.delete(folder(PAID));
    }

    /** Apart, as it takes long. */
    @Tag("heavy")
    @Test
    void oneSeatIsHadByOneAtATime() throws Exception {
        Page office = shared.office("pri");
        put(office, "nothing here", "no-scheme");
        assertThat(office.locator(".alert-error")).isVisible();
        put(office, "Line counter", Workplace.SCHEME.value());
        assertThat(office.locator("tbody")).containsText("Line counter");

        Page pan = opened("pan");
        Page pea = opened("pea");
        pan.locator("tbody button").click();
        Awaitility.await().until(() -> has("pan"));
        pea.reload();
        assertThat(pea.locator("tbody")).containsText("0 af 1 fri, 0 venter");
        pea.locator("tbody button").click();
        assertThat(pea.locator("tbody")).containsText("I kø");
        Browser.lookAll(pea, "programs");
        office.navigate("/programs");
        Browser.lookAll(office, "catalogue");
        Assertions.assertThat(lent("pan")).isTrue();
        Assertions.assertThat(lent("pea")).isFalse();

        pan.reload();
        pan.locator("tbody button").click();

        Awaitility.await().until(() -> has("pea") && lent("pea"));
        Assertions.assertThat(has("pan")).isFalse();
        Assertions.assertThat(lent("pan")).isFalse();
        place.sluse.bean(Desktops.class).end(new PersonId("pea"), Workplace.SCHEME);
        Awaitility.await().until(() -> open().isEmpty());
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(60))
                .extracting(one -> one.entry().action())
                .contains("program.put", "licence.asked", "licence.given", "licence.ended");
    }

    /** A job waits for a seat as long as a desktop has it, and has the program to itself then. */
    @Test
    void aJobWaitsForItsSeat() throws Exception {
        put(new Program(NAME, "Line counter", 1, "", List.of(Workplace.SCHEME)));
        Visitor pas = place.sluse.visitor().signIn("pas", place.analyst("pas"));
        open("pas");
        pas.post(PROGRAMS + "/" + NAME, Map.of(), "/account");
        Awaitility.await().until(() -> has("pas"));
        place.analyst("pdan");
        open("pdan");
        job("pdan", "a\nb\nc\n");
        Awaitility.await().until(() -> state("pdan") == Job.State.WAITING);

        pas.post(PROGRAMS + "/" + NAME + "/return", Map.of(), "/account");

        Awaitility.await().until(() -> state("pdan") == Job.State.RUNNING);
        Assertions.assertThat(open()).extracting(Licence::job).containsExactly(desk.name(1));
        Path home = place.places.run().resolve("disks/own-" + number("pdan") + "/home");
        Awaitility.await().until(() -> Files.exists(home.resolve("lines")));
        Files.createFile(home.resolve("go"));
        Awaitility.await().until(() -> state("pdan") == Job.State.DONE);
        Awaitility.await().until(() -> open().isEmpty());
        Assertions.assertThat(home.resolve("lines")).hasContent("3");
    }

    /** By a line of the price list a scheme has as many seats at a time as its agreement has, however many there are. */
    @Test
    void aSchemeHasNoMoreThanItOrdered() {
        CaseOffice.price(place.sluse);
        Program paid = new Program(PAID, "Paid counter", 5, "SAS", List.of(Workplace.SCHEME));
        put(paid);
        Visitor pia = place.sluse.visitor().signIn("pia", place.analyst("pia"));
        Visitor pio = place.sluse.visitor().signIn("pio", place.analyst("pio"));
        open("pia");
        open("pio");
        Assertions.assertThat(pia.get(PROGRAMS).body()).contains("Ingen bestilt i jeres aftale", "1.900,00 kr.");
        pia.post(PROGRAMS + "/" + paid.id(), Map.of(), "/account");
        pio.post(PROGRAMS + "/" + paid.id(), Map.of(), "/account");
        Assertions.assertThat(free(paid)).isZero();

        order(Map.of("SAS", 1));

        Awaitility.await().until(() -> has("pia"));
        Assertions.assertThat(has("pio")).isFalse();
        Assertions.assertThat(free(paid)).isZero();
        Assertions.assertThat(pio.get(PROGRAMS).body()).contains("0 af 1 fri, 1 venter", "1 bestilt i jeres aftale");
        Page page = shared.analyst("pil");
        page.navigate(PROGRAMS);
        Browser.lookAll(page, "programs-priced");
        Assertions.assertThat(place.sluse.bean(Licences.class).most(paid, new SchemeId("another")))
                .isZero();
        pia.post(PROGRAMS + "/" + paid.id() + "/return", Map.of(), "/account");
        Awaitility.await().until(() -> has("pio"));
        pio.post(PROGRAMS + "/" + paid.id() + "/return", Map.of(), "/account");

        Visitor office =
                place.sluse.visitor().signIn("prc", place.sluse.person("prc", Role.RESEARCH_SERVICES, "office"));
        Assertions.assertThat(office.post(
                                "/programs",
                                Map.of("program", "x", "title", "X", "seats", "1", "line", "Unknown", "schemes", ""),
                                "/account")
                        .body())
                .contains("Prislinjen står ikke i den prisliste");
    }

    private static int free(Program program) {
        return place.sluse.bean(Licences.class).free(program, Workplace.SCHEME);
    }

    private static void order(Map<String, Integer> seats) {
        Content content = new Content("", "", "", List.of(), new Wishes(seats, 0, false, 0, ""), List.of());
        new TransactionTemplate(place.sluse.bean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> place.sluse
                        .bean(Contents.class)
                        .agree(
                                Workplace.SCHEME,
                                content,
                                AuditEntry.of("system:test", "content.agreed", Workplace.SCHEME.value())));
    }

    @Test
    void isForItsSchemesAlone() throws Exception {
        put(new Program("other-" + NAME, "Of others", 5, "", List.of()));
        Visitor peva = place.sluse.visitor().signIn("peva", place.analyst("peva"));
        open("peva");

        Assertions.assertThat(peva.get(PROGRAMS).body()).doesNotContain("Of others");
        Assertions.assertThat(peva.post(PROGRAMS + "/other-" + NAME, Map.of(), "/account")
                        .statusCode())
                .isEqualTo(404);
        Assertions.assertThat(peva.get("/programs").statusCode()).isEqualTo(404);
        Assertions.assertThat(peva.post(
                                "/programs",
                                Map.of("program", NAME, "title", "Mine", "seats", "9", "line", "", "schemes", ""),
                                "/account")
                        .statusCode())
                .isEqualTo(404);
        Assertions.assertThat(place.sluse.bean(ProgramCatalogue.class).all())
                .noneMatch(program -> program.title().equals("Mine"));
    }

    private static void put(Page office, String title, String scheme) {
        office.navigate("/programs");
        office.locator("#program").fill(NAME);
        office.locator("#title").fill(title);
        office.locator("#seats").fill("1");
        office.locator("#schemes").fill(scheme);
        office.locator("form.sluse-narrow button").click();
    }

    private static void put(Program program) {
        place.sluse.bean(ProgramCatalogue.class).put(program, new PersonId("pri"));
    }

    private static Page opened(String name) {
        Page page = shared.analyst(name);
        page.navigate(PROGRAMS);
        assertThat(page.locator(".alert-info")).isVisible();
        open(name);
        page.reload();
        return page;
    }

    private static void open(String name) {
        Assertions.assertThat(place.sluse.bean(Desktops.class).open(place.sluse.person(name), Workplace.SCHEME))
                .isEmpty();
    }

    private static int number(String name) {
        return place.sluse
                .bean(Workspaces.class)
                .find(new PersonId(name), Workplace.SCHEME)
                .orElseThrow()
                .number();
    }

    private static List<Licence> open() {
        return place.sluse.bean(Licences.class).open();
    }

    private static boolean has(String name) {
        int number = number(name);
        return open().stream().anyMatch(one -> one.workspace() == number && one.given());
    }

    private static boolean lent(String name) {
        return Files.exists(place.places
                .run()
                .resolve("workspaces/" + number(name) + "/programs")
                .resolve(NAME)
                .resolve("run"));
    }

    private static void job(String name, String text) throws IOException {
        Path jobs = place.places.run().resolve("disks/own-" + number(name) + "/jobs");
        Path job = Files.createDirectory(jobs.resolve(desk.name(1)));
        Files.setPosixFilePermissions(job, PosixFilePermissions.fromString("rwxrwxrwx"));
        Files.writeString(job.resolve("program.txt"), text);
        Files.writeString(job.resolve("folder"), "/home/analyst");
        Files.createFile(jobs.resolveSibling("queue").resolve(desk.name(1) + "." + NAME));
    }

    private static Job.State state(String name) {
        return place.sluse
                .bean(BatchJobs.class)
                .find(number(name), desk.name(1))
                .map(Job::state)
                .orElse(Job.State.LOST);
    }

    private static Path folder(String name) {
        return Workplace.IMAGES.resolveSibling("programs").resolve(name);
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(file.getParent(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
