package dk.sluse.catalogue.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterImport;
import dk.sluse.catalogue.RegisterImports;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.people.Person;
import dk.sluse.people.Role;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The subject office's page: its registers, and what it has delivered into its inbox. */
@Controller
class RegistersController {

    /** A register with what the bank holds of it. */
    record Held(Register register, List<RegisterPeriod> periods) {}

    /** What the page shows. */
    record RegistersPage(List<Held> registers, List<String> delivered, List<RegisterImport> imports) {}

    /** What the page of one import shows. */
    record ImportPage(RegisterImport asked, int percent) {}

    private final Catalogue catalogue;
    private final RegisterImports imports;

    RegistersController(Catalogue catalogue, RegisterImports imports) {
        this.catalogue = catalogue;
        this.imports = imports;
    }

    @GetMapping("/registers")
    String registers(Person person, Model model) {
        String owner = owner(person);
        List<Held> held = catalogue.registers().stream()
                .filter(register -> register.owner().equals(owner))
                .map(register -> new Held(register, catalogue.periods(register.name())))
                .toList();
        model.addAttribute("page", new RegistersPage(held, imports.delivered(owner), imports.of(owner)));
        return "catalogue/registers";
    }

    @PostMapping("/registers/imports")
    String request(Person person, @RequestParam String delivery) {
        String owner = owner(person);
        if (!imports.delivered(owner).contains(delivery)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return "redirect:/registers/imports/"
                + imports.request(owner, delivery, person.id().value());
    }

    @GetMapping("/registers/imports/{id}")
    String progress(Person person, @PathVariable String id, Model model) {
        String owner = owner(person);
        RegisterImport asked = imports.find(id)
                .filter(one -> one.directory().startsWith(owner + "/"))
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        model.addAttribute("page", new ImportPage(asked, imports.percent(id)));
        return "catalogue/import";
    }

    private static String owner(Person person) {
        if (!person.is(Role.REGISTER_OWNER)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return person.organisation();
    }
}
