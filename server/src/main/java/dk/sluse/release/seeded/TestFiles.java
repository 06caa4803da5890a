package dk.sluse.release.seeded;

import dk.sluse.people.PersonId;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
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
import tools.jackson.databind.json.JsonMapper;

/** The test files, where they were placed, and what was said of them. Every change is noted before, in the trail. */
@Repository
public class TestFiles {

    private static final String OF_FILE =
            "t.number, t.name, t.bytes, t.sha256, t.refuse, t.wrong, t.explanation, t.made_by, t.retired";

    private final JdbcClient jdbc;
    private final Clock clock;
    private final JsonMapper json = JsonMapper.shared();

    TestFiles(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * How a test file has been judged by others than who made it.
     *
     * @param known whether a reader has made it, or been told of it: to all others it is only a number
     * @param judged how often
     * @param right how often rightly
     */
    public record Result(TestFile test, boolean known, int judged, int right) {}

    /** All with their results, the newest first, for one who may get them himself. */
    @Transactional(readOnly = true)
    public List<Result> results(PersonId reader) {
        return jdbc.sql("select " + OF_FILE + """
                , t.made_by = :reader or exists (select from release_test p join release_test_vote v
                    on v.request = p.request and v.file = p.file
                    where p.test_file = t.number and p.ended_at is not null and v.reviewer = :reader) as known,
                count(v.reviewer) as judged, count(v.reviewer) filter (where v.approves <> t.refuse) as right
                from release_test_file t left join lateral (
                    select distinct on (p.request, p.file, v.reviewer) v.reviewer, v.approves
                    from release_test p join release_test_vote v on v.request = p.request and v.file = p.file
                    where p.test_file = t.number and p.ended_at is not null and v.reviewer <> t.made_by
                    order by p.request, p.file, v.reviewer, v.number desc) v on true
                group by t.number order by t.number desc""")
                .param("reader", reader.value())
                .query((row, _) ->
                        new Result(file(row), row.getBoolean("known"), row.getInt("judged"), row.getInt("right")))
                .list();
    }

    /** How many test files somebody has judged, and how many of them rightly. */
    @Transactional(readOnly = true)
    public int[] of(PersonId reviewer) {
        return jdbc.sql("""
                select count(*) as judged, count(*) filter (where v.approves <> v.refuse) as right from (
                    select distinct on (p.request, p.file) v.approves, t.refuse
                    from release_test p join release_test_vote v on v.request = p.request and v.file = p.file
                    join release_test_file t on t.number = p.test_file
                    where v.reviewer = :reviewer and t.made_by <> v.reviewer and p.ended_at is not null
                    order by p.request, p.file, v.number desc) v""")
                .param("reviewer", reviewer.value())
                .query((row, _) -> new int[] {row.getInt("judged"), row.getInt("right")})
                .single();
    }

    /** The number that the next test file has. */
    @Transactional(propagation = Propagation.MANDATORY)
    int next() {
        return jdbc.sql("select nextval(pg_get_serial_sequence('release_test_file', 'number'))")
                .query(Integer.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(TestFile one) {
        jdbc.sql("""
                insert into release_test_file (number, name, bytes, sha256, refuse, wrong, explanation, made_by, made_at)
                overriding system value
                values (:number, :name, :bytes, :sha256, :refuse, :wrong, :explanation, :by, :now)""")
                .param("number", one.number())
                .param("name", one.name())
                .param("bytes", one.bytes())
                .param("sha256", one.sha256())
                .param("refuse", one.refuse())
                .param("wrong", one.wrong())
                .param("explanation", one.explanation())
                .param("by", one.madeBy().value())
                .param("now", now())
                .update();
    }

    /** Whether there was such a one in use. */
    @Transactional(readOnly = true)
    boolean isInUse(int number) {
        return jdbc.sql("select exists (select from release_test_file where number = :number and not retired)")
                .param("number", number)
                .query(Boolean.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void retire(int number) {
        jdbc.sql("update release_test_file set retired = true where number = :number")
                .param("number", number)
                .update();
    }

    /** One, by chance, that somebody has neither made nor seen; empty if there is none. */
    @Transactional(readOnly = true)
    Optional<TestFile> unknownTo(PersonId reviewer) {
        return jdbc.sql("select " + OF_FILE + """
                 from release_test_file t where not t.retired and t.made_by <> :reviewer and not exists (
                    select from release_test p where p.test_file = t.number and (
                        exists (select from release_seat s where s.request = p.request and s.reviewer = :reviewer)
                        or exists (select from release_event e where e.request = p.request and e.person = :reviewer)))
                order by random() limit 1""")
                .param("reviewer", reviewer.value())
                .query((row, _) -> file(row))
                .optional();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void place(Request one, RequestFile file, TestFile test) {
        jdbc.sql("""
                insert into release_test (request, file, test_file, checked, placed_at)
                values (:request, :file, :test, :checked, :now)""")
                .param("request", one.number())
                .param("file", file.number())
                .param("test", test.number())
                .param("checked", json.writeValueAsString(file.checked()))
                .param("now", now())
                .update();
    }

    /** All that were placed in a request. */
    @Transactional(readOnly = true)
    public List<Placed> placed(int request) {
        return jdbc.sql("select " + OF_FILE + """
                , p.file, p.checked, p.ended_at from release_test p join release_test_file t on t.number = p.test_file
                where p.request = :request order by p.file""")
                .param("request", request)
                .query((row, _) -> {
                    TestFile test = file(row);
                    int number = row.getInt("file");
                    RequestFile.Checked checked = json.readValue(row.getString("checked"), RequestFile.Checked.class);
                    return new Placed(
                            asReviewersSeeIt(number, test, checked),
                            test,
                            row.getObject("ended_at") != null,
                            said(request, number));
                })
                .list();
    }

    static RequestFile asReviewersSeeIt(int number, TestFile test, RequestFile.Checked checked) {
        return new RequestFile(
                number,
                test.name(),
                test.bytes(),
                test.sha256(),
                1,
                false,
                false,
                null,
                null,
                checked,
                test.explanation(),
                null,
                null);
    }

    private List<Placed.Said> said(int request, int file) {
        return jdbc.sql("""
                select distinct on (reviewer) * from release_test_vote where request = :request and file = :file
                order by reviewer, number desc""")
                .param("request", request)
                .param("file", file)
                .query((row, _) -> new Placed.Said(
                        new PersonId(row.getString("reviewer")),
                        row.getBoolean("approves"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    /** Keeps what a reviewer said of one. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void vote(Request one, int file, Placed.Said said) {
        jdbc.sql("""
                insert into release_test_vote (request, file, reviewer, approves, reason, at)
                values (:request, :file, :reviewer, :approves, :reason, :now)""")
                .param("request", one.number())
                .param("file", file)
                .param("reviewer", said.reviewer().value())
                .param("approves", said.approves())
                .param("reason", said.reason())
                .param("now", now())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void end(Request one) {
        jdbc.sql("update release_test set ended_at = :now where request = :request and ended_at is null")
                .param("now", now())
                .param("request", one.number())
                .update();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }

    private static TestFile file(ResultSet row) throws SQLException {
        return new TestFile(
                row.getInt("number"),
                row.getString("name"),
                row.getLong("bytes"),
                row.getString("sha256"),
                row.getBoolean("refuse"),
                row.getString("wrong"),
                row.getString("explanation"),
                new PersonId(row.getString("made_by")),
                row.getBoolean("retired"));
    }
}
