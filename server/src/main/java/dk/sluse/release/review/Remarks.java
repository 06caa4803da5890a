package dk.sluse.release.review;

import dk.sluse.people.PersonId;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestState;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** All that was said about requests. Every change is noted before, in the trail. */
@Repository
public class Remarks {

    private final JdbcClient jdbc;
    private final Clock clock;

    Remarks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What the author and his authority may read, the oldest first. */
    @Transactional(readOnly = true)
    public List<Remark> open(Request one) {
        return all(one).stream().filter(remark -> !remark.words().internal()).toList();
    }

    /** What a reviewer may read: among themselves, reviewers are blind to each other first. */
    @Transactional(readOnly = true)
    public List<Remark> visibleTo(PersonId reviewer, Request one) {
        boolean blind = one.state() == RequestState.INDEPENDENT;
        return all(one).stream()
                .filter(remark -> !blind
                        || remark.person().equals(reviewer)
                        || remark.person().equals(one.person()))
                .toList();
    }

    private List<Remark> all(Request one) {
        return jdbc.sql("select * from release_remark where request = :request order by number")
                .param("request", one.number())
                .query((row, _) -> new Remark(
                        new Words(
                                row.getObject("file", Integer.class),
                                row.getString("place"),
                                row.getBoolean("internal"),
                                row.getString("text")),
                        new PersonId(row.getString("person")),
                        row.getObject("at", OffsetDateTime.class).toInstant()))
                .list();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void add(Request one, PersonId by, Words words) {
        jdbc.sql("""
                insert into release_remark (request, file, place, internal, person, panel, text, at)
                values (:request, :file, :place, :internal, :person, :panel, :text, :now)""")
                .param("request", one.number())
                .param("file", words.file())
                .param("place", words.place())
                .param("internal", words.internal())
                .param("person", by.value())
                .param("panel", one.panel())
                .param("text", words.text())
                .param("now", OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC))
                .update();
    }
}
