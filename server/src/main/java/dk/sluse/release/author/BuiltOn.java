package dk.sluse.release.author;

import dk.sluse.release.Release;
import dk.sluse.release.Releases;
import dk.sluse.release.request.Context;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestLists;
import dk.sluse.release.request.RequestState;
import dk.sluse.release.request.Requests;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What an author has sent home in the same scheme before, and what of it a request builds on. */
@Repository
public class BuiltOn {

    private static final int OFFERED = 12;
    private static final Comparator<Earlier> NEWEST_FIRST =
            Comparator.comparing(Earlier::at).reversed();

    private final JdbcClient jdbc;
    private final Requests all;
    private final RequestLists requests;
    private final RequestFiles files;
    private final Releases tables;

    BuiltOn(JdbcClient jdbc, Requests all, RequestLists requests, RequestFiles files, Releases tables) {
        this.jdbc = jdbc;
        this.all = all;
        this.requests = requests;
        this.files = files;
        this.tables = tables;
    }

    /** The newest of what the author of a request has sent home in its scheme, and what it builds on already. */
    @Transactional(readOnly = true)
    public List<Earlier> offered(Request one) {
        Stream<Earlier> ofFiles = requests.of(one.person(), one.scheme()).stream()
                .filter(earlier -> earlier.state() == RequestState.RELEASED)
                .limit(OFFERED)
                .map(this::earlier);
        Stream<Earlier> ofTables = tables.of(one.scheme()).stream()
                .filter(table -> table.person().equals(one.person()) && table.state() == Release.State.SENT)
                .limit(OFFERED)
                .map(BuiltOn::earlier);
        Stream<Earlier> newest =
                Stream.concat(ofFiles, ofTables).sorted(NEWEST_FIRST).limit(OFFERED);
        return Stream.concat(newest, chosen(one).stream())
                .distinct()
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private Earlier earlier(Request one) {
        String shows = files.contexts(one.number()).stream()
                .map(Context::shows)
                .findFirst()
                .orElse("");
        return new Earlier(Integer.toString(one.number()), false, one.begunAt(), shows);
    }

    /** What a request builds on, by what it is called. */
    @Transactional(readOnly = true)
    public Set<String> of(Request one) {
        return new HashSet<>(jdbc.sql("select earlier from release_built_on where request = :request")
                .param("request", one.number())
                .query((row, _) -> row.getString(1))
                .list());
    }

    /** What a request builds on, the newest first. */
    @Transactional(readOnly = true)
    public List<Earlier> chosen(Request one) {
        return of(one).stream()
                .flatMap(id -> find(id).stream())
                .sorted(NEWEST_FIRST)
                .toList();
    }

    private Optional<Earlier> find(String id) {
        return id.matches("[0-9]{1,9}")
                ? all.find(Integer.parseInt(id)).map(this::earlier)
                : tables.find(id).map(BuiltOn::earlier);
    }

    private static Earlier earlier(Release table) {
        return new Earlier(
                table.id(), true, table.requestedAt(), table.definition().register());
    }

    /** Keeps what a request builds on; what its author cannot build on is left out. Noted before. */
    @Transactional(propagation = Propagation.MANDATORY)
    void write(Request one, Set<String> chosen) {
        List<Earlier> offered = offered(one);
        jdbc.sql("delete from release_built_on where request = :request")
                .param("request", one.number())
                .update();
        offered.stream()
                .map(Earlier::id)
                .filter(chosen::contains)
                .forEach(id -> jdbc.sql("insert into release_built_on (request, earlier) values (:request, :earlier)")
                        .param("request", one.number())
                        .param("earlier", id)
                        .update());
    }
}
