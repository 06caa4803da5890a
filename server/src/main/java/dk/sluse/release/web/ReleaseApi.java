package dk.sluse.release.web;

import dk.sluse.people.Person;
import dk.sluse.release.Lock;
import dk.sluse.release.Release;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.TableDefinition;
import dk.sluse.tabulation.TableProblems;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** Releases for programs. */
@RestController
class ReleaseApi {

    private final Lock lock;
    private final TableProblems problems;

    ReleaseApi(Lock lock, TableProblems problems) {
        this.lock = lock;
        this.problems = problems;
    }

    static SchemeId scheme(String id) {
        return SchemeId.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Sends a table home; the answer's Location says where to look whether it is there. */
    @PostMapping("/api/v1/schemes/{scheme}/releases")
    ResponseEntity<?> send(
            Person person, @PathVariable String scheme, @RequestBody TableDefinition definition, Locale locale) {
        return switch (lock.sendHome(person, scheme(scheme), definition, locale)) {
            case Lock.Answer.Accepted(String release) ->
                ResponseEntity.accepted()
                        .location(URI.create("/api/v1/releases/" + release))
                        .build();
            case Lock.Answer.NoTable(var outcome) -> problems.answer(outcome, locale);
        };
    }

    /** The releases of a scheme that the token's person may see, newest first. */
    @GetMapping("/api/v1/schemes/{scheme}/releases")
    List<Release> list(Person person, @PathVariable String scheme) {
        return lock.visible(person, scheme(scheme));
    }

    /** One release with where it stands. */
    @GetMapping("/api/v1/releases/{id}")
    Release release(Person person, @PathVariable String id) {
        return lock.open(person, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** A file of a release: {@code table.csv}, {@code table.xlsx} or {@code definition.json}. */
    @GetMapping("/api/v1/releases/{id}/{file}")
    ResponseEntity<byte[]> file(Person person, @PathVariable String id, @PathVariable String file) {
        return ReleasesController.download(
                lock.fetch(person, id, file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }
}
