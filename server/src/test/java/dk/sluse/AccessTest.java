package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.audit.AuditTrail;
import dk.sluse.people.Contact;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.OfficeWork;
import dk.sluse.people.access.Requirement;
import dk.sluse.people.access.StaffRefusal;
import dk.sluse.people.access.StaffRequest;
import dk.sluse.people.access.StaffRequests;
import dk.sluse.people.access.StaffWork;
import dk.sluse.people.access.Standings;
import dk.sluse.people.access.UserAgreements;
import dk.sluse.people.proof.AccessToken;
import dk.sluse.people.proof.AccessTokens;
import dk.sluse.scheme.Attachments;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.letters.Reminders;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who comes to see data, by which steps, and how he ceases to. */
class AccessTest {

    private static final SchemeId SCHEME = new SchemeId("persons-in-agency");

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
        sluse.person("adam", Role.ADMINISTRATOR, "agency");
        sluse.bean(Schemes.class)
                .found(
                        new Scheme(SCHEME, "agency", "Persons", "Planning", LocalDate.of(2099, 1, 1)),
                        Installation.SETUP);
    }

    @AfterAll
    static void stop() {
        sluse.close();
        MAIL.close();
    }

    private static Person the(String id) {
        return sluse.person(id);
    }

    private static StaffWork staff() {
        return sluse.bean(StaffWork.class);
    }

    private static OfficeWork office() {
        return sluse.bean(OfficeWork.class);
    }

    private static Set<Requirement> missing(String id) {
        return sluse.bean(Standings.class).missing(new PersonId(id));
    }

    private static Optional<SchemeAccess.Refusal> refusal(String id) {
        return sluse.bean(SchemeAccess.class).refusalToAnalyse(the(id), SCHEME);
    }

    /** An analyst of the agency with all that access needs, attached to the scheme. */
    private static PersonId analyst(String id) {
        sluse.person(id, Role.ANALYST, "agency");
        assertThat(sluse.bean(Attachments.class).attach(the("bo"), SCHEME, new PersonId(id)))
                .isEmpty();
        assertThat(refusal(id)).isEmpty();
        return new PersonId(id);
    }

    @Test
    void leadsSomebodyNewStepByStepToData() {
        assertThat(staff().associate(the("bo"), new Contact("Nanna Ny", "nanna@example.dk")))
                .isEmpty();
        assertThat(staff().associate(the("bo"), new Contact("Nanna Ny", "nanna@example.dk")))
                .hasValue(StaffRefusal.ALREADY);
        StaffRequest request = sluse.bean(StaffRequests.class).open().getFirst();
        assertThat(office().create(the("bo"), request.id())).hasValue(StaffRefusal.NOT_YOUR_PART);
        assertThat(office().create(the("rikke"), request.id())).isEmpty();
        assertThat(office().create(the("rikke"), request.id())).hasValue(StaffRefusal.ALREADY);
        Visitor visitor = sluse.visitor();
        String link = MAIL.linkTo("nanna@example.dk");
        assertThat(Mailbox.accept(
                                visitor,
                                link,
                                Mailbox.PASSWORD,
                                Mailbox.PASSWORD,
                                sluse.clock().instant())
                        .statusCode())
                .isEqualTo(302);
        String nanna = sluse.bean(People.class)
                .findByEmail("nanna@example.dk")
                .orElseThrow()
                .id()
                .value();
        sluse.bean(Attachments.class).attach(the("bo"), SCHEME, new PersonId(nanna));

        assertThat(missing(nanna))
                .containsExactly(Requirement.USER_AGREEMENT, Requirement.CERTIFICATION, Requirement.APPROVAL);
        assertThat(office().approve(the("rikke"), new PersonId(nanna))).hasValue(StaffRefusal.NOT_READY);
        assertThat(visitor.post("/access/agreement", Map.of(), "/access/agreement")
                        .statusCode())
                .isEqualTo(302);
        Clearance.pass(sluse, new PersonId(nanna));
        assertThat(visitor.get("/schemes/" + SCHEME).statusCode()).isEqualTo(404);
        assertThat(sluse.bean(Standings.class).waiting()).extracting("person").contains(new PersonId(nanna));
        assertThat(office().approve(the("bo"), new PersonId(nanna))).hasValue(StaffRefusal.NOT_YOUR_PART);
        assertThat(office().approve(the("rikke"), new PersonId(nanna))).isEmpty();

        assertThat(refusal(nanna)).isEmpty();
        assertThat(visitor.get("/schemes/" + SCHEME).statusCode()).isEqualTo(200);
    }

    /** Each of the requirements alone closes access at the next request: page, program and part of an open page. */
    @Test
    void closesAtOnceWhateverIsMissing() {
        PersonId id = analyst("alma");
        String token =
                sluse.bean(AccessTokens.class).issue(id, "test", Set.of(AccessToken.Scope.TABLES), Duration.ofDays(30));
        Map<Requirement, String> taken = new HashMap<>();
        taken.put(Requirement.ASSOCIATION, "update association set ended_on = approved_on, ended_by = 'x'");
        taken.put(Requirement.ATTESTATION, "update association set attested_on = attested_on - 400");
        taken.put(Requirement.USER_AGREEMENT, "delete from user_agreement");
        taken.put(Requirement.CERTIFICATION, "update certification set valid_until = valid_until - 400");
        taken.put(Requirement.APPROVAL, "update office_approval set withdrawn_at = at, withdrawn_by = 'rikke'");
        taken.put(
                Requirement.NO_SUSPENSION,
                "insert into suspension select 'sus', person, 'r', null, 'rikke', at from user_agreement");
        assertThat(taken).hasSize(Requirement.values().length);

        for (Requirement requirement : Requirement.values()) {
            String again = "alma-" + requirement.name().toLowerCase(Locale.ROOT);
            PersonId other = analyst(again);
            String othersToken = sluse.bean(AccessTokens.class)
                    .issue(other, "test", Set.of(AccessToken.Scope.TABLES), Duration.ofDays(30));
            assertThat(sluse.visitor()
                            .api("GET", "/api/v1/schemes", othersToken, "")
                            .body())
                    .contains(SCHEME.value());
            tamper(taken.getOrDefault(requirement, "") + " where person = '" + again + "'");

            assertThat(missing(again)).containsExactly(requirement);
            assertThat(refusal(again)).hasValue(SchemeAccess.Refusal.NOT_CLEARED);
            assertThat(sluse.visitor()
                            .api("GET", "/api/v1/schemes", othersToken, "")
                            .body())
                    .doesNotContain(SCHEME.value());
        }
        assertThat(sluse.visitor().api("GET", "/api/v1/schemes", token, "").body())
                .contains(SCHEME.value());
    }

    /** Something happens to the rows, with an entry as the database asks for. */
    private static void tamper(String sql) {
        new TransactionTemplate(sluse.bean(PlatformTransactionManager.class)).executeWithoutResult(_ -> {
            sluse.bean(AuditTrail.class).record(Installation.SETUP);
            sluse.bean(JdbcClient.class).sql(sql).update();
        });
    }

    @Test
    void lapsesWhenTheYearIsOver() {
        PersonId id = analyst("lars");
        sluse.clock().advance(Duration.ofDays(364));
        assertThat(missing("lars")).isEmpty();
        sluse.clock().advance(Duration.ofDays(3));

        assertThat(missing("lars")).containsExactlyInAnyOrder(Requirement.ATTESTATION, Requirement.CERTIFICATION);
        Clearance.pass(sluse, id);
        assertThat(staff().attest(the("finn"), List.of(id))).hasValue(StaffRefusal.NOT_YOURS);
        assertThat(staff().attest(the("adam"), List.of(id))).hasValue(StaffRefusal.NOT_YOURS);
        assertThat(staff().attest(the("bo"), List.of(id))).isEmpty();
        assertThat(refusal("lars")).isEmpty();
    }

    @Test
    void remindsBeforeSomethingEnds() {
        analyst("reminded");
        LocalDate today = OfficeTime.today(sluse.clock());
        sluse.clock().advance(Duration.ofDays(today.until(today.plusYears(1).minusDays(30), ChronoUnit.DAYS)));
        sluse.bean(Reminders.class).remind();

        assertThat(MAIL.bodyOfLetterTo(Installation.email("reminded")))
                .contains("/access")
                .doesNotContain("Persons");
        assertThat(MAIL.bodyOfLetterTo(Installation.email("bo"))).contains("/staff");
    }

    @Test
    void letsOnlyThoseAttachWhoAnswerAndOnlyTheirOwn() {
        Contact own = new Contact("New", "new@example.dk");
        assertThat(staff().associate(the("adam"), own)).hasValue(StaffRefusal.NOT_YOUR_PART);
        assertThat(staff().associate(the("rikke"), own)).hasValue(StaffRefusal.NOT_YOUR_PART);
        assertThat(staff().associate(the("bo"), new Contact("M", "mallory@elsewhere.example")))
                .hasValue(StaffRefusal.DOMAIN);
        assertThat(staff().associate(the("bo"), new Contact("Finn", Installation.email("finn"))))
                .hasValue(StaffRefusal.KNOWN_ELSEWHERE);
        assertThat(staff().associate(the("bo"), new Contact("", "new@example.dk")))
                .hasValue(StaffRefusal.CONTACT);

        PersonId id = analyst("otto");
        Attachments attachments = sluse.bean(Attachments.class);
        assertThat(attachments.attach(the("finn"), SCHEME, id)).hasValue(Attachments.Refusal.NOT_YOURS);
        assertThat(attachments.detach(the("finn"), SCHEME, id)).hasValue(Attachments.Refusal.NOT_YOURS);
        assertThat(attachments.attach(the("rikke"), SCHEME, id)).hasValue(Attachments.Refusal.NOT_YOURS);
        assertThat(attachments.attach(the("bo"), SCHEME, new PersonId("finn"))).hasValue(Attachments.Refusal.NOT_STAFF);
        assertThat(staff().end(the("finn"), id)).hasValue(StaffRefusal.NOT_YOURS);
    }

    @Test
    void endsByAnyoneWhoMayAndDoesNotComeBackByItself() {
        for (String by : List.of("self", "adam", "bo", "rikke")) {
            PersonId id = analyst("ends-by-" + by);
            assertThat(staff().end(by.equals("self") ? sluse.person(id.value()) : the(by), id))
                    .isEmpty();
            assertThat(refusal(id.value())).isPresent();
            assertThat(staff().associate(the("bo"), new Contact("Again", Installation.email(id.value()))))
                    .isEmpty();
            assertThat(refusal(id.value())).hasValue(SchemeAccess.Refusal.NOT_ATTACHED);
            assertThat(missing(id.value())).containsExactly(Requirement.APPROVAL);
        }
    }

    @Test
    void closesForAWhileAndOpensAgain() {
        PersonId id = analyst("sanna");
        LocalDate tomorrow =
                LocalDate.ofInstant(sluse.clock().instant(), OfficeTime.ZONE).plusDays(1);
        assertThat(office().suspend(the("bo"), id, "Why", null)).hasValue(StaffRefusal.NOT_YOUR_PART);
        assertThat(office().suspend(the("rikke"), id, " ", null)).hasValue(StaffRefusal.REASON_MISSING);
        assertThat(office().suspend(the("rikke"), id, "Password passed on", tomorrow))
                .isEmpty();
        assertThat(missing("sanna")).containsExactly(Requirement.NO_SUSPENSION);
        sluse.clock().advance(Duration.ofDays(2));
        assertThat(missing("sanna")).isEmpty();
        assertThat(office().suspend(the("rikke"), id, "Password passed on", null))
                .isEmpty();
        sluse.clock().advance(Duration.ofDays(30));
        assertThat(missing("sanna")).containsExactly(Requirement.NO_SUSPENSION);
        assertThat(office().lift(the("bo"), id)).hasValue(StaffRefusal.NOT_YOUR_PART);
        assertThat(office().lift(the("rikke"), id)).isEmpty();
        assertThat(missing("sanna")).isEmpty();
        sluse.bean(UserAgreements.class).accept(id);
    }
}
