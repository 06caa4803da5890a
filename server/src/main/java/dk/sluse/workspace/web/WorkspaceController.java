package dk.sluse.workspace.web;

import dk.sluse.agent.wire.Running;
import dk.sluse.people.Person;
import dk.sluse.scheme.Scheme;
import dk.sluse.scheme.SchemeId;
import dk.sluse.workspace.Desktops;
import dk.sluse.workspace.Desktops.Refusal;
import dk.sluse.workspace.WorkspaceTerms;
import dk.sluse.workspace.Workspaces;
import dk.sluse.workspace.disk.DiskPrice;
import dk.sluse.workspace.disk.WorkDisks;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** An analyst's own workspace in a scheme. */
@Controller
class WorkspaceController {

    /**
     * @param refusal why it cannot be opened; null if it can
     * @param failed why it was not opened just now; null if it was not tried
     * @param running what runs of it; null if nothing does
     */
    record WorkspacePage(
            Scheme scheme,
            @Nullable Refusal refusal,
            @Nullable Refusal failed,
            @Nullable Running running,
            @Nullable Disk disk,
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

    /**
     * What a workspace has on disk.
     *
     * @param price of all of it in a quarter; null without a price list
     */
    record Disk(WorkDisks.Use use, @Nullable BigDecimal price) {

        private static final long MEBIBYTE = 1 << 20;

        public long ownMebibytes() {
            return use.own() / MEBIBYTE;
        }

        public long snapshotMebibytes() {
            return use.snapshots() / MEBIBYTE;
        }

        public long sharedMebibytes() {
            return use.shared() / MEBIBYTE;
        }

        /** The newest snapshot's day. */
        public @Nullable LocalDate newest() {
            return use.days().isEmpty() ? null : use.days().getLast();
        }
    }

    /** How much is used of what there is, in percent. */
    record Use(long memory, long disk) {}

    /** A desktop as it is shown. */
    record DesktopPage(Scheme scheme, WorkspaceTerms terms, Instant now) {}

    private final Desktops desktops;
    private final OwnScheme own;
    private final OwnDisk disks;
    private final WorkspaceTerms terms;
    private final Clock clock;

    /** The disk of a person's workspace. */
    @Component
    record OwnDisk(Workspaces workspaces, WorkDisks disks, DiskPrice price) {

        @Nullable
        Disk of(Person person, SchemeId scheme) {
            return workspaces
                    .find(person.id(), scheme)
                    .map(disks::of)
                    .map(use -> new Disk(
                            use,
                            price.quarterly(use.own() + use.snapshots() + use.shared())
                                    .orElse(null)))
                    .orElse(null);
        }
    }

    WorkspaceController(Desktops desktops, OwnScheme own, OwnDisk disks, WorkspaceTerms terms, Clock clock) {
        this.desktops = desktops;
        this.own = own;
        this.disks = disks;
        this.terms = terms;
        this.clock = clock;
    }

    @GetMapping("/schemes/{id}/workspace")
    String workspace(Person person, @PathVariable String id, @RequestParam Optional<String> failed, Model model) {
        Scheme scheme = own.find(person, id);
        model.addAttribute(
                "page",
                new WorkspacePage(
                        scheme,
                        desktops.refusalToOpen(person, scheme.id()).orElse(null),
                        failed.flatMap(WorkspaceController::refusal).orElse(null),
                        desktops.running(person.id(), scheme.id()).orElse(null),
                        disks.of(person, scheme.id()),
                        terms));
        return "workspace/workspace";
    }

    private static Optional<Refusal> refusal(String name) {
        return Arrays.stream(Refusal.values())
                .filter(one -> one.name().equals(name))
                .findFirst();
    }

    /** Opens it, and goes to its desktop. */
    @PostMapping("/schemes/{id}/workspace")
    String open(Person person, @PathVariable String id) {
        SchemeId scheme = own.find(person, id).id();
        Optional<Refusal> refusal = desktops.open(person, scheme);
        return "redirect:/schemes/" + scheme
                + refusal.map(why -> "/workspace?failed=" + why.name()).orElse("/desktop");
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

    /** Whoever works at a desktop works, although no page is loaded; he is told what he uses before it runs out. */
    @PostMapping("/schemes/{id}/desktop/awake")
    @ResponseBody
    Use awake(Person person, @PathVariable String id) {
        SchemeId scheme = own.find(person, id).id();
        return desktops.running(person.id(), scheme)
                .filter(Running::whole)
                .map(one -> new Use(
                        percent(one.memoryBytes(), terms.memoryBytes()), percent(one.diskUsedBytes(), one.diskBytes())))
                .orElse(new Use(0, 0));
    }

    private static long percent(long used, long most) {
        return 100 * used / Math.max(1, most);
    }
}
