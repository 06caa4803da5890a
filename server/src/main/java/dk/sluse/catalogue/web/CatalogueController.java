package dk.sluse.catalogue.web;

import dk.sluse.catalogue.Catalogue;
import dk.sluse.catalogue.CodeList;
import dk.sluse.catalogue.Register;
import dk.sluse.catalogue.RegisterPeriod;
import dk.sluse.catalogue.Titles;
import dk.sluse.catalogue.Variable;
import dk.sluse.catalogue.search.CatalogueSearch;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The catalogue, for everybody who is signed in: what there is, not what is in it. */
@Controller
class CatalogueController {

    private static final int MOST_FOUND = 60;

    /** What the search page shows: what was found, or all registers while nothing is asked. */
    record SearchPage(
            String question,
            List<CatalogueSearch.Entry> found,
            boolean more,
            List<CatalogueSearch.Summary> registers) {}

    /**
     * A register with its variables, and the periods that the bank has.
     *
     * @param held as its owner describes it; null where the bank does not have it
     */
    record RegisterPage(
            CatalogueSearch.Entry register,
            @Nullable Register held,
            List<CatalogueSearch.Entry> variables,
            List<RegisterPeriod> periods) {}

    /**
     * A variable.
     *
     * @param stored as it lies in the bank; null if it does not
     * @param values its categories; none if it has no code list
     * @param alike the same name in other registers
     */
    record VariablePage(
            CatalogueSearch.Entry variable,
            CatalogueSearch.Entry register,
            @Nullable Variable stored,
            List<Value> values,
            @Nullable Coverage coverage,
            List<CatalogueSearch.Entry> alike) {}

    /**
     * A category.
     *
     * @param from first day of validity; null if it always was
     * @param to last day of validity; null if it is open
     */
    record Value(
            String code,
            Titles titles,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {

        static Value of(CodeList.Code code) {
            return new Value(code.code(), code.titles(), code.from(), code.to());
        }

        /** The same for as long as either is valid; what a list groups it by may change meanwhile. */
        Value and(Value other) {
            LocalDate first = from == null || other.from == null ? null : from.isBefore(other.from) ? from : other.from;
            LocalDate last = to == null || other.to == null ? null : to.isAfter(other.to) ? to : other.to;
            return new Value(code, titles, first, last);
        }
    }

    private final CatalogueSearch search;
    private final Catalogue catalogue;

    CatalogueController(CatalogueSearch search, Catalogue catalogue) {
        this.search = search;
        this.catalogue = catalogue;
    }

    @GetMapping("/catalogue")
    String search(
            @RequestParam(defaultValue = "") String q,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String part,
            Model model) {
        List<CatalogueSearch.Entry> found = search.find(q, MOST_FOUND + 1);
        model.addAttribute(
                "page",
                new SearchPage(
                        q,
                        found.stream().limit(MOST_FOUND).toList(),
                        found.size() > MOST_FOUND,
                        q.isBlank() ? search.registers() : List.of()));
        return part == null ? "catalogue/search" : "catalogue/search :: results";
    }

    @GetMapping("/catalogue/{register}")
    String register(@PathVariable String register, Model model) {
        CatalogueSearch.Entry entry = search.register(register).orElseThrow(CatalogueController::unknown);
        model.addAttribute(
                "page",
                new RegisterPage(
                        entry,
                        catalogue.register(register).orElse(null),
                        search.variables(register),
                        catalogue.periods(register)));
        return "catalogue/register";
    }

    @GetMapping("/catalogue/{register}/{variable}")
    String variable(@PathVariable String register, @PathVariable String variable, Model model) {
        CatalogueSearch.Entry entry = search.variable(register, variable).orElseThrow(CatalogueController::unknown);
        Optional<Variable> stored = catalogue.variables(register).stream()
                .filter(one -> one.name().equals(variable))
                .findFirst();
        model.addAttribute(
                "page",
                new VariablePage(
                        entry,
                        search.register(register).orElseThrow(),
                        stored.orElse(null),
                        values(stored.map(Variable::codeList).flatMap(catalogue::codeList)),
                        Coverage.of(
                                stored.isPresent() ? catalogue.periods(register) : List.of(),
                                search.years(register, variable)),
                        search.alike(variable).stream()
                                .filter(one -> !one.register().equals(register))
                                .toList()));
        return "catalogue/variable";
    }

    private static List<Value> values(Optional<CodeList> list) {
        Map<List<Object>, Value> values = new LinkedHashMap<>();
        list.ifPresent(one -> one.codes()
                .forEach(code -> values.merge(List.of(code.code(), code.titles()), Value.of(code), Value::and)));
        return List.copyOf(values.values());
    }

    private static ResponseStatusException unknown() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
