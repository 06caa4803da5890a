package dk.sluse.release.oversight;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.PersonId;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** How the lock did in the last twelve months. */
@Repository
public class Statistics {

    /**
     * What became of requests of a lane that were decided.
     *
     * @param medianMinutes from sending to decision
     * @param slowMinutes that nine in ten took at most
     */
    public record OfLane(
            String lane,
            long decided,
            long released,
            long refused,
            long recalled,
            long medianMinutes,
            long slowMinutes) {}

    /**
     * What became of files that a rule was about.
     *
     * @param takenOut left out or cured by their authors
     */
    public record OfRule(String rule, long files, long takenOut, long approved, long refused) {}

    /**
     * How a reviewer judged.
     *
     * @param alone files judged before seeing what the other said, where both have
     * @param agreed of them, how often both said the same
     * @param asDecided of all judged and decided, how often it was decided so
     */
    public record OfReviewer(PersonId reviewer, long judged, long alone, long agreed, long decided, long asDecided) {}

    /**
     * A file that is at home by an exception.
     *
     * @param decidedAt null for one that is being judged again
     */
    public record Exceptional(
            int request,
            String scheme,
            int file,
            LocalDate until,
            @Nullable LocalDate decidedAt) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    Statistics(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<OfLane> lanes() {
        return jdbc.sql("""
                select lane, count(*) as decided,
                    count(*) filter (where state = 'RELEASED') as released, count(*) filter (where state = 'REFUSED') as refused,
                    count(*) filter (where state = 'RECALLED') as recalled,
                    percentile_cont(0.5) within group (order by extract(epoch from decided_at - sent_at)) / 60 as median,
                    percentile_cont(0.9) within group (order by extract(epoch from decided_at - sent_at)) / 60 as slow
                from release_request where decided_at > :since and sent_at is not null and lane is not null
                group by lane order by lane""")
                .param("since", since())
                .query((row, _) -> new OfLane(
                        row.getString("lane"),
                        row.getLong("decided"),
                        row.getLong("released"),
                        row.getLong("refused"),
                        row.getLong("recalled"),
                        Math.round(row.getDouble("median")),
                        Math.round(row.getDouble("slow"))))
                .list();
    }

    /** The most frequent first. */
    @Transactional(readOnly = true)
    public List<OfRule> rules() {
        return jdbc.sql("""
                select rule, count(*) as files, count(*) filter (where left_out) as taken_out,
                    count(*) filter (where decision = 'APPROVED') as approved, count(*) filter (where decision = 'REFUSED') as refused
                from (select distinct f.request, f.number, f.left_out, f.decision, flag ->> 'rule' as rule
                    from release_file f join release_request r on r.number = f.request,
                        json_array_elements(f.flags::json) as flag
                    where f.flags is not null and r.begun_at > :since) as found
                group by rule order by files desc, rule""")
                .param("since", since())
                .query((row, _) -> new OfRule(
                        row.getString("rule"),
                        row.getLong("files"),
                        row.getLong("taken_out"),
                        row.getLong("approved"),
                        row.getLong("refused")))
                .list();
    }

    /** The first vote of each for a file is his own; a later one may follow what the other said. */
    @Transactional(readOnly = true)
    public List<OfReviewer> reviewers() {
        return jdbc.sql("""
                with first as (select distinct on (request, file, reviewer, panel, turn) * from release_vote v where at > :since
                            and not exists (select from release_seat s where s.request = v.request and s.reviewer = v.reviewer
                                and s.panel = v.panel and s.third)
                        order by request, file, reviewer, panel, turn, number),
                    together as (select *, count(*) over same as voters, bool_and(approves) over same = bool_or(approves) over same as agreed
                        from first window same as (partition by request, file, panel, turn)),
                    judged as (select t.*, case when r.panel = t.panel and r.turn = t.turn then f.decision end as decision
                        from together t join release_request r on r.number = t.request
                        join release_file f on f.request = t.request and f.number = t.file)
                select reviewer, count(*) as judged, count(*) filter (where voters > 1) as alone,
                    count(*) filter (where voters > 1 and agreed) as agreed, count(*) filter (where decision is not null) as decided,
                    count(*) filter (where decision is not null and approves = (decision = 'APPROVED')) as as_decided
                from judged group by reviewer order by judged desc, reviewer""")
                .param("since", since())
                .query((row, _) -> new OfReviewer(
                        new PersonId(row.getString("reviewer")),
                        row.getLong("judged"),
                        row.getLong("alone"),
                        row.getLong("agreed"),
                        row.getLong("decided"),
                        row.getLong("as_decided")))
                .list();
    }

    /** All exceptions that were ever made, those that last longest first. */
    @Transactional(readOnly = true)
    public List<Exceptional> exceptions() {
        return jdbc.sql("""
                select f.request, r.scheme, f.number, f.exception_until, r.decided_at from release_file f
                join release_request r on r.number = f.request
                where f.exception_until is not null order by f.exception_until desc, f.request, f.number limit 500""")
                .query((row, _) -> {
                    OffsetDateTime decided = row.getObject("decided_at", OffsetDateTime.class);
                    return new Exceptional(
                            row.getInt("request"),
                            row.getString("scheme"),
                            row.getInt("number"),
                            row.getObject("exception_until", LocalDate.class),
                            decided == null ? null : LocalDate.ofInstant(decided.toInstant(), OfficeTime.ZONE));
                })
                .list();
    }

    private OffsetDateTime since() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC).minusYears(1);
    }
}
