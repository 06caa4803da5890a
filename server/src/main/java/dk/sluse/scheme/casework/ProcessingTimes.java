package dk.sluse.scheme.casework;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How long the office has taken, from its own cases; for everybody to see. */
@Repository
public class ProcessingTimes {

    private static final Duration PAST = Duration.ofDays(365);
    private static final double SECONDS_OF_DAY = Duration.ofDays(1).toSeconds();

    /**
     * What a step took in the last twelve months.
     *
     * @param state that cases waited in
     * @param cases how many left it
     * @param medianDays calendar days that half of them waited at most
     */
    public record Step(CaseState state, long cases, double medianDays) {}

    private final JdbcClient jdbc;
    private final Clock clock;

    ProcessingTimes(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The office's steps that any case has taken, in the order of the flow. */
    public List<Step> steps() {
        return jdbc
                .sql("""
                select left_state, count(*) as cases,
                    percentile_cont(0.5) within group (order by held_seconds) as median
                from case_event where left_state is not null and at > :since group by left_state""")
                .param("since", OffsetDateTime.ofInstant(clock.instant().minus(PAST), ZoneOffset.UTC))
                .query((row, _) -> new Step(
                        CaseState.valueOf(row.getString("left_state")),
                        row.getLong("cases"),
                        row.getDouble("median") / SECONDS_OF_DAY))
                .list()
                .stream()
                .filter(step -> step.state().holder().ofOffice())
                .sorted((a, b) -> a.state().compareTo(b.state()))
                .toList();
    }
}
