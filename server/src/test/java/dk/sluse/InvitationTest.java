package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Organisation;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.invitation.Invitations;
import dk.sluse.people.invitation.Invited;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Links that let somebody in once. */
class InvitationTest {

    private static final String PASSWORD = Mailbox.PASSWORD;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    private static final Mailbox MAIL = new Mailbox();

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home, MAIL.settings());
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.person("carla", Role.CONTACT, "agency");
    }

    @AfterAll
    static void stop() {
        sluse.close();
        MAIL.close();
    }

    private static HttpResponse<String> accept(Visitor visitor, String link, String password, String repeated) {
        return Mailbox.accept(visitor, link, password, repeated, sluse.clock().instant());
    }

    @Test
    void letsALinkServeOnceAndOnlyWithWhatItAsksFor() {
        Visitor visitor = sluse.visitor();
        visitor.post("/apply", Mailbox.contact("vilma@vand.example", "AGENCY", "29190623"), "/apply");
        String link = MAIL.linkTo("vilma@vand.example");

        assertThat(accept(visitor, link, "short", "short").body()).contains("14");
        assertThat(accept(visitor, link, "aaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaa").statusCode())
                .isEqualTo(200);
        assertThat(accept(visitor, link, PASSWORD, PASSWORD + "r").statusCode()).isEqualTo(200);
        assertThat(visitor.post(link, Map.of("password", PASSWORD, "repeated", PASSWORD, "code", "000000"), link)
                        .statusCode())
                .isEqualTo(200);
        assertThat(visitor.get(link.substring(0, link.length() - 1)).statusCode())
                .isEqualTo(410);
        assertThat(accept(visitor, link, PASSWORD, PASSWORD).statusCode()).isEqualTo(302);
        assertThat(sluse.visitor().get(link).statusCode()).isEqualTo(410);
        assertThat(sluse.bean(JdbcClient.class)
                        .sql("select count(*) from letter where sealed is not null")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void stopsWhenSomebodyPlaysWithTheForm() {
        Invitations invitations = sluse.bean(Invitations.class);
        Organisation agency = new Organisation("agency", "agency", Organisation.Kind.AGENCY);
        for (int i = 0; i < 100; i++) {
            PersonId id = new PersonId("p-many-" + i);
            invitations.invite(
                    new Invited(id, "many" + i + "@vand.example", "M", Locale.of("da"), agency, Set.of(Role.CONTACT)),
                    Installation.SETUP);
        }
        Visitor visitor = sluse.visitor();
        Map<String, String> form = Mailbox.contact("late@vand.example", "AGENCY", "29190925");

        assertThat(visitor.post("/apply", form, "/apply").body()).contains("Usædvanligt mange", "late@vand.example");
        sluse.clock().advance(Duration.ofMinutes(61));
        assertThat(visitor.post("/apply", form, "/apply").body()).doesNotContain("Usædvanligt mange");
        assertThat(MAIL.linkTo("late@vand.example")).isNotBlank();
    }

    @Test
    void letsASecondLinkOfTheSameAuthorityMakeNothing() {
        Visitor first = sluse.visitor();
        Visitor second = sluse.visitor();
        first.post("/apply", Mailbox.contact("vita@vand.example", "REGION", "29190941"), "/apply");
        second.post("/apply", Mailbox.contact("vagn@vand.example", "REGION", "29190941"), "/apply");
        String later = MAIL.linkTo("vagn@vand.example");
        assertThat(second.get(later).statusCode()).isEqualTo(200);

        assertThat(accept(first, MAIL.linkTo("vita@vand.example"), PASSWORD, PASSWORD)
                        .statusCode())
                .isEqualTo(302);

        assertThat(second.get(later).statusCode()).isEqualTo(410);
        assertThat(second.post(later, Map.of("password", PASSWORD), "/apply").statusCode())
                .isEqualTo(410);
    }

    @Test
    void forgetsALinkAfterAWeek() {
        Visitor visitor = sluse.visitor();
        visitor.post("/apply", Mailbox.contact("viggo@vand.example", "REGION", "29190909"), "/apply");
        String link = MAIL.linkTo("viggo@vand.example");
        assertThat(visitor.get(link).statusCode()).isEqualTo(200);

        sluse.clock().advance(Duration.ofDays(7).plusMinutes(1));

        assertThat(visitor.get(link).statusCode()).isEqualTo(410);
    }

    @Test
    void writesToAnAddressOnceAnHourAndTellsNobodyElseWhoHasAnAccount() {
        Visitor visitor = sluse.visitor();
        Map<String, String> form = Mailbox.contact("victor@vand.example", "AGENCY", "29190925");
        String first = applied(visitor, form);
        String second = applied(visitor, form);
        String known = applied(visitor, Mailbox.contact("carla@example.dk", "AGENCY", "29190925"));

        assertThat(second).isEqualTo(first);
        assertThat(known.replace("carla@example.dk", "victor@vand.example")).isEqualTo(first);
        assertThat(MAIL.bodyOfLetterTo("carla@example.dk")).contains("/sign-in").doesNotContain("/invitation/");
        assertThat(MAIL.bodyOfLetterTo("victor@vand.example")).contains("/invitation/");
        assertThat(MAIL.lettersTo("victor@vand.example")).hasSize(1);
        assertThat(MAIL.bodyOfLetterTo("victor@vand.example")).doesNotContain("Vera", "Vand");
    }

    /** What the page says, without the token that is new on each. */
    private static String applied(Visitor visitor, Map<String, String> form) {
        return visitor.post("/apply", form, "/apply").body().replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "");
    }

    @Test
    void saysAtOnceWhatIsWrongAndWhoCannotHaveAScheme() {
        Visitor visitor = sluse.visitor();

        assertThat(visitor.post("/apply", Mailbox.contact("v@vand.example", "OTHER", "17150413"), "/apply")
                        .body())
                .contains("Andre muligheder");
        assertThat(visitor.post("/apply", Mailbox.contact("no address", "AGENCY", "12345678"), "/apply")
                        .body())
                .contains("#cvr", "#email", "Styrelsen for Vand")
                .doesNotContain("#authority");
        assertThat(MAIL.lettersTo("v@vand.example")).isEmpty();
    }
}
