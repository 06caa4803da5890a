package dk.sluse.workspace.web;

import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.in.AllIncoming;
import dk.sluse.workspace.in.Incoming;
import dk.sluse.workspace.in.IncomingProperties;
import dk.sluse.workspace.in.WayIn;
import dk.sluse.workspace.in.WayIn.Answer;
import dk.sluse.workspace.in.WayIn.Sent;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** What an analyst brings into his own workspace. */
@Controller
class IncomingController {

    /**
     * @param written what he had written when it was refused
     */
    record IncomingPage(Scheme scheme, List<Incoming> all, int mostFiles, long mostMegabytes, String written) {}

    private final OwnScheme own;
    private final Workspaces workspaces;
    private final AllIncoming all;
    private final WayIn in;
    private final IncomingProperties properties;

    IncomingController(OwnScheme own, Workspaces workspaces, AllIncoming all, WayIn in, IncomingProperties properties) {
        this.own = own;
        this.workspaces = workspaces;
        this.all = all;
        this.in = in;
        this.properties = properties;
    }

    @GetMapping("/schemes/{id}/incoming")
    String all(Person person, @PathVariable String id, Model model) {
        return page(person, own.find(person, id), "", model);
    }

    private String page(Person person, Scheme scheme, String written, Model model) {
        model.addAttribute(
                "page",
                new IncomingPage(
                        scheme,
                        all.of(person.id(), scheme.id()),
                        properties.files(),
                        properties.size().toMegabytes(),
                        written));
        return "workspace/incoming";
    }

    /** Brings files in; {@code stated} says that they hold no data on persons or firms. */
    @PostMapping("/schemes/{id}/incoming")
    String bring(
            Person person,
            @PathVariable String id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean stated,
            @RequestParam(name = "file", required = false) List<MultipartFile> files,
            Model model)
            throws IOException {
        Scheme scheme = own.find(person, id);
        Optional<String> words = Explanation.of(text);
        if (words.isEmpty() || !stated) {
            model.addAttribute("refusal", words.isEmpty() ? "TEXT" : "STATEMENT");
            return page(person, scheme, text, model);
        }
        Optional<Workspace> workspace = workspaces.find(person.id(), scheme.id());
        Optional<Answer> answer = workspace.isEmpty()
                ? Optional.of(new Answer(WayIn.Refusal.NOT_OPEN, List.of()))
                : in.bring(workspace.get(), words.get(), sent(files));
        if (answer.isPresent()) {
            model.addAttribute("refusal", answer.get().refusal().name());
            model.addAttribute("findings", answer.get().findings());
            return page(person, scheme, text, model);
        }
        return "redirect:/schemes/" + scheme.id() + "/incoming?arrived";
    }

    /** A browser may send the folder that a file lay in, and an empty file where none was chosen. */
    private static List<Sent> sent(List<MultipartFile> files) throws IOException {
        List<Sent> sent = new ArrayList<>();
        for (MultipartFile file : files == null ? List.<MultipartFile>of() : files) {
            String name = Optional.ofNullable(file.getOriginalFilename()).orElse("");
            if (!name.isEmpty()) {
                sent.add(new Sent(name.replaceAll("^.*[/\\\\]", ""), file.getBytes()));
            }
        }
        return sent;
    }
}
