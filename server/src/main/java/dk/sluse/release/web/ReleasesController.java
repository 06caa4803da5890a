package dk.sluse.release.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.release.Lock;
import dk.sluse.release.Release;
import dk.sluse.release.ReleasePermissions;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.tabulation.TableDefinition;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** What went home: the list, each release, its files, and the proof that it can be made again. */
@Controller
class ReleasesController {

    /** A line of the list. */
    record Listed(Release release, Scheme scheme, String person) {}

    /**
     * @param together why less went home than was shown; null if that is not so
     * @param proofs of a rerun that was just made; null otherwise
     */
    record ReleasePage(
            Listed listed,
            String definition,
            boolean mayRerun,
            @Nullable TogetherView together,
            @Nullable List<Lock.Proof> proofs) {}

    /** An earlier table; with a link for those who may see it. */
    record EarlierTable(Release release, boolean visible) {}

    record TogetherView(int hidden, List<EarlierTable> earlier, List<AttackView> attacks) {}

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Lock lock;
    private final ReleasePermissions permissions;
    private final SchemeAccess access;
    private final People people;

    ReleasesController(Lock lock, ReleasePermissions permissions, SchemeAccess access, People people) {
        this.lock = lock;
        this.permissions = permissions;
        this.access = access;
        this.people = people;
    }

    @PostMapping("/schemes/{scheme}/releases")
    String send(Person person, @PathVariable String scheme, @RequestParam String definition, Locale locale) {
        TableDefinition wanted;
        try {
            wanted = JSON.readValue(definition, TableDefinition.class);
        } catch (JacksonException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "not a definition", e);
        }
        return switch (lock.sendHome(person, ReleaseApi.scheme(scheme), wanted, locale)) {
            case Lock.Answer.Accepted(String release) -> "redirect:/releases/" + release;
            case Lock.Answer.NoTable _ -> throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        };
    }

    @GetMapping("/releases")
    String releases(Person person, Model model) {
        Map<SchemeId, Scheme> schemes = schemes(person);
        List<Release> releases = lock.visible(person);
        Map<String, String> names = people.names(
                releases.stream().map(release -> release.person().value()).collect(Collectors.toSet()));
        List<Listed> listed = releases.stream()
                .map(release -> new Listed(
                        release,
                        Objects.requireNonNull(schemes.get(release.scheme())),
                        names.getOrDefault(release.person().value(), "")))
                .toList();
        model.addAttribute("releases", listed);
        model.addAttribute("more", releases.size() == Lock.NEWEST);
        return "release/releases";
    }

    @GetMapping("/releases/{id}")
    String release(Person person, @PathVariable String id, Model model) {
        return page(person, id, null, model);
    }

    @PostMapping("/releases/{id}/rerun")
    String rerun(Person person, @PathVariable String id, Model model) {
        List<Lock.Proof> proofs =
                lock.rerun(person, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        return page(person, id, proofs, model);
    }

    @GetMapping("/releases/{id}/{file}")
    ResponseEntity<byte[]> file(Person person, @PathVariable String id, @PathVariable String file) {
        return download(
                lock.fetch(person, id, file).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
    }

    static ResponseEntity<byte[]> download(Lock.Download download) {
        Release.Kind kind = download.file().kind();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(kind.mediaType()))
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(kind.fileName())
                                .build()
                                .toString())
                .body(download.content());
    }

    private String page(Person person, String id, @Nullable List<Lock.Proof> proofs, Model model) {
        Release release = lock.open(person, id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute(
                "page",
                new ReleasePage(
                        listed(release, schemes(person)),
                        JSON.writeValueAsString(release.definition()),
                        permissions.mayRerun(person, release),
                        lock.together(person, release)
                                .map(together -> view(person, together))
                                .orElse(null),
                        proofs));
        return "release/release";
    }

    private TogetherView view(Person person, Lock.Together together) {
        return new TogetherView(
                together.hidden(),
                together.earlier().stream()
                        .map(one -> new EarlierTable(one, permissions.maySee(person, one)))
                        .toList(),
                together.attacks().stream()
                        .map(one -> AttackView.of(one, together.earlier()))
                        .toList());
    }

    private Map<SchemeId, Scheme> schemes(Person person) {
        return access.visibleTo(person).stream().collect(Collectors.toMap(Scheme::id, scheme -> scheme));
    }

    private Listed listed(Release release, Map<SchemeId, Scheme> schemes) {
        Scheme scheme = Objects.requireNonNull(schemes.get(release.scheme()));
        return new Listed(
                release, scheme, people.find(release.person()).map(Person::name).orElse(""));
    }
}
