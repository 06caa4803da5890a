package dk.sluse;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PageAssertions;
import com.microsoft.playwright.options.LoadState;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.OfficeWork;
import dk.sluse.people.access.StaffWork;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.Attachments;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A page of a scheme that lies open in a browser is gone within five seconds of the access to it. */
class ClosedPagesTest {

    private static final int MOST_MILLISECONDS = 5_000;

    /** Why somebody's access ends. */
    enum Cause {
        REMOVED_FROM_SCHEME,
        ASSOCIATION_ENDED,
        APPROVAL_WITHDRAWN,
        SUSPENDED,
        SANCTIONED,
        CERTIFICATE_OVER,
        SCHEME_LAPSED
    }

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Browser browser;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        sluse.person("bo", Role.RESPONSIBLE, "agency");
        browser = Browser.open(sluse.port());
    }

    @AfterAll
    static void stop() {
        browser.close();
        sluse.close();
    }

    @ParameterizedTest
    @EnumSource(Cause.class)
    void closesWhatIsOpen(Cause cause) {
        String name = "ann-" + cause.name().toLowerCase(Locale.ROOT).replace('_', '-');
        toMinutesBeforeMidnight();
        LocalDate today = OfficeTime.today(sluse.clock());
        Credentials credentials = sluse.person(name, Role.ANALYST, "agency");
        SchemeId scheme = new SchemeId("scheme-of-" + name);
        LocalDate until = cause == Cause.SCHEME_LAPSED ? today : LocalDate.of(2099, 1, 1);
        sluse.bean(Schemes.class).found(new Scheme(scheme, "agency", "Open", "Planning", until), Installation.SETUP);
        Person bo = sluse.person("bo");
        Assertions.assertThat(sluse.bean(Attachments.class).attach(bo, scheme, new PersonId(name)))
                .isEmpty();
        if (cause == Cause.CERTIFICATE_OVER) {
            toTheLastDayOfTheCertificate(bo, name);
        }
        Page page = signIn(name, credentials);
        page.navigate("/schemes/" + scheme);
        assertThat(page.locator("h1")).hasText("Open");

        end(cause, name, scheme);

        assertThat(page)
                .hasURL(
                        Pattern.compile(".*/access\\?closed=true"),
                        new PageAssertions.HasURLOptions().setTimeout(MOST_MILLISECONDS));
        Browser.look(page, "closed-" + cause.name().toLowerCase(Locale.ROOT));
        page.navigate("/schemes/" + scheme);
        assertThat(page.locator("h1")).not().hasText("Open");
    }

    /** What the page asks by itself does not keep a session alive in which nobody does anything. */
    @Test
    void sendsToTheDoorWhenNobodyDoesAnythingForHalfAnHour() {
        Credentials credentials = sluse.person("idle", Role.ANALYST, "agency");
        SchemeId scheme = new SchemeId("scheme-of-idle");
        sluse.bean(Schemes.class)
                .found(new Scheme(scheme, "agency", "Open", "Planning", LocalDate.of(2099, 1, 1)), Installation.SETUP);
        sluse.bean(Attachments.class).attach(sluse.person("bo"), scheme, new PersonId("idle"));
        Page page = signIn("idle", credentials);
        page.navigate("/schemes/" + scheme);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        sluse.clock().advance(Duration.ofMinutes(29));
        page.waitForResponse(Pattern.compile(".*/standing"), () -> {});

        sluse.clock().advance(Duration.ofMinutes(2));

        assertThat(page).hasURL(Pattern.compile(".*/sign-in"));
    }

    private static void end(Cause cause, String name, SchemeId scheme) {
        PersonId id = new PersonId(name);
        Person bo = sluse.person("bo");
        Person rikke = sluse.person("rikke");
        switch (cause) {
            case REMOVED_FROM_SCHEME -> sluse.bean(Attachments.class).detach(bo, scheme, id);
            case ASSOCIATION_ENDED -> sluse.bean(StaffWork.class).end(bo, id);
            case APPROVAL_WITHDRAWN -> sluse.bean(OfficeWork.class).withdraw(rikke, id);
            case SUSPENDED -> sluse.bean(OfficeWork.class).suspend(rikke, id, "Microdata taken home", null);
            case SANCTIONED -> new AccessActions(sluse).sanction(rikke, name, scheme);
            case CERTIFICATE_OVER, SCHEME_LAPSED -> sluse.clock().advance(Duration.ofMinutes(10));
        }
    }

    private static void toTheLastDayOfTheCertificate(Person bo, String name) {
        LocalDate last = OfficeTime.today(sluse.clock()).plusYears(1);
        while (OfficeTime.today(sluse.clock()).isBefore(last)) {
            sluse.clock().advance(Duration.ofDays(1));
        }
        sluse.bean(StaffWork.class).attest(bo, List.of(new PersonId(name)));
    }

    private static void toMinutesBeforeMidnight() {
        ZonedDateTime now = sluse.clock().instant().atZone(OfficeTime.ZONE);
        ZonedDateTime evening = now.toLocalDate().atTime(23, 55).atZone(OfficeTime.ZONE);
        if (now.isAfter(evening)) {
            sluse.clock().advance(Duration.ofMinutes(10));
            toMinutesBeforeMidnight();
        } else {
            sluse.clock().advance(Duration.between(now, evening));
        }
    }

    private static Page signIn(String name, Credentials credentials) {
        Page page = browser.window(1280, 900);
        page.navigate("/sign-in");
        page.locator("#email").fill(Installation.email(name));
        page.locator("#password").fill(credentials.password());
        page.locator("#code").fill(Visitor.code(credentials, sluse.clock().instant()));
        page.keyboard().press("Enter");
        assertThat(page.locator("nav")).isVisible();
        return page;
    }
}
