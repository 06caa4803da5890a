package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.in.AllIncoming;
import dk.sluse.workspace.in.Incoming;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Code and documentation into a workspace, and nothing else. */
@ExtendWith(SharedWorkplace.class)
class WayInTest {

    private static final String INCOMING = "/schemes/" + Workplace.SCHEME + "/incoming";
    private static final String WORDS = "Our macros for the yearly table of parishes.";

    @SuppressWarnings("NullAway.Init")
    static SharedWorkplace.Shared shared;

    @SuppressWarnings("NullAway.Init")
    static Workplace place;

    @BeforeAll
    static void start(SharedWorkplace.Shared one) {
        shared = one;
        place = one.place;
    }

    @Test
    void comesInWhenItHasBeenStatedAndScreened() throws IOException {
        Page page = shared.analyst("wida");
        page.navigate(INCOMING);
        Browser.look(page, "incoming-none-da-1280");
        send(page, file("analyse.R", "summary(1)\n"));
        assertThat(page.locator(".alert-error")).containsText("Åbn din arbejdsplads");
        assertThat(page.locator("#text")).hasValue(WORDS);
        open("wida");
        send(page, file("analyse.R", "x <- 1\n# 010180-1234\n"), file("data.zip", "PK\u0003\u0004\u0000\u0000"));
        assertThat(page.locator(".alert-error li")).hasText(new String[] {
            "analyse.R: linje 2 har noget, der ligner et personnummer",
            "data.zip: hverken tekst, PDF, PNG eller JPEG; gem dokumenter som PDF eller tekst, og pak arkiver ud"
        });
        Browser.look(page, "incoming-refused-da-1280");
        Assertions.assertThat(arrived("wida")).isEmpty();
        page.navigate(INCOMING);
        send(page, file("analyse.R", "summary(1)\n"), file("læs mig.txt", "Noter."));

        assertThat(page.locator(".alert-success")).containsText("modtaget/");
        Assertions.assertThat(arrived("wida"))
                .containsOnly(Map.entry("analyse.R", "summary(1)\n"), Map.entry("læs mig.txt", "Noter."));
        Browser.lookAll(page, "incoming");
        Page office = shared.office("wiro");
        office.navigate("/outgoing");
        office.locator("a[href$='/incoming']").click();
        assertThat(office.locator("main")).containsText(WORDS);
        Browser.lookAll(office, "incoming-all");
        Assertions.assertThat(Files.readString(office.waitForDownload(
                                () -> office.locator("main li a").first().click())
                        .path()))
                .isEqualTo("summary(1)\n");
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(40))
                .extracting(one -> one.entry().action())
                .contains("incoming.sent", "incoming.ended", "incoming.fetched");
        place.sluse.bean(Desktops.class).end(new PersonId("wida"), Workplace.SCHEME);
    }

    private static void send(Page page, FilePayload... files) {
        page.locator("#file").setInputFiles(files);
        page.locator("#text").fill(WORDS);
        page.locator("#stated").check();
        page.locator("form[enctype] button").click();
    }

    private static FilePayload file(String name, String text) {
        return new FilePayload(name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
    }

    /** Without the statement, without words, by others, too much of it: nothing comes in, and nothing is kept. */
    @Test
    void refusesWhatMayNotComeIn() throws IOException {
        Visitor wera = place.sluse.visitor().signIn("wera", place.analyst("wera"));
        open("wera");
        long before = kept();

        Assertions.assertThat(form(WORDS, "false")
                        .file("a.R", one())
                        .post(wera, INCOMING, INCOMING)
                        .body())
                .contains("alert-error");
        Assertions.assertThat(form("short", "true")
                        .file("a.R", one())
                        .post(wera, INCOMING, INCOMING)
                        .body())
                .contains("alert-error");
        Assertions.assertThat(form(WORDS, "true").post(wera, INCOMING, INCOMING).body())
                .contains("Vælg filer");
        Assertions.assertThat(form(WORDS, "true")
                        .file("../../.profile", one())
                        .post(wera, INCOMING, INCOMING)
                        .body())
                .contains("usædvanlige tegn");
        Visitor other = place.sluse.visitor().signIn("wilo", place.sluse.person("wilo", Role.ANALYST, "agency"));
        Assertions.assertThat(form(WORDS, "true")
                        .file("a.R", one())
                        .post(other, INCOMING, "/account")
                        .statusCode())
                .as("who is not attached to the scheme")
                .isEqualTo(404);

        Assertions.assertThat(kept()).isEqualTo(before);
        Assertions.assertThat(arrived("wera")).isEmpty();
        place.sluse.bean(Desktops.class).end(new PersonId("wera"), Workplace.SCHEME);
    }

    /** It is kept encrypted, vouched for by the trail, found by the office alone; and a full disk is told. */
    @Test
    void isKeptForTheOffice() throws IOException {
        Visitor wim = place.sluse.visitor().signIn("wim", place.analyst("wim"));
        open("wim");
        Assertions.assertThat(form(WORDS, "true")
                        .file("kode.sas", "proc secret; run;".getBytes(StandardCharsets.US_ASCII))
                        .post(wim, INCOMING, INCOMING)
                        .statusCode())
                .isEqualTo(302);
        Incoming incoming = place.sluse
                .bean(AllIncoming.class)
                .of(new PersonId("wim"), Workplace.SCHEME)
                .getFirst();
        Path copy = place.sluse.home().resolve("incoming/" + incoming.number() + "/1");
        Assertions.assertThat(new String(Files.readAllBytes(copy), StandardCharsets.ISO_8859_1))
                .doesNotContain("secret");
        String one = "/incoming/" + incoming.number() + "/files/1";
        Assertions.assertThat(wim.get(one).statusCode()).isEqualTo(404);
        Assertions.assertThat(wim.get("/incoming").statusCode()).isEqualTo(404);
        Visitor office =
                place.sluse.visitor().signIn("wiso", place.sluse.person("wiso", Role.RESEARCH_SERVICES, "office"));
        Assertions.assertThat(office.get(one).body()).isEqualTo("proc secret; run;");
        Assertions.assertThat(office.get(one).headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> Assertions.assertThat(value).startsWith("attachment"));
        for (String wrong : new String[] {"/incoming/999999/files/1", "/incoming/x/files/1", one + "0"}) {
            Assertions.assertThat(office.get(wrong).statusCode()).isEqualTo(404);
        }

        Assertions.assertThat(place.sluse.bean(AuditVerification.class).verify().faults())
                .isEmpty();
        place.sluse.bean(Desktops.class).end(new PersonId("wim"), Workplace.SCHEME);
    }

    /** Too many, too much, and more than the disk has room for. */
    @Test
    @Tag("heavy")
    void hasAnEnd() throws IOException {
        Visitor wolf = place.sluse.visitor().signIn("wolf", place.analyst("wolf"));
        open("wolf");
        Multipart many = form(WORDS, "true");
        for (int number = 0; number <= 50; number++) {
            many.file(number + ".R", one());
        }
        Assertions.assertThat(many.post(wolf, INCOMING, INCOMING).body()).contains("Vælg filer");
        byte[] large = "x\n".repeat(4 << 20).getBytes(StandardCharsets.US_ASCII);
        Assertions.assertThat(form(WORDS, "true")
                        .file("a.R", large)
                        .file("b.R", large)
                        .post(wolf, INCOMING, INCOMING)
                        .body())
                .contains("for store");

        byte[] much = "x\n".repeat(5 << 20).getBytes(StandardCharsets.US_ASCII);
        Assertions.assertThat(form(WORDS, "true")
                        .file("a.R", much)
                        .post(wolf, INCOMING, INCOMING)
                        .statusCode())
                .isEqualTo(302);
        Assertions.assertThat(form(WORDS, "true")
                        .file("a.R", much)
                        .post(wolf, INCOMING, INCOMING)
                        .body())
                .as("what the office must keep of one in a day has an end")
                .contains("et døgn");
        place.sluse.bean(Desktops.class).end(new PersonId("wolf"), Workplace.SCHEME);
    }

    @Test
    void tellsThatTheDiskIsFull() throws IOException {
        Visitor walt = place.sluse.visitor().signIn("walt", place.analyst("walt"));
        Path disk = open("walt");
        byte[] all = new byte[1 << 20];
        try (var full = Files.newOutputStream(disk.resolve("home/full"))) {
            for (int mebibyte = 0; mebibyte < 300; mebibyte++) {
                full.write(all);
            }
        } catch (IOException _) {
            Assertions.assertThat(disk.resolve("home/full")).exists();
        }
        Assertions.assertThat(form(WORDS, "true")
                        .file("a.R", all("x", 1 << 20))
                        .post(walt, INCOMING, INCOMING)
                        .body())
                .contains("ikke plads");
        place.sluse.bean(Desktops.class).end(new PersonId("walt"), Workplace.SCHEME);
    }

    private static byte[] one() {
        return all("x", 1);
    }

    private static byte[] all(String text, int times) {
        return text.repeat(times).getBytes(StandardCharsets.US_ASCII);
    }

    private static Multipart form(String text, String stated) {
        return new Multipart().field("text", text).field("stated", stated);
    }

    /** Opens somebody's workspace; gives its disk. */
    private static Path open(String name) {
        Assertions.assertThat(place.sluse.bean(Desktops.class).open(place.sluse.person(name), Workplace.SCHEME))
                .isEmpty();
        return disk(name);
    }

    private static Path disk(String name) {
        int number = place.sluse
                .bean(Workspaces.class)
                .find(new PersonId(name), Workplace.SCHEME)
                .orElseThrow()
                .number();
        return place.places.run().resolve("disks/own-" + number);
    }

    /** What has come into somebody's workspace, by names. */
    private static Map<String, String> arrived(String name) throws IOException {
        try (Stream<Path> files = Files.walk(disk(name).resolve("in"))) {
            return files.filter(Files::isRegularFile)
                    .collect(java.util.stream.Collectors.toMap(
                            file -> file.getFileName().toString(), WayInTest::read));
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static long kept() throws IOException {
        Path folder = place.sluse.home().resolve("incoming");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> lots = Files.list(folder)) {
            return lots.count();
        }
    }
}
