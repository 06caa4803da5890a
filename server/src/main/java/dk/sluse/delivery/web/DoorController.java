package dk.sluse.delivery.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.delivery.door.DoorRequest;
import dk.sluse.delivery.door.DoorRequests;
import dk.sluse.people.OfficeTime;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The requests to open a key table, for the office alone. No key is ever shown here. */
@Controller
class DoorController {

    /**
     * @param schemes all of them
     * @param over the schemes that are over, whose keys may be destroyed
     * @param faulty whether what was asked for could not be read
     */
    record DoorPage(
            Person person,
            List<DoorRequest> requests,
            List<Scheme> schemes,
            List<Scheme> over,
            List<String> keyTypes,
            Map<String, String> names,
            boolean faulty) {}

    private static final Pattern APART = Pattern.compile("[\\s,;]+");

    private final DoorRequests requests;
    private final SchemeAccess access;
    private final Catalogue catalogue;
    private final People people;
    private final Clock clock;

    DoorController(DoorRequests requests, SchemeAccess access, Catalogue catalogue, People people, Clock clock) {
        this.people = people;
        this.requests = requests;
        this.access = access;
        this.catalogue = catalogue;
        this.clock = clock;
    }

    @GetMapping("/door")
    String page(Person person, Model model) {
        requireOffice(person);
        return page(person, false, model);
    }

    private String page(Person person, boolean faulty, Model model) {
        List<Scheme> schemes = access.visibleTo(person);
        List<String> keyTypes = catalogue.keyTypes();
        List<DoorRequest> all = requests.all();
        model.addAttribute("page", new DoorPage(person, all, schemes, over(schemes), keyTypes, names(all), faulty));
        return "delivery/door";
    }

    private Map<String, String> names(List<DoorRequest> of) {
        return people.names(
                of.stream().map(request -> request.requestedBy().value()).collect(Collectors.toSet()));
    }

    private List<Scheme> over(List<Scheme> schemes) {
        return schemes.stream()
                .filter(scheme -> !scheme.inForceOn(OfficeTime.today(clock)))
                .toList();
    }

    @PostMapping("/door/look-ups")
    String lookUp(
            Person person,
            @RequestParam String scheme,
            @RequestParam String keyType,
            @RequestParam String serials,
            @RequestParam String basis,
            Model model) {
        SchemeId asked = scheme(person, scheme).id();
        List<String> list =
                APART.splitAsStream(serials).filter(one -> !one.isEmpty()).toList();
        if (!DoorRequests.mayBeLookedUp(keyType, list) || !DoorRequests.isBasis(basis)) {
            return page(person, true, model);
        }
        requests.askToLookUp(asked, keyType, list, basis.strip(), person.id());
        return "redirect:/door";
    }

    @PostMapping("/door/destructions")
    String destroy(Person person, @RequestParam String scheme, @RequestParam String basis, Model model) {
        Scheme asked = scheme(person, scheme);
        if (over(List.of(asked)).isEmpty() || !DoorRequests.isBasis(basis)) {
            return page(person, true, model);
        }
        requests.askToDestroy(asked.id(), basis.strip(), person.id());
        return "redirect:/door";
    }

    @PostMapping("/door/{id}")
    String decide(Person person, @PathVariable String id, @RequestParam boolean approved) {
        requireOffice(person);
        if (!requests.decide(id, approved, person.id())) {
            throw new ResponseStatusException(HttpStatus.FORBIDDEN);
        }
        return "redirect:/door";
    }

    private Scheme scheme(Person person, String id) {
        requireOffice(person);
        return SchemeId.parse(id)
                .flatMap(known -> access.visibleTo(person, known))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    private static void requireOffice(Person person) {
        if (!person.is(Role.RESEARCH_SERVICES)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
    }
}
