package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.AccessToken;
import dk.sluse.people.proof.AccessTokens;
import dk.sluse.people.proof.Credentials;
import dk.sluse.people.recovery.Recoveries;
import dk.sluse.people.recovery.Recovery;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Another password or another second factor: never by a letter alone. */
class RecoveryTest {

    private static final Pattern LINK = Pattern.compile("/recovery/(\\S+)");
    private static final String NEW = "water runs downhill all day";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    private static final Mailbox MAIL = new Mailbox();

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home, MAIL.settings());
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("fjord", Organisation.Kind.MUNICIPALITY);
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        sluse.person("bo", Role.RESPONSIBLE, "agency");
        sluse.person("finn", Role.RESPONSIBLE, "fjord");
    }

    @AfterAll
    static void stop() {
        sluse.close();
        MAIL.close();
    }

    private static Recoveries recoveries() {
        return sluse.bean(Recoveries.class);
    }

    private static String token(String id) {
        Matcher matcher = LINK.matcher(MAIL.bodyOfLetterTo(Installation.email(id)));
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String code(Credentials credentials) {
        sluse.clock().advance(Duration.ofSeconds(30));
        return Visitor.code(credentials, sluse.clock().instant());
    }

    @Test
    void setsAPasswordForWhoHasTheLinkAndTheFactorOnce() {
        Credentials old = sluse.person("pia", Role.CONTACT, "agency");
        String access = sluse.bean(AccessTokens.class)
                .issue(new PersonId("pia"), "t", Set.of(AccessToken.Scope.TABLES), Duration.ofDays(1));
        Visitor elsewhere = sluse.visitor().signIn("pia", old);
        assertThat(elsewhere.get("/account").statusCode()).isEqualTo(200);
        Visitor visitor = sluse.visitor();
        assertThat(visitor.post("/forgotten", Map.of("email", Installation.email("pia")), "/forgotten")
                        .statusCode())
                .isEqualTo(200);
        String token = token("pia");

        assertThat(recoveries().setPassword(token, "short", "short", code(old))).isEqualTo(Recovery.Outcome.PASSWORD);
        assertThat(recoveries().setPassword(token, NEW, NEW + "!", code(old))).isEqualTo(Recovery.Outcome.REPEATED);
        assertThat(recoveries().setPassword(token, NEW, NEW, "000000")).isEqualTo(Recovery.Outcome.PROOF);
        assertThat(recoveries().setFactor(token, old.password(), code(old))).isEqualTo(Recovery.Outcome.GONE);
        assertThat(visitor.post(
                                "/recovery/" + token,
                                Map.of("password", NEW, "repeated", NEW, "code", code(old)),
                                "/recovery/" + token)
                        .statusCode())
                .isEqualTo(302);

        assertThat(Visitor.location(elsewhere.get("/account"))).contains("/sign-in");
        assertThat(visitor.get("/recovery/" + token).statusCode()).isEqualTo(410);
        sluse.clock().advance(Duration.ofSeconds(30));
        assertThat(sluse.visitor()
                        .signIn("pia", new Credentials(NEW, old.totpSecret()))
                        .get("/account")
                        .statusCode())
                .isEqualTo(200);
        assertThat(sluse.bean(AccessTokens.class).bearer(access)).isEmpty();
    }

    @Test
    void setsAFactorForWhoHasTheLinkAndThePasswordOnAnothersWord() {
        Credentials old = sluse.person("tove", Role.CONTACT, "agency");
        PersonId tove = new PersonId("tove");
        for (String other : new String[] {"finn", "tove"}) {
            assertThat(recoveries().lostFactor(sluse.person(other), tove))
                    .as(other)
                    .isFalse();
        }
        Person bo = sluse.person("bo");
        assertThat(recoveries().lostFactor(bo, bo.id())).isFalse();
        assertThat(recoveries().lostFactor(bo, tove)).isTrue();
        String token = token("tove");
        String secret = recoveries().open(token).orElseThrow().totpSecret();

        assertThat(recoveries().setFactor(token, "wrong", code(new Credentials("", secret))))
                .isEqualTo(Recovery.Outcome.PROOF);
        assertThat(recoveries().setFactor(token, old.password(), code(old))).isEqualTo(Recovery.Outcome.PROOF);
        assertThat(recoveries().setFactor(token, old.password(), code(new Credentials("", secret))))
                .isEqualTo(Recovery.Outcome.DONE);

        sluse.clock().advance(Duration.ofSeconds(30));
        assertThat(sluse.visitor()
                        .signIn("tove", new Credentials(old.password(), secret))
                        .get("/account")
                        .statusCode())
                .isEqualTo(200);
    }

    /** Guessing codes with somebody's link locks the account like guessing at the door. */
    @Test
    void locksWhoGuesses() {
        Credentials credentials = sluse.person("gerd", Role.CONTACT, "agency");
        recoveries().forgotPassword(Installation.email("gerd"));
        String token = token("gerd");
        for (int i = 0; i < 5; i++) {
            assertThat(recoveries().setPassword(token, NEW, NEW, "00000" + i)).isEqualTo(Recovery.Outcome.PROOF);
        }

        assertThat(recoveries().setPassword(token, NEW, NEW, code(credentials))).isEqualTo(Recovery.Outcome.PROOF);
    }

    @Test
    void lastsAnHourAndTellsNobodyWhoIsThere() {
        sluse.person("hugo", Role.CONTACT, "agency");
        recoveries().forgotPassword(Installation.email("hugo"));
        String token = token("hugo");
        recoveries().forgotPassword(Installation.email("hugo"));
        recoveries().forgotPassword("nobody@example.dk");

        assertThat(MAIL.lettersTo(Installation.email("hugo"))).hasSize(1);
        assertThat(MAIL.lettersTo("nobody@example.dk")).isEmpty();
        sluse.clock().advance(Duration.ofMinutes(61));
        assertThat(recoveries().open(token)).isEmpty();
    }
}
