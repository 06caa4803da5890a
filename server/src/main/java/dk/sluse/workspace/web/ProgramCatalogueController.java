package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.programs.Licence;
import dk.sluse.workspace.programs.Licences;
import dk.sluse.workspace.programs.Program;
import dk.sluse.workspace.programs.ProgramCatalogue;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The catalogue of programs, for the office: what there is, who may, how many seats, and what was used. */
@Controller
class ProgramCatalogueController {

    private static final Duration USE = Duration.ofDays(30);

    /** @param hours that seats of it were had in the last 30 days, all together */
    record Row(Program program, long given, long waiting, long hours) {}

    /**
     * @param lines of the price list in force
     * @param written what was written when it was refused
     */
    record CataloguePage(List<Row> rows, Set<String> lines, Map<String, String> written) {}

    private final ProgramCatalogue catalogue;
    private final Licences licences;
    private final Schemes schemes;

    ProgramCatalogueController(ProgramCatalogue catalogue, Licences licences, Schemes schemes) {
        this.catalogue = catalogue;
        this.licences = licences;
        this.schemes = schemes;
    }

    @GetMapping("/programs")
    String programs(Person person, Model model) {
        OfficeOnly.check(person);
        return page(Map.of(), model);
    }

    private String page(Map<String, String> written, Model model) {
        List<Licence> open = licences.open();
        model.addAttribute(
                "page",
                new CataloguePage(
                        catalogue.all().stream().map(one -> row(one, open)).toList(), catalogue.priceLines(), written));
        return "workspace/catalogue";
    }

    private Row row(Program program, List<Licence> open) {
        List<Licence> its =
                open.stream().filter(one -> one.program().equals(program.id())).toList();
        long given = its.stream().filter(Licence::given).count();
        return new Row(
                program, given, its.size() - given, licences.used(program, USE).toHours());
    }

    /** Adds a program, or changes the one of this name. */
    @PostMapping("/programs")
    String put(
            Person person,
            @RequestParam String program,
            @RequestParam String title,
            @RequestParam String seats,
            @RequestParam String line,
            @RequestParam String schemes,
            Model model) {
        OfficeOnly.check(person);
        try {
            catalogue.put(
                    new Program(program.strip(), title.strip(), seats(seats), priced(line), known(schemes)),
                    person.id());
            return "redirect:/programs";
        } catch (IllegalArgumentException e) {
            model.addAttribute("refusal", e.getMessage());
            return page(
                    Map.of("program", program, "title", title, "seats", seats, "line", line, "schemes", schemes),
                    model);
        }
    }

    private static int seats(String seats) {
        try {
            return Integer.parseInt(seats.strip());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("seats", e);
        }
    }

    private String priced(String line) {
        if (!line.isEmpty() && !catalogue.priceLines().contains(line)) {
            throw new IllegalArgumentException("line");
        }
        return line;
    }

    private List<SchemeId> known(String words) {
        return Arrays.stream(words.split("[\\s,]+", -1))
                .filter(word -> !word.isEmpty())
                .distinct()
                .map(word -> SchemeId.parse(word)
                        .filter(id -> schemes.find(id).isPresent())
                        .orElseThrow(() -> new IllegalArgumentException("schemes")))
                .toList();
    }
}
