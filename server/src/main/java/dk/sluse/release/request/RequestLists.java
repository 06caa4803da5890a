package dk.sluse.release.request;

import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Requests in lists: somebody's own, those that wait for reviewers, and how long they take. */
@Repository
public class RequestLists {

    private static final int SHOWN = 200;

    private final JdbcClient jdbc;
    private final Clock clock;

    RequestLists(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Of a person in a scheme, the newest first. */
    @Transactional(readOnly = true)
    public List<Request> of(PersonId person, SchemeId scheme) {
        return jdbc.sql("select * from release_request where person = :person and scheme = :scheme"
                        + " order by number desc limit " + SHOWN)
                .param("person", person.value())
                .param("scheme", scheme.value())
                .query(Requests::request)
                .list();
    }

    /** What waits for reviewers first, what is due soonest of it first; then the newest of the others. */
    @Transactional(readOnly = true)
    public List<Request> queue() {
        return jdbc.sql("""
                select * from release_request where sent_at is not null
                order by state not in ('INDEPENDENT', 'TOGETHER', 'THIRD'),
                    case when state in ('INDEPENDENT', 'TOGETHER', 'THIRD') then due_on end, number desc limit :most""").param("most", SHOWN).query(Requests::request).list();
    }

    /** What waits for reviewers and is due by a day, the soonest first. */
    @Transactional(readOnly = true)
    public List<Request> dueBy(LocalDate day) {
        return jdbc.sql("""
                select * from release_request where state in ('INDEPENDENT', 'TOGETHER', 'THIRD') and due_on <= :day
                order by due_on, number""").param("day", day).query(Requests::request).list();
    }

    /** How many of a person in a scheme are not decided. */
    @Transactional(readOnly = true)
    public int open(PersonId person, SchemeId scheme) {
        return jdbc.sql("""
                select count(*) from release_request where person = :person and scheme = :scheme
                and state in ('DRAFT', 'PREAPPROVAL', 'INDEPENDENT', 'TOGETHER', 'THIRD', 'RETURNED')""")
                .param("person", person.value())
                .param("scheme", scheme.value())
                .query(Integer.class)
                .single();
    }

    /** How long it took from sending to decision, in seconds: the median of all that were decided in the last days; empty if none was. */
    @Transactional(readOnly = true)
    public Optional<Long> medianSeconds(Lane lane, int days) {
        return jdbc.sql("""
                select percentile_cont(0.5) within group (order by extract(epoch from decided_at - sent_at))
                from release_request where lane = :lane and decided_at > :since""")
                .param("lane", lane.name())
                .param(
                        "since",
                        OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC)
                                .minusDays(days))
                .query(Double.class)
                .optional()
                .map(Math::round);
    }
}
