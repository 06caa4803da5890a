package dk.sluse.scheme.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.access.Requirement;
import dk.sluse.people.access.Standings;
import dk.sluse.scheme.Attachments;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Who works in a scheme, and whether whoever looks at a page of it still may. */
@Controller
class SchemePeopleController {

    /** One who can be, or is, attached. */
    record Member(Person person, boolean attached, Set<Requirement> missing) {}

    /** The people of a scheme. */
    record PeoplePage(Scheme scheme, List<Member> members, boolean mayChange, Attachments.@Nullable Refusal refusal) {}

    private final SchemeAccess access;
    private final Schemes schemes;
    private final Attachments attachments;
    private final Standings standings;
    private final People people;

    SchemePeopleController(
            SchemeAccess access, Schemes schemes, Attachments attachments, Standings standings, People people) {
        this.access = access;
        this.schemes = schemes;
        this.attachments = attachments;
        this.standings = standings;
        this.people = people;
    }

    @GetMapping("/schemes/{id}/people")
    String people(
            Person person,
            @PathVariable String id,
            @RequestParam(required = false) Attachments.@Nullable Refusal refused,
            Model model) {
        Scheme scheme = overseen(person, id);
        List<PersonId> attached = schemes.attached(scheme.id());
        List<Member> members = Stream.concat(
                        attachments.staff(scheme).stream(), attached.stream().flatMap(one -> people.find(one).stream()))
                .distinct()
                .map(one -> new Member(one, attached.contains(one.id()), standings.missing(one.id())))
                .toList();
        model.addAttribute(
                "page", new PeoplePage(scheme, members, attachments.mayChange(person, scheme.id()), refused));
        return "scheme/people";
    }

    @PostMapping("/schemes/{id}/people")
    String change(
            Person person,
            @PathVariable String id,
            @RequestParam("member") String member,
            @RequestParam boolean attach) {
        SchemeId scheme = overseen(person, id).id();
        PersonId whom = new PersonId(member);
        Optional<Attachments.Refusal> refusal =
                attach ? attachments.attach(person, scheme, whom) : attachments.detach(person, scheme, whom);
        if (refusal.filter(Attachments.Refusal.NOT_YOURS::equals).isPresent()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/schemes/" + scheme + "/people"
                + refusal.map(code -> "?refused=" + code).orElse("");
    }

    private Scheme overseen(Person person, String id) {
        return SchemeId.parse(id)
                .filter(known -> access.refusalToOversee(person, known).isEmpty())
                .flatMap(schemes::find)
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /**
     * What an open page of a scheme asks every few seconds. Nothing while all is well; where the person may no longer see the
     * scheme, the browser is sent to a page that says why, so that nothing stays on the screen.
     */
    @GetMapping("/schemes/{id}/standing")
    ResponseEntity<Void> standing(Person person, @PathVariable String id) {
        boolean open = SchemeId.parse(id)
                .flatMap(known -> access.visibleTo(person, known))
                .isPresent();
        return open
                ? ResponseEntity.noContent().build()
                : ResponseEntity.notFound().header("HX-Redirect", "/closed").build();
    }

    /** Where somebody is sent whose page has been closed. */
    @GetMapping("/closed")
    String closed(Person person) {
        return standings.concern(person) ? "redirect:/access?closed=true" : "redirect:/";
    }
}
