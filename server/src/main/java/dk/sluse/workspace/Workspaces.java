package dk.sluse.workspace;

import dk.sluse.audit.AuditEntry;
import dk.sluse.audit.AuditTrail;
import dk.sluse.people.PersonId;
import dk.sluse.scheme.SchemeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The workspaces that there are. What runs of them, the machine's agent knows. */
@Repository
public class Workspaces {

    private static final String SELECT = """
            select w.number, w.person, w.scheme, f.number as shared, w.ended_at is null as open
            from workspace w join shared_folder f using (scheme)""";

    private final JdbcClient jdbc;
    private final AuditTrail audit;
    private final Clock clock;

    Workspaces(JdbcClient jdbc, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Optional<Workspace> find(PersonId person, SchemeId scheme) {
        return jdbc.sql(SELECT + " where w.person = :person and w.scheme = :scheme")
                .param("person", person.value())
                .param("scheme", scheme.value())
                .query(Workspaces::workspace)
                .optional();
    }

    @Transactional(readOnly = true)
    public Optional<Workspace> find(int number) {
        return jdbc.sql(SELECT + " where w.number = :number")
                .param("number", number)
                .query(Workspaces::workspace)
                .optional();
    }

    /**
     * A workspace, and when it was used.
     *
     * @param opened when its desktop was last opened
     * @param last now where its desktop is open or a job of it runs
     */
    public record Used(int number, Instant opened, Instant last) {}

    /** When each workspace was last used, by desktop or job. */
    @Transactional(readOnly = true)
    public List<Used> used() {
        return jdbc.sql("""
                select w.number, w.opened_at,
                    greatest(coalesce(w.ended_at, :now), coalesce(
                        (select max(coalesce(j.ended_at, :now)) from job j where j.workspace = w.number), w.opened_at)) as last
                from workspace w order by w.number""")
                .param("now", now())
                .query((row, _) -> new Used(
                        row.getInt("number"),
                        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                        row.getObject("last", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** All that there are in a scheme, open or not. */
    @Transactional(readOnly = true)
    public List<Workspace> in(SchemeId scheme) {
        return jdbc.sql(SELECT + " where w.scheme = :scheme order by w.number")
                .param("scheme", scheme.value())
                .query(Workspaces::workspace)
                .list();
    }

    /** All that a person has, open or not. */
    @Transactional(readOnly = true)
    List<Workspace> of(PersonId person) {
        return jdbc.sql(SELECT + " where w.person = :person order by w.number")
                .param("person", person.value())
                .query(Workspaces::workspace)
                .list();
    }

    /** All that are open. */
    @Transactional(readOnly = true)
    public List<Workspace> open() {
        return jdbc.sql(SELECT + " where w.ended_at is null order by w.number")
                .query(Workspaces::workspace)
                .list();
    }

    /** Those that were opened so long ago, and have not ended. */
    @Transactional(readOnly = true)
    List<Workspace> openFor(Duration time) {
        return jdbc.sql(SELECT + " where w.ended_at is null and w.opened_at <= :then order by w.number")
                .param("then", now().minus(time))
                .query(Workspaces::workspace)
                .list();
    }

    /** Notes that a person opens a workspace; it is made where there is none. */
    @Transactional
    Workspace opened(PersonId person, SchemeId scheme) {
        audit.record(entry(person.value(), "workspace.opened", person, scheme));
        jdbc.sql("insert into shared_folder (scheme) values (:scheme) on conflict do nothing")
                .param("scheme", scheme.value())
                .update();
        jdbc.sql("""
                insert into workspace (person, scheme, opened_at) values (:person, :scheme, :now)
                on conflict (person, scheme) do update set opened_at = :now, ended_at = null""")
                .param("person", person.value())
                .param("scheme", scheme.value())
                .param("now", now())
                .update();
        return find(person, scheme).orElseThrow();
    }

    /** Notes that a workspace has ended. */
    @Transactional
    void ended(Workspace workspace, String actor, Ending why) {
        audit.record(entry(actor, "workspace.ended", workspace.person(), workspace.scheme())
                .with("reason", why.name()));
        jdbc.sql("update workspace set ended_at = :now where number = :number and ended_at is null")
                .param("now", now())
                .param("number", workspace.number())
                .update();
        why.jobs()
                .ifPresent(state -> jdbc.sql("""
                                update job set state = :state, ended_at = :now
                                where workspace = :number and ended_at is null""")
                        .param("state", state)
                        .param("now", now())
                        .param("number", workspace.number())
                        .update());
    }

    /** Something happened in a workspace that changes nothing. */
    void noted(Workspace workspace, String action, String name, Object value) {
        audit.recordAlone(entry(workspace.person().value(), action, workspace.person(), workspace.scheme())
                .with(name, value));
    }

    private static AuditEntry entry(String actor, String action, PersonId person, SchemeId scheme) {
        return AuditEntry.of(actor, action, person.value()).under(scheme.value());
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static Workspace workspace(ResultSet row, int at) throws SQLException {
        return new Workspace(
                row.getInt("number"),
                new PersonId(row.getString("person")),
                new SchemeId(row.getString("scheme")),
                row.getInt("shared"),
                row.getBoolean("open"));
    }
}
