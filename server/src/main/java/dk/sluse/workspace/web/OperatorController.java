package dk.sluse.workspace.web;

import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.Role;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Seat;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.server.ResponseStatusException;

/** What runs on the machine, for the office. */
@Controller
class OperatorController {

    /** A workspace with the names of whose it is. */
    record Row(String person, String scheme, Seat seat) {}

    private final Desktops desktops;
    private final People people;
    private final Schemes schemes;

    OperatorController(Desktops desktops, People people, Schemes schemes) {
        this.desktops = desktops;
        this.people = people;
        this.schemes = schemes;
    }

    @GetMapping("/workspaces")
    String workspaces(Person person, Model model) {
        if (!person.is(Role.RESEARCH_SERVICES)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        model.addAttribute("page", desktops.seats().stream().map(this::row).toList());
        return "workspace/workspaces";
    }

    private Row row(Seat seat) {
        return new Row(
                people.find(new PersonId(seat.person())).map(Person::name).orElse(seat.person()),
                schemes.find(new SchemeId(seat.scheme())).map(Scheme::title).orElse(seat.scheme()),
                seat);
    }
}
