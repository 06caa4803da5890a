package dk.sluse.release.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.release.request.Cure;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFile;
import dk.sluse.release.request.RequestPermissions;
import dk.sluse.release.request.Requests;
import dk.sluse.release.review.Remark;
import dk.sluse.release.review.Words;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ResponseStatusException;

/** What pages about requests show. */
@Component
class RequestViews {

    /**
     * A file with what was found in it.
     *
     * @param name as its reader may see it
     */
    record FileView(RequestFile file, String name, List<Flagged> flags, List<Cure> cures) {}

    /** Something that was said, or that happened. */
    record Told(
            @Nullable String person,
            String what,
            Instant at,
            @Nullable Remark remark) {}

    private final Requests requests;
    private final RequestPermissions permissions;
    private final People people;
    private final Schemes schemes;

    RequestViews(Requests requests, RequestPermissions permissions, People people, Schemes schemes) {
        this.requests = requests;
        this.permissions = permissions;
        this.people = people;
        this.schemes = schemes;
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }

    static int number(String address) {
        if (!address.matches("[0-9]{1,9}")) {
            throw notFound();
        }
        return Integer.parseInt(address);
    }

    /** A request for whoever may see it. */
    Request seen(Person person, String address) {
        return requests.find(number(address))
                .filter(one -> permissions.maySee(person, one))
                .orElseThrow(RequestViews::notFound);
    }

    /** A request for a reviewer. */
    Request reviewed(Person person, String address) {
        reviewer(person);
        return requests.find(number(address))
                .filter(one -> one.sentAt() != null)
                .orElseThrow(RequestViews::notFound);
    }

    /** Only reviewers find anything. */
    void reviewer(Person person) {
        if (!permissions.mayReview(person)) {
            throw notFound();
        }
    }

    String name(PersonId person) {
        return people.find(person).map(Person::name).orElse(person.value());
    }

    String title(SchemeId scheme) {
        return schemes.find(scheme).map(Scheme::title).orElse(scheme.value());
    }

    /** Files as their author sees them, outside. */
    static List<FileView> outside(List<RequestFile> files) {
        return files.stream()
                .map(file -> new FileView(
                        file,
                        file.outsideName(),
                        file.checked() == null
                                ? List.of()
                                : Flagged.outside(file.checked().flags()),
                        Cure.of(file)))
                .toList();
    }

    /** Files as reviewers see them. */
    static List<FileView> inside(List<RequestFile> files) {
        return files.stream()
                .map(file -> new FileView(
                        file,
                        file.name(),
                        file.checked() == null
                                ? List.of()
                                : Flagged.inside(file.checked().flags()),
                        List.of()))
                .toList();
    }

    /**
     * What happened and what was said, in the order of time.
     *
     * @param office whether persons of the office are named
     */
    List<Told> told(Request one, List<Remark> remarks, boolean office) {
        List<Told> events = requests.events(one.number()).stream()
                .map(event -> new Told(who(one, event.person(), office), event.what(), event.at(), null))
                .toList();
        List<Told> said = said(one, remarks, office);
        return Stream.concat(events.stream(), said.stream())
                .sorted(Comparator.comparing(Told::at))
                .toList();
    }

    /** What a reviewer wrote in a form: for the office alone unless he lets the author read it. */
    static Words words(Map<String, String> form, @Nullable Integer file) {
        return new Words(
                file, form.getOrDefault("place", "").strip(), !form.containsKey("open"), form.getOrDefault("text", ""));
    }

    /** What was said, for the office. */
    List<Told> said(Request one, List<Remark> remarks) {
        return said(one, remarks, true);
    }

    private List<Told> said(Request one, List<Remark> remarks, boolean office) {
        return remarks.stream()
                .map(remark -> new Told(
                        who(one, remark.person(), office),
                        remark.words().internal() ? "said-internally" : "said",
                        remark.at(),
                        remark))
                .toList();
    }

    /** Who of the office judged is nobody's business outside. */
    private @Nullable String who(Request one, PersonId person, boolean office) {
        boolean told = office
                || person.equals(one.person())
                || people.find(person).filter(permissions::mayReview).isEmpty();
        return told ? name(person) : null;
    }
}
