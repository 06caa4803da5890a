package dk.sluse.notices;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The inboxes. Everybody reads his own and no other. */
@Repository
public class Notices {

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    Notices(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    /** Puts something into an inbox, within the transaction of what it tells about and after its audit entry. */
    @Transactional(propagation = Propagation.MANDATORY)
    void add(PersonId person, News news, boolean letterSent) {
        jdbc.sql("""
                insert into notice (person, at, what, arguments, path, letter_sent)
                values (:person, :at, :what, :arguments, :path, :sent)""")
                .param("person", person.value())
                .param("at", now())
                .param("what", news.what())
                .param("arguments", json.writeValueAsString(news.arguments()))
                .param("path", news.path())
                .param("sent", letterSent)
                .update();
    }

    /** Somebody's notices, newest first. */
    public List<Notice> of(PersonId person, int limit) {
        return jdbc.sql("select * from notice where person = :person order by number desc limit :limit")
                .param("person", person.value())
                .param("limit", limit)
                .query((row, _) -> notice(row))
                .list();
    }

    /** How many there are that he has not opened. */
    public int unread(PersonId person) {
        return jdbc.sql("select count(*) from notice where person = :person and read_at is null")
                .param("person", person.value())
                .query(Integer.class)
                .single();
    }

    /** Opens one of somebody's own notices; when he has read it is in the audit trail, as rights may depend on it. */
    @Transactional
    public Optional<Notice> open(PersonId person, long number) {
        Optional<Notice> found = jdbc.sql("select * from notice where person = :person and number = :number for update")
                .param("person", person.value())
                .param("number", number)
                .query((row, _) -> notice(row))
                .optional();
        if (found.isPresent() && !found.get().read()) {
            audit.record(AuditEntry.of(person.value(), "notice.read", String.valueOf(number)));
            jdbc.sql("update notice set read_at = :now where number = :number")
                    .param("now", now())
                    .param("number", number)
                    .update();
        }
        return found;
    }

    /** Takes all of somebody's notices as read, up to the newest that he has seen. */
    @Transactional
    public void openAll(PersonId person, long newest) {
        audit.record(
                AuditEntry.of(person.value(), "notices.read", person.value()).with("newest", newest));
        jdbc.sql("""
                update notice set read_at = :now where person = :person and read_at is null and number <= :newest""")
                .param("newest", newest)
                .param("now", now())
                .param("person", person.value())
                .update();
    }

    public LetterHabit habit(PersonId person) {
        return jdbc.sql("select habit from letter_habit where person = :person")
                .param("person", person.value())
                .query((row, _) -> LetterHabit.valueOf(row.getString(1)))
                .optional()
                .orElse(LetterHabit.AT_ONCE);
    }

    @Transactional
    public void keep(PersonId person, LetterHabit habit) {
        audit.record(
                AuditEntry.of(person.value(), "notices.habit", person.value()).with("habit", habit.name()));
        jdbc.sql("""
                insert into letter_habit values (:person, :habit)
                on conflict (person) do update set habit = excluded.habit""")
                .param("person", person.value())
                .param("habit", habit.name())
                .update();
    }

    /** Who of those with a habit has something unread that no letter has told of. */
    List<PersonId> waiting(LetterHabit habit) {
        return jdbc.sql("""
                select h.person from letter_habit h where h.habit = :habit and exists (
                    select from notice n where n.person = h.person and n.read_at is null and not n.letter_sent)
                order by h.person""")
                .param("habit", habit.name())
                .query((row, _) -> new PersonId(row.getString(1)))
                .list();
    }

    /** Takes letters about all of somebody's notices as sent; there must be an audit entry of it. */
    @Transactional(propagation = Propagation.MANDATORY)
    void told(PersonId person) {
        jdbc.sql("update notice set letter_sent = true where person = :person and not letter_sent")
                .param("person", person.value())
                .update();
    }

    private Notice notice(ResultSet row) throws SQLException {
        List<String> arguments = json.readValue(row.getString("arguments"), new TypeReference<>() {});
        return new Notice(
                row.getLong("number"),
                new News(row.getString("what"), arguments, row.getString("path"), false),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                row.getObject("read_at") != null);
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
