package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.out.AllOutgoing;
import dk.sluse.workspace.out.Outgoing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the folder of what shall go home to the office, and nowhere else. */
@ExtendWith(SharedWorkplace.class)
class WayOutTest {

    private static final String OFFERS = "/schemes/" + Workplace.SCHEME + "/outgoing";
    private static final String WORDS = "Persons by parish; every cell has at least five.";

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
    void goesToTheOfficeWhichLooksAndAnswers() throws IOException {
        Page page = shared.analyst("ann");
        page.navigate(OFFERS);
        Browser.look(page, "offers-none-da-1280");
        page.locator("#text").fill(WORDS);
        page.locator("form.sluse-narrow button").click();
        assertThat(page.locator(".alert-error")).containsText("Åbn din arbejdsplads");
        assertThat(page.locator("#text")).hasValue(WORDS);
        Path out = open("ann");
        page.locator("form.sluse-narrow button").click();
        assertThat(page.locator(".alert-error")).containsText("ingen almindelige filer");
        Files.writeString(out.resolve("tabel.csv"), "sogn;antal\n7001;12\n");
        Files.createSymbolicLink(out.resolve("genvej"), Path.of("/data/package"));
        page.locator("form.sluse-narrow button").click();

        assertThat(page.locator(".alert-success")).isVisible();
        assertThat(page.locator("section")).containsText("1 fil taget; 1 ikke taget: et link");
        assertThat(page.locator("main")).not().containsText("tabel.csv");
        Browser.lookAll(page, "offers");
        answer();
        page.reload();
        assertThat(page.locator("section")).containsText("Sent by mail.");
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(40))
                .extracting(one -> one.entry().action())
                .contains("outgoing.offered", "outgoing.fetched", "outgoing.decided");
        place.sluse.bean(Desktops.class).end(new PersonId("ann"), Workplace.SCHEME);
    }

    /** What the office does: looks at the files, and says that they have been sent. */
    private static void answer() throws IOException {
        Page office = shared.office("rie");
        office.navigate("/outgoing");
        Browser.lookAll(office, "offered");
        office.locator("tbody tr", new Page.LocatorOptions().setHasText("ann"))
                .locator("a")
                .click();
        Browser.lookAll(office, "offer");
        Download download = office.waitForDownload(
                () -> office.locator("tbody a", new Page.LocatorOptions().setHasText("tabel.csv"))
                        .click());
        Assertions.assertThat(Files.readString(download.path())).isEqualTo("sogn;antal\n7001;12\n");
        office.locator("#text").fill("Sent by mail.");
        office.locator("button[value=true]").click();
        assertThat(office.locator("dl")).containsText("Sent by mail.");
        assertThat(office.locator("form.sluse-narrow")).hasCount(0);
    }

    /** What nobody has checked yet is kept encrypted, vouched for by the trail, and not left where it was handed over. */
    @Test
    void isKeptEncrypted() throws IOException {
        Visitor bea = place.sluse.visitor().signIn("bea", place.analyst("bea"));
        Path out = open("bea");
        Files.writeString(out.resolve("secret.csv"), "0101801234;300000");

        Assertions.assertThat(
                        bea.post(OFFERS, Map.of("text", WORDS), "/account").statusCode())
                .isEqualTo(302);

        Outgoing offer = newest("bea");
        Path kept = place.sluse.home().resolve("outgoing/" + offer.number() + "/1");
        Assertions.assertThat(new String(Files.readAllBytes(kept), StandardCharsets.ISO_8859_1))
                .doesNotContain("0101801234");
        Assertions.assertThat(place.places.collected(number("bea"))).doesNotExist();
        Assertions.assertThat(place.sluse.bean(AuditVerification.class).verify().faults())
                .isEmpty();
        Assertions.assertThat(out.resolve("secret.csv")).exists();
    }

    /** Only the office finds any of it, not even the author, and nobody decides twice. */
    @Test
    void isTheOfficesAlone() throws IOException {
        Visitor cas = place.sluse.visitor().signIn("cas", place.analyst("cas"));
        Files.writeString(open("cas").resolve("a.csv"), "1");
        Assertions.assertThat(
                        cas.post(OFFERS, Map.of("text", WORDS), "/account").statusCode())
                .isEqualTo(302);
        Outgoing offer = newest("cas");
        Visitor dan = place.sluse.visitor().signIn("dan", place.analyst("dan"));
        Visitor bo = place.sluse.visitor().signIn("bo", place.sluse.person("bo", Role.RESPONSIBLE, "agency"));
        String one = "/outgoing/" + offer.number();

        for (Visitor visitor : new Visitor[] {cas, dan, bo}) {
            for (String path : new String[] {"/outgoing", one, one + "/files/1"}) {
                Assertions.assertThat(visitor.get(path).statusCode()).isEqualTo(404);
            }
            Assertions.assertThat(visitor.post(one, Map.of("approved", "true", "text", "yes"), "/account")
                            .statusCode())
                    .isEqualTo(404);
        }
        Assertions.assertThat(dan.get(OFFERS).body()).doesNotContain("a.csv");
        Visitor office =
                place.sluse.visitor().signIn("sia", place.sluse.person("sia", Role.RESEARCH_SERVICES, "office"));
        Assertions.assertThat(office.get(one + "/files/1").body()).isEqualTo("1");
        Assertions.assertThat(office.get(one + "/files/1").headers().firstValue("Content-Disposition"))
                .hasValueSatisfying(value -> Assertions.assertThat(value).startsWith("attachment"));
        Assertions.assertThat(office.get(one + "/files/2").statusCode()).isEqualTo(404);
        Assertions.assertThat(office.get("/outgoing/999999").statusCode()).isEqualTo(404);
        Assertions.assertThat(office.post(one, Map.of("approved", "false", "text", " "), one)
                        .body())
                .contains("alert-error");
        office.post(one, Map.of("approved", "false", "text", "Too few."), one);
        office.post(one, Map.of("approved", "true", "text", "After all."), "/account");
        Outgoing decided =
                place.sluse.bean(AllOutgoing.class).find(offer.number()).orElseThrow();
        Assertions.assertThat(decided.state()).isEqualTo(Outgoing.State.DECLINED);
        Assertions.assertThat(decided.answer()).isEqualTo("Too few.");
    }

    /** Names of files are chosen inside: as long as nobody has looked at them they are shown to nobody who could take them home. */
    @Test
    void carriesNothingOutByNames() throws IOException {
        Visitor fie = place.sluse.visitor().signIn("fie", place.analyst("fie"));
        Path out = open("fie");
        for (int file = 0; file < 600; file++) {
            Files.createFile(out.resolve("0101801234-" + file));
        }

        Assertions.assertThat(
                        fie.post(OFFERS, Map.of("text", WORDS), "/account").statusCode())
                .isEqualTo(302);

        Assertions.assertThat(fie.get(OFFERS).body())
                .doesNotContain("0101801234")
                .contains("200 filer taget");
        Assertions.assertThat(
                        place.sluse.bean(AllOutgoing.class).files(newest("fie").number()))
                .as("what is told of what was not taken has an end")
                .hasSize(400);
    }

    /** Nobody fills the office's disk, and what cannot be noted is not kept. */
    @Test
    void hasAnEnd() throws IOException {
        Visitor gry = place.sluse.visitor().signIn("gry", place.analyst("gry"));
        Files.writeString(open("gry").resolve("a.csv"), "1");
        long before = kept();
        Assertions.assertThat(gry.post(OFFERS, Map.of("text", WORDS + "\u0000"), "/account")
                        .body())
                .contains("alert-error");
        Assertions.assertThat(kept()).isEqualTo(before);
        for (int offer = 1; offer <= 5; offer++) {
            Assertions.assertThat(
                            gry.post(OFFERS, Map.of("text", WORDS), "/account").statusCode())
                    .isEqualTo(302);
        }

        Assertions.assertThat(
                        gry.post(OFFERS, Map.of("text", WORDS), "/account").body())
                .contains("alert-error");
        Assertions.assertThat(kept()).isEqualTo(before + 5);
    }

    private static long kept() throws IOException {
        Path folder = place.sluse.home().resolve("outgoing");
        if (!Files.exists(folder)) {
            return 0;
        }
        try (Stream<Path> offers = Files.list(folder)) {
            return offers.count();
        }
    }

    /** Opens somebody's workspace; gives the folder of what shall go home. */
    private static Path open(String name) {
        Assertions.assertThat(place.sluse.bean(Desktops.class).open(place.sluse.person(name), Workplace.SCHEME))
                .isEmpty();
        return place.places.run().resolve("disks/own-" + number(name) + "/out");
    }

    private static int number(String name) {
        return place.sluse
                .bean(Workspaces.class)
                .find(new PersonId(name), Workplace.SCHEME)
                .orElseThrow()
                .number();
    }

    private static Outgoing newest(String name) {
        return place.sluse
                .bean(AllOutgoing.class)
                .of(new PersonId(name), Workplace.SCHEME)
                .getFirst();
    }
}
