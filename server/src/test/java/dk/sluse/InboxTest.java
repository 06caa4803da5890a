package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.notices.LetterHabit;
import dk.sluse.notices.News;
import dk.sluse.notices.Notice;
import dk.sluse.notices.Notices;
import dk.sluse.notices.Teller;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What people are told, where, and how often by letter. */
class InboxTest {

    private static final Mailbox MAIL = new Mailbox();
    private static final Map<String, Credentials> KNOWN = new HashMap<>();

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home, MAIL.settings());
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        for (String id : List.of("often", "daily", "weekly", "never", "other")) {
            KNOWN.put(id, sluse.person(id, Role.CONTACT, "agency"));
        }
    }

    @AfterAll
    static void stop() {
        sluse.close();
        MAIL.close();
    }

    private static Notices notices() {
        return sluse.bean(Notices.class);
    }

    private static void tell(String id, News news) {
        new TransactionTemplate(sluse.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            sluse.bean(AuditTrail.class).record(Installation.SETUP);
            sluse.bean(Teller.class).tell(sluse.person(id), news);
        });
    }

    private static void goTo(DayOfWeek day) {
        do {
            sluse.clock().advance(Duration.ofDays(1));
        } while (OfficeTime.today(sluse.clock()).getDayOfWeek() != day);
    }

    private static int letters(String id) {
        return MAIL.lettersTo(sluse.person(id).email()).size();
    }

    private static void awaitLetters(String id, int number) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> letters(id) >= number);
        assertThat(letters(id)).isEqualTo(number);
    }

    @Test
    void writesAsOftenAsEachWants() {
        notices().keep(new PersonId("daily"), LetterHabit.DAILY);
        notices().keep(new PersonId("weekly"), LetterHabit.WEEKLY);
        notices().keep(new PersonId("never"), LetterHabit.NEVER);
        for (String id : List.of("often", "daily", "weekly", "never")) {
            tell(id, News.of("case", "/cases/c-1", "c-1"));
            assertThat(notices().unread(new PersonId(id))).isEqualTo(1);
        }
        awaitLetters("often", 1);

        goTo(DayOfWeek.TUESDAY);
        sluse.bean(Teller.class).sendDigests();
        awaitLetters("daily", 1);
        sluse.bean(Teller.class).sendDigests();
        tell("daily", News.of("case", "/cases/c-2", "c-2"));
        PersonId daily = new PersonId("daily");
        notices().openAll(daily, notices().of(daily, 1).getFirst().number());
        goTo(DayOfWeek.MONDAY);
        sluse.bean(Teller.class).sendDigests();
        awaitLetters("weekly", 1);

        tell("never", News.urgent("case", "/cases/c-3", "c-3"));
        awaitLetters("never", 1);
        assertThat(letters("daily")).isEqualTo(1);
        assertThat(letters("often")).isEqualTo(1);
    }

    @Test
    void opensOnesOwnAndNobodyElses() {
        Person other = sluse.person("other");
        tell("other", News.of("case", "/inbox", "c-9"));
        Notice notice = notices().of(other.id(), 10).getFirst();
        Visitor stranger = sluse.visitor();
        stranger.signIn("often", Objects.requireNonNull(KNOWN.get("often")));
        String path = "/inbox/" + notice.number();
        assertThat(stranger.post(path, Map.of(), "/inbox").statusCode()).isEqualTo(404);
        assertThat(notices().unread(other.id())).isEqualTo(1);

        Visitor own = sluse.visitor();
        own.signIn("other", Objects.requireNonNull(KNOWN.get("other")));
        assertThat(own.get("/inbox").body()).contains("sag c-9", "sluse-unread");
        assertThat(own.post(path, Map.of(), "/inbox").statusCode()).isEqualTo(302);
        assertThat(own.get("/inbox").body()).doesNotContain("sluse-unread");
        assertThat(own.post("/inbox/letters", Map.of("habit", "SOMETIMES"), "/inbox")
                        .statusCode())
                .isEqualTo(400);
    }
}
