package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.programs.Licence;
import dk.sluse.workspace.programs.LicenceKeeper;
import dk.sluse.workspace.programs.Licences;
import dk.sluse.workspace.programs.Program;
import dk.sluse.workspace.programs.ProgramCatalogue;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.server.ResponseStatusException;

/** The programs of the catalogue that an analyst may use in a scheme, and his seats. */
@Controller
@ConditionalOnWebApplication
class ProgramsController {

    /** How it is with a program for an analyst's desktop. */
    enum Has {
        NOTHING,
        PLACE_IN_QUEUE,
        SEAT
    }

    /**
     * @param free seats that can be given now
     * @param most seats that the scheme can have at the same time
     * @param price kroner without VAT for a seat and quarter; null for one that costs nothing
     * @param waiting how many wait for one
     */
    record Row(
            Program program, int free, int most, @Nullable BigDecimal price, long waiting, Has has) {}

    /** @param open whether the analyst's workspace is open, so that he can have a seat */
    record ProgramsPage(Scheme scheme, List<Row> rows, boolean open) {}

    private final OwnScheme own;
    private final Workspaces workspaces;
    private final ProgramCatalogue catalogue;
    private final Licences licences;
    private final LicenceKeeper keeper;

    ProgramsController(
            OwnScheme own, Workspaces workspaces, ProgramCatalogue catalogue, Licences licences, LicenceKeeper keeper) {
        this.own = own;
        this.workspaces = workspaces;
        this.catalogue = catalogue;
        this.licences = licences;
        this.keeper = keeper;
    }

    @GetMapping("/schemes/{id}/programs")
    String programs(Person person, @PathVariable String id, Model model) {
        Scheme scheme = own.find(person, id);
        Optional<Workspace> workspace = open(person, scheme);
        List<Licence> taken = licences.open();
        model.addAttribute(
                "page",
                new ProgramsPage(
                        scheme,
                        catalogue.of(scheme.id()).stream()
                                .map(program -> row(program, scheme.id(), workspace, taken))
                                .toList(),
                        workspace.isPresent()));
        return "workspace/programs";
    }

    private Row row(Program program, SchemeId scheme, Optional<Workspace> workspace, List<Licence> taken) {
        List<Licence> its =
                taken.stream().filter(one -> one.program().equals(program.id())).toList();
        Has has = its.stream()
                .filter(one -> one.job() == null
                        && workspace
                                .filter(own -> own.number() == one.workspace())
                                .isPresent())
                .findFirst()
                .map(one -> one.given() ? Has.SEAT : Has.PLACE_IN_QUEUE)
                .orElse(Has.NOTHING);
        long waiting = its.stream().filter(one -> !one.given()).count();
        return new Row(
                program,
                licences.free(program, scheme),
                licences.most(program, scheme),
                catalogue.price(program).orElse(null),
                waiting,
                has);
    }

    /** Asks for a seat; it comes within seconds if there is one. */
    @PostMapping("/schemes/{id}/programs/{program}")
    String ask(Person person, @PathVariable String id, @PathVariable String program) {
        Scheme scheme = own.find(person, id);
        Program wanted = catalogue
                .find(program, scheme.id())
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
        open(person, scheme).ifPresent(workspace -> licences.ask(workspace, wanted));
        return "redirect:/schemes/" + scheme.id() + "/programs";
    }

    /** Gives a seat, or a place in the queue, back. */
    @PostMapping("/schemes/{id}/programs/{program}/return")
    String giveBack(Person person, @PathVariable String id, @PathVariable String program) throws IOException {
        Scheme scheme = own.find(person, id);
        Optional<Workspace> workspace = workspaces.find(person.id(), scheme.id());
        if (workspace.isPresent()) {
            keeper.giveBack(workspace.get(), program);
        }
        return "redirect:/schemes/" + scheme.id() + "/programs";
    }

    private Optional<Workspace> open(Person person, Scheme scheme) {
        return workspaces.find(person.id(), scheme.id()).filter(Workspace::open);
    }
}
