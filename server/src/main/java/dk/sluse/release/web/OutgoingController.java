package dk.sluse.release.web;

import dk.sluse.people.Person;
import dk.sluse.release.author.AuthorWork;
import dk.sluse.release.home.Colleagues;
import dk.sluse.release.request.Lane;
import dk.sluse.release.request.Request;
import dk.sluse.release.request.RequestFiles;
import dk.sluse.release.request.RequestLists;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeAccess;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.Workspace;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.out.OutgoingProperties;
import dk.sluse.workspace.out.WayOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** An analyst's requests in a scheme, and a new one of what lies in his workspace's folder. */
@Controller
class OutgoingController {

    /**
     * @param others what colleagues sent home, where the policy lets them fetch it
     * @param minutes how long it took lately, by lane
     */
    record OutgoingPage(
            Scheme scheme,
            List<Request> requests,
            List<RequestFiles.Home> others,
            int mostFiles,
            long mostMegabytes,
            Map<Lane, Long> minutes) {}

    private static final int LATELY_DAYS = 90;
    private static final int SECONDS_PER_MINUTE = 60;

    private final SchemeAccess access;
    private final Schemes schemes;
    private final Workspaces workspaces;
    private final Tools tools;

    /** What it works with. */
    @Component
    record Tools(AuthorWork work, RequestLists requests, Colleagues colleagues, OutgoingProperties properties) {}

    OutgoingController(SchemeAccess access, Schemes schemes, Workspaces workspaces, Tools tools) {
        this.access = access;
        this.schemes = schemes;
        this.workspaces = workspaces;
        this.tools = tools;
    }

    private Scheme own(Person person, String id) {
        return SchemeId.parse(id)
                .filter(one -> access.refusalToAnalyse(person, one).isEmpty())
                .flatMap(schemes::find)
                .orElseThrow(RequestViews::notFound);
    }

    @GetMapping("/schemes/{id}/outgoing")
    String requests(Person person, @PathVariable String id, Model model) {
        return page(person, own(person, id), model);
    }

    private String page(Person person, Scheme scheme, Model model) {
        Map<Lane, Long> minutes = new LinkedHashMap<>();
        for (Lane lane : Lane.values()) {
            tools.requests()
                    .medianSeconds(lane, LATELY_DAYS)
                    .ifPresent(seconds -> minutes.put(lane, seconds / SECONDS_PER_MINUTE));
        }
        model.addAttribute(
                "page",
                new OutgoingPage(
                        scheme,
                        tools.requests().of(person.id(), scheme.id()),
                        tools.colleagues().sentHome(person, scheme.id()),
                        tools.properties().files(),
                        tools.properties().size().toMegabytes(),
                        minutes));
        return "release/outgoing";
    }

    /** Takes what lies in the folder, and begins a request of it. */
    @PostMapping("/schemes/{id}/outgoing")
    String begin(Person person, @PathVariable String id, Model model) {
        Scheme scheme = own(person, id);
        Optional<Workspace> workspace = workspaces.find(person.id(), scheme.id());
        if (workspace.isEmpty()) {
            return refused(person, scheme, WayOut.Refusal.NOT_OPEN.name(), model);
        }
        Optional<WayOut.Answer> answer = tools.work().begin(workspace.get());
        return switch (answer.orElse(null)) {
            case null -> refused(person, scheme, "TOO_MANY", model);
            case WayOut.Answer.Nothing(WayOut.Refusal why) -> refused(person, scheme, why.name(), model);
            case WayOut.Answer.Taken(int number) -> "redirect:/outgoing/" + number;
        };
    }

    private String refused(Person person, Scheme scheme, String why, Model model) {
        model.addAttribute("refusal", why);
        return page(person, scheme, model);
    }
}
