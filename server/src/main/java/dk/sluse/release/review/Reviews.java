package dk.sluse.release.review;

import dk.sluse.people.PersonId;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.seeded.Placed;
import dk.sluse.release.seeded.TestFiles;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Seats and votes. Every change is noted before, in the trail. */
@Repository
public class Reviews {

    private final JdbcClient jdbc;
    private final RequestFiles files;
    private final TestFiles tests;
    private final Clock clock;

    Reviews(JdbcClient jdbc, RequestFiles files, TestFiles tests, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.tests = tests;
        this.clock = clock;
    }

    /** The files of a request as its reviewers see them: as long as nobody knows, a test file is one of them. */
    @Transactional(readOnly = true)
    public List<RequestFile> files(Request one) {
        return Stream.concat(files.of(one.number()).stream(), untold(one).map(Placed::file))
                .toList();
    }

    /** One of them, or a test file that was. */
    @Transactional(readOnly = true)
    public Optional<RequestFile> file(Request one, int number) {
        return Stream.concat(
                        files.of(one.number()).stream(),
                        tests.placed(one.number()).stream().map(Placed::file))
                .filter(file -> file.number() == number)
                .findFirst();
    }

    /** Whether it is a test file. */
    @Transactional(readOnly = true)
    public boolean isTest(Request one, int number) {
        return tests.placed(one.number()).stream()
                .anyMatch(placed -> placed.file().number() == number);
    }

    /** The test files of a request that nobody knows yet. */
    private Stream<Placed> untold(Request one) {
        return tests.placed(one.number()).stream().filter(placed -> !placed.ended());
    }

    /** The test files of a request that all have judged. */
    @Transactional(readOnly = true)
    public List<Placed> told(Request one) {
        return tests.placed(one.number()).stream().filter(Placed::ended).toList();
    }

    /** Where the review of a request is. */
    @Transactional(readOnly = true)
    public Panel panel(Request one) {
        List<Seat> seats = jdbc.sql(
                        "select * from release_seat where request = :request and panel = :panel order by third, reviewer")
                .param("request", one.number())
                .param("panel", one.panel())
                .query((row, _) -> new Seat(
                        new PersonId(row.getString("reviewer")), row.getBoolean("third"), row.getBoolean("finished")))
                .list();
        List<Vote> votes = jdbc.sql("""
                select distinct on (file, reviewer) * from release_vote
                where request = :request and panel = :panel and turn = :turn order by file, reviewer, number desc""")
                .param("request", one.number())
                .param("panel", one.panel())
                .param("turn", one.turn())
                .query((row, _) -> new Vote(
                        row.getInt("file"),
                        new PersonId(row.getString("reviewer")),
                        row.getString("sha256"),
                        row.getBoolean("approves"),
                        row.getString("reason"),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
        List<Placed> untold = untold(one).toList();
        Stream<RequestFile> seen =
                Stream.concat(files.of(one.number()).stream(), untold.stream().map(Placed::file));
        Stream<Vote> ofTests = untold.stream().flatMap(Reviews::votes);
        return new Panel(
                one,
                seen.filter(RequestFile::isInQuestion).toList(),
                seats,
                Stream.concat(votes.stream(), ofTests).toList());
    }

    /** What was said of a test file, as votes are. */
    private static Stream<Vote> votes(Placed placed) {
        RequestFile file = placed.file();
        return placed.said().stream()
                .map(said -> new Vote(
                        file.number(), said.reviewer(), file.sha256(), said.approves(), said.reason(), said.at()));
    }

    /** How many seats each reviewer has in which he is not finished. */
    @Transactional(readOnly = true)
    public Map<PersonId, Integer> load() {
        Map<PersonId, Integer> load = new HashMap<>();
        jdbc.sql("""
                select s.reviewer, count(*) as seats from release_seat s
                join release_request r on r.number = s.request and r.panel = s.panel
                where (not s.finished and r.state in ('INDEPENDENT', 'THIRD')) or r.state = 'TOGETHER' group by s.reviewer""").query(row -> {
            load.put(new PersonId(row.getString("reviewer")), row.getInt("seats"));
        });
        return load;
    }

    /** Whether somebody has judged it in an earlier panel. */
    @Transactional(readOnly = true)
    public boolean hasJudgedBefore(PersonId person, Request one) {
        return jdbc.sql("""
                select exists (select from release_seat where request = :request and panel < :panel and reviewer = :person)
                    or exists (select from release_vote where request = :request and panel < :panel and reviewer = :person)
                    or exists (select from release_event where request = :request and person = :person
                        and what in ('recalled', 'sample-looked-at'))""")
                .param("request", one.number())
                .param("panel", one.panel())
                .param("person", person.value())
                .query(Boolean.class)
                .single();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void take(Request one, PersonId reviewer, boolean third) {
        jdbc.sql("""
                insert into release_seat (request, reviewer, panel, third) values (:request, :reviewer, :panel, :third)""")
                .param("request", one.number())
                .param("reviewer", reviewer.value())
                .param("panel", one.panel())
                .param("third", third)
                .update();
    }

    /** A seat is free again; what was voted stays written. */
    @Transactional(propagation = Propagation.MANDATORY)
    void leave(Request one, PersonId reviewer) {
        jdbc.sql("delete from release_seat where request = :request and reviewer = :reviewer and panel = :panel")
                .param("request", one.number())
                .param("reviewer", reviewer.value())
                .param("panel", one.panel())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void vote(Request one, RequestFile file, PersonId reviewer, boolean approves, String reason) {
        if (isTest(one, file.number())) {
            tests.vote(one, file.number(), new Placed.Said(reviewer, approves, reason, clock.instant()));
            return;
        }
        jdbc.sql("""
                insert into release_vote (request, file, reviewer, panel, turn, sha256, approves, reason, at)
                values (:request, :file, :reviewer, :panel, :turn, :sha256, :approves, :reason, :now)""")
                .param("request", one.number())
                .param("file", file.number())
                .param("reviewer", reviewer.value())
                .param("panel", one.panel())
                .param("turn", one.turn())
                .param("sha256", file.sha256())
                .param("approves", approves)
                .param("reason", reason)
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void finish(Request one, PersonId reviewer) {
        jdbc.sql("""
                update release_seat set finished = true
                where request = :request and reviewer = :reviewer and panel = :panel""")
                .param("request", one.number())
                .param("reviewer", reviewer.value())
                .param("panel", one.panel())
                .update();
    }

    /** All judge anew, but for a third. */
    @Transactional(propagation = Propagation.MANDATORY)
    void reopen(Request one) {
        jdbc.sql("delete from release_seat where request = :request and panel = :panel and third")
                .param("request", one.number())
                .param("panel", one.panel())
                .update();
        jdbc.sql("update release_seat set finished = false where request = :request and panel = :panel")
                .param("request", one.number())
                .param("panel", one.panel())
                .update();
    }
}
