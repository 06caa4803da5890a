package dk.sluse.scheme.web;

import dk.sluse.people.OfficeTime;
import dk.sluse.people.Person;
import dk.sluse.scheme.Closing;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.casework.Case;
import dk.sluse.scheme.casework.Cases;
import dk.sluse.scheme.casework.Party;
import dk.sluse.scheme.contract.Changes;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/** What an authority does about its schemes: other data, twelve more months, or the end. */
@Controller
class ChangeController {

    /**
     * One of the authority's schemes.
     *
     * @param open whether there is a case about it
     * @param inForce whether it is in force today
     * @param mayClose whether the person may close it
     */
    record Mine(Scheme scheme, boolean open, boolean inForce, boolean mayClose) {}

    private final Changes changes;
    private final Cases cases;
    private final Closing closing;
    private final Clock clock;

    ChangeController(Changes changes, Cases cases, Closing closing, Clock clock) {
        this.changes = changes;
        this.cases = cases;
        this.closing = closing;
        this.clock = clock;
    }

    @GetMapping("/changes")
    String changes(Person person, Model model) {
        if (!Party.APPLICANT.includes(person)) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        LocalDate today = OfficeTime.today(clock);
        List<Mine> mine = changes.schemesOf(person).stream()
                .map(scheme -> new Mine(
                        scheme,
                        cases.isOpenAbout(scheme.id()),
                        scheme.inForceOn(today),
                        closing.mayClose(person, scheme)))
                .toList();
        model.addAttribute("schemes", mine);
        return "scheme/changes";
    }

    @PostMapping("/schemes/{id}/changes")
    String begin(Person person, @PathVariable String id, @RequestParam(defaultValue = "false") boolean renew) {
        return changes.begin(person, known(id), renew ? Case.Kind.RENEWAL : Case.Kind.CHANGE)
                .map(begun -> "redirect:/cases/" + begun.id() + "/content")
                .orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }

    /** Only with the scheme's id typed anew: nothing opens it again. */
    @PostMapping("/schemes/{id}/closing")
    String close(Person person, @PathVariable String id, @RequestParam(defaultValue = "") String confirmed) {
        if (!closing.close(person, known(id), confirmed.strip())) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND);
        }
        return Party.APPLICANT.includes(person) ? "redirect:/changes" : "redirect:/";
    }

    private static SchemeId known(String id) {
        return SchemeId.parse(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND));
    }
}
