package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.Standings;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.casework.CaseId;
import dk.sluse.scheme.casework.CaseState;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.content.ContentWork;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each role's main task without a mouse, one after the other on one case. The analyst's is in {@link PagesTest}. */
@Tag("heavy")
class KeyboardTest {

    private static final CaseOffice OFFICE = CaseOffice.shared();
    private static final Installation SLUSE = OFFICE.sluse();

    @SuppressWarnings("NullAway.Init")
    private static Browser browser;

    @BeforeAll
    static void start() {
        browser = Browser.open(SLUSE.port());
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    /** Signs somebody new in, in this role. */
    private static Keyboard as(String id, Role role, String organisation) {
        return as(id, SLUSE.person(id, role, organisation));
    }

    private static Keyboard as(String id, Credentials credentials) {
        Page page = browser.window(1280, 900);
        page.navigate("/sign-in");
        Keyboard keyboard = new Keyboard(page);
        page.keyboard().type(Installation.email(id));
        keyboard.type("#password", credentials.password());
        keyboard.type("#code", Visitor.code(credentials, SLUSE.clock().instant()));
        page.keyboard().press("Enter");
        assertThat(page.locator(".sluse-person")).containsText(id);
        return keyboard;
    }

    private static Keyboard inCase(Keyboard keyboard, CaseId id) {
        return keyboard.press("a[href='/cases']", "main table").press("a[href='/cases/" + id + "']", "h1");
    }

    private static CaseState state(CaseId id) {
        return SLUSE.bean(Cases.class).find(id).orElseThrow().state();
    }

    private static Person the(String id) {
        return SLUSE.person(id);
    }

    @Test
    void takesACaseFromItsContentToThePeopleWhoWork() {
        CaseId id = OFFICE.eligible();
        CaseOffice.done(SLUSE.bean(ContentWork.class).write(the("carla"), id, _ -> CaseOffice.complete()));
        String content = "main a[href$='/content']";
        inCase(as("kim", Role.CONTACT, "agency"), id)
                .press(content, "#title")
                .press("button[name='submit']", "main a[href$='/price']");
        assertThat(state(id)).isEqualTo(CaseState.CONTENT_SUBMITTED);

        String ask = "form[action$='/approvals/ask'] button";
        inCase(as("rita", Role.RESEARCH_SERVICES, "office"), id).pressOnce(ask);
        Keyboard owner = inCase(as("olga", Role.REGISTER_OWNER, "persons"), id);
        owner.pressOnce("button[name='approved'][value='true']");
        Keyboard centre = inCase(as("ivan", Role.IT_CENTRE, "office"), id);
        centre.pressOnce("button[name='approved'][value='true']");

        Keyboard consulting = inCase(as("kurt", Role.CONSULTING, "office"), id);
        assertThat(state(id)).isEqualTo(CaseState.PRICING);
        consulting.press("main a[href$='/price']", "form[action$='/offer'] button");
        consulting.pressOnce("form[action$='/offer'] button");

        Keyboard empowered = inCase(as("erik", Role.EMPOWERED_CONTACT, "agency"), id);
        empowered.press("main a[href$='/contract']", "#responsibleName");
        named(empowered);
        consulting.page().navigate("/");
        inCase(consulting, id)
                .press("main a[href$='/contract']", "form[action$='/contract'] button")
                .pressOnce("form[action$='/contract'] button");
        signs(id);
        worksWithStaff(new SchemeId(id.value()));
    }

    private static void named(Keyboard keyboard) {
        for (String field :
                new String[] {"#responsibleName", "#responsibleEmail", "#signatoryName", "#signatoryEmail"}) {
            keyboard.tabTo(field).page().keyboard().press("Control+A");
            String who = field.startsWith("#resp") ? "robin" : "signe";
            keyboard.page().keyboard().type(field.endsWith("Name") ? who : Installation.email(who));
        }
        keyboard.pressOnce("form[action$='/acceptance'] button");
        assertThat(keyboard.page().locator("#responsibleName")).hasCount(0);
    }

    /** The named signatory, and one of the office. */
    private static void signs(CaseId id) {
        Keyboard signatory = inCase(as("signe", OFFICE.known("signe")), id);
        sign(signatory, OFFICE.known("signe"));
        Keyboard office = inCase(as("sofie", OFFICE.known("sofie")), id);
        sign(office, OFFICE.known("sofie"));
        assertThat(state(id)).isEqualTo(CaseState.AGREED);
    }

    private static void sign(Keyboard keyboard, Credentials credentials) {
        keyboard.press("main a[href$='/contract']", "#password");
        keyboard.type("#password", credentials.password());
        SLUSE.clock().advance(Duration.ofSeconds(30));
        keyboard.type("#code", Visitor.code(credentials, SLUSE.clock().instant()));
        keyboard.page().keyboard().press("Enter");
        assertThat(keyboard.page().locator("#password")).hasCount(0);
    }

    private static void worksWithStaff(SchemeId scheme) {
        Keyboard substitute = as("stig", Role.SUBSTITUTE, "agency");
        SLUSE.person("arne", Role.CONTACT, "agency");
        substitute.press("a[href='/staff']", "form[action='/staff'] #name");
        substitute.type("form[action='/staff'] #name", "arne");
        substitute.type("form[action='/staff'] #email", Installation.email("arne"));
        substitute.page().keyboard().press("Enter");
        assertThat(substitute.page().locator("#attest-arne")).isVisible();
        assertThat(SLUSE.bean(Standings.class).of(new PersonId("arne")).isStaff())
                .isTrue();

        Keyboard responsible = as("rune", Role.RESPONSIBLE, "agency");
        responsible.press("a[href='/schemes/" + scheme + "']", "main a[href$='/people']");
        responsible.press("main a[href$='/people']", "main form button");
        String form = "form:has(input[value='arne']) ";
        responsible.press(form + "button[value='true']", form + "button[value='false']");
        assertThat(SLUSE.bean(Schemes.class).attached(scheme)).contains(new PersonId("arne"));
    }
}
