package dk.sluse.scheme.web;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.CasePermissions;
import dk.sluse.scheme.casework.CaseRefusal;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.casework.Casework;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** The cases that one has to do with, and each of them with what may be done. */
@Controller
class CasesController {

    /**
     * A list of cases.
     *
     * @param names of authorities and persons by id
     * @param filter null for an authority, which sees all of its own
     * @param mayFilter whether the person chooses which cases the list has
     * @param more whether there is a next page
     */
    record CasesPage(
            List<Case> cases,
            Map<String, String> names,
            Cases.@Nullable Filter filter,
            int page,
            boolean more,
            boolean mayFilter,
            boolean mayBegin,
            LocalDate today) {

        public Cases.Filter[] filters() {
            return Cases.Filter.values();
        }
    }

    private final Cases cases;
    private final CasePermissions permissions;
    private final CasePages pages;
    private final Casework casework;
    private final Clock clock;

    CasesController(Cases cases, CasePermissions permissions, CasePages pages, Casework casework, Clock clock) {
        this.cases = cases;
        this.permissions = permissions;
        this.pages = pages;
        this.casework = casework;
        this.clock = clock;
    }

    @GetMapping("/cases")
    String list(
            Person person,
            @RequestParam(required = false) Cases.@Nullable Filter show,
            @RequestParam(defaultValue = "0") int page,
            Model model) {
        if (!permissions.hasCases(person) || page < 0) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        boolean officer = permissions.isOfOffice(person);
        Cases.Filter usual = permissions.isOfficer(person) ? Cases.Filter.OPEN : Cases.Filter.ASKED;
        Cases.Filter filter = show == null || !permissions.isOfficer(person) ? usual : show;
        List<Case> found = officer ? cases.list(filter, person, page) : cases.of(person.organisation());
        List<Case> shown = found.stream().limit(Cases.PAGE).toList();
        model.addAttribute(
                "page",
                new CasesPage(
                        shown,
                        pages.names(shown.stream().flatMap(CasePages::spokenOf)),
                        officer ? filter : null,
                        page,
                        found.size() > Cases.PAGE,
                        permissions.isOfficer(person),
                        casework.mayBegin(person),
                        OfficeTime.today(clock)));
        return "scheme/cases";
    }

    @GetMapping("/cases/{id}")
    String one(
            Person person,
            @PathVariable String id,
            @RequestParam(required = false) @Nullable CaseRefusal refused,
            Model model) {
        model.addAttribute("page", pages.page(person, pages.seen(person, id), refused, null));
        return "scheme/case";
    }
}
