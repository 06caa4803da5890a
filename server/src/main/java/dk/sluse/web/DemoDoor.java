package dk.sluse.web;

import dk.sluse.people.Organisation;
import dk.sluse.people.People;
import dk.sluse.people.Person;
import dk.sluse.people.PersonId;
import dk.sluse.people.proof.DemoCodes;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The demo's way in: one click for each of its made-up persons. Outside demo mode there is no such page. */
@Controller
@ConditionalOnBooleanProperty("sluse.demo")
class DemoDoor {

    /**
     * A made-up person with the name of where he works.
     *
     * @param code of his second factor, to sign something with
     */
    record Visitor(Person person, String organisation, String code) {

        @Override
        public String toString() {
            return "Visitor";
        }
    }

    private final People people;
    private final Entrance entrance;
    private final DemoCodes codes;

    DemoDoor(People people, Entrance entrance, DemoCodes codes) {
        this.people = people;
        this.entrance = entrance;
        this.codes = codes;
    }

    @GetMapping("/demo")
    String persons(Model model) {
        List<Visitor> visitors = people.all().stream()
                .map(person -> new Visitor(
                        person,
                        people.organisation(person.organisation())
                                .map(Organisation::name)
                                .orElse(""),
                        codes.of(person.id())))
                .toList();
        model.addAttribute("visitors", visitors);
        model.addAttribute("password", DemoCodes.PASSWORD);
        return "web/demo";
    }

    @PostMapping("/demo/sign-in")
    void signIn(@RequestParam String person, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        Person visitor =
                people.find(new PersonId(person)).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        entrance.enter(visitor, "sign-in.demo", request, response);
    }
}
