package dk.sluse.release.request;

import dk.sluse.inspection.content.FileType;
import dk.sluse.people.PersonId;
import dk.sluse.release.request.RequestFile.Checked;
import dk.sluse.release.request.RequestFile.Decision;
import dk.sluse.scheme.SchemeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The files of requests, and what their authors say of them. Every change is noted before, in {@link Requests#note}. */
@Repository
public class RequestFiles {

    /** What an author writes about a file. */
    public record Said(int file, int context, boolean supports, String explanation) {}

    /** A file of somebody's request that went home. */
    public record Home(int request, RequestFile file) {}

    private static final int MOST_SHOWN = 20;

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    RequestFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All files of a request. */
    @Transactional(readOnly = true)
    public List<RequestFile> of(int request) {
        return jdbc.sql("select * from release_file where request = :request order by number")
                .param("request", request)
                .query((row, _) -> file(row))
                .list();
    }

    /** The number that no file of a request has, nor a test file among them. */
    @Transactional(readOnly = true)
    public int next(int request) {
        return jdbc.sql("""
                select 1 + greatest((select coalesce(max(number), 0) from release_file where request = :request),
                    (select coalesce(max(file), 0) from release_test where request = :request))""").param("request", request).query(Integer.class).single();
    }

    @Transactional(readOnly = true)
    public Optional<RequestFile> find(int request, int number) {
        return jdbc.sql("select * from release_file where request = :request and number = :number")
                .param("request", request)
                .param("number", number)
                .query((row, _) -> file(row))
                .optional();
    }

    /**
     * The files that went home to an authority, from whichever of its schemes, with which others are compared: also those that were fetched and
     * then called back. Pictures and programs have no tables.
     */
    @Transactional(readOnly = true)
    public List<Home> tablesAtHome(String authority) {
        return home(authority, "f.type <> all(:without) order by f.request, f.number");
    }

    /** The newest files that went home to an authority. */
    @Transactional(readOnly = true)
    public List<Home> newestAtHome(String authority) {
        return home(authority, "true order by f.request desc, f.number desc limit " + MOST_SHOWN);
    }

    /** The newest files that others than this person sent home in a scheme, and that may be fetched. */
    @Transactional(readOnly = true)
    public List<Home> newestOfOthers(PersonId person, SchemeId scheme, LocalDate today) {
        return jdbc.sql("""
                select f.* from release_file f join release_request r on r.number = f.request
                where r.scheme = :scheme and r.person <> :person and f.decision = 'APPROVED' and r.state <> 'RECALLED'
                    and (f.exception_until is null or f.exception_until >= :today)
                order by f.request desc, f.number desc limit\s""" + MOST_SHOWN)
                .param("scheme", scheme.value())
                .param("person", person.value())
                .param("today", today)
                .query((row, _) -> new Home(row.getInt("request"), file(row)))
                .list();
    }

    /** The numbers of all requests of which something is at home, ascending. */
    @Transactional(readOnly = true)
    public List<Integer> requestsAtHome() {
        return jdbc.sql("""
                select distinct f.request from release_file f join release_request r on r.number = f.request
                where f.decision = 'APPROVED' and r.state <> 'RECALLED' order by f.request""").query((row, _) -> row.getInt(1)).list();
    }

    private List<Home> home(String authority, String which) {
        return jdbc.sql("""
                select f.* from release_file f join release_request r on r.number = f.request
                join scheme s on s.id = r.scheme
                where s.authority = :authority and (f.decision = 'APPROVED' or exists (
                    select from release_download d where d.request = f.request and d.file = f.number)) and\s""" + which)
                .param("authority", authority)
                .param(
                        "without",
                        RequestFile.WITHOUT_TABLES.stream().map(Enum::name).toArray(String[]::new))
                .query((row, _) -> new Home(row.getInt("request"), file(row)))
                .list();
    }

    /** What a file was before: what it was made of, or else the newest of that name that was sent in the same scheme before. */
    @Transactional(readOnly = true)
    public Optional<Home> former(Request one, RequestFile file) {
        if (file.curedFrom() != null) {
            return find(one.number(), file.curedFrom()).map(old -> new Home(one.number(), old));
        }
        return jdbc.sql("""
                select f.* from release_file f join release_request r on r.number = f.request
                where r.scheme = :scheme and r.number < :number and r.sent_at is not null and f.name = :name
                order by f.request desc, f.number desc limit 1""")
                .param("scheme", one.scheme().value())
                .param("number", one.number())
                .param("name", file.name())
                .query((row, _) -> new Home(row.getInt("request"), file(row)))
                .optional();
    }

    /** What the author says, group by group. */
    @Transactional(readOnly = true)
    public List<Context> contexts(int request) {
        return jdbc.sql("select * from release_context where request = :request order by number")
                .param("request", request)
                .query((row, _) -> new Context(
                        row.getInt("number"),
                        row.getString("shows"),
                        row.getString("population"),
                        row.getString("unit"),
                        row.getString("protection")))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(int request, int number, String name, long bytes, String sha256) {
        add(request, new RequestFile(number, name, bytes, sha256, 1, false, false, null, null, null, "", null, null));
    }

    /** Adds one that was made of another; that one stays, left out. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void addCured(int request, RequestFile cured) {
        leave(request, Objects.requireNonNull(cured.curedFrom()), true);
        add(request, cured);
    }

    private void add(int request, RequestFile file) {
        jdbc.sql("""
                insert into release_file (request, number, name, bytes, sha256, context, supports, explanation, cure, cured_from)
                values (:request, :number, :name, :bytes, :sha256, :context, :supports, :explanation, :cure, :from)""")
                .param("request", request)
                .param("number", file.number())
                .param("name", file.name())
                .param("bytes", file.bytes())
                .param("sha256", file.sha256())
                .param("context", file.context())
                .param("supports", file.supports())
                .param("explanation", file.explanation())
                .param("cure", file.cure() == null ? null : file.cure().name())
                .param("from", file.curedFrom())
                .update();
    }

    /** Keeps what an author says of a group. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(int request, Context context) {
        jdbc.sql("""
                insert into release_context (request, number, shows, population, unit, protection)
                values (:request, :number, :shows, :population, :unit, :protection)
                on conflict (request, number) do update set shows = excluded.shows, population = excluded.population,
                    unit = excluded.unit, protection = excluded.protection""")
                .param("request", request)
                .param("number", context.number())
                .param("shows", context.shows())
                .param("population", context.population())
                .param("unit", context.unit())
                .param("protection", context.protection())
                .update();
    }

    /** Keeps what an author says of a file. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void write(int request, Said said) {
        jdbc.sql("""
                update release_file set context = :context, supports = :supports, explanation = :explanation
                where request = :request and number = :number""")
                .param("context", said.context())
                .param("supports", said.supports())
                .param("explanation", said.explanation())
                .param("request", request)
                .param("number", said.file())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void leave(int request, int number, boolean left) {
        jdbc.sql("update release_file set left_out = :left where request = :request and number = :number")
                .param("left", left)
                .param("request", request)
                .param("number", number)
                .update();
    }

    /** Keeps what was found in a file. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void check(int request, int number, Checked checked) {
        jdbc.sql("""
                update release_file set type = :type, flags = :flags, whole = :whole
                where request = :request and number = :number""")
                .param("type", checked.type().name())
                .param("flags", json.writeValueAsString(checked.flags()))
                .param("whole", checked.whole())
                .param("request", request)
                .param("number", number)
                .update();
    }

    /**
     * Keeps what was decided about a file.
     *
     * @param decision null to open it again, for an appeal
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void decide(int request, int number, @Nullable Decision decision, @Nullable LocalDate exceptionUntil) {
        jdbc.sql("""
                update release_file set decision = :decision, exception_until = :until
                where request = :request and number = :number""")
                .param("decision", decision == null ? null : decision.name())
                .param("until", exceptionUntil)
                .param("request", request)
                .param("number", number)
                .update();
    }

    private RequestFile file(ResultSet row) throws SQLException {
        String type = row.getString("type");
        String cure = row.getString("cure");
        String decision = row.getString("decision");
        return new RequestFile(
                row.getInt("number"),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getInt("context"),
                row.getBoolean("supports"),
                row.getBoolean("left_out"),
                cure == null ? null : Cure.valueOf(cure),
                row.getObject("cured_from", Integer.class),
                type == null
                        ? null
                        : new Checked(
                                FileType.valueOf(type),
                                List.of(json.readValue(row.getString("flags"), Flag[].class)),
                                row.getBoolean("whole")),
                row.getString("explanation"),
                decision == null ? null : Decision.valueOf(decision),
                row.getObject("exception_until", LocalDate.class));
    }
}
