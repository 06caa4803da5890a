package dk.sluse.people.certification;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.PersonId;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The test of the rules: ten questions, all of them right, three tries a day, and again every year. */
@Repository
public class Certification {

    public static final int QUESTIONS = 10;
    public static final int TRIES_A_DAY = 3;

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final QuestionBank bank;
    private final People people;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();
    private final Random random = new SecureRandom();

    Certification(JdbcClient jdbc, AuditTrail audit, QuestionBank bank, People people, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.bank = bank;
        this.people = people;
        this.clock = clock;
    }

    /** A person's tries, the newest first. */
    public List<Attempt> of(PersonId person) {
        return jdbc.sql("select * from certification where person = :person order by number desc")
                .param("person", person.value())
                .query((row, _) -> attempt(row))
                .list();
    }

    /** How many more times somebody may try today; one that is begun and not finished has been counted. */
    public int left(PersonId person) {
        LocalDate today = OfficeTime.today(clock);
        long tried = of(person).stream().filter(one -> one.day().equals(today)).count();
        return Math.max(0, TRIES_A_DAY - (int) tried);
    }

    /** The try that somebody has open today, or a new one; empty if he has had those of today, or the bank is too small. */
    @Transactional
    public Optional<Attempt> begin(PersonId person) {
        people.lock(person);
        Optional<Attempt> open = open(person);
        List<Question> questions = new ArrayList<>(bank.asked());
        if (open.isPresent() || left(person) == 0 || questions.size() < QUESTIONS) {
            return open;
        }
        Collections.shuffle(questions, random);
        List<Attempt.Drawn> drawn =
                questions.stream().limit(QUESTIONS).map(this::shuffled).toList();
        audit.record(AuditEntry.of(person.value(), "certification.begun", person.value()));
        jdbc.sql("""
                insert into certification
                select :person, coalesce(max(number), 0) + 1, :day, :questions from certification where person = :person""")
                .param("person", person.value())
                .param("day", OfficeTime.today(clock))
                .param("questions", json.writeValueAsString(drawn))
                .update();
        return open(person);
    }

    private Attempt.Drawn shuffled(Question question) {
        List<Integer> order = new ArrayList<>(
                IntStream.range(0, question.answers().size()).boxed().toList());
        Collections.shuffle(order, random);
        return new Attempt.Drawn(question.id(), order);
    }

    /** The try that somebody has begun today and not finished. */
    public Optional<Attempt> open(PersonId person) {
        LocalDate today = OfficeTime.today(clock);
        return of(person).stream()
                .filter(one -> one.isOpen() && one.day().equals(today))
                .findFirst();
    }

    /**
     * Finishes the open try.
     *
     * @param chosen place of the answer that was chosen, from 0, by the number of the question, from 0; questions without one
     *     count as wrong
     * @return how it went; empty if no try is open
     */
    @Transactional
    public Optional<Attempt> answer(PersonId person, Map<Integer, Integer> chosen) {
        people.lock(person);
        return open(person).map(attempt -> {
            int right = (int) IntStream.range(0, attempt.questions().size())
                    .filter(number -> chosen.getOrDefault(number, -1)
                            == attempt.questions().get(number).right())
                    .count();
            LocalDate until =
                    right == attempt.questions().size() ? attempt.day().plusYears(1) : null;
            AuditEntry entry = AuditEntry.of(
                            person.value(),
                            until == null ? "certification.failed" : "certification.passed",
                            person.value())
                    .with("right", right);
            audit.record(until == null ? entry : entry.with("until", until));
            jdbc.sql("""
                    update certification set right_answers = :right, valid_until = :until
                    where person = :person and number = :number""")
                    .param("right", right)
                    .param("until", until)
                    .param("person", person.value())
                    .param("number", attempt.number())
                    .update();
            return of(person).getFirst();
        });
    }

    private Attempt attempt(ResultSet row) throws SQLException {
        int right = row.getInt("right_answers");
        @Nullable Integer rightAnswers = row.wasNull() ? null : right;
        return new Attempt(
                row.getInt("number"),
                row.getObject("day", LocalDate.class),
                json.readValue(row.getString("questions"), new TypeReference<>() {}),
                rightAnswers,
                row.getObject("valid_until", LocalDate.class));
    }
}
