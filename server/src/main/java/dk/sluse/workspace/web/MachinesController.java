package dk.sluse.workspace.web;

import dk.sluse.agent.wire.AgentClient;
import dk.sluse.agent.wire.Running;
import dk.sluse.people.Person;
import dk.sluse.scheme.SchemeId;
import dk.sluse.scheme.Schemes;
import dk.sluse.workspace.Machine;
import dk.sluse.workspace.cluster.Machines;
import dk.sluse.workspace.cluster.Whereabouts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The machines that workspaces run on, and which schemes have one of their own; for the office. */
@Controller
class MachinesController {

    private static final long MEBIBYTE = 1 << 20;

    /**
     * A machine.
     *
     * @param desktops that run there; null where it does not answer
     * @param memoryMebibytes of all of them
     * @param own the schemes whose own it is
     */
    record Row(String name, @Nullable Integer desktops, long memoryMebibytes, List<String> own) {}

    /** @param written what was written when it was refused */
    record MachinesPage(List<Row> rows, Map<String, String> written) {}

    private final Machine machine;
    private final Whereabouts whereabouts;
    private final Schemes schemes;
    private final Names names;

    MachinesController(Machine machine, Whereabouts whereabouts, Schemes schemes, Names names) {
        this.machine = machine;
        this.whereabouts = whereabouts;
        this.schemes = schemes;
        this.names = names;
    }

    @GetMapping("/machines")
    String machines(Person person, Model model) {
        OfficeOnly.check(person);
        return page(Map.of(), model);
    }

    private String page(Map<String, String> written, Model model) {
        Map<String, List<Running>> answers = machine.ask(AgentClient::running);
        Map<SchemeId, String> own = whereabouts.own();
        // Where there are others, this one need not run anything.
        List<Row> rows = machine.names().stream()
                .filter(name -> machine.isAlone() || !name.equals(Machines.HERE) || answers.containsKey(name))
                .map(name -> row(name, answers.get(name), own))
                .toList();
        model.addAttribute("page", new MachinesPage(rows, written));
        return "workspace/machines";
    }

    private Row row(String name, @Nullable List<Running> running, Map<SchemeId, String> own) {
        return new Row(
                name,
                running == null ? null : running.size(),
                running == null
                        ? 0
                        : running.stream().mapToLong(Running::memoryBytes).sum() / MEBIBYTE,
                own.entrySet().stream()
                        .filter(one -> one.getValue().equals(name))
                        .map(one -> names.of(one.getKey()) + " (" + one.getKey() + ")")
                        .sorted()
                        .toList());
    }

    /** Gives a scheme a machine of its own, or with no name none any more. */
    @PostMapping("/machines")
    String bind(Person person, @RequestParam String scheme, @RequestParam String machine, Model model) {
        OfficeOnly.check(person);
        Optional<SchemeId> found =
                SchemeId.parse(scheme.strip()).filter(id -> schemes.find(id).isPresent());
        boolean none = machine.isEmpty();
        if (found.isEmpty() || !(none || this.machine.names().contains(machine))) {
            model.addAttribute("refusal", found.isEmpty() ? "scheme" : "machine");
            return page(Map.of("scheme", scheme), model);
        }
        whereabouts.bind(found.get(), none ? null : machine, person.id());
        return "redirect:/machines";
    }
}
