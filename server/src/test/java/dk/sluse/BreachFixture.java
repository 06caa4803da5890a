package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.proof.Credentials;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.scheme.breach.Breach;
import dk.sluse.scheme.breach.BreachKind;
import dk.sluse.scheme.breach.BreachReports;
import dk.sluse.scheme.breach.BreachWork;
import dk.sluse.scheme.breach.Closure;
import dk.sluse.scheme.breach.Severity;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** An office, an authority with its people, and for each test a scheme and analysts of its own. */
abstract class BreachFixture {

    static final String WORDS = "A listing with rows of single persons was taken out.";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @SuppressWarnings("NullAway.Init")
    static Credentials rune;

    static int tests;

    @SuppressWarnings("NullAway.Init")
    SchemeId scheme;

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

    static String named(String id) {
        return id.equals("anna") || id.equals("noah") ? id + tests : id;
    }

    static Person the(String id) {
        return sluse.person(named(id));
    }

    static BreachWork work() {
        return sluse.bean(BreachWork.class);
    }

    static BreachReports reports() {
        return sluse.bean(BreachReports.class);
    }

    BreachReports.Outcome tryReport(String by, String whom, Duration ago, String words) {
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

    String report(String by, String whom) {
        return Objects.requireNonNull(
                        tryReport(by, whom, Duration.ofHours(2), WORDS).breach())
                .id();
    }

    static Breach now(String id) {
        return reports().visibleTo(the("rikke"), id).orElseThrow();
    }

    boolean works(String analyst) {
        return sluse.bean(SchemeAccess.class)
                .refusalToAnalyse(the(analyst), scheme)
                .isEmpty();
    }

    static void wait(int days) {
        sluse.clock().advance(Duration.ofDays(days));
    }

    /** Decided as proposed, after the hearing. */
    String sanctioned(String whom, Severity severity) {
        String id = report("bo", whom);
        assertThat(work().propose(the("rikke"), id, severity, "The log of what was sent home"))
                .isEmpty();
        wait(15);
        Closure closure = proposal(id).closure();
        assertThat(work().decide(the("rikke"), id, closure.length(), closure.months(), "By the rules"))
                .isEmpty();
        return id;
    }

    static Breach.Proposal proposal(String id) {
        return Objects.requireNonNull(now(id).proposal());
    }

    /** Rune at his browser, with a code that has not been used. */
    static Visitor officer() {
        sluse.clock().advance(Duration.ofSeconds(30));
        return sluse.visitor().signIn("rune", rune);
    }
}
