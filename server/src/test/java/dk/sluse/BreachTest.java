package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.notices.Notices;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.OfficeWork;
import dk.sluse.people.access.StaffRefusal;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.breach.Breach;
import dk.sluse.scheme.breach.BreachKind;
import dk.sluse.scheme.breach.BreachRefusal;
import dk.sluse.scheme.breach.BreachReports;
import dk.sluse.scheme.breach.BreachState;
import dk.sluse.scheme.breach.BreachWork;
import dk.sluse.scheme.breach.Closure;
import dk.sluse.scheme.breach.Repetition;
import dk.sluse.scheme.breach.SanctionMatrices;
import dk.sluse.scheme.breach.SanctionMatrix;
import dk.sluse.scheme.breach.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a report to a sanction and the end of it; what closes, for whom, and who may say what. */
class BreachTest {

    private static final String WORDS = "A listing with rows of single persons was taken out.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    private static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    private static Credentials rune;

    private static int tests;

    @SuppressWarnings("NullAway.Init")
    private SchemeId scheme;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("office", Organisation.Kind.OFFICE);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
        sluse.organisation("fjord", Organisation.Kind.MUNICIPALITY);
        sluse.person("rikke", Role.RESEARCH_SERVICES, "office");
        rune = sluse.person("rune", Role.RESEARCH_SERVICES, "office");
        sluse.person("bo", Role.RESPONSIBLE, "agency");
        sluse.person("finn", Role.RESPONSIBLE, "fjord");
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    /** Each test has a scheme and analysts of its own. */
    @BeforeEach
    void foundScheme() {
        tests++;
        scheme = new SchemeId("persons-" + tests);
        sluse.bean(Schemes.class)
                .found(
                        new Scheme(scheme, "agency", "Persons", "Planning", LocalDate.of(2099, 1, 1)),
                        Installation.SETUP);
        for (String analyst : List.of("anna", "noah")) {
            sluse.person(analyst + tests, Role.ANALYST, "agency");
            sluse.attach(analyst + tests, scheme);
        }
    }

    private static String named(String id) {
        return id.equals("anna") || id.equals("noah") ? id + tests : id;
    }

    private static Person the(String id) {
        return sluse.person(named(id));
    }

    private static BreachWork work() {
        return sluse.bean(BreachWork.class);
    }

    private static BreachReports reports() {
        return sluse.bean(BreachReports.class);
    }

    private BreachReports.Outcome tryReport(String by, String whom, Duration ago, String words) {
        return reports()
                .report(
                        the(by),
                        new BreachReports.Report(
                                scheme,
                                new PersonId(named(whom)),
                                BreachKind.MICRODATA_TAKEN_HOME,
                                sluse.clock().instant().minus(ago),
                                words,
                                true));
    }

    private String report(String by, String whom) {
        return Objects.requireNonNull(
                        tryReport(by, whom, Duration.ofHours(2), WORDS).breach())
                .id();
    }

    private static Breach now(String id) {
        return reports().visibleTo(the("rikke"), id).orElseThrow();
    }

    private boolean works(String analyst) {
        return sluse.bean(SchemeAccess.class)
                .refusalToAnalyse(the(analyst), scheme)
                .isEmpty();
    }

    private static void wait(int days) {
        sluse.clock().advance(Duration.ofDays(days));
    }

    /** Decided as proposed, after the hearing. */
    private String sanctioned(String whom, Severity severity) {
        String id = report("bo", whom);
        assertThat(work().propose(the("rikke"), id, severity, "The log of what was sent home"))
                .isEmpty();
        wait(15);
        Closure closure = proposal(id).closure();
        assertThat(work().decide(the("rikke"), id, closure.length(), closure.months(), "By the rules"))
                .isEmpty();
        return id;
    }

    private static Breach.Proposal proposal(String id) {
        return Objects.requireNonNull(now(id).proposal());
    }

    @Test
    void closesUntilAnAccountIsApproved() {
        String id = report("anna", "anna");
        assertThat(now(id).selfReported()).isTrue();
        assertThat(sluse.bean(Notices.class).unread(new PersonId("bo"))).isPositive();
        assertThat(work().closeMeanwhile(the("rikke"), id)).isEmpty();
        assertThat(works("anna")).isFalse();
        assertThat(sluse.bean(OfficeWork.class).lift(the("rikke"), the("anna").id()))
                .hasValue(StaffRefusal.BY_BREACH);

        assertThat(work().propose(the("rikke"), id, Severity.MILD, "Her own words"))
                .isEmpty();
        assertThat(proposal(id).repetition()).isEqualTo(Repetition.PERSON_FIRST);
        assertThat(work().decide(the("rikke"), id, Closure.Length.UNTIL_ACCOUNT_APPROVED, 0, "Mild"))
                .hasValue(BreachRefusal.STILL_HEARING);
        assertThat(work().say(the("anna"), id, "It was by mistake")).isEmpty();
        assertThat(work().say(the("bo"), id, "We have talked about it")).isEmpty();
        assertThat(work().decide(the("rikke"), id, Closure.Length.MONTHS, 37, "Long"))
                .hasValue(BreachRefusal.LENGTH);
        assertThat(work().decide(the("rikke"), id, Closure.Length.UNTIL_ACCOUNT_APPROVED, 0, "Mild"))
                .isEmpty();
        assertThat(works("anna")).isFalse();
        assertThat(works("noah")).isTrue();

        assertThat(work().open(the("rikke"), id)).hasValue(BreachRefusal.STATE);
        assertThat(work().say(the("bo"), id, "From now on two of us look")).isEmpty();
        assertThat(work().open(the("bo"), id)).hasValue(BreachRefusal.NOT_YOUR_PART);
        assertThat(work().open(the("rikke"), id)).isEmpty();
        assertThat(works("anna")).isTrue();
    }

    @Test
    void countsThePersonsAndTheSchemesBreachesForTwoYears() {
        sanctioned("anna", Severity.SERIOUS);
        assertThat(works("anna")).isFalse();
        wait(93);
        assertThat(works("anna")).as("three months are over").isTrue();

        String second = sanctioned("anna", Severity.MILD);
        assertThat(proposal(second).repetition()).isEqualTo(Repetition.PERSON_AGAIN);
        assertThat(proposal(second).closure()).isEqualTo(new Closure(Closure.Length.MONTHS, 1, false));
        assertThat(works("noah")).isTrue();
        wait(32);

        String third = sanctioned("noah", Severity.MILD);
        assertThat(proposal(third).repetition()).isEqualTo(Repetition.SCHEME_THIRD);
        assertThat(works("anna")).as("all answer for the third").isFalse();
        assertThat(works("noah")).isFalse();
        wait(32);
        assertThat(works("anna")).isTrue();

        String fourth = sanctioned("noah", Severity.SERIOUS);
        assertThat(proposal(fourth).closure()).isEqualTo(new Closure(Closure.Length.MONTHS, 6, true));
        wait(2 * 365);
        String late = report("bo", "anna");
        assertThat(work().propose(the("rikke"), late, Severity.MILD, "Much later"))
                .isEmpty();
        assertThat(proposal(late).repetition()).isEqualTo(Repetition.PERSON_FIRST);
    }

    @Test
    void isProposedAnewWhenAnotherOneWasDecidedMeanwhile() {
        String one = report("bo", "anna");
        String two = report("bo", "anna");
        for (String id : List.of(one, two)) {
            assertThat(work().propose(the("rikke"), id, Severity.SERIOUS, "The log"))
                    .isEmpty();
        }
        wait(15);
        assertThat(work().decide(the("rikke"), one, Closure.Length.MONTHS, 3, "Right"))
                .isEmpty();
        assertThat(work().decide(the("rikke"), two, Closure.Length.MONTHS, 3, "Right"))
                .hasValue(BreachRefusal.CHANGED);
        assertThat(work().propose(the("rikke"), two, Severity.SERIOUS, "The log"))
                .isEmpty();
        assertThat(proposal(two).repetition()).isEqualTo(Repetition.PERSON_AGAIN);
    }

    @Test
    void opensWhatAnAppealTakesBack() {
        String id = sanctioned("anna", Severity.SERIOUS);
        assertThat(work().appeal(the("noah"), id, "Not me")).hasValue(BreachRefusal.NOT_YOURS);
        assertThat(work().appeal(the("anna"), id, "It was a table, not microdata"))
                .isEmpty();
        assertThat(works("anna")).as("closed until it is answered").isFalse();
        assertThat(work().answer(the("rikke"), id, false, "Right")).hasValue(BreachRefusal.SAME_OFFICER);
        assertThat(work().answer(the("rune"), id, false, "Right")).isEmpty();
        assertThat(works("anna")).isTrue();
        assertThat(now(id).state()).isEqualTo(BreachState.DISMISSED);

        String again = sanctioned("anna", Severity.SERIOUS);
        assertThat(proposal(again).repetition())
                .as("what was taken back counts for nothing")
                .isEqualTo(Repetition.PERSON_FIRST);
        wait(29);
        assertThat(work().appeal(the("anna"), again, "Late")).hasValue(BreachRefusal.TOO_LATE);
    }

    @Test
    void refusesWhatMakesNoSense() {
        assertThat(tryReport("finn", "anna", Duration.ZERO, WORDS).refusal()).isEqualTo(BreachRefusal.NOT_YOURS);
        assertThat(tryReport("bo", "anna", Duration.ZERO, " ").refusal()).isEqualTo(BreachRefusal.TEXT_MISSING);
        String id = report("bo", "anna");
        assertThat(reports().visibleTo(the("finn"), id)).isEmpty();
        assertThat(work().propose(the("bo"), id, Severity.MILD, "Mild")).hasValue(BreachRefusal.NOT_YOUR_PART);
        assertThat(work().dismiss(the("rikke"), id, "A table after all")).isEmpty();
        assertThat(work().propose(the("rikke"), id, Severity.MILD, "No")).hasValue(BreachRefusal.STATE);
    }

    @Test
    void judgesByTheMatrixThatHeldWhenItHappened() {
        SanctionMatrices matrices = sluse.bean(SanctionMatrices.class);
        SanctionMatrix first = matrices.all().getFirst();
        LocalDate tomorrow = OfficeTime.today(sluse.clock()).plusDays(1);
        SanctionMatrix longer = new SanctionMatrix(0, tomorrow, first.years(), 7, first.appealDays(), first.cells());
        assertThat(matrices.add(the("bo"), longer)).hasValue(BreachRefusal.NOT_YOUR_PART);
        assertThat(matrices.add(
                        the("rikke"),
                        new SanctionMatrix(0, tomorrow.minusDays(1), 2, 7, first.appealDays(), first.cells())))
                .hasValue(BreachRefusal.TIME);
        assertThat(matrices.add(the("rikke"), longer)).isEmpty();
        String before = report("bo", "anna");
        wait(3);
        String after = report("bo", "anna");
        work().propose(the("rikke"), before, Severity.MILD, "Before");
        work().propose(the("rikke"), after, Severity.MILD, "After");
        assertThat(proposal(before).matrix()).isEqualTo(first.version());
        assertThat(proposal(after).matrix()).isEqualTo(first.version() + 1);
        assertThat(now(after).hearingUntil())
                .isEqualTo(OfficeTime.today(sluse.clock()).plusDays(7));
    }

    @Test
    void keepsWhatWasWrittenInAForm() {
        Visitor officer = sluse.visitor();
        officer.signIn("rune", rune);
        Map<String, String> form =
                Map.of("scheme", scheme.value(), "member", named("anna"), "kind", "OTHER", "text", "Words kept");
        assertThat(officer.post("/breaches", form, "/breaches/report?scheme=" + scheme)
                        .body())
                .contains("Words kept", "kan ikke være i fremtiden");
    }
}
