package dk.sluse.release.web;

import dk.sluse.people.Person;
import dk.sluse.release.home.AfterWork;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.Requests;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where somebody says that he has deleted what was called back: whoever has fetched it, also when he has left the scheme since. */
@Controller
class DeletionController {

    private final Requests requests;
    private final AfterWork after;

    DeletionController(Requests requests, AfterWork after) {
        this.requests = requests;
        this.after = after;
    }

    /** One of which somebody has something that he may not have any more; for all others it is not there. */
    private Request owed(Person person, String number) {
        return requests.find(RequestViews.number(number))
                .filter(one -> after.owes(person.id(), one))
                .orElseThrow(RequestViews::notFound);
    }

    @GetMapping("/outgoing/{outgoing}/deletion")
    String ask(Person person, @PathVariable String outgoing, Model model) {
        model.addAttribute("number", owed(person, outgoing).number());
        return "release/deletion";
    }

    @PostMapping("/outgoing/{outgoing}/deletion")
    String deleted(Person person, @PathVariable String outgoing) {
        int number = owed(person, outgoing).number();
        after.deleted(person, number).ifPresent(_ -> {
            throw RequestViews.notFound();
        });
        return "redirect:/";
    }
}
