package dk.sluse.workspace.web;

import dk.sluse.agent.wire.Running;
import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Desktops.Refusal;
import dk.sluse.workspace.WorkspaceTerms;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;

/** An analyst's own workspace in a scheme. */
@Controller
class WorkspaceController {

    /**
     * @param refusal why it cannot be opened; null if it can
     * @param running what runs of it; null if nothing does
     */
    record WorkspacePage(
            Scheme scheme,
            @Nullable Refusal refusal,
            @Nullable Running running,
            WorkspaceTerms terms) {

        private static final long MEBIBYTE = 1 << 20;

        public long memoryMebibytes() {
            return running == null ? 0 : running.memoryBytes() / MEBIBYTE;
        }

        public long diskUsedMebibytes() {
            return running == null ? 0 : running.diskUsedBytes() / MEBIBYTE;
        }

        public long diskMebibytes() {
            return running == null ? 0 : running.diskBytes() / MEBIBYTE;
        }
    }

    /** A desktop as it is shown. */
    record DesktopPage(Scheme scheme, WorkspaceTerms terms, Instant now) {}

    private final Desktops desktops;
    private final OwnScheme own;
    private final WorkspaceTerms terms;
    private final Clock clock;

    WorkspaceController(Desktops desktops, OwnScheme own, WorkspaceTerms terms, Clock clock) {
        this.desktops = desktops;
        this.own = own;
        this.terms = terms;
        this.clock = clock;
    }

    @GetMapping("/schemes/{id}/workspace")
    String workspace(Person person, @PathVariable String id, Model model) {
        Scheme scheme = own.find(person, id);
        model.addAttribute(
                "page",
                new WorkspacePage(
                        scheme,
                        desktops.refusalToOpen(person, scheme.id()).orElse(null),
                        desktops.running(person.id(), scheme.id()).orElse(null),
                        terms));
        return "workspace/workspace";
    }

    /** Opens it, and goes to its desktop. */
    @PostMapping("/schemes/{id}/workspace")
    String open(Person person, @PathVariable String id) {
        SchemeId scheme = own.find(person, id).id();
        Optional<Refusal> refusal = desktops.open(person, scheme);
        return "redirect:/schemes/" + scheme + (refusal.isEmpty() ? "/desktop" : "/workspace?failed");
    }

    @PostMapping("/schemes/{id}/workspace/end")
    String end(Person person, @PathVariable String id) {
        SchemeId scheme = own.find(person, id).id();
        desktops.end(person.id(), scheme);
        return "redirect:/schemes/" + scheme + "/workspace?ended";
    }

    @GetMapping("/schemes/{id}/desktop")
    String desktop(Person person, @PathVariable String id, Model model) {
        Scheme scheme = own.find(person, id);
        if (desktops.running(person.id(), scheme.id()).isEmpty()) {
            return "redirect:/schemes/" + scheme.id() + "/workspace";
        }
        model.addAttribute("page", new DesktopPage(scheme, terms, clock.instant()));
        return "workspace/desktop";
    }

    /** Whoever works at a desktop works, although no page is loaded. */
    @PostMapping("/schemes/{id}/desktop/awake")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void awake(Person person, @PathVariable String id) {
        var _ = own.find(person, id);
    }
}
