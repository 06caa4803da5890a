package dk.sluse.release.home;

import dk.sluse.people.PersonId;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.Requests;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who has fetched which file. */
@Repository
class AllFetched {

    private final JdbcClient jdbc;
    private final Requests requests;
    private final Clock clock;

    AllFetched(JdbcClient jdbc, Requests requests, Clock clock) {
        this.jdbc = jdbc;
        this.requests = requests;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void add(Request one, RequestFile file, PersonId by) {
        requests.record(
                one,
                requests.entry(one, "fetched", by).with("file", file.number()).with("sha256", file.sha256()));
        jdbc.sql("insert into release_download (request, file, person, at) values (:request, :file, :person, :now)")
                .param("request", one.number())
                .param("file", file.number())
                .param("person", by.value())
                .param("now", now())
                .update();
    }

    /** Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void deleted(int request, PersonId by) {
        jdbc.sql("""
                update release_download set deleted_at = :now
                where request = :request and person = :person and deleted_at is null""")
                .param("now", now())
                .param("request", request)
                .param("person", by.value())
                .update();
    }

    @Transactional(readOnly = true)
    List<Fetched> of(int request) {
        return jdbc.sql("select * from release_download where request = :request order by number")
                .param("request", request)
                .query((row, _) -> {
                    OffsetDateTime deleted = row.getObject("deleted_at", OffsetDateTime.class);
                    return new Fetched(
                            row.getInt("file"),
                            new PersonId(row.getString("person")),
                            row.getObject("at", OffsetDateTime.class).toInstant(),
                            deleted == null ? null : deleted.toInstant());
                })
                .list();
    }

    private OffsetDateTime now() {
        return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
