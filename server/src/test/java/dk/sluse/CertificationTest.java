package dk.sluse;

import static org.assertj.core.api.Assertions.assertThat;

import dk.sluse.people.Organisation;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.people.access.Requirement;
import dk.sluse.people.access.Standings;
import dk.sluse.people.certification.Attempt;
import dk.sluse.people.certification.Certification;
import dk.sluse.people.proof.Accounts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How somebody shows that he knows the rules. */
class CertificationTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path home;

    @SuppressWarnings("NullAway.Init")
    static Installation sluse;

    @BeforeAll
    static void start() {
        sluse = Installation.start(home);
        sluse.organisation("agency", Organisation.Kind.AGENCY);
    }

    @AfterAll
    static void stop() {
        sluse.close();
    }

    private static Set<Requirement> missing(String id) {
        return sluse.bean(Standings.class).missing(new PersonId(id));
    }

    @Test
    void asksTenQuestionsAndWantsAllOfThemRight() {
        PersonId id = newcomer("quinn");
        Certification certification = sluse.bean(Certification.class);
        Attempt first = certification.begin(id).orElseThrow();
        assertThat(certification.begin(id)).hasValue(first);

        Map<Integer, Integer> nine = new HashMap<>(first.solution());
        nine.put(9, (nine.getOrDefault(9, 0) + 1) % 3);
        assertThat(certification.answer(id, nine).orElseThrow().rightAnswers()).isEqualTo(9);
        assertThat(certification.answer(id, first.solution())).isEmpty();
        assertThat(missing("quinn")).contains(Requirement.CERTIFICATION);
        Attempt second = certification.begin(id).orElseThrow();
        assertThat(second.questions()).isNotEqualTo(first.questions());
        assertThat(certification.answer(id, Map.of()).orElseThrow().rightAnswers())
                .isZero();
        certification.begin(id);
        certification.answer(id, Map.of());
        assertThat(certification.begin(id)).isEmpty();
        assertThat(certification.left(id)).isZero();

        sluse.clock().advance(Duration.ofDays(1));
        Clearance.pass(sluse, id);
        assertThat(missing("quinn")).doesNotContain(Requirement.CERTIFICATION);
        assertThat(certification.of(id)).hasSize(4);
        assertThat(certification.of(id).getFirst().questions())
                .extracting(Attempt.Drawn::question)
                .doesNotHaveDuplicates()
                .hasSize(Certification.QUESTIONS);
    }

    /** Nobody learns from the page which answer is the right one. */
    @Test
    void shuffles() {
        PersonId id = newcomer("sam");
        Attempt attempt = sluse.bean(Certification.class).begin(id).orElseThrow();

        assertThat(attempt.questions().stream()
                        .map(question -> question.order().indexOf(0))
                        .collect(Collectors.toSet()))
                .hasSizeGreaterThan(1);
    }

    private static PersonId newcomer(String id) {
        sluse.bean(Accounts.class)
                .add(
                        new Person(
                                new PersonId(id),
                                Installation.email(id),
                                id,
                                Set.of(Role.ANALYST),
                                "agency",
                                Locale.of("da")),
                        Installation.SETUP);
        return new PersonId(id);
    }
}
