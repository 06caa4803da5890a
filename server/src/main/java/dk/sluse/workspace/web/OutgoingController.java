package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.out.AllOutgoing;
import dk.sluse.workspace.out.Outgoing;
import dk.sluse.workspace.out.OutgoingProperties;
import dk.sluse.workspace.out.WayOut;
import dk.sluse.workspace.out.WayOut.Refusal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What an analyst offers for sending home from his own workspace. */
@Controller
class OutgoingController {

    /**
     * @param written what he had written when it was refused
     */
    record OutgoingPage(Scheme scheme, List<Outgoing> offers, int mostFiles, long mostMegabytes, String written) {}

    private final OwnScheme own;
    private final Workspaces workspaces;
    private final AllOutgoing offers;
    private final WayOut out;
    private final OutgoingProperties properties;

    OutgoingController(
            OwnScheme own, Workspaces workspaces, AllOutgoing offers, WayOut out, OutgoingProperties properties) {
        this.own = own;
        this.workspaces = workspaces;
        this.offers = offers;
        this.out = out;
        this.properties = properties;
    }

    @GetMapping("/schemes/{id}/outgoing")
    String offers(Person person, @PathVariable String id, Model model) {
        return page(person, own.find(person, id), "", model);
    }

    private String page(Person person, Scheme scheme, String written, Model model) {
        model.addAttribute(
                "page",
                new OutgoingPage(
                        scheme,
                        offers.of(person.id(), scheme.id()),
                        properties.files(),
                        properties.size().toMegabytes(),
                        written));
        return "workspace/outgoing";
    }

    @PostMapping("/schemes/{id}/outgoing")
    String offer(Person person, @PathVariable String id, @RequestParam String text, Model model) {
        Scheme scheme = own.find(person, id);
        Optional<String> words = Explanation.of(text);
        if (words.isEmpty()) {
            model.addAttribute("refusal", "TEXT");
            return page(person, scheme, text, model);
        }
        Optional<Workspace> workspace = workspaces.find(person.id(), scheme.id());
        Optional<Refusal> refusal =
                workspace.map(one -> out.offer(one, words.get())).orElse(Optional.of(Refusal.NOT_OPEN));
        if (refusal.isPresent()) {
            model.addAttribute("refusal", refusal.get().name());
            return page(person, scheme, text, model);
        }
        return "redirect:/schemes/" + scheme.id() + "/outgoing?offered";
    }
}
