package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.audit.AuditTrail;
import dk.sluse.audit.AuditVerification;
import dk.sluse.people.PersonId;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestLists;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.out.AllOutgoing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** From the folder of what shall go home to a request of the lock, and nowhere else. */
@ExtendWith(SharedWorkplace.class)
class WayOutTest {

    private static final String OFFERS = "/schemes/" + Workplace.SCHEME + "/outgoing";

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
    void becomesARequestThatIsLookedInto() throws IOException {
        Page page = shared.analyst("ann");
        page.navigate(OFFERS);
        Browser.look(page, "outgoing-none-da-1280");
        take(page);
        assertThat(page.locator(".alert-error")).containsText("Åbn din arbejdsplads");
        Path out = open("ann");
        take(page);
        assertThat(page.locator(".alert-error")).containsText("ingen almindelige filer");
        Files.writeString(out.resolve("tabel.csv"), "sogn;antal\n7001;2\n7002;150\n");
        Files.createSymbolicLink(out.resolve("genvej"), Path.of("/data/package"));
        take(page);

        assertThat(page.locator("main")).containsText("1 ikke taget: et link");
        assertThat(page.locator("main")).containsText("Små antal");
        assertThat(page.locator("main")).not().containsText("tabel.csv");
        Browser.lookAll(page, "request-begun");
        page.navigate(OFFERS);
        Browser.lookAll(page, "outgoing");
        Assertions.assertThat(place.sluse.bean(AuditTrail.class).newest(500))
                .extracting(one -> one.entry().action())
                .contains("outgoing.taken", "request.begun", "request.checked");
        place.sluse.bean(Desktops.class).end(new PersonId("ann"), Workplace.SCHEME);
    }

    private static void take(Page page) {
        page.locator("main form[action$='/outgoing'] button").click();
    }

    /** What nobody has checked yet is kept encrypted, vouched for by the trail, and not left where it was handed over. */
    @Test
    void isKeptEncrypted() throws IOException {
        Visitor bea = place.sluse.visitor().signIn("bea", place.analyst("bea"));
        Path out = open("bea");
        Files.writeString(out.resolve("secret.csv"), "0101801234;300000");

        Assertions.assertThat(bea.post(OFFERS, Map.of(), "/account").statusCode())
                .isEqualTo(302);

        Request request = newest("bea");
        await(request);
        for (String folder : new String[] {"outgoing/", "read/"}) {
            Path kept = place.sluse.home().resolve(folder + request.number() + "/1");
            Assertions.assertThat(new String(Files.readAllBytes(kept), StandardCharsets.ISO_8859_1))
                    .doesNotContain("0101801234");
        }
        Assertions.assertThat(place.places.collected(number("bea"))).doesNotExist();
        Assertions.assertThat(place.sluse.bean(AuditVerification.class).verify().faults())
                .isEmpty();
        Assertions.assertThat(out.resolve("secret.csv")).exists();
    }

    /** Names of files are chosen inside: those that could carry anything out are shown to nobody who could take them home. */
    @Test
    void carriesNothingOutByNames() throws IOException {
        Visitor fie = place.sluse.visitor().signIn("fie", place.analyst("fie"));
        Path out = open("fie");
        for (int file = 0; file < 600; file++) {
            Files.createFile(out.resolve("0101801234-" + file));
        }

        Assertions.assertThat(fie.post(OFFERS, Map.of(), "/account").statusCode())
                .isEqualTo(302);

        Request request = newest("fie");
        Assertions.assertThat(fie.get("/outgoing/" + request.number()).body())
                .doesNotContain("0101801234")
                .contains("#200");
        Assertions.assertThat(place.sluse.bean(AllOutgoing.class).files(request.number()))
                .as("what is told of what was not taken has an end")
                .hasSize(400);
    }

    /** Nobody fills the office's disk. */
    @Test
    void hasAnEnd() throws IOException {
        Visitor gry = place.sluse.visitor().signIn("gry", place.analyst("gry"));
        Files.writeString(open("gry").resolve("a.csv"), "1");
        long before = kept();
        for (int request = 1; request <= 20; request++) {
            Assertions.assertThat(gry.post(OFFERS, Map.of(), "/account").statusCode())
                    .isEqualTo(302);
        }

        Assertions.assertThat(gry.post(OFFERS, Map.of(), "/account").body()).contains("alert-error");
        Assertions.assertThat(kept()).isEqualTo(before + 20);
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

    private static void await(Request request) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(1))
                .until(() -> place.sluse.bean(RequestFiles.class).of(request.number()).stream()
                        .allMatch(file -> file.checked() != null));
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

    private static Request newest(String name) {
        return place.sluse
                .bean(RequestLists.class)
                .of(new PersonId(name), Workplace.SCHEME)
                .getFirst();
    }
}
