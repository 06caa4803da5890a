package dk.sluse.delivery.web;

import dk.sluse.delivery.Deliveries;
import dk.sluse.delivery.form.Form;
import dk.sluse.delivery.form.FormRequests;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** Registers of a package in other forms: for the scheme's analysts and its responsible person. The files stay in the scheme's room. */
@Controller
class FormController {

    private final SchemeAccess access;
    private final Deliveries deliveries;
    private final FormRequests requests;

    FormController(SchemeAccess access, Deliveries deliveries, FormRequests requests) {
        this.access = access;
        this.deliveries = deliveries;
        this.requests = requests;
    }

    @PostMapping("/schemes/{id}/forms")
    String ask(Person person, @PathVariable String id, @RequestParam String register, @RequestParam String form) {
        SchemeId scheme = decidable(person, id);
        if (deliveries
                .current(scheme)
                .flatMap(delivered -> delivered.manifest().register(register))
                .isEmpty()) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        requests.ask(scheme, register, form(form), person.id());
        return "redirect:/schemes/" + scheme;
    }

    @PostMapping("/schemes/{id}/forms/withdrawn")
    String withdraw(Person person, @PathVariable String id, @RequestParam String register, @RequestParam String form) {
        SchemeId scheme = decidable(person, id);
        Form withdrawn = form(form);
        if (requests.of(scheme).stream().noneMatch(one -> one.register().equals(register) && one.form() == withdrawn)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        requests.withdraw(scheme, register, withdrawn, person.id());
        return "redirect:/schemes/" + scheme;
    }

    private static Form form(String name) {
        return Form.of(name).orElseThrow(() -> new ResponseStatusException(HttpStatus.BAD_REQUEST, "no such form"));
    }

    private SchemeId decidable(Person person, String id) {
        return SchemeId.parse(id)
                .filter(scheme -> access.refusalToDecide(person, scheme).isEmpty())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
