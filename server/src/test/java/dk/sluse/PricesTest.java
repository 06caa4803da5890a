package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.billing.PriceLists;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Prices that Consulting keeps, and anybody can reckon with. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PricesTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Credentials credentials;

    @SuppressWarnings("NullAway.Init")
    static Visitor karen;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        credentials = sluse.person("karen", Role.CONSULTING, "office");
        karen = sluse.visitor().signIn("karen", credentials);
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    private static LocalDate today() {
        return OfficeTime.today(sluse.clock());
    }

    private static Map<String, String> form(LocalDate validFrom, String hourlyRate) {
        Map<String, String> form = new HashMap<>();
        for (String name : new String[] {"administration", "ownServer", "proposal", "ownData", "serverSetUp"}) {
            form.put(name, "1000,50");
        }
        form.putAll(Map.of(
                "validFrom", validFrom.toString(),
                "hourlyRate", hourlyRate,
                "disk", "16",
                "firstDataSet", "1.05",
                "furtherDataSet", "0,04",
                "mostDataSets", "20",
                "vatPercent", "25",
                "seats", "SAS: 1900,25\nR Studio: 0"));
        return form;
    }

    private static void add(Map<String, String> form) {
        assertThat(Visitor.location(karen.post("/prices", form, "/prices"))).endsWith("/prices");
    }

    @Test
    @Order(1)
    void saysWhereThereAreNoPricesYet() {
        assertThat(sluse.visitor().get("/price").body()).contains("ingen prisliste");
    }

    @Test
    @Order(2)
    void takesAFirstListAtOnceAndALaterOneFromItsDay() {
        add(form(today(), "1674,00"));
        add(form(today().plusDays(1), "2000"));

        assertThat(sluse.visitor().get("/price?registers=1&dataSets=1").body())
                .contains("1.757,70")
                .contains("R Studio");
        sluse.clock().advance(Duration.ofDays(1));
        karen = sluse.visitor().signIn("karen", credentials);
        assertThat(sluse.visitor().get("/price?registers=1&dataSets=1").body()).contains("2.100,00");
    }

    @Test
    @Order(3)
    void changesNoListThatIsInForceAndKeepsWhatWasTyped() {
        Map<String, String> late = form(today(), "3000,77");
        Map<String, String> twice = form(today().plusDays(30), "2500");
        Map<String, String> faulty = form(today().plusDays(31), "1.674,00");
        add(twice);

        assertThat(karen.post("/prices", late, "/prices").body()).contains("#validFrom", "3000,77");
        assertThat(karen.post("/prices", twice, "/prices").body()).contains("#validFrom");
        assertThat(karen.post("/prices", faulty, "/prices").body()).contains("#hourlyRate", "1.674,00");
        assertThat(sluse.bean(PriceLists.class).all()).hasSize(3);
    }

    @Test
    @Order(4)
    void leavesPricesToConsulting() {
        Visitor other = sluse.visitor().signIn("rikke", sluse.person("rikke", Role.RESEARCH_SERVICES, "office"));

        assertThat(other.get("/prices").statusCode()).isEqualTo(404);
        assertThat(other.post("/prices", form(today().plusDays(60), "1"), "/account")
                        .statusCode())
                .isEqualTo(404);
        assertThat(sluse.bean(PriceLists.class).all()).hasSize(3);
    }

    @ParameterizedTest
    @Order(5)
    @CsvSource({"da, 1280", "en, 390"})
    void showsThePriceOfWhatIsTyped(String language, int width) {
        try (Browser browser = Browser.open(sluse.port())) {
            Page page = browser.window(width, 900);
            page.navigate("/price");
            if (language.equals("en")) {
                page.locator("button[value='en']").click();
            }
            page.locator("#registers").fill("12");
            page.locator("label[for='ownServer']").click();
            page.keyboard().press("Enter");
            assertThat(page.locator(".sluse-table tbody tr")).not().hasCount(0);
            assertThat(page.locator("#registers")).hasValue("12");
            Browser.look(page, "price-" + language + "-" + width);
        }
    }
}
